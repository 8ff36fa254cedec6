/** The directory in memory: services, places and lines as one thing to ask. Pure; built from rows and region files. */
import { distance } from "geokdbush";
import type { LibraryEntry } from "../library/library-data.js";
import { isFreeAt } from "../place-facts.js";
import type { Programme } from "../programmes/programme-data.js";
import type { Instant } from "../time.js";
import type { ServiceCard } from "./card.js";
import { type CoverageRow, coverageRows, type Missed } from "./coverage.js";
import { type Calendar, createCalendar } from "./days-off.js";
import { type HelpLine, isNightAt, type KnownLine, type LineTopic, linesFor } from "./lines.js";
import { createServiceIndex, type ServiceIndex } from "./nearest.js";
import { createOpening, type Opening } from "./opening.js";
import { createPlaceIndex, type PlaceIndex } from "./places.js";
import type { Place, RegionCode, Regions } from "./region-data.js";

export type Directory = {
  services: ServiceIndex;
  /** Which doors are open. */
  opening: Opening;
  /** Which days people work, by region. */
  calendar: Calendar;
  places: PlaceIndex;
  /** What the regions' programmes give, as their files tell it. */
  programmes: readonly Programme[];
  /** Papers for specialists that their sources name. */
  library: readonly LibraryEntry[];
  /** Help lines for a place and moment, best first. */
  lines(query: {
    topic: LineTopic;
    region?: RegionCode | undefined;
    municipality?: string | undefined;
    now: string;
  }): HelpLine[];
  /** What there is in every municipality, beside the searches that found nothing. */
  coverage(query: {
    missed: readonly Missed[];
    now: Instant;
    region?: RegionCode | undefined;
  }): CoverageRow[];
  /** A stable short name of a place, to be stored with an answer. */
  keyOf(place: Place): string;
  placeByKey(key: string): Place | undefined;
  /** The known place nearest to a point: all that is kept of a shared location. Undefined beyond 150 km of any. */
  nearestPlace(point: { lat: number; lon: number }): Place | undefined;
  regionOf(
    code: string | undefined,
  ): { code: RegionCode; ru: string; tt: string; en: string; utcOffset: number } | undefined;
};

const farthestKm = 150;
/** Moscow's, for whoever has not said where they are. */
export const defaultUtcOffset = 3;

const keyOf = (place: Place) => `${place.region}/${place.municipality ?? ""}/${place.ru}`;

export const createDirectory = (
  regions: Regions & { programmes: readonly Programme[]; library: readonly LibraryEntry[] },
  cards: ServiceCard[],
  lines: readonly KnownLine[],
  places = createPlaceIndex(regions),
): Directory => {
  const givers = new Set(regions.programmes.flatMap(({ providers }) => providers));
  const priced = cards.map((card) =>
    givers.has(card.key) ? { ...card, free: isFreeAt(card, regions.programmes) } : card,
  );
  const calendar = createCalendar(regions.daysOff);
  const zones = new Map(regions.regions.map(({ region }) => [region.code, region.time_zone]));
  const opening = createOpening(calendar, zones);
  const settlements = places.all.filter(({ kind, approximate }) => kind === "place" && approximate !== true);
  const regionOf: Directory["regionOf"] = (code) => {
    const found = regions.regions.find(({ region }) => region.code === code)?.region;
    return found === undefined
      ? undefined
      : { code: found.code, ru: found.name, tt: found.tt, en: found.en, utcOffset: found.utc_offset };
  };
  return {
    services: createServiceIndex(priced, opening.isOpen),
    opening,
    calendar,
    places,
    programmes: regions.programmes,
    library: regions.library,
    lines: ({ topic, region, municipality, now }) =>
      linesFor(lines, {
        topic,
        region: region ?? null,
        municipality: municipality ?? null,
        isNight: isNightAt(now, regionOf(region)?.utcOffset ?? defaultUtcOffset),
      }),
    coverage: ({ region: asked, ...query }) => {
      const chosen = regions.regions.filter(({ region }) => asked === undefined || region.code === asked);
      return coverageRows(chosen, { cards, programmes: regions.programmes, ...query });
    },
    keyOf,
    // Asked for once in an answer: a map of all keys would weigh more than the places themselves.
    placeByKey: (key) => {
      const name = key.slice(key.lastIndexOf("/") + 1);
      return places.all.findLast((place) => place.ru === name && keyOf(place) === key);
    },
    nearestPlace: (point) => {
      let best: { place: Place; km: number } | undefined;
      for (const place of settlements) {
        const km = distance(point.lon, point.lat, place.lon, place.lat);
        if (best === undefined || km < best.km) best = { place, km };
      }
      return best !== undefined && best.km <= farthestKm ? best.place : undefined;
    },
    regionOf,
  };
};
