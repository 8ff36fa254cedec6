/** The duty roster: who is there now, and when somebody will be. Weekly hours; decides nothing about tickets. */
import { dayMs, hourMs, type Instant, instant, minuteMs, msOf } from "./time.js";

/** One stretch of a week on duty. Minutes count from midnight on the clock of `utcOffset`; the end may be 1440. */
export type Duty = { staffId: number; weekday: number; startsAt: number; endsAt: number; utcOffset: number };

const weekDays = 7;

/** The start and end of a duty in the week `weeks` after that of `at`, in ms. */
const stretch = ({ weekday, startsAt, endsAt, utcOffset }: Duty, at: number, weeks: number) => {
  const local = new Date(at + utcOffset * hourMs);
  const midnight = Math.floor(local.getTime() / dayMs) * dayMs - utcOffset * hourMs;
  const today = local.getUTCDay() === 0 ? weekDays : local.getUTCDay();
  const day = midnight + (weekday - today + weeks * weekDays) * dayMs;
  return { from: day + startsAt * minuteMs, to: day + endsAt * minuteMs };
};

/** Members of staff on duty at a moment. */
export const onDuty = (roster: readonly Duty[], now: Instant): number[] => {
  const at = msOf(now);
  const there = roster.filter((duty) =>
    [-1, 0].some((weeks) => {
      const { from, to } = stretch(duty, at, weeks);
      return from <= at && at < to;
    }),
  );
  return [...new Set(there.map(({ staffId }) => staffId))];
};

/** When the next duty begins; undefined when the roster is empty. */
export const nextDuty = (roster: readonly Duty[], now: Instant): Instant | undefined => {
  const at = msOf(now);
  const starts = roster
    .flatMap((duty) => [0, 1].map((weeks) => stretch(duty, at, weeks).from))
    .filter((from) => from > at);
  return starts.length === 0 ? undefined : instant(Math.min(...starts));
};

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
