/** Moments as people say them, in the reader's language and time zone. */
import type { Language } from "../domain/people.js";
import { dayMs, hourMs, type Instant, minuteMs, msOf, secondMs } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";

const local = (at: Instant, utcOffset: number) => new Date(msOf(at) + utcOffset * hourMs);

/** «16:40», or with the day when it is not today: «22 ноября, 10:00». */
export const when = (at: Instant, now: Instant, utcOffset: number, language: Language): string => {
  const there = local(at, utcOffset);
  const sameDay = Math.floor(there.getTime() / dayMs) === Math.floor(local(now, utcOffset).getTime() / dayMs);
  return sameDay ? there.toISOString().slice(11, 16) : dayTime(at, utcOffset, language);
};

/** «22 ноября, 10:00», today as well: what is read again later has to name its day. */
export const dayTime = (at: Instant, utcOffset: number, language: Language): string => {
  const there = local(at, utcOffset).toISOString();
  return `${dayText(there.slice(0, 10), language)}, ${there.slice(11, 16)}`;
};

/** «ср, 25 ноября, 15:00»: the day is said even when it is today. */
export const dayAndTime = (at: Instant, utcOffset: number, language: Language): string => {
  const there = local(at, utcOffset);
  const day = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(there);
  return `${day}, ${there.toISOString().slice(11, 16)}`;
};

/** «25 декабря». @param day as `2026-12-25` */
export const dayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** How long somebody has waited, as it is said: minutes, hours with tens of minutes, days. */
export const waited = (t: T, ms: number): string => {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return t("staff:wait.moment");
  if (minutes < 60) return t("staff:wait.minutes", { minutes });
  const days = Math.floor(ms / dayMs);
  if (days > 0) return days === 1 ? t("staff:wait.day") : t("staff:wait.days", { days });
  const [hours, tens] = [Math.floor(minutes / 60), Math.floor((minutes % 60) / 10) * 10];
  return tens === 0
    ? t("staff:wait.hours", { hours })
    : t("staff:wait.hoursMinutes", { hours, minutes: tens });
};

/** Above words that had to wait: when they were written. */
export const writtenAgo = (t: T, seconds: number): string =>
  t("topic:staff.joined", {
    wait: seconds < 60 ? t("staff:wait.seconds", { seconds }) : waited(t, seconds * secondMs),
  });

/** A source's date as it is known: a day, a month or only a year. Never ends in a dot, so that a sentence can. */
export const dateText = (iso: string, language: Language): string => {
  const [year, month, day] = iso.split("-");
  if (month === undefined) return iso;
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
    timeZone: "UTC",
  });
  // Russian puts a shortened «г.» behind the year.
  return format.format(new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`)).replace(/\s\p{L}\.$/u, "");
};
