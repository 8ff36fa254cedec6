/**
 * The duty roster: who is there now, and when somebody will be. Hours by the week and for single dates; decides nothing
 * about tickets.
 */
import { atHour, type Day, dayOf, plusDays } from "./days.js";
import { type Instant, minuteMs, msOf, plus } from "./time.js";

/** Minutes from midnight; an end beyond 1440 is on the next day. */
export type Hours = { startsAt: number; endsAt: number };

/** One stretch of a week on duty, or with `on` of one date only, on the clock of `utcOffset`. It belongs to the day on which it begins. */
export type Duty = Hours & {
  staffId: number;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  utcOffset: number;
  on?: Day;
  /** Dates that are different from the week. */
  except?: readonly Day[];
};

/** A duty as it was or will be. */
export type Shift = { staffId: number; from: Instant; to: Instant; isForOnce: boolean };

/** As a clock shows it: 9:00, 24:00, and after midnight 6:00 again. */
export const clockText = (minutes: number): string => {
  const shown = minutes > 1440 ? minutes - 1440 : minutes;
  return `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
};

const weekDays = 7;
/** Nobody is away for longer without being on the roster no more. */
const farthestDays = 366;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || weekDays;

const isOn = ({ on, weekday, except }: Duty, day: Day): boolean =>
  on === undefined ? weekday === weekdayOf(day) && except?.includes(day) !== true : on === day;

const shiftOn = ({ staffId, startsAt, endsAt, utcOffset, on }: Duty, day: Day): Shift => {
  const midnight = atHour(day, 0, utcOffset);
  const [from, to] = [plus(midnight, startsAt * minuteMs), plus(midnight, endsAt * minuteMs)];
  return { staffId, from, to, isForOnce: on !== undefined };
};

/** Shifts that have some time between two moments, the earliest first. */
export const shiftsBetween = (roster: readonly Duty[], from: Instant, to: Instant): Shift[] => {
  const found: Shift[] = [];
  for (const duty of roster) {
    const last = dayOf(to, duty.utcOffset);
    // What began the day before may go on.
    for (let day = plusDays(dayOf(from, duty.utcOffset), -1); day <= last; day = plusDays(day, 1)) {
      const shift = shiftOn(duty, day);
      if (isOn(duty, day) && shift.from < to && shift.to > from) found.push(shift);
    }
  }
  return found.toSorted((a, b) => msOf(a.from) - msOf(b.from) || a.staffId - b.staffId);
};

/** The same, with shifts of one member that touch as one: who comes every day around the clock never goes. */
export const staysBetween = (roster: readonly Duty[], from: Instant, to: Instant): Shift[] => {
  const stays: Shift[] = [];
  for (const shift of shiftsBetween(roster, from, to)) {
    const last = stays.findLast(({ staffId }) => staffId === shift.staffId);
    if (last === undefined || shift.from > last.to) stays.push({ ...shift });
    else if (shift.to > last.to) last.to = shift.to;
  }
  return stays;
};

/** Shifts that are under way at a moment. */
export const shiftsAt = (roster: readonly Duty[], now: Instant): Shift[] =>
  shiftsBetween(roster, now, plus(now, 1));

/** Members of staff on duty at a moment. */
export const onDuty = (roster: readonly Duty[], now: Instant): number[] => [
  ...new Set(shiftsAt(roster, now).map(({ staffId }) => staffId)),
];

const nextOf = (duty: Duty, now: Instant): Shift | undefined => {
  const today = dayOf(now, duty.utcOffset);
  const ahead = duty.on === undefined ? (duty.weekday - weekdayOf(today) + weekDays) % weekDays : 0;
  const first = duty.on ?? plusDays(today, ahead);
  for (let day = first; day <= plusDays(today, farthestDays); day = plusDays(day, weekDays)) {
    const shift = shiftOn(duty, day);
    if (isOn(duty, day) && shift.from > now) return shift;
    if (duty.on !== undefined) return undefined;
  }
  return undefined;
};

/** The shifts that begin next: those of one moment. */
export const nextShifts = (roster: readonly Duty[], now: Instant): Shift[] => {
  const all = roster
    .flatMap((duty) => nextOf(duty, now) ?? [])
    .toSorted((a, b) => msOf(a.from) - msOf(b.from));
  return all.filter(({ from }) => from === all[0]?.from);
};

/** When the next duty begins; undefined when nobody is known to come. */
export const nextDuty = (roster: readonly Duty[], now: Instant): Instant | undefined =>
  nextShifts(roster, now)[0]?.from;

/**
 * Whether somebody is there. Without a roster we do not know better than that the staff are: `doctor` asks for one.
 * `back` is when somebody will be; undefined when nobody is known to come.
 */
export const presence = (
  staff: readonly number[],
  roster: readonly Duty[],
  now: Instant,
): { there: boolean; back: Instant | undefined } => {
  if (staff.length === 0) return { there: false, back: undefined };
  if (roster.length === 0) return { there: true, back: undefined };
  const there = onDuty(roster, now).length > 0;
  return { there, back: there ? undefined : nextDuty(roster, now) };
};

/** Stretches between two moments in which nobody is on duty. */
export const gapsBetween = (
  shifts: readonly Pick<Shift, "from" | "to">[],
  from: Instant,
  to: Instant,
): { from: Instant; to: Instant }[] => {
  const gaps: { from: Instant; to: Instant }[] = [];
  let covered = from;
  for (const shift of shifts.toSorted((a, b) => msOf(a.from) - msOf(b.from))) {
    if (shift.from > covered) gaps.push({ from: covered, to: shift.from < to ? shift.from : to });
    if (shift.to > covered) covered = shift.to;
    if (covered >= to) return gaps;
  }
  return covered < to ? [...gaps, { from: covered, to }] : gaps;
};
