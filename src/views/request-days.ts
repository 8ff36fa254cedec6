/** Days that are offered where an act on a request needs one: what they are called, and the question for them. */
import { type Day, dayOf, plusDays } from "../domain/days.js";
import type { Language } from "../domain/people.js";
import { flows } from "../domain/programmes/flows.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import type { RequestFacts } from "./requests.js";
import { inline, inRows, type View } from "./view.js";
import { dayText } from "./when.js";

/** Days to choose from: the one that was wished for, and some from now or from what is agreed. */
export const offeredDays = (
  { request, last, now, utcOffset }: RequestFacts,
  by: "person" | "staff",
): Day[] => {
  const today = dayOf(now, utcOffset);
  const due = request.dueAt === undefined ? today : dayOf(request.dueAt, utcOffset);
  const from = due > today ? due : today;
  const wished = by === "staff" ? last?.input.date : undefined;
  return [
    ...new Set([
      ...(wished === undefined ? [] : [wished]),
      ...flows[request.flow].days.map((n) => plusDays(from, n)),
    ]),
  ];
};

/** What the days that are offered are called. */
export const dayLabels = (
  facts: RequestFacts,
  language: Language,
  by: "person" | "staff",
): Record<string, string> =>
  Object.fromEntries(offeredDays(facts, by).map((day) => [day, dayText(day, language)]));

/** Asks a person for the day that an act needs. */
export const askDay = (t: T, language: Language, facts: RequestFacts, act: string): View => ({
  text: t("request:askDay"),
  keyboard: inline(
    ...inRows(
      offeredDays(facts, "person").map((day) => ({
        text: dayText(day, language),
        callback_data: data("request", { request: facts.request.id, act, input: day }),
      })),
    ),
  ),
});
