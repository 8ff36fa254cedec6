/** Days that are offered where an act on a request needs one: what they are called, and the question for them. */
import { type Day, dayOf, plusDays } from "../domain/days.js";
import type { Language } from "../domain/people.js";
import { answerDays } from "../domain/programmes/flow.js";
import { flows } from "../domain/programmes/flows.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import type { RequestFacts } from "./requests.js";
import { inline, inRows, type View } from "./view.js";
import { dayText } from "./when.js";

/** The day from which «two weeks more» counts for an act: a later end is later than what is agreed. */
export const runsFrom = ({ request, now, utcOffset }: RequestFacts, act: string): Day => {
  const today = dayOf(now, utcOffset);
  const isLonger = flows[request.flow].acts[act]?.day === "longer";
  const due = isLonger && request.dueAt !== undefined ? dayOf(request.dueAt, utcOffset) : today;
  return due > today ? due : today;
};

/** Days to choose from for an act: some from now; for a later end the one that was wished for, and some from what is agreed. */
export const offeredDays = (facts: RequestFacts, act: string): Day[] => {
  const { request, last, now, utcOffset } = facts;
  const { acts, days } = flows[request.flow];
  const kind = acts[act]?.day;
  const today = dayOf(now, utcOffset);
  if (kind !== "longer") return (kind === "answer" ? answerDays : days).map((n) => plusDays(today, n));
  const wished = last?.by === "person" ? last.input.date : undefined;
  return [
    ...new Set([
      ...(wished === undefined ? [] : [wished]),
      ...days.map((n) => plusDays(runsFrom(facts, act), n)),
    ]),
  ];
};

/** What the days that are offered are called. */
export const dayLabels = (facts: RequestFacts, language: Language, act: string): Record<string, string> =>
  Object.fromEntries(offeredDays(facts, act).map((day) => [day, dayText(day, language)]));

/** Asks a person for the day that an act needs. */
export const askDay = (t: T, language: Language, facts: RequestFacts, act: string): View => ({
  text: t("request:askDay"),
  keyboard: inline(
    ...inRows(
      offeredDays(facts, act).map((day) => ({
        text: dayText(day, language),
        callback_data: data("request", { request: facts.request.id, act, input: day }),
      })),
    ),
  ),
});
