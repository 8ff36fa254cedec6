/**
 * Hours as people type them: «Марина пн-пт 9:00-18:00», «сб выходной», «25.11 10-14», «22-6». Says what it did not
 * understand; knows no clock, no time zone and nobody's rights.
 */
import { daySaid } from "../dates-said.js";
import { type Day, type DayRefusal, plusDays, readDay } from "../days.js";
import { weekdayNamed } from "../directory/hours-words.js";
import type { Hours } from "../duty.js";
import type { RosterChange } from "./roster.js";

/** What was not understood, in the words in which it was said. */
export const rosterFaults = [
  "nobody",
  "several",
  "when",
  "no-such",
  "past",
  "far",
  "many-days",
  "hours",
  "clock",
  "same",
  "overlap",
] as const;
export type RosterFault = { ok: false; code: (typeof rosterFaults)[number]; detail: string };

type Read<T> = { ok: true; value: T; rest: string } | RosterFault | undefined;

const fault = (code: RosterFault["code"], detail: string): RosterFault => ({ ok: false, code, detail });

const dayMinutes = 1440;
/** Longer absences are told by the week. */
const mostDays = 62;

const plain = (text: string) => text.toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/g, " ").trim();
const restAfter = (text: string, length: number) => text.slice(length).replace(/^[\s,;:]+/, "");
const firstWord = (text: string) => text.split(/\s+/)[0] ?? "";

const off =
  /^(?:выходн(?:ой|ая)|не (?:работает|дежурит)|нет|отпуск|отгул|болеет|больничный|off|ял|авырый|-|—)(?![\p{L}\d])/iu;
const usual = /^(?:как обычно|обычно|гадәттәгечә|as usual|usual)(?!\p{L})/iu;
const allDay = /^(?:круглосуточно|сутки|тәүлек буе|all day|24\/7)(?!\p{L})/iu;
// «10.11» is a day of November: minutes after a dot are none of a month.
const clockTime = String.raw`(\d{1,2})(?::(\d{2})|\.(00|1[3-9]|[2-5]\d))?`;
const stretch = new RegExp(String.raw`^(?:с\s+)?${clockTime}\s*(?:-|–|—|до)\s*${clockTime}(?![\d.:])`, "iu");

const minutesOf = (hours: string, minutes: string | undefined): number | undefined => {
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  return total <= dayMinutes && Number(minutes ?? 0) < 60 ? total : undefined;
};

const readStretch = (text: string): Read<Hours> => {
  const found = stretch.exec(text);
  if (found === null) return undefined;
  const [all, h1 = "", m1, d1, h2 = "", m2, d2] = found;
  const [startsAt, end] = [minutesOf(h1, m1 ?? d1), minutesOf(h2, m2 ?? d2)];
  if (startsAt === undefined || end === undefined || startsAt === dayMinutes) return fault("clock", all);
  if (startsAt === end) return fault("same", all);
  const endsAt = end > startsAt ? end : end + dayMinutes;
  return { ok: true, value: { startsAt, endsAt }, rest: restAfter(text, all.length) };
};

/** The hours with which a text begins: none on a day off, `undefined` for those of the week. */
const readHours = (text: string): Read<readonly Hours[] | undefined> => {
  for (const [pattern, value] of [
    [off, []],
    [usual, undefined],
    [allDay, [{ startsAt: 0, endsAt: dayMinutes }]],
  ] as const) {
    const found = pattern.exec(text);
    if (found !== null) return { ok: true, value, rest: restAfter(text, found[0].length) };
  }
  const all: Hours[] = [];
  let rest = text;
  for (let next = readStretch(rest); next !== undefined; next = readStretch(rest)) {
    if (!next.ok) return next;
    all.push(next.value);
    rest = next.rest;
  }
  if (all.length === 0) return undefined;
  const sorted = all.toSorted((a, b) => a.startsAt - b.startsAt);
  const overlaps = sorted.some(({ startsAt }, index) => startsAt < (sorted[index - 1]?.endsAt ?? 0));
  return overlaps ? fault("overlap", text) : { ok: true, value: sorted, rest };
};

