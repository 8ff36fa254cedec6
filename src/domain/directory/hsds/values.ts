/** What one cell may hold: reads what a file says into a value, and says what is wrong with a value. Knows one cell only. */
import type { Column, ColumnType, Value } from "../dataset.js";

export type CellRule =
  | "missing"
  | "not-text"
  | "not-a-number"
  | "not-yes-or-no"
  | "not-a-date"
  | "not-a-time"
  | "not-days"
  | "not-an-address"
  | "not-a-site"
  | "out-of-range"
  | "unknown-word"
  | "too-long"
  | "strange-character"
  | "formula";

/** What is wrong with a cell, as code and as a sentence. */
export type Breach = { rule: CellRule; text: string };

const longest = 100_000;
const yes = ["true", "yes", "да", "1"];
const no = ["false", "no", "нет", "0"];

const numberOf = (text: string): Value => {
  const number = Number(text.replace(",", "."));
  return /^[-+]?\d/.test(text) && Number.isFinite(number) ? number : text;
};

const booleanOf = (text: string): Value => {
  const word = text.toLowerCase();
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : text;
};

const words = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

const typed: { [type in ColumnType]?: (text: string) => Value } = {
  number: numberOf,
  integer: numberOf,
  boolean: booleanOf,
  list: words,
  date: (text) => text,
  "partial-date": (text) => text,
  datetime: (text) => text,
  // Seconds that say nothing are left out, so that one moment is written in one way.
  time: (text) => text.replace(/^(\d{2}:\d{2}):00$/, "$1"),
  days: (text) => text.replaceAll(/\s/g, "").toUpperCase(),
};

/** What a file says as a value of its column; what cannot be read stays as it is, for the rules to tell. */
export const readValue = (column: Column | undefined, said: Value): Value => {
  if (said === null || (typeof said === "string" && said.trim() === "")) return null;
  if (column === undefined) return said;
  if (column.type === "list" && Array.isArray(said)) return said.map(String).flatMap(words);
  if (typeof said === "number" || typeof said === "boolean")
    return column.type in typed && column.type !== "list" ? said : String(said);
  if (typeof said !== "string") return said;
  const isWord = column.refers !== undefined || column.choice !== undefined || column.name === "id";
  return typed[column.type]?.(said.trim()) ?? (isWord ? said.trim() : said);
};

const isDay = (text: string) => {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
};
const isPartial = (text: string) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) || isDay(text);
const clock = /^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00)(Z|[+-]\d{2}:?\d{2})?$/;
const isMoment = (text: string) => {
  const [day = "", time] = text.split(/[T ]/);
  return isPartial(day) && (time === undefined || clock.test(time.replace(/\.\d+/, "")));
};
const days = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU))*$/;

const shapes: { [type in ColumnType]?: { is: (text: string) => boolean; breach: Breach } } = {
  date: { is: isDay, breach: { rule: "not-a-date", text: "a date is YYYY-MM-DD" } },
  "partial-date": {
    is: isPartial,
    breach: { rule: "not-a-date", text: "a date is YYYY, YYYY-MM or YYYY-MM-DD" },
  },
  datetime: { is: isMoment, breach: { rule: "not-a-date", text: "a moment is YYYY-MM-DDTHH:MM:SSZ" } },
  time: { is: (text) => clock.test(text), breach: { rule: "not-a-time", text: "a time is HH:MM" } },
  days: {
    is: (text) => days.test(text),
    breach: { rule: "not-days", text: "days are MO,TU,WE,TH,FR,SA,SU" },
  },
  email: {
    is: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
    breach: { rule: "not-an-address", text: "this is no e-mail address" },
  },
  url: {
    is: (text) => /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text),
    breach: { rule: "not-a-site", text: "an address of a site begins with https://" },
  },
};

/** Signs that no text has: they cannot be stored or shown. */
const strange = /[\p{Cc}\p{Cs}]/gu;
const isStrange = (text: string) => (text.match(strange) ?? []).some((sign) => !"\n\r\t".includes(sign));

const textBreach = (column: Column | undefined, text: string): Breach | null => {
  if (text.length > longest)
    return { rule: "too-long", text: `the text is longer than ${longest} characters` };
  if (isStrange(text))
    return { rule: "strange-character", text: "there is a character that no text can have" };
  if (/^=\s*[\p{L}(@+"-]/u.test(text))
    return { rule: "formula", text: "this is a formula of a spreadsheet: put in the value that it shows" };
  const { choice } = column ?? {};
  if (choice !== undefined && !choice.includes(text))
    return { rule: "unknown-word", text: `it must be one of: ${choice.join(", ")}` };
  const shape = column === undefined ? undefined : shapes[column.type];
  return shape === undefined || shape.is(text) ? null : shape.breach;
};

const numberBreach = ({ type, range }: Column, value: Value): Breach | null => {
  if (
    typeof value !== "number" ||
    !Number.isFinite(value) ||
    (type === "integer" && !Number.isInteger(value))
  )
    return {
      rule: "not-a-number",
      text: type === "integer" ? "this is no whole number" : "this is no number",
    };
  const [from = -Infinity, to = Infinity] = range ?? [];
  return value >= from && value <= to
    ? null
    : { rule: "out-of-range", text: `it must be from ${from} to ${to}` };
};

const deepText = (value: Value): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...deepText(inner)]);
};

/** What is wrong with a value in its column; null when nothing is. An absent value is another rule's. */
export const breachOf = (column: Column | undefined, value: Value): Breach | null => {
  if (value === null) return null;
  if (column === undefined || column.type === "list") {
    const texts = deepText(value);
    return texts.map((text) => textBreach(undefined, text)).find((breach) => breach !== null) ?? null;
  }
  if (column.type === "number" || column.type === "integer") return numberBreach(column, value);
  if (column.type === "boolean")
    return typeof value === "boolean" ? null : { rule: "not-yes-or-no", text: "it must be yes or no" };
  if (typeof value !== "string") return { rule: "not-text", text: "this is no text" };
  return textBreach(column, value);
};
