/**
 * Days and times as people say them, in three languages: «завтра», «через 3 дня», «25 ноября», «пн», «в 15:00».
 * Knows no clock and no time zone: who asks says what day it is there. What is not plainly a day is none.
 */
import { type Day, type DayRefusal, dayOn, plusDays, readDay } from "./days.js";
import { weekdayNamed } from "./directory/hours-words.js";
import { type Outcome, ok, refuse } from "./outcome.js";

export type DaySaid = Outcome<{ day: Day; rest: string }, DayRefusal>;

type Read = { taken: number; day: Outcome<Day, DayRefusal> } | undefined;

/** Little words before and after a day that change nothing in it. */
const before = /^(?:в|во|на|к|ко|до|не|позже|позднее|on|by|till|until|before|for)$/;
const after = /^(?:кадәр|чаклы|соң)$/;

const relative: readonly (readonly [RegExp, number])[] = [
  [/^(?:вчера|кичә|yesterday)$/, -1],
  [/^(?:сегодня|бүген|today)$/, 0],
  [/^(?:завтра|иртәгә|tomorrow)$/, 1],
  [/^(?:послезавтра|берсекөнгә|берсекөн)$/, 2],
  [/^day after tomorrow$/, 2],
];

const counts: readonly (readonly [RegExp, number])[] = [
  [/^(?:один|одну|бер|one|an?)$/, 1],
  [/^(?:два|две|пару|ике|two)$/, 2],
  [/^(?:три|өч|three)$/, 3],
  [/^(?:четыре|дүрт|four)$/, 4],
  [/^(?:пять|биш|five)$/, 5],
  [/^(?:шесть|алты|six)$/, 6],
  [/^(?:семь|җиде|seven)$/, 7],
  [/^(?:десять|ун|ten)$/, 10],
];
const countOf = (word: string): number | undefined =>
  /^\d{1,3}$/.test(word) ? Number(word) : counts.find(([pattern]) => pattern.test(word))?.[1];

const unitDay = /^(?:день|дня|дней|дн|сут(?:ки|ок)|көн|көннән|көнгә|days?)$/;
const unitWeek = /^(?:недел[яюиьею]|недель|атна|атнадан|атнага|weeks?)$/;
const unitMonth = /^(?:месяц|месяца|месяцев|мес|ай|айдан|айга|months?)$/;

const months: readonly RegExp[] = [
  /^(?:янв|январ.*|гыйнвар.*|jan|january)$/,
  /^(?:фев|февр|феврал.*|feb|february)$/,
  /^(?:мар|март.*|mar|march)$/,
  /^(?:апр|апрел.*|apr|april)$/,
  /^(?:мая|май|майда|майга|маенда|may)$/,
  /^(?:июн[яьеи].*|июн|jun|june)$/,
  /^(?:июл[яьеи].*|июл|jul|july)$/,
  /^(?:авг|август.*|aug|august)$/,
  /^(?:сен|сент|сентябр.*|sep|sept|september)$/,
  /^(?:окт|октябр.*|oct|october)$/,
  /^(?:ноя|нояб|ноябр.*|nov|november)$/,
  /^(?:дек|декабр.*|dec|december)$/,
];
const monthOf = (word: string | undefined): number =>
  word === undefined ? 0 : months.findIndex((pattern) => pattern.test(word)) + 1;

