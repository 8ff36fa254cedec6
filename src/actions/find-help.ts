/** Finds the nearest help for what a person answered: places first, lines always beside them. */
import type { Needs } from "../deps.js";
import type { LineTopic } from "../domain/directory/lines.js";
import type { Found } from "../domain/directory/nearest.js";
import type { Place } from "../domain/directory/region-data.js";
import { parseNeed, type ServiceCode, type Wanted } from "../domain/needs.js";
import { kindsFor } from "../domain/programmes/flows.js";
import { programmesFor } from "../domain/programmes/programmes.js";
import type { Results } from "../views/find.js";

export type HelpQuery = {
  need: string;
  place: Place | undefined;
  age: { min: number; max: number } | undefined;
};

const topics: Partial<Record<Wanted, LineTopic>> = {
  bullying: "bullying",
  violence: "violence",
  accommodation: "violence",
  social_help: "social",
};

const mostCards = 3;

/** To whom somebody is hurt by, nobody may be led to make peace: such services are not even named there. */
const mediation: readonly ServiceCode[] = [
  "reconciliation_room",
  "reconciliation_service",
  "family_mediation",
];
const withoutMediation = (found: Found): Found => ({
  ...found,
  card: { ...found.card, services: found.card.services.filter(({ code }) => !mediation.includes(code)) },
});

/** Up to three places and the lines for the same need; without a place only lines, for none is nearest to nowhere. */
export const findHelp = (
  { directory, clock }: Needs<"directory" | "clock">,
  { need, place, age }: HelpQuery,
): Results => {
  const wanted = parseNeed(need) ?? "any";
  const found: Found[] =
    place === undefined
      ? []
      : directory.services.find({
          need: wanted,
          at: place,
          region: place.region,
          municipality: place.municipality,
          age: age ?? null,
          limit: mostCards,
        });
  const lines = directory.lines({
    topic: topics[wanted] ?? "psychologist",
    region: place?.region,
    municipality: place?.municipality ?? undefined,
    now: clock.now(),
  });
  const harmed = wanted === "bullying" || wanted === "violence";
  const offers =
    place === undefined
      ? []
      : kindsFor(need).filter((kind) => programmesFor(directory.programmes, { ...place, kind }).length > 0);
  return { found: harmed ? found.map(withoutMediation) : found, lines, place, offers };
};
