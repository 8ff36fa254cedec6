/** Owns the labelled phrases: their shape and their fixed split into train, tune and locked. Reads no files. */
import { z } from "zod";
import { categories, intents, levels } from "./pack.js";

const phrase = z.object({
  text: z.string().min(1),
  level: z.enum(levels),
  ask: z.boolean(),
  categories: z.array(z.enum(categories)),
  intent: z.enum(intents),
});
export type Labelled = z.output<typeof phrase>;
export type Part = "train" | "tune" | "locked";

/** Reads JSON Lines of labelled phrases; a bad line is named by its number. */
export const parsePhrases = (jsonl: string, source: string): Labelled[] =>
  jsonl.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = phrase.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${source}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });

/** Which part a phrase belongs to: decided by its text alone, so that it never moves. */
export const partOf = (text: string): Part => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const place = hash % 100;
  return place < 80 ? "train" : place < 90 ? "tune" : "locked";
};