/** The same day of a later month, or its last day. */
const plusMonths = (day: Day, count: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  const kept = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(kept).padStart(2, "0")}`;
};

const farthestDays = 730;
const within = (day: Day, today: Day): Outcome<Day, DayRefusal> => {
  if (day < today) return refuse("past");
  return day > plusDays(today, farthestDays) ? refuse("far") : ok(day);
};

const readRelative = (words: readonly string[], today: Day): Read => {
  const said = [1, 3].map((taken) => ({ taken, text: words.slice(0, taken).join(" ") }));
  for (const { taken, text } of said) {
    const found = relative.find(([pattern]) => pattern.test(text));
    if (found !== undefined) return { taken, day: within(plusDays(today, found[1]), today) };
  }
  return undefined;
};

/** «через 3 дня», «3 дня», «через неделю», «2 атнадан», "in a week". */
const readCount = (words: readonly string[], today: Day): Read => {
  const skipped = /^(?:через|спустя|in|after)$/.test(words[0] ?? "") ? 1 : 0;
  const said = countOf(words[skipped] ?? "");
  const at = skipped + (said === undefined ? 0 : 1);
  const unit = words[at] ?? "";
  const count = said ?? 1;
  // «Неделю» alone is a week; «день» or «месяц» alone may be anything.
  if (count === 0 || (said === undefined && skipped === 0 && !/^неделю$/.test(unit))) return undefined;
  const taken = at + 1;
  if (unitDay.test(unit)) return { taken, day: within(plusDays(today, count), today) };
  if (unitWeek.test(unit)) return { taken, day: within(plusDays(today, count * 7), today) };
  if (unitMonth.test(unit)) return { taken, day: within(plusMonths(today, count), today) };
  return undefined;
};

const numberOf = (word: string | undefined): number | undefined => {
  const found = /^(\d{1,2})(?:-?(?:го|му|ого|ому|е|ое|нче|нчы|енче|нчегә|st|nd|rd|th))?$/.exec(word ?? "");
  return found === null ? undefined : Number(found[1]);
};
const yearOf = (word: string | undefined): number | undefined =>
  /^20\d{2}$/.test(word ?? "") ? Number(word) : undefined;
const yearWord = /^(?:г|год|года|ел|елның)$/;

/** «25 ноября», «25 ноября 2027 года», "November 25". */
const readMonth = (words: readonly string[], today: Day): Read => {
  const isMonthFirst = monthOf(words[0]) > 0;
  const [day, month] = isMonthFirst
    ? [numberOf(words[1]), monthOf(words[0])]
    : [numberOf(words[0]), monthOf(words[1])];
  if (day === undefined || month === 0) return undefined;
  const year = yearOf(words[2]);
  const taken = year === undefined ? 2 : yearWord.test(words[3] ?? "") ? 4 : 3;
  return { taken, day: dayOn(day, month, year, today) };
};

/** «25 числа», «25-го»: the next such day, whatever the month. */
const readNumber = (words: readonly string[], today: Day): Read => {
  const day = numberOf(words[0]);
  const isNamed = /^(?:числа|число)$/.test(words[1] ?? "");
  if (day === undefined || !(isNamed || /\D/.test(words[0] ?? ""))) return undefined;
  const taken = isNamed ? 2 : 1;
  const [year = 0, month = 1] = today.split("-").map(Number);
  // Of any two months in a row one has 31 days, but for the turn from July to August both do.
  const next = [0, 1, 2].map((more) => new Date(Date.UTC(year, month - 1 + more, 1)));
  const days = next.map((first) => dayOn(day, first.getUTCMonth() + 1, first.getUTCFullYear(), today));
  return { taken, day: days.find((one) => one.ok) ?? refuse("no-such") };
};

/** «пн», «во вторник»: the next one after today; «в следующую пятницу»: that of the next week. */
const readWeekday = (words: readonly string[], today: Day): Read => {
  const isNext = /^(?:следующ.*|след|киләсе|next)$/.test(words[0] ?? "");
  const skipped = /^(?:этот|эту|это|бу|this|следующ.*|след|киләсе|next)$/.test(words[0] ?? "") ? 1 : 0;
  const weekday = weekdayNamed(words[skipped] ?? "");
  if (weekday === undefined) {
    const isWeek = isNext && unitWeek.test(words[1] ?? "");
    return isWeek ? { taken: 2, day: ok(plusDays(today, 7)) } : undefined;
  }
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = isNext ? 7 - now + weekday : ((weekday - now + 6) % 7) + 1;
  return { taken: skipped + 1, day: ok(plusDays(today, days)) };
};

const readFigures = (words: readonly string[], today: Day): Read => {
  const day = readDay(words[0] ?? "", today);
  if (!day.ok && day.code === "none") return undefined;
  return { taken: yearWord.test(words[1] ?? "") ? 2 : 1, day };
};

const readers = [readFigures, readRelative, readMonth, readCount, readNumber, readWeekday];

type Word = { said: string; from: number; end: number };
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[^\s,;]+/g)].map(({ 0: word, index }) => ({
    said: word
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/[.!?)»"]+$/, "")
      .replace(/^[(«"]+/, ""),
    from: index,
    end: index + word.length,
  }));

const restOf = (text: string, words: readonly Word[], taken: number): string =>
  text
    .slice(words[taken - 1]?.end ?? 0)
    .replace(/^[\s,;]+/, "")
    .trimEnd();

/** The day with which a text begins, and what follows it: «25.11 10-14» is that day and `10-14`. */
export const daySaid = (text: string, today: Day): DaySaid => {
  const words = wordsOf(text);
  let start = 0;
  while (before.test(words[start]?.said ?? "")) start += 1;
  const said = words.slice(start).map((word) => word.said);
  for (const read of readers) {
    const found = read(said, today);
    if (found === undefined) continue;
    if (!found.day.ok) return found.day;
    const taken = start + found.taken + (after.test(said[found.taken] ?? "") ? 1 : 0);
    // «пн - пт» is a stretch of days, and no day.
    if (/^[-–—]$/.test(words[taken]?.said ?? "")) return refuse("none");
    return ok({ day: found.day.value, rest: restOf(text, words, taken) });
  }
  return refuse("none");
};

/** A text that is a day and nothing else. */
export const wholeDay = (text: string, today: Day): Outcome<Day, DayRefusal> => {
  const found = daySaid(text, today);
  if (!found.ok) return found;
  return found.value.rest === "" ? ok(found.value.day) : refuse("none");
};

/** Units that mean one of them where nothing is said before them. */
const oneUnit = /^(?:день|сутки|неделю)$/;

/** How many days ago something was, by «3 дня назад», «атна элек», "two weeks ago", and what else was said. «Пару» is no number. */
export const daysAgoSaid = (text: string): { days: number; rest: string } | undefined => {
  const words = wordsOf(text).map(({ said }) => said);
  const end = words.findIndex((word) => /^(?:назад|элек|ago)$/.test(word));
  const [number = "", unit = ""] = [words[end - 2], words[end - 1]];
  const unitDays = unitDay.test(unit) ? 1 : unitWeek.test(unit) ? 7 : undefined;
  if (end < 1 || unitDays === undefined || number === "пару") return undefined;
  const said = countOf(number);
  const count = said ?? (end === 1 || (oneUnit.test(unit) && !/^\d/.test(number)) ? 1 : undefined);
  if (count === undefined) return undefined;
  const from = said === undefined ? end - 1 : end - 2;
  return { days: count * unitDays, rest: words.toSpliced(from, end + 1 - from).join(" ") };
};

const aroundLength = /^(?:еще|на|хотя|бы|пожалуйста|тагын|more|another|for|please)$/;

/** A length of time and nothing else, from a day on: «ещё на две недели», «на месяц», «тагын бер атнага», "another week". */
export const longerSaid = (text: string, from: Day): Outcome<Day, DayRefusal> => {
  const words = wordsOf(text)
    .map(({ said }) => said)
    .filter((word) => !aroundLength.test(word));
  // What is said to be so far from now is a day like any other.
  if (words.length === 0 || /^(?:через|спустя|in|after)$/.test(words[0] ?? "")) return refuse("none");
  const read = readCount(words, from) ?? readCount(["1", ...words], from);
  return read !== undefined && read.taken >= words.length ? read.day : refuse("none");
};

/** More words than a day is said in. */
const longest = 7;

/** The day with which a text ends, and what stands before it: «принести справку до 25.11». */
export const dayAtEnd = (text: string, today: Day): Outcome<{ day: Day; before: string }, DayRefusal> => {
  const words = wordsOf(text);
  for (const word of words.slice(-longest)) {
    const found = wholeDay(text.slice(word.from), today);
    if (found.ok) return ok({ day: found.value, before: text.slice(0, word.from).replace(/[\s,;]+$/, "") });
    if (found.code !== "none") return found;
  }
  return refuse("none");
};

/** The time of day with which a text begins, in minutes from midnight: «15:00», «в 15», «15 часов», "at 3 pm", «сәгать 15тә». */
export const timeSaid = (text: string): Outcome<{ minutes: number; rest: string }, "none" | "no-such"> => {
  const found =
    /^[\s,;]*(в\s+|во\s+|к\s+|at\s+|сәгать\s+)?(\d{1,2})(?:[:.](\d{2}))?(-?(?:дә|тә|да|та))?(?![\d:.]*\d)(\s*(?:часов|часа|час|ч|pm|p\.m\.|am|a\.m\.)(?!\p{L})\.?)?(?!\p{L}|\s*[-–—]\s*\d)/iu.exec(
      text,
    );
  if (found === null) return refuse("none");
  const [all, lead, hours, minutes, ending, unit] = found;
  if (minutes === undefined && lead === undefined && ending === undefined && unit === undefined)
    return refuse("none");
  const isNoon = /^\s*p/i.test(unit ?? "") && Number(hours) < 12;
  const total = (Number(hours) + (isNoon ? 12 : 0)) * 60 + Number(minutes ?? 0);
  if (total >= 24 * 60 || Number(minutes ?? 0) > 59) return refuse("no-such");
  return ok({
    minutes: total,
    rest: text
      .slice(all.length)
      .replace(/^[\s,;.]+/, "")
      .trimEnd(),
  });
};

export type MomentRefusal = DayRefusal | "no-time" | "no-such-time";

/** A day and a time of it, in either order, and what follows: «завтра 15:00 у входа», «в 15:00 25 ноября». */
export const momentSaid = (
  text: string,
  today: Day,
): Outcome<{ day: Day; minutes: number; rest: string }, MomentRefusal> => {
  const first = daySaid(text, today);
  const early = first.ok || first.code !== "none" ? undefined : timeSaid(text);
  if (early?.ok === true) {
    const day = daySaid(early.value.rest, today);
    return day.ok ? ok({ ...day.value, minutes: early.value.minutes }) : day;
  }
  if (!first.ok) return early?.code === "no-such" ? refuse("no-such-time") : first;
  const time = timeSaid(first.value.rest);
  if (time.ok) return ok({ day: first.value.day, ...time.value });
  return refuse(time.code === "none" ? "no-time" : "no-such-time");
};
