/** A person's own log: an episode, and the day that was meant by what somebody said of it. No words are kept here. */
import { daysAgoSaid } from "./dates-said.js";
import { languages } from "./people.js";
import { dayMs, hourMs, type Instant, instant, msOf } from "./time.js";

/** An answer as it was given: one of ours, or words. */
export type Said = { choice: string } | { words: string };

export type Episode = {
  what: string;
  /** The day as a date, when it can be told, and as it was said, when that says more. */
  when: { day?: string | undefined; words?: string | undefined };
  where: Said | undefined;
  saw: Said | undefined;
};

export type KeptEpisode = Episode & { id: number; recordedAt: Instant };

/** A log that nobody has added to for so long is erased. */
export const logKeptMs = 365 * dayMs;

const date = (ms: number): string => instant(ms).slice(0, 10);

/** The date somewhere, as YYYY-MM-DD. */
export const dayAt = (at: Instant, utcOffset: number): string => date(msOf(at) + utcOffset * hourMs);

const before = (today: string, days: number): string => date(msOf(today) - days * dayMs);

/** A date that exists and has come; without a year the last one there was. */
const dateOf = (today: string, day: number, month: number, year?: number): string | undefined => {
  const two = (n: number) => String(n).padStart(2, "0");
  const full = year === undefined ? Number(today.slice(0, 4)) : year < 100 ? 2000 + year : year;
  const text = `${full}-${two(month)}-${two(day)}`;
  const ms = msOf(text);
  if (Number.isNaN(ms) || date(ms) !== text) return undefined;
  if (text <= today) return text;
  return year === undefined ? dateOf(today, day, month, full - 1) : undefined;
};

const twelve = Array.from({ length: 12 }, (_, month) => month);

/** The first letters of names of months, as they stand alone and beside a day. */
const months = new Map(
  languages.flatMap((language) =>
    twelve.flatMap((month) =>
      [{ month: "long" } as const, { month: "long", day: "numeric" } as const].map((options) => {
        const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).formatToParts(
          Date.UTC(2026, month, 1),
        );
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        return [name.toLowerCase().slice(0, 3), month + 1] as const;
      }),
    ),
  ),
);

/** Names of days of the week without their endings, Monday first: 5 January 2026 was one. */
const weekdays = languages.flatMap((language) =>
  [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    return {
      stem: format
        .format(Date.UTC(2026, 0, 5 + index))
        .toLowerCase()
        .slice(0, -1),
      index,
    };
  }),
);

/** How today and the days before it are called. */
const lately = languages.flatMap((language) =>
  [2, 1, 0].map((days) => ({
    name: new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day").toLowerCase(),
    days,
  })),
);

/** Whether words begin or go on with a name, and not merely inside of another word. */
const names = (said: string, name: string) => ` ${said}`.includes(` ${name}`);

/**
 * The day that was meant. Words that name a weekday mean the last one before today.
 * @param today the date where the person is
 */
export const dayMeant = (words: string, today: string): string | undefined => {
  const said = words.toLowerCase().trim();
  const [iso, year, month, day] = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(said) ?? [];
  if (iso !== undefined) return dateOf(today, Number(day), Number(month), Number(year));
  const [dotted, d, m, y] = /(?<!\d)(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?!\d)/.exec(said) ?? [];
  if (dotted !== undefined)
    return dateOf(today, Number(d), Number(m), y === undefined ? undefined : Number(y));
  const dayFirst = /(?<!\d)(\d{1,2})(?:-?\p{L}{1,2})?\s+(?:of\s+)?(\p{L}{3})\p{L}*(?:\s+(\d{4}))?/u.exec(
    said,
  );
  const monthFirst = /(?<!\p{L})(\p{L}{3})\p{L}*\s+(\d{1,2})(?:\p{L}{2})?(?:,?\s+(\d{4}))?(?!\d)/u.exec(said);
  for (const [found, number, name] of [
    [dayFirst, dayFirst?.[1], dayFirst?.[2]],
    [monthFirst, monthFirst?.[2], monthFirst?.[1]],
  ] as const) {
    const named = months.get(name ?? "");
    if (named !== undefined)
      return dateOf(today, Number(number), named, found?.[3] === undefined ? undefined : Number(found[3]));
  }
  const ago = daysAgoSaid(said);
  if (ago !== undefined) return before(today, ago.days);
  const recent = lately.find(({ name }) => names(said, name));
  if (recent !== undefined) return before(today, recent.days);
  const weekday = weekdays.find(({ stem }) => names(said, stem));
  if (weekday === undefined) return undefined;
  // 1970 began on a Thursday.
  const now = (msOf(today) / dayMs + 3) % 7;
  return before(today, (now - weekday.index + 7) % 7 || 7);
};

/** What may stand around a date without saying more than it, in any of the languages. */
const aroundDates =
  /(?<!\p{L})(?:г|год|года|году|го|ого|числа|число|ел|елның|елда|on|the|of|st|nd|rd|th)(?!\p{L})/gu;

/** Whether words say of a day more than its date: «17 ноября» does not, «17 ноября вечером» and «в среду» do. */
export const saysMoreThanDate = (words: string): boolean =>
  /\d:\d/.test(words) ||
  (daysAgoSaid(words)?.rest ?? words)
    .toLowerCase()
    .replaceAll(/\p{L}+/gu, (word) => (months.has(word.slice(0, 3)) ? "" : word))
    .replaceAll(/\d+/g, " ")
    .replaceAll(aroundDates, "")
    .match(/\p{L}/u) !== null;

/** A day and what was said of it, from words; what `whenWords` wrote is read as it was, however long ago. */
export const whenMeant = (words: string, today: string): Episode["when"] => {
  const [, day, said] = /^(\d{4}-\d\d-\d\d)(?: · (.*))?$/s.exec(words) ?? [];
  return day === undefined ? { day: dayMeant(words, today), words } : { day, words: said };
};

/** The same as words that say it on any later day. */
export const whenWords = ({ day, words }: Episode["when"]): string | undefined =>
  day === undefined || words === undefined ? (day ?? words) : `${day} · ${words}`;
