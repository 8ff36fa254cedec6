/** The flow of an early-warning signal, what it tells of a family without naming it, and how soon it is looked at. */
import { atHour, type Day, plusDays } from "../days.js";
import { hourMs, type Instant, minuteMs, plus } from "../time.js";
import { flow, morningHour } from "./flow.js";

const lateness = { act: "overdue", remindDays: [1, 0] } as const;

export const signal = flow({
  first: "sent",
  among: "staff",
  states: {
    sent: { due: { act: "unanswered", remindDays: [], exact: true } },
    "nobody-took": { due: { act: "escalate", remindDays: [] } },
    accepted: { due: lateness },
    working: { due: { ...lateness, remindDays: [3, 1, 0] } },
    overdue: { due: { act: "escalate", remindDays: [] } },
    // Two looks at it were missed. What nobody touches for so long is kept no longer than anything else that has ended.
    escalated: { due: { act: "archive", remindDays: [60, 30, 14, 7, 3, 1, 0] } },
    closed: { closed: true },
    archived: { closed: true },
    "not-ours": { closed: true },
  },
  acts: {
    accept: {
      from: ["sent", "nobody-took", "escalated"],
      to: "accepted",
      by: ["staff"],
      needs: ["date"],
      setsDue: true,
    },
    work: {
      from: ["accepted", "overdue", "escalated"],
      to: "working",
      by: ["staff"],
      needs: ["date"],
      setsDue: true,
    },
    review: {
      from: ["working", "overdue", "escalated"],
      to: "working",
      by: ["staff"],
      needs: ["date", "note"],
      setsDue: true,
    },
    close: {
      from: ["accepted", "working", "overdue", "escalated"],
      to: "closed",
      by: ["staff"],
      needs: ["note"],
      dropsDue: true,
    },
    refuse: {
      from: ["sent", "nobody-took", "accepted", "escalated"],
      to: "not-ours",
      by: ["staff"],
      needs: ["reason"],
      dropsDue: true,
    },
    unanswered: { from: ["sent"], to: "nobody-took", by: ["time"], dueDays: 1 },
    overdue: { from: ["accepted", "working"], to: "overdue", by: ["time"], dueDays: 1 },
    escalate: { from: ["nobody-took", "overdue"], to: "escalated", by: ["time"], dueDays: 90 },
    archive: { from: ["escalated"], to: "archived", by: ["time"], dropsDue: true },
  },
  days: [1, 3, 14, 30],
});

/** What was noticed, in five groups. Facts that anybody can see; no label and no diagnosis is among them. */
export const indicators = {
  care: ["untidy", "hungry", "alone", "no-clothes"],
  health: ["injuries", "untreated", "development", "tired"],
  behaviour: ["afraid-of-parent", "flinches", "withdrawn", "skips-school", "runs-away"],
  parent: ["alcohol", "shouts-or-hits", "exhausted", "very-young", "no-contact"],
  circumstances: ["housing", "debts", "divorce", "no-work", "moved"],
} as const;
export type IndicatorGroup = keyof typeof indicators;
export const indicatorGroups = Object.keys(indicators) as IndicatorGroup[];

export const agencies = [
  "education",
  "health",
  "social",
  "guardianship",
  "commission",
  "police",
  "culture",
  "sport",
  "youth",
] as const;
export type Agency = (typeof agencies)[number];

/** By what right others are told of a family; without one nothing is sent. */
export const bases = ["consent", "danger", "duty"] as const;

/** How grave it is, as who signals sees it: support, first trouble, risk, danger now. */
export const gravities = ["support", "early", "risk", "danger"] as const;
export type Gravity = (typeof gravities)[number];

/**
 * Until when somebody has taken a signal. Source: safety requirements, 3g: a working day at most, danger at once.
 * @param dayLater a working day from now
 */
export const takenBy = (gravity: string | undefined, now: Instant, dayLater: Instant): Instant => {
  if (gravity === "danger") return plus(now, 15 * minuteMs);
  return gravity === "risk" ? plus(now, 4 * hourMs) : dayLater;
};

/** All that who has sent a signal learns of it. @param ownerId nobody's signal is not under way */
export const statusOf = ({
  state,
  ownerId,
}: {
  state: string;
  ownerId: number | undefined;
}): "sent" | "accepted" | "working" | "closed" | "archived" => {
  if (state === "archived") return "archived";
  if (state === "sent" || state === "nobody-took" || (state === "escalated" && ownerId === undefined))
    return "sent";
  if (state === "accepted") return "accepted";
  return state === "closed" || state === "not-ours" ? "closed" : "working";
};

/** The next moment at which somebody hears of a task: the day before, its day, and two days on which it is late. */
export const taskMoment = (day: Day, now: Instant, utcOffset: number): Instant | undefined =>
  [-1, 0, 1, 2].map((days) => atHour(plusDays(day, days), morningHour, utcOffset)).find((at) => at > now);

/** How many days late a task is by what has been said of it so far; none while its day is to come. */
export const daysLate = (day: Day, now: Instant, utcOffset: number): number =>
  [1, 2].filter((days) => atHour(plusDays(day, days), morningHour, utcOffset) <= now).length;
