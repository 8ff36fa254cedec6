/**
 * What there is where: every municipality, every need and every age, beside the searches that found nothing. What can be
 * gone to today is told apart from what is not sure any more, only announced, or not looked at by anybody yet. Knows no
 * wording.
 */
import { distance } from "geokdbush";
import { NEEDS, type Need } from "../needs.js";
import { kindsFor } from "../programmes/flows.js";
import type { Programme } from "../programmes/programme-data.js";
import { coverageOf, programmesFor } from "../programmes/programmes.js";
import type { Instant } from "../time.js";
import { isShowable, type Point, type ServiceCard } from "./card.js";
import {
  AGE_BANDS,
  type AgeBand,
  type Alike,
  alikeOf,
  bandOf,
  type Certainty,
  countByMunicipality,
  slotCount,
  slotOf,
} from "./certainty.js";
import { REACH_KM } from "./order.js";
import type { RegionCode, RegionData } from "./region-data.js";

/** Where the nearest is that does it: in the municipality, no farther than people go, farther, or nowhere in the region. */
export const REACHES = ["here", "near", "far", "nowhere"] as const;
export type Reach = (typeof REACHES)[number];

const nobody: Readonly<Record<Certainty, number>> = {
  confirmed: 0,
  source: 0,
  stale: 0,
  planned: 0,
  waiting: 0,
};

export type Cover = {
  /** Institutions of the municipality that do it, by how sure that is. */
  there: Record<Certainty, number>;
  reach: Reach;
  /** As the crow flies from the municipality's centre; null where that is not known. */
  nearest: { card: ServiceCard; km: number | null } | null;
  /** Searches of somebody there that found nothing within reach. */
  misses: number;
};
export type NeedCover = Cover & {
  ages: Record<AgeBand, Cover>;
  /** Keys of working programmes that are surely given there and can be asked for. */
  programmes: string[];
};
export type CoverageRow = {
  region: RegionCode;
  municipality: string;
  tt: string | null;
  /** All that people may be shown there, whatever it does. */
  institutions: number;
  needs: Record<Need, NeedCover>;
};

/** Searches that found nothing; empty words where something is not known. */
export type Missed = { region: string; municipality: string; need: string; ageBand: string; count: number };

/** What somebody can go to and find somebody who helps. */
export const canBeGoneTo = ({ there }: Pick<Cover, "there">): number => there.confirmed + there.source;
export const isWithinReach = ({ reach }: Pick<Cover, "reach">): boolean =>
  reach === "here" || reach === "near";

type Seat = { name: string; at: Point | null };
type Near = { card: ServiceCard; km: number };

const unknownKm = Number.POSITIVE_INFINITY;
/** No way between two parallels is shorter than this for each degree. */
const kmPerDegree = 111;

const nearestOf = ({ at }: Seat, cards: readonly ServiceCard[]): Near | undefined => {
  let best: Near | undefined;
  for (const card of cards) {
    const { point } = card;
    const isPlaced = at !== null && point !== null;
    const last = best?.km ?? unknownKm;
    if (isPlaced && Math.abs(point.lat - at.lat) * kmPerDegree >= last) continue;
    const km = isPlaced ? distance(at.lon, at.lat, point.lon, point.lat) : unknownKm;
    if (best === undefined || km < best.km) best = { card, km };
  }
  return best;
};

