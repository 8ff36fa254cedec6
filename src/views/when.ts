/** Moments as people say them, in the reader's language and time zone. */
import type { Language } from "../domain/people.js";
import { dayMs, hourMs, type Instant, msOf } from "../domain/time.js";

const local = (at: Instant, utcOffset: number) => new Date(msOf(at) + utcOffset * hourMs);

/** «16:40», or with the day when it is not today: «22 ноября, 10:00». */
export const when = (at: Instant, now: Instant, utcOffset: number, language: Language): string => {
  const there = local(at, utcOffset);
  const time = there.toISOString().slice(11, 16);
  const sameDay = Math.floor(there.getTime() / dayMs) === Math.floor(local(now, utcOffset).getTime() / dayMs);
  if (sameDay) return time;
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    there,
  );
  return `${day}, ${time}`;
};
