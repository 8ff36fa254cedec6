/** Owns the labelled phrases: their shape and their fixed folds for cross-validation. Reads no files. */
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

/** Reads JSON Lines of labelled phrases; a bad line is named by its number. */
export const parsePhrases = (jsonl: string, source: string): Labelled[] =>
  jsonl.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = phrase.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${source}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });

export const folds = 4;
const neighbours = 10;

/**
 * The fold of a phrase by its place in its file. Ten neighbours stay together: writers put look-alikes with opposite
 * labels side by side, and a pair torn apart would make the measurement wrong.
 */
export const foldOf = (file: string, index: number): number => {
  let hash = 0x811c9dc5;
  for (const letter of `${file}:${Math.floor(index / neighbours)}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
};
