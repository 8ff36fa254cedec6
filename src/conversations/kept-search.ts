/** The last search of a person, so that it can be narrowed and explained. Sealed like an answer, gone after a day. */
import { z } from "zod";
import type { HelpQuery } from "../actions/find-help.js";
import { scope } from "../context.js";

const dialogue = "search";
const question = "query";

const kept = z.object({
  need: z.string(),
  place: z.string().optional(),
  age: z.object({ min: z.number(), max: z.number() }).optional(),
  format: z.string().optional(),
});

export const keepSearch = async ({ need, place, age, format }: HelpQuery): Promise<void> => {
  const { deps, person } = scope();
  const words = JSON.stringify({
    need,
    ...(place === undefined ? {} : { place: deps.directory.keyOf(place) }),
    age,
    format,
  });
  await deps.store.dialogues.saveAnswer(person.id, dialogue, question, { words }, deps.clock.now());
};

/** Undefined when nothing was looked for lately, or its place is in the directory no more. */
export const keptSearch = async (): Promise<HelpQuery | undefined> => {
  const { deps, person } = scope();
  const rows = await deps.store.dialogues.answers(person.id, dialogue);
  const value = rows.find((row) => row.question === question)?.value;
  if (value === undefined || !("words" in value)) return undefined;
  const { need, place: key, age, format } = kept.parse(JSON.parse(value.words));
  const place = key === undefined ? undefined : deps.directory.placeByKey(key);
  return place === undefined ? undefined : { need, place, age, format };
};
