/** Understands weekly hours as people write them: «пн–пт 9:00–18:00, обед 13–14, сб 10–14». Knows no calendar. */
import type { Weekly } from "./region-data.js";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const all = [0, 1, 2, 3, 4, 5, 6];

/** How the days are written short, and what their full names begin with, in three languages. */
const dayNames: readonly { short: readonly string[]; stems: readonly string[] }[] = [
  { short: ["пн", "пон", "дш", "mo", "mon"], stems: ["понедельник", "дүшәмбе", "monday"] },
  { short: ["вт", "втр", "сш", "tu", "tue"], stems: ["вторник", "сишәмбе", "tuesday"] },
  {
    short: ["ср", "срд", "чш", "we", "wed"],
    stems: ["среда", "среду", "среды", "среде", "чәршәмбе", "wednesday"],
  },
  { short: ["чт", "чтв", "пш", "th", "thu"], stems: ["четверг", "пәнҗешәмбе", "thursday"] },
  { short: ["пт", "птн", "җм", "fr", "fri"], stems: ["пятниц", "җомга", "friday"] },
  { short: ["сб", "суб", "шм", "sa", "sat"], stems: ["суббот", "шимбә", "saturday"] },
  { short: ["вс", "вск", "як", "su", "sun"], stems: ["воскресень", "якшәмбе", "sunday"] },
];
/** The day of the week that a word names, Monday being 0. */
export const weekdayNamed = (word: string): number | undefined => {
  const said = word.toLowerCase();
  const day = dayNames.findIndex(
    ({ short, stems }) => short.includes(said) || stems.some((stem) => said.startsWith(stem)),
  );
  return day < 0 ? undefined : day;
};

type Span = { from: number; to: number };
type Token =
  | { kind: "days"; days: number[] }
  | { kind: "span"; span: Span }
  | { kind: "break" | "closed" | "slip" | "nothing" };

const minutesOf = (hours = "", minutes = "0") => Number(hours) * 60 + Number(minutes);
/** A night may pass midnight, but no day ends in the middle of the next one. */
const latestNight = 10 * 60;

const toSpan = ([, fromHours, fromMinutes, toHours, toMinutes]: RegExpExecArray): Token => {
  const [from, to] = [minutesOf(fromHours, fromMinutes), minutesOf(toHours, toMinutes)];
  const isClock = from < 1440 && to <= 1440 && Number(fromMinutes ?? 0) < 60 && Number(toMinutes ?? 0) < 60;
  const isNight = from > to && (to > latestNight || from - to < 6 * 60);
  return !isClock || from === to || isNight ? { kind: "slip" } : { kind: "span", span: { from, to } };
};

const toDays = ([, first = "", last]: RegExpExecArray): Token | undefined => {
  const [from, to] = [weekdayNamed(first), weekdayNamed(last ?? first)];
  if (from === undefined || to === undefined) return undefined;
  return {
    kind: "days",
    days: all.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to)),
  };
};

const always = (token: Token) => () => token;

/** What may stand in the text, in the order in which it is tried; what is none of these makes it words. */
const readers: readonly [RegExp, (found: RegExpExecArray) => Token | undefined][] = [
  [/[\s,;.:()]+/y, always({ kind: "nothing" })],
  [/(?:ежедневно|каждый день|без выходных|көн саен|daily|every day)/iuy, always({ kind: "days", days: all })],
  [/(?:по )?(?:будни|будням|эш көннәре|weekdays)/iuy, always({ kind: "days", days: all.slice(0, 5) })],
  [/(?:обед\p{L}*|(?:технический )?перерыв|төшке аш|тәнәфес|lunch|break)/iuy, always({ kind: "break" })],
  [
    /(?:выходно[йе]|выходные|не работа\p{L}+|закрыто|ял көн\p{L}+|ял|ябык|closed|day off)/iuy,
    always({ kind: "closed" }),
  ],
  [
    /(?:с\s+|from\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—]|до|по|to|till)\s*(\d{1,2})(?:[:.](\d{2}))?(?!\d)/iuy,
    toSpan,
  ],
  [/(?:с\s+)?(\p{L}+)\.?(?:\s*(?:[-–—]|\sпо\s|\sto\s)\s*(\p{L}+)\.?)?/iuy, toDays],
  [/(?:и|һәм|and)(?=\s)/iuy, always({ kind: "nothing" })],
];

const tokensOf = (text: string): Token[] | undefined => {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    let token: Token | undefined;
    for (const [pattern, read] of readers) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      token = found === null ? undefined : read(found);
      if (token === undefined) continue;
      at = pattern.lastIndex;
      break;
    }
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens.filter(({ kind }) => kind !== "nothing");
};

const without = (spans: Span[], pause: Span): Span[] =>
  spans.flatMap(({ from, to }) =>
    pause.from > from && pause.to < to
      ? [
          { from, to: pause.from },
          { from: pause.to, to },
        ]
      : [{ from, to }],
  );

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const rowsOf = (week: ReadonlyMap<number, Span[]>): Weekly[] => {
  const rows = new Map<string, Weekly>();
  for (const [index, name] of DAYS.entries())
    for (const { from, to } of week.get(index) ?? []) {
      const [opens_at, closes_at] = [clock(from), clock(to)];
      const row = rows.get(`${opens_at}-${closes_at}`);
      if (row === undefined) rows.set(`${opens_at}-${closes_at}`, { byday: name, opens_at, closes_at });
      else row.byday += `,${name}`;
    }
  return [...rows.values()];
};

const roundTheClock = /^(?:круглосуточно|тәүлек буе|24\/7|24 часа|round the clock)\.?$/iu;

/** The weekly hours; undefined when they stand in words only, `order` when a time is none or ends before it begins. */
export const readHours = (text: string): Weekly[] | "order" | undefined => {
  if (roundTheClock.test(text.trim()))
    return rowsOf(new Map(all.map((day) => [day, [{ from: 0, to: 1440 }]])));
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  if (tokens.some(({ kind }) => kind === "slip")) return "order";
  const week = new Map<number, Span[]>();
  let days: number[] = [];
  // Days named one after another belong together until something is said of them.
  let isNaming = false;
  let isBreak = false;
  for (const token of tokens) {
    if (token.kind === "days") {
      days = isNaming ? [...days, ...token.days] : token.days;
      isNaming = true;
      continue;
    }
    if (token.kind === "break") isBreak = true;
    else if (token.kind === "closed") for (const day of days) week.delete(day);
    else if (token.kind === "span" && isBreak) {
      const of = isNaming ? days : [...week.keys()];
      for (const day of of) week.set(day, without(week.get(day) ?? [], token.span));
      isBreak = false;
    } else if (token.kind === "span")
      for (const day of days) week.set(day, [...(isNaming ? [] : (week.get(day) ?? [])), token.span]);
    isNaming = false;
  }
  const rows = rowsOf(week);
  return rows.length === 0 ? undefined : rows;
};
