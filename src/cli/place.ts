/** The `place` command: one JSON line with a text in, one JSON line with the place out. Needs no database. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { PlaceAnswer } from "../domain/directory/place-choice.js";
import { createPlaceIndex } from "../domain/directory/places.js";
import { type Place, REGIONS, type Region, type RegionCode } from "../domain/directory/region-data.js";
import { loadRegions } from "../regions.js";

const request = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  region: z.string().nullish(),
});

/** One place so much larger than the next is meant even when the name fits both. */
const DOMINATES = 10;

const settle = (answer: PlaceAnswer): Place | null => {
  if (answer.kind === "one") return answer.place;
  if (answer.kind !== "many") return null;
  const [first, second] = answer.places;
  if (!first?.population || first.kind === "area") return null;
  return first.population >= DOMINATES * (second?.population ?? 1) &&
    answer.places.every((place) => place.population)
    ? first
    : null;
};

const regionCode = (text: string | null | undefined, regions: readonly Region[]): RegionCode | null =>
  REGIONS.find((code) => code === text) ?? regions.find((region) => region.name === text)?.code ?? null;

/** Reads JSON Lines `{"id","text","region"?}` and answers each with `{"id","place"}`, or `{"id":null,"error"}`. */
export const placeCommand = async (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> => {
  const data = loadRegions();
  const index = createPlaceIndex(data);
  const regions = data.regions.map(({ region }) => region);
  const nameOf = new Map(regions.map((region) => [region.code, region.name]));

  const answer = (line: string): unknown => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { id: null, error: "the line is not JSON" };
    }
    const parsed = request.safeParse(value);
    if (!parsed.success) return { id: null, error: 'the line needs "id" and "text"' };
    const { id, text, region } = parsed.data;
    const place = settle(index.find(text, { region: regionCode(region, regions) }));
    if (!place) return { id, place: null };
    const { ru, tt, municipality, lat, lon } = place;
    return { id, place: { ru, tt, municipality, region: nameOf.get(place.region) ?? null, lat, lon } };
  };

  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (!output.write(`${JSON.stringify(answer(line))}\n`)) await once(output, "drain");
};