/** Hours and nothing else, as a cell of a sheet holds them; an empty one is a day without. */
export const hoursIn = (text: string): { ok: true; hours: readonly Hours[] } | RosterFault => {
  const said = text.trim();
  if (said === "") return { ok: true, hours: [] };
  const read = readHours(said);
  if (read?.ok === true && read.value !== undefined && read.rest === "")
    return { ok: true, hours: read.value };
  return read?.ok === false ? read : fault("hours", said);
};

const groups: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:ежедневно|каждый день|все дни|көн саен|every day|daily)(?!\p{L})/iu, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:по будням|будни|эш көннәре|weekdays)(?!\p{L})/iu, [1, 2, 3, 4, 5]],
  [/^(?:по выходным|выходные|ял көннәре|weekends?)(?!\p{L})/iu, [6, 7]],
];

/** «пн-пт», «пн, ср», «вт». */
const readWeekdays = (text: string): Read<readonly number[]> => {
  for (const [pattern, value] of groups) {
    const found = pattern.exec(text);
    if (found !== null) return { ok: true, value, rest: restAfter(text, found[0].length) };
  }
  const found = /^(\p{L}+)(?:\s*[-–—]\s*(\p{L}+))?/u.exec(text);
  const [from, to] = [weekdayNamed(found?.[1] ?? ""), weekdayNamed(found?.[2] ?? found?.[1] ?? "")];
  if (found === null || from === undefined || to === undefined) return undefined;
  const count = ((to - from + 7) % 7) + 1;
  const value = Array.from({ length: count }, (_, index) => ((from + index) % 7) + 1);
  return { ok: true, value, rest: restAfter(text, found[0].length) };
};

const figures = String.raw`\d{1,2}\.(?:0?[1-9]|1[0-2])(?:\.(?:\d{4}|\d{2}))?`;
const dayRange = new RegExp(
  String.raw`^(?:с\s+)?(${figures}|\d{1,2})\s*(?:-|–|—|по|до)\s*(${figures})(?!\d)`,
  "iu",
);

const dayFault = (code: DayRefusal, detail: string) => fault(code === "none" ? "when" : code, detail);

const readDates = (text: string, today: Day): Read<readonly Day[]> => {
  const range = dayRange.exec(text);
  if (range !== null) {
    const [all, first = "", last = ""] = range;
    const to = readDay(last, today);
    const from = readDay(first.includes(".") ? first : `${first}${last.slice(last.indexOf("."))}`, today);
    if (!from.ok) return dayFault(from.code, all);
    if (!to.ok) return dayFault(to.code, all);
    const days: Day[] = [];
    for (let day = from.value; day <= to.value && days.length <= mostDays; day = plusDays(day, 1))
      days.push(day);
    if (days.length === 0 || days.length > mostDays) return fault("many-days", all);
    return { ok: true, value: days, rest: restAfter(text, all.length) };
  }
  const said = daySaid(text, today);
  if (said.ok) return { ok: true, value: [said.value.day], rest: said.value.rest };
  return said.code === "none" ? undefined : dayFault(said.code, firstWord(text));
};

type When = { weekdays: number[]; days: Day[] };

const readWhen = (text: string, today: Day): Read<When> => {
  const when: When = { weekdays: [], days: [] };
  let rest = text;
  for (;;) {
    const isFirst = when.weekdays.length + when.days.length === 0;
    const week = readWeekdays(rest);
    if (week?.ok === true) when.weekdays.push(...week.value);
    const isDate = isFirst || new RegExp(`^${figures}(?![\\d:])`, "u").test(rest);
    const dates = week === undefined && isDate ? readDates(rest, today) : undefined;
    if (dates?.ok === false) return dates;
    if (dates?.ok === true) when.days.push(...dates.value);
    const next = week?.ok === true ? week : dates;
    if (next === undefined) return isFirst ? undefined : { ok: true, value: when, rest };
    rest = next.rest;
  }
};

