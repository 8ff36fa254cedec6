/** A talk rests until a day: which days are meant, what may rest, and when it is woken. Knows no clock; tells nothing. */
import { daySaid } from "../dates-said.js";
import { atHour, type Day, type DayRefusal, plusDays } from "../days.js";
import { type Outcome, ok, refuse } from "../outcome.js";
import type { Ticket } from "../tickets.js";
import { dayMs, type Instant, minuteMs, msBetween, plus } from "../time.js";
import { isOpen, type TeamTerms } from "./team-terms.js";

export const longestSnoozeDays = 30;

export type SnoozeRefusal =
  | DayRefusal
  | "today"
  | "too-long"
  /** Life is in danger: nothing waits. */
  | "imminent"
  | "needs-reason"
  /** Nobody has answered the person yet. */
  | "no-word";

export type Snooze = { day: Day; reason: string };

/** «3 дня», «25.11 ждём ответа школы»: a day, and why. @param today where the team is */
export const readSnooze = (text: string, today: Day): Outcome<Snooze, SnoozeRefusal> => {
  const said = daySaid(text, today);
  if (!said.ok) return said;
  const { day, rest } = said.value;
  if (day <= today) return refuse("today");
  if (day > plusDays(today, longestSnoozeDays)) return refuse("too-long");
  return ok({ day, reason: rest });
};

/** Why a talk may not rest; undefined when it may. */
export const mayNotRest = (
  ticket: Pick<Ticket, "level" | "firstWordAt">,
  reason: string,
): Extract<SnoozeRefusal, "imminent" | "needs-reason" | "no-word"> | undefined => {
  if (ticket.level === "imminent") return "imminent";
  if (ticket.firstWordAt === undefined) return "no-word";
  return ticket.level === "high" && reason === "" ? "needs-reason" : undefined;
};

/** Nobody is woken before. */
const earliestHour = 9;
const stepMs = 15 * minuteMs;

/** The first moment of a day at which a team works; of a later day when it does not work on that one. */
export const wakeAt = (day: Day, terms: Pick<TeamTerms, "hours" | "utcOffset">): Instant => {
  const morning = atHour(day, earliestHour, terms.utcOffset);
  for (let at = morning; msBetween(morning, at) < 8 * dayMs; at = plus(at, stepMs))
    if (isOpen(terms, at)) return at;
  return morning;
};

/** What a tap can choose, in days. */
export const snoozeChoices = { tomorrow: 1, three: 3, week: 7 } as const;
export type SnoozeChoice = keyof typeof snoozeChoices;
