/** The crisis-language commands: triage of JSON Lines and its measurement. Touches no database and decides nothing itself. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type Measured, measure, measureText } from "../domain/crisis/evaluate.js";
import { parsePhrases } from "../domain/crisis/phrases.js";
import { readTriage } from "../rules.js";

const line = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

const parseLine = (raw: string): z.output<typeof line> | undefined => {
  try {
    return line.safeParse(JSON.parse(raw)).data;
  } catch {
    return undefined;
  }
};

/** One line out per line in; a line that cannot be read is answered with an error and the stream goes on. */
export const triageCommand = async (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> => {
  const triage = readTriage();
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (raw.trim() === "") continue;
    const parsed = parseLine(raw);
    const answer = parsed
      ? { id: parsed.id, ...triage(parsed.text) }
      : { id: null, error: 'not a line of the form {"id","text"}' };
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, "drain");
  }
};

/** Measures the triage on labelled files; the first letters of a file's name are its language. */
export const evaluateCommand = async (
  files: readonly string[],
  output: NodeJS.WritableStream,
): Promise<void> => {
  const triage = readTriage();
  const all: Measured[] = [];
  for (const file of files) {
    const language = basename(file).slice(0, 2);
    for (const phrase of parsePhrases(await readFile(file, "utf8"), file)) {
      all.push({ language, phrase, answer: triage(phrase.text) });
    }
  }
  output.write(`${measureText(measure(all))}\n`);
};
