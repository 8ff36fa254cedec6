/** The flow of a call for a team: it is called with a clock, comes, is there, has done what it could. And how fast that is. */
import { type Level, replyBy } from "../tickets.js";
import { type Instant, minuteMs, plus } from "../time.js";
import { flow } from "./flow.js";
import type { Programme } from "./programme-data.js";

/** Until somebody of the team has reached whoever called. */
const clock = { act: "breach", remindDays: [], exact: true } as const;

export const response = flow({
  first: "called",
  states: {
    called: { due: clock },
    accepted: { due: clock },
    "on-the-way": { due: clock },
    late: {},
    contact: { step: { days: 1, everyDay: true } },
    handled: { step: { days: 2 } },
    closed: { closed: true },
    "passed-on": { closed: true },
    cancelled: { closed: true },
  },
  acts: {
    accept: { from: ["called", "late"], to: "accepted", by: ["staff"] },
    "set-out": { from: ["called", "accepted", "late"], to: "on-the-way", by: ["staff"] },
    contact: {
      from: ["called", "accepted", "on-the-way", "late"],
      to: "contact",
      by: ["staff"],
      dropsDue: true,
      reaches: true,
    },
    handle: { from: ["contact"], to: "handled", by: ["staff"] },
    close: { from: ["contact", "handled"], to: "closed", by: ["staff"], needs: ["note"] },
    "pass-on": {
      from: ["called", "accepted", "on-the-way", "late", "contact"],
      to: "passed-on",
      by: ["staff"],
      needs: ["reason"],
      dropsDue: true,
    },
    cancel: {
      from: ["called", "accepted", "on-the-way", "late"],
      to: "cancelled",
      by: ["person"],
      dropsDue: true,
    },
    breach: { from: ["called", "accepted", "on-the-way"], to: "late", by: ["time"], alarms: true },
  },
  days: [],
});

/** Kinds of programmes that send a team. */
export const teamKinds = ["emergency-accompaniment", "school-crisis-team"] as const;
export type TeamKind = (typeof teamKinds)[number];

/** For whom, and what has happened, as a team is told. */
export const callers: Record<TeamKind, readonly string[]> = {
  "emergency-accompaniment": ["me", "child", "family", "other"],
  "school-crisis-team": ["me", "child", "pupil", "class"],
};
export const happenings: Record<TeamKind, readonly string[]> = {
  "emergency-accompaniment": ["violence", "no-home", "loss", "despair", "left-alone", "conflict"],
  "school-crisis-team": ["bullying", "self-harm", "fight", "loss", "class-fear"],
};

const grave: readonly string[] = ["violence", "despair", "left-alone", "self-harm", "fight"];

/** How fast a human looks. What was not answered, or was said in other words, is never the lesser evil. */
export const responseLevel = ({
  danger,
  what,
}: {
  danger: string | undefined;
  what: string | undefined;
}): Level => {
  if (danger === "yes") return "imminent";
  return danger === "no" && !grave.includes(what ?? "") ? "elevated" : "high";
};

/**
 * Until when the team has to be in touch: the service's own time where it is known, else the one in which the desk
 * answers. Undefined when nobody is there and nobody is known to come: then no time is named that nobody has.
 */
export const responseClock = (
  { response: said }: Pick<Programme, "response">,
  { level, now, there, back }: { level: Level; now: Instant; there: boolean; back: Instant | undefined },
): { dueAt: Instant | undefined; own: boolean } => {
  if (said.unknown === undefined) return { dueAt: plus(now, said.value.minutes * minuteMs), own: true };
  return { dueAt: there || back !== undefined ? replyBy(level, now, back) : undefined, own: false };
};
