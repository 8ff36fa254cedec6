/**
 * Somebody's hours as they are kept and changed: those of the week, and single dates that differ. Decides what a change
 * makes of them and what is different afterwards; knows no clock.
 */
import type { Day } from "../days.js";
import type { Duty, Hours } from "../duty.js";
import { isDismissed, type Staff } from "../teams.js";
import { may } from "./permissions.js";

/** Of one member of staff: by weekday (1 is Monday) and by date; a date without hours is a day off. */
export type OwnHours = {
  utcOffset: number;
  week: Record<number, readonly Hours[]>;
  dates: Record<Day, readonly Hours[]>;
};

/** Hours of several, by the number of the member of staff. */
export type RosterHours = Record<number, OwnHours>;

export type RosterChange =
  | { kind: "week"; weekdays: readonly number[]; hours: readonly Hours[] }
  /** Without hours the dates are as the week is again. */
  | { kind: "dates"; days: readonly Day[]; hours: readonly Hours[] | undefined };

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export const noHours = (utcOffset: number): OwnHours => ({ utcOffset, week: {}, dates: {} });

/** What somebody's hours become. */
export const changedBy = (own: OwnHours, changes: readonly RosterChange[]): OwnHours => {
  const week = { ...own.week };
  const dates = { ...own.dates };
  for (const change of changes) {
    if (change.kind === "week")
      for (const day of change.weekdays) {
        if (change.hours.length > 0) week[day] = change.hours;
        else delete week[day];
      }
    else
      for (const day of change.days) {
        if (change.hours === undefined) delete dates[day];
        else dates[day] = change.hours;
      }
  }
  return { ...own, week, dates };
};

/** A day of somebody on which the hours are different: none, if `undefined`, when nothing was or is said of it. */
export type HoursChange = {
  staffId: number;
  on: { weekday: number } | { day: Day };
  before: readonly Hours[] | undefined;
  after: readonly Hours[] | undefined;
};

const alike = (a: readonly Hours[] | undefined, b: readonly Hours[] | undefined) =>
  JSON.stringify(a?.map(({ startsAt, endsAt }) => [startsAt, endsAt])) ===
  JSON.stringify(b?.map(({ startsAt, endsAt }) => [startsAt, endsAt]));

/** What is different, member by member, the week before the dates. */
export const differences = (before: RosterHours, after: RosterHours): HoursChange[] =>
  Object.keys(after)
    .map(Number)
    .flatMap((staffId) => {
      const [old, now] = [before[staffId], after[staffId]];
      const days = [...new Set([...Object.keys(old?.dates ?? {}), ...Object.keys(now?.dates ?? {})])];
      const all: HoursChange[] = [
        ...weekdays.map((weekday) => ({
          staffId,
          on: { weekday },
          before: old?.week[weekday],
          after: now?.week[weekday],
        })),
        ...days.toSorted().map((day) => ({
          staffId,
          on: { day },
          before: old?.dates[day],
          after: now?.dates[day],
        })),
      ];
      return all.filter((one) => !alike(one.before, one.after));
    });

/** Whether two are the same in everything. */
export const sameHours = (a: RosterHours, b: RosterHours): boolean =>
  differences(a, b).length === 0 && differences(b, a).length === 0;

/** Somebody's hours as duties that can be asked who is there. */
export const dutiesOf = (staffId: number, { utcOffset, week, dates }: OwnHours): Duty[] => {
  const except = Object.keys(dates);
  const weekly = weekdays.flatMap((weekday) =>
    (week[weekday] ?? []).map((hours) => ({ staffId, weekday, utcOffset, ...hours, except })),
  );
  const dated = Object.entries(dates).flatMap(([on, stretches]) =>
    stretches.map((hours) => ({ staffId, weekday: 0, utcOffset, ...hours, on })),
  );
  return [...weekly, ...dated];
};

type Of = Pick<Staff, "id" | "role" | "teamIds">;
type Member = Of & Parameters<typeof isDismissed>[0];

/** Those whose hours somebody may set: of the teams in which they work themselves. Partners and analysts answer nobody. */
export const rosteredBy = <S extends Member>(editor: Of, staff: readonly S[]): S[] => {
  const own = editor.teamIds ?? [];
  return staff.filter(
    ({ role, teamIds = [], ...one }) =>
      may("editRoster", editor) &&
      !isDismissed(one) &&
      role !== "partner" &&
      role !== "analyst" &&
      (own.length === 0 || teamIds.length === 0 || teamIds.some((id) => own.includes(id))),
  );
};