const unique = <T>(all: readonly T[]) => [...new Set(all)];

/** Days and hours by turns: «пн-пт 9-18, сб 10-14». */
export const readChanges = (
  text: string,
  today: Day,
): { ok: true; changes: RosterChange[] } | RosterFault => {
  const changes: RosterChange[] = [];
  let rest = text.trim();
  while (rest !== "" || changes.length === 0) {
    const when = readWhen(rest, today);
    if (when === undefined) return fault("when", rest);
    if (!when.ok) return when;
    const hours = readHours(when.rest);
    if (hours === undefined) return fault("hours", when.rest);
    if (!hours.ok) return hours;
    const { weekdays, days } = when.value;
    if (weekdays.length > 0) {
      if (hours.value === undefined) return fault("hours", when.rest);
      changes.push({ kind: "week", weekdays: unique(weekdays), hours: hours.value });
    }
    if (days.length > 0) changes.push({ kind: "dates", days: unique(days), hours: hours.value });
    rest = hours.rest;
  }
  return { ok: true, changes };
};

const stemOf = (word: string) => (word.length > 3 ? word.slice(0, -1) : word);

const commands = {
  undo: /^(?:undo|отмена|отменить|вернуть|кире|take back)$/iu,
  log: /^(?:log|журнал|история|тарих)$/iu,
  file: /^(?:xlsx|excel|файл|таблица)$/iu,
  next: /^(?:next|дальше|следующая(?: неделя)?|киләсе(?: атна)?)$/iu,
  confirm: /^(?:да|әйе|yes)$/iu,
  drop: /^(?:нет|юк|no)$/iu,
} as const;
export type RosterCommand = keyof typeof commands;

/** What is asked for beside hours. */
export const rosterCommand = (text: string): RosterCommand | undefined =>
  (Object.keys(commands) as RosterCommand[]).find((name) => commands[name].test(text));

const instead = /^(.+?)\s+(?:вместо|урынына|instead(?:\s+of)?)\s+(.+)$/isu;

/** «Дина вместо Марины 25.11»: who comes, and what stands behind. */
export const insteadOf = (text: string): { who: string; ofWhom: string } | undefined => {
  const [, who, ofWhom] = instead.exec(text) ?? [];
  return who === undefined || ofWhom === undefined ? undefined : { who, ofWhom };
};

/** Whom a text begins with: by number, or by as many words of a name as are said. */
export const readName = <S extends { id: number; name: string }>(
  text: string,
  staff: readonly S[],
): { ok: true; one: S; rest: string } | RosterFault => {
  const words = text.trim().split(/\s+/);
  const number = /^[#№]?(\d{1,6})$/.exec(words[0] ?? "")?.[1];
  const numbered = staff.find(({ id }) => id === Number(number));
  if (number !== undefined && numbered !== undefined)
    return { ok: true, one: numbered, rest: words.slice(1).join(" ") };
  for (const count of [4, 3, 2, 1]) {
    const said = plain(words.slice(0, count).join(" "));
    const exact = staff.filter(({ name }) => plain(name) === said);
    const loose = staff.filter(({ name }) =>
      said.split(" ").every((word) => plain(name).split(" ").includes(word)),
    );
    // «Вместо Марины», «Олега»: the end of a name changes.
    const near = staff.filter(({ name }) =>
      said.split(" ").every((word) =>
        plain(name)
          .split(" ")
          .some((one) => [one, stemOf(one)].includes(stemOf(word))),
      ),
    );
    const found = [exact, loose, near].find((some) => some.length > 0) ?? [];
    const [one] = found;
    if (found.length > 1) return fault("several", found.map(({ id, name }) => `№${id} ${name}`).join(", "));
    if (one !== undefined) return { ok: true, one, rest: words.slice(count).join(" ") };
  }
  return fault("nobody", words[0] ?? "");
};
