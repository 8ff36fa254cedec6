/** Which cards are to be called about this week: ten, the most pressing first. Calls nobody and stores nothing. */
import { type Day, plusDays } from "../days.js";
import type { Instant } from "../time.js";
import { freshnessOf } from "./freshness.js";

export const callOutcomes = ["right", "changed", "closed", "unreachable"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const callsAWeek = 10;

/** What decides whether somebody has to look at a card. */
export type CardState = {
  card: string;
  /** null: its kind is said instead. */
  name: string | null;
  kind: string | undefined;
  region: string;
  municipality: string | null;
  assuredOn: string | null;
  /** Date of the source; may be only a year or a month. */
  checkedOn: string | null;
  publish: string;
  status: string | null;
  alert: string | null;
  /** Whether there is a number to call. */
  hasPhone: boolean;
  /** What people have said to be wrong and nobody has looked into. */
  reports: number;
};

const trust = { stale: 0, source: 1, ageing: 2, fresh: 3 } as const;

/** Whether a card is one that people are shown or could be. */
const isLive = ({ publish, status }: CardState): boolean =>
  publish !== "no" && (status === "active" || status === null);

/**
 * Everything somebody should look at, the most pressing first: what people say is wrong, then what may no longer be
 * shown, what nobody of us has ever asked about, what is growing old; among equals what people see now, what can be
 * called, and the oldest.
 */
export const inNeed = (states: readonly CardState[], now: Instant): CardState[] => {
  const rank = (one: CardState) => trust[freshnessOf(one, now)];
  return states
    .filter((one) => isLive(one) && (one.reports > 0 || rank(one) < trust.fresh))
    .toSorted(
      (a, b) =>
        b.reports - a.reports ||
        rank(a) - rank(b) ||
        Number(b.publish === "yes") - Number(a.publish === "yes") ||
        Number(b.hasPhone) - Number(a.hasPhone) ||
        (a.assuredOn ?? a.checkedOn ?? "").localeCompare(b.assuredOn ?? b.checkedOn ?? "") ||
        (a.card < b.card ? -1 : 1),
    );
};

/** The Monday of a day's week. */
export const weekOf = (day: Day): Day => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
};
