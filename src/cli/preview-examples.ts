/** What stands on the screens of `preview`: places, lines and programmes of the region files, at a moment that is always the same. */
import { isShowable, type ServiceCard } from "../domain/directory/card.js";
import { cardContext, toCards } from "../domain/directory/cards.js";
import { createDirectory, defaultUtcOffset } from "../domain/directory/directory.js";
import { toRows } from "../domain/directory/hsds.js";
import type { HelpLine, LineTopic } from "../domain/directory/lines.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { factsOf } from "../domain/place-facts.js";
import { type FlowName, flowFor } from "../domain/programmes/flows.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import { dayMs, plus } from "../domain/time.js";
import { loadRegions, stableId } from "../regions.js";
import { doorsOf } from "../views/hours.js";
import type { Examples } from "../views/preview/screen.js";
import { when } from "../views/when.js";

const now = "2026-11-22T09:00:00.000Z";

/** @param isText whether there are words under a key */
export const exampleData = (isText: Examples["isText"]): Examples => {
  const regions = loadRegions();
  const cards = toCards(toRows(regions, stableId), cardContext(regions)).filter(isShowable);
  const directory = createDirectory(regions, cards, regions.lines);
  const inTown = (name: string) => {
    const found = directory.places.find(name);
    if (found.kind !== "one") throw new Error(`The example's place is not known: ${name}`);
    return found.place;
  };
  const place = inTown("Kazan");
  const region = place.region;
  const lines = (topic: LineTopic, code: RegionCode = region, municipality?: string) =>
    directory.lines({ topic, region: code, municipality, now });
  const ofTowns = [undefined, ...new Set(regions.lines.flatMap((line) => line.municipality ?? []))];
  const distanceKm = 42;
  const { opening, programmes } = directory;
  const asked = (flow: FlowName) =>
    programmes
      .filter(({ kind }) => flowFor[kind] === flow)
      .toSorted((one, other) => tells(other) - tells(one));
  return {
    now,
    utcOffset: defaultUtcOffset,
    danger: lines("danger"),
    body: lines("body"),
    support: lines("psychologist"),
    lines: unique(
      REGIONS.flatMap((code) =>
        (["danger", "body", "bullying", "violence", "social", "report"] as const).flatMap((one) =>
          ofTowns.flatMap((town) => lines(one, code, town)),
        ),
      ),
    ),
    near: directory.services.find({
      need: "psychologist",
      at: place,
      region,
      municipality: place.municipality,
      age: null,
      limit: 3,
    }),
    far: telling(cards).map((card) => ({
      card,
      distanceKm,
      scope: "region",
      suitability: 1,
      planned: false,
      open: null,
      freshness: "source",
      agesUnasked: false,
      unsure: [],
    })),
    place,
    places: directory.places.all.filter(({ kind }) => kind === "place").slice(0, 3),
    doors: (card) => doorsOf({ opening, card, now, readerOffset: defaultUtcOffset }),
    factsOf: (card) => factsOf(card, programmes),
    programmes: {
      application: asked("application"),
      enrolment: asked("enrolment"),
      loan: asked("loan"),
      mediation: asked("mediation"),
      response: asked("response"),
      signal: asked("signal"),
      stay: asked("stay"),
    },
    isText,
    time: "16:40",
    day: (language) => when(plus(now, dayMs), now, defaultUtcOffset, language),
  };
};

/** How much a programme's file says of it. */
const tells = ({ items, conditions }: Programme): number =>
  items.length + conditions.filter(({ unknown }) => unknown !== true).length;

const unique = (lines: HelpLine[]) => [...new Map(lines.map((line) => [line.key, line])).values()];

/** Few cards that together show whatever a card can say. */
const telling = (cards: readonly ServiceCard[]): ServiceCard[] => {
  const says: ((card: ServiceCard) => boolean)[] = [
    ({ phones }) => phones.length > 0,
    ({ hours }) => hours !== null,
    ({ site, address }) => site !== null && address !== null,
    ({ viaSpecialist }) => viaSpecialist,
    ({ referralOnly }) => referralOnly,
    ({ checkedOn }) => checkedOn === null,
    ({ services }) => services.some(({ planned }) => planned),
  ];
  return [...new Set(says.flatMap((say) => cards.find(say) ?? []))];
};
