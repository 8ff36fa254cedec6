/** What a button has asked for and may be answered in writing: kept beside the matter, for so long as it is fresh. */

import { optionSaid } from "../conversations/listen.js";
import type { Deps } from "../deps.js";
import { longerSaid, wholeDay } from "../domain/dates-said.js";
import { isWorded, type Need } from "../domain/programmes/flow.js";
import { minuteMs, msBetween } from "../domain/time.js";

type Part = Pick<Deps, "store" | "clock">;
/** What was asked with which act, and what had been said with it before. */
export type OpenAsk = { request: number; act: string; need: Need; given: string };

const dialogue = "asked";
const freshMs = 10 * minuteMs;

/** @param who among those who may be asked about a person's matter */
export const keepAsk = (deps: Part, personId: number, who: string, ask: OpenAsk): Promise<void> =>
  deps.store.dialogues.saveAnswer(personId, dialogue, who, { words: JSON.stringify(ask) }, deps.clock.now());

export const dropAsk = (deps: Part, personId: number, who: string): Promise<void> =>
  deps.store.dialogues.dropAnswer(personId, dialogue, who);

export const openAsk = async (deps: Part, personId: number, who: string): Promise<OpenAsk | undefined> => {
  const rows = await deps.store.dialogues.answers(personId, dialogue);
  const row = rows.find(({ question }) => question === who);
  if (row === undefined || !("words" in row.value)) return undefined;
  return msBetween(row.answeredAt, deps.clock.now()) > freshMs
    ? undefined
    : (JSON.parse(row.value.words) as OpenAsk);
};

/**
 * The answer in what was typed; undefined when it is none.
 * @param at.from the day from which a length of time counts @param at.labels what could be pressed instead
 */
export const typedAnswer = (
  need: Need,
  text: string,
  { today, from = today, labels }: { today: string; from?: string; labels: Record<string, string> },
): string | undefined => {
  const said = text.trim();
  if (said === "" || said.startsWith("/")) return undefined;
  if (isWorded(need)) return said;
  const labelled = optionSaid(said, labels);
  if (labelled !== undefined) return labelled;
  if (need === "date") {
    const longer = longerSaid(said, from);
    const day = longer.ok ? longer : wholeDay(said, today);
    return day.ok ? day.value : undefined;
  }
  return /^[#№]?(\d{1,9})$/.exec(said)?.[1];
};