/** The cover of every slot, as seen from one municipality. */
const look = (seat: Seat, known: readonly Alike[]): Cover[] => {
  const there = Array.from({ length: slotCount }, () => ({ ...nobody }));
  const nearest: (Near | undefined)[] = Array.from({ length: slotCount });
  for (const { offers, goneTo, cards, counts: inAll } of known) {
    const here = inAll.get(seat.name) ?? 0;
    for (const { slot, certainty } of here > 0 ? offers : []) {
      const counts = there[slot];
      if (counts !== undefined) counts[certainty] += here;
    }
    const best = goneTo.length > 0 ? nearestOf(seat, cards) : undefined;
    if (best === undefined) continue;
    for (const slot of goneTo) {
      const last = nearest[slot];
      if (last === undefined || best.km < last.km) nearest[slot] = best;
    }
  }
  return there.map((counts, slot) => {
    const near = nearest[slot];
    const isHere = canBeGoneTo({ there: counts }) > 0;
    const isNear = near !== undefined && near.km <= REACH_KM;
    return {
      there: counts,
      reach: isHere ? "here" : isNear ? "near" : near === undefined ? "nowhere" : "far",
      nearest: near === undefined ? null : { card: near.card, km: near.km === unknownKm ? null : near.km },
      misses: 0,
    };
  });
};

const withMisses = (covers: Cover[], missed: readonly Missed[]): Cover[] => {
  for (const { need, ageBand, count } of missed) {
    const known = NEEDS.find((one) => one === need);
    if (known === undefined) continue;
    const band = bandOf(ageBand);
    for (const slot of new Set([slotOf(known), slotOf(known, band)])) {
      const cover = covers[slot];
      if (cover !== undefined) cover.misses += count;
    }
  }
  return covers;
};

const givenIn = (programmes: readonly Programme[], place: Where, need: Need): string[] => {
  const given = kindsFor(need).flatMap((kind) => programmesFor(programmes, { ...place, kind }));
  const isSure = (one: Programme) => one.status === "active" && coverageOf(one, place.municipality) === "yes";
  return given.filter(isSure).map(({ key }) => key);
};

type Where = { region: RegionCode; municipality: string };

const needsOf = (
  covers: readonly Cover[],
  programmesOf: (need: Need) => string[],
): Record<Need, NeedCover> => {
  const at = (need: Need, band?: AgeBand) => covers[slotOf(need, band)];
  return Object.fromEntries(
    NEEDS.map((need) => {
      const ages = Object.fromEntries(AGE_BANDS.map((band) => [band, at(need, band)]));
      return [need, { ...at(need), ages, programmes: programmesOf(need) }];
    }),
  ) as Record<Need, NeedCover>;
};

export type CoverageSources = {
  cards: readonly ServiceCard[];
  programmes: readonly Programme[];
  missed: readonly Missed[];
  now: Instant;
};

/** What there is in every municipality of the regions, those where there is nothing among them. */
export const coverageRows = (
  regions: readonly Pick<RegionData, "region" | "municipalities" | "places">[],
  { cards, programmes, missed, now }: CoverageSources,
): CoverageRow[] =>
  regions.flatMap(({ region: { code }, municipalities, places }) => {
    const own = cards.filter(({ region }) => region === code);
    const known = alikeOf(own, now);
    const shown = countByMunicipality(own.filter(isShowable));
    const seats = new Map(places.filter(({ kind }) => kind === "place").map((place) => [place.ru, place]));
    return municipalities.map(({ name, tt, centre }) => {
      const covers = look({ name, at: seats.get(centre) ?? null }, known);
      const isOurs = ({ region, municipality }: Missed) => region === code && municipality === name;
      return {
        region: code,
        municipality: name,
        tt,
        institutions: shown.get(name) ?? 0,
        needs: needsOf(withMisses(covers, missed.filter(isOurs)), (need) =>
          givenIn(programmes, { region: code, municipality: name }, need),
        ),
      };
    });
  });

export type CoverageTotal = Record<Reach, number> & { of: number; withinReach: number; misses: number };

/** In how many municipalities a need, or all that is counted of it, is met how near. */
export const totalOf = (covers: readonly Pick<Cover, "reach" | "misses">[]): CoverageTotal => {
  const count = (is: Reach) => covers.filter(({ reach }) => reach === is).length;
  return {
    of: covers.length,
    withinReach: count("here") + count("near"),
    here: count("here"),
    near: count("near"),
    far: count("far"),
    nowhere: count("nowhere"),
    misses: covers.reduce((sum, { misses }) => sum + misses, 0),
  };
};
