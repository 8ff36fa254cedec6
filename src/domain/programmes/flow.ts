/**
 * A flow: which states a request goes through, and by whose acts. What is legal is decided here, from data alone;
 * nothing is stored, told, or booked.
 */
import { atHour, dayOf, daysBetween, plusDays } from "../days.js";
import { type Outcome, ok, refuse } from "../outcome.js";
import type { StaffRole } from "../teams.js";
import { hourMs, type Instant, plus } from "../time.js";

/** `other` is the second side of a request that two have to agree on. */
export type By = "person" | "other" | "staff" | "time";

/**
 * What has to be said with an act: what is given, a day, why, what was noticed, or words for both sides. In this order
 * when typed.
 */
export type Need = "resource" | "date" | "reason" | "note" | "words";

/** Whether it is said in words of one's own. */
export const isWorded = (need: Need | undefined): boolean =>
  need === "reason" || need === "note" || need === "words";

export type Act<StateName extends string = string> = {
  from: readonly StateName[];
  to: StateName;
  by: readonly By[];
  needs?: readonly Need[];
  /** `take` gives up what the request had before; `retire` takes what it had out of use. */
  books?: "take" | "release" | "retire";
  /** The day that is said becomes the day until which the request runs. */
  setsDue?: true;
  /** What its day is: the one until which an answer is awaited, or a later end of what is agreed; else a first end. */
  day?: "answer" | "longer";
  /** Who chooses what the other side has proposed does this instead. */
  sameIs?: string;
  /** It runs until the moment at which what it is given begins. */
  startsDue?: true;
  /** The day until which it ran means nothing any more. */
  dropsDue?: true;
  /** It runs so many days from now. */
  dueDays?: number;
  /** Nobody came in time: others are called, up to the head. */
  alarms?: true;
  /** Somebody is with the person: nobody else has to be called. */
  reaches?: true;
  /** Only for whoever has said before that they feel safe with the other side. */
  safely?: true;
};

export type State<Name extends string = string> = {
  closed?: true;
  /** While a request is in this state its due time counts: on which days before a person is reminded, and the act of time. */
  due?: {
    act: Name;
    remindDays: readonly number[];
    /** And how many hours before its moment. */
    remindHours?: readonly number[];
    /** It is an answer that is awaited: a reminder names that, and not what the answer is about. */
    isAnswer?: true;
    /** Due at its very moment; else on the morning after its day. */
    exact?: true;
  };
  /** The next step is the staff's: in so many working days, or so many days where every day counts. */
  step?: { days: number; everyDay?: true };
};

export type Flow<StateName extends string = string, ActName extends string = string> = {
  first: NoInfer<StateName>;
  states: Record<StateName, State<NoInfer<ActName>>>;
  acts: Record<ActName, Act<NoInfer<StateName>>>;
  /** Its requests are no person's: the staff in it alone hear of them. */
  among?: "staff";
  /** How many days on are offered where a day is to be said, but for an answer. */
  days: readonly number[];
  /** Who of the staff may act, where not everybody who acts on requests may. */
  decidedBy?: readonly StaffRole[];
  /** What kind of resource its requests are given, if any. */
  gives?: string;
  /** States in which requests wait for a resource to get free, the oldest first. */
  queue?: readonly NoInfer<StateName>[];
};

/** Checks at compile time that states and acts name each other. */
export const flow = <StateName extends string, ActName extends string>(
  it: Flow<StateName, ActName>,
): Flow<StateName, ActName> => it;

export const isClosed = (it: Flow, state: string): boolean => it.states[state]?.closed === true;

/** What somebody may do in a state, in the order of the flow. */
export const legalActs = (it: Flow, state: string, by: By): string[] =>
  Object.entries(it.acts)
    .filter(([, act]) => act.from.includes(state) && act.by.includes(by))
    .map(([name]) => name);

/** The act by which a side may choose of what is free. */
export const choosingAct = (it: Flow, state: string, by: By): string | undefined =>
  legalActs(it, state, by).find((name) => it.acts[name]?.books === "take");

/** The act if it is legal now for whoever wants it. */
export const checkAct = (
  it: Flow,
  state: string,
  name: string,
  by: By,
): Outcome<Act, "unknown" | "illegal"> => {
  const act = Object.hasOwn(it.acts, name) ? it.acts[name] : undefined;
  if (act === undefined) return refuse("unknown");
  return act.from.includes(state) && act.by.includes(by) ? ok(act) : refuse("illegal");
};

/** A day's end for those who keep offices, and when a reminder disturbs nobody. */
const closingHour = 18;
export const morningHour = 10;

/** Nothing is kept for somebody longer than so many days before they answer. */
export const answerDays: readonly number[] = [1, 2, 3, 7];

/** The moment for a day that was agreed on. */
export const dueOn = (day: string, utcOffset: number): Instant => atHour(day, closingHour, utcOffset);

/**
 * How many days a moment is away, for a reminder that may come late; undefined when nothing is to come any more. A day
 * that was agreed on lasts until its end.
 */
export const daysUntil = (dueAt: Instant, now: Instant, utcOffset: number): number | undefined => {
  const [day, today] = [dayOf(dueAt, utcOffset), dayOf(now, utcOffset)];
  if (day < today || (dueAt <= now && dueAt !== dueOn(day, utcOffset))) return undefined;
  return daysBetween(today, day);
};

export type Clocks = {
  /** The next reminder, and how many days before the due day it comes. */
  reminder: { at: Instant; days: number } | undefined;
  overdueAt: Instant | undefined;
};

/** The reminder of a moment that comes next: on a morning so many days before it, or so many hours before it. */
export const nextReminder = (
  dueAt: Instant,
  { remindDays, remindHours = [] }: { remindDays: readonly number[]; remindHours?: readonly number[] },
  { now, utcOffset }: { now: Instant; utcOffset: number },
): Clocks["reminder"] => {
  const day = dayOf(dueAt, utcOffset);
  const [next] = [
    ...remindDays.map((days) => ({ at: atHour(plusDays(day, -days), morningHour, utcOffset), days })),
    ...remindHours.map((hours) => ({ at: plus(dueAt, -hours * hourMs), days: 0 })),
  ]
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at.localeCompare(b.at));
  return next;
};

/** What is to happen by itself while a request stays in a state. */
export const clocksOf = (
  it: Flow,
  state: string,
  dueAt: Instant | undefined,
  { now, utcOffset }: { now: Instant; utcOffset: number },
): Clocks => {
  const due = it.states[state]?.due;
  if (due === undefined || dueAt === undefined) return { reminder: undefined, overdueAt: undefined };
  const day = dayOf(dueAt, utcOffset);
  const reminder = nextReminder(dueAt, due, { now, utcOffset });
  const overdueAt = due.exact === true ? dueAt : atHour(plusDays(day, 1), morningHour, utcOffset);
  // What had passed before a request came into this state is known already: it does not happen once more.
  return { reminder, overdueAt: overdueAt > now ? overdueAt : undefined };
};
