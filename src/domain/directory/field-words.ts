/** Understands what somebody types into a field of a card, or says in a code what is wrong with it. Knows no wording. */
import { z } from "zod";
import { SERVICE_CODES } from "../needs.js";
import {
  type AgesValue,
  type CardValues,
  cardStatuses,
  type EditedField,
  type PhoneValue,
} from "./card-fields.js";
import { readHours } from "./hours-words.js";

export const fieldFaults = [
  "long",
  "short",
  "phone-letters",
  "phone-length",
  "phone-area",
  "phone-line",
  "address-number",
  "website",
  "email",
  "ages-order",
  "hours-order",
  "unknown",
] as const;
export type FieldFault = (typeof fieldFaults)[number];

/** A value, or what is wrong and in which of the words. */
export type Read<V> = { ok: true; value: V } | { ok: false; code: FieldFault; detail: string };

const good = <V>(value: V): Read<V> => ({ ok: true, value });
const bad = (code: FieldFault, detail = ""): { ok: false; code: FieldFault; detail: string } => ({
  ok: false,
  code,
  detail,
});

const longest: Partial<Record<EditedField, number>> = { name: 200, address: 200, cost: 200, alert: 250 };
const mostPhones = 4;
const mostDocuments = 12;

const tidy = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

const words = (field: EditedField, text: string, least = 3): Read<string> => {
  const most = longest[field] ?? 200;
  if (text.length > most) return bad("long", String(most));
  return text.length < least ? bad("short", String(least)) : good(text);
};

const extensionWords = /\s*(?:,?\s*(?:доб\.?|вн\.?|ext\.?|өст\.?|#))\s*(\d{1,6})\s*$/iu;
/** What is dialled short is a help line or an emergency service, and those are not kept here. */
const isShortLine = (digits: string, lines: readonly string[]): boolean =>
  /^(?:0[1-4]|1\d{2})$/.test(digits) || lines.includes(digits);

const readPhone = (text: string, lines: readonly string[]): Read<PhoneValue> => {
  const extension = extensionWords.exec(text)?.[1];
  const number = text.replace(extensionWords, "").trim();
  if (/[^\d\s()+.\-–—]/u.test(number)) return bad("phone-letters", number);
  const typed = number.replaceAll(/\D/g, "");
  if (isShortLine(typed, lines)) return bad("phone-line", number);
  if (typed.length < 10)
    return bad(typed.length >= 5 && typed.length <= 7 ? "phone-area" : "phone-length", number);
  // A trunk code before nine digits is a number with one digit missing.
  if (typed.length === 10 && /^\+?[78](?!\d)/.test(number)) return bad("phone-length", number);
  if (typed.length > 11 || (typed.length === 11 && !/^[78]/.test(typed))) return bad("phone-length", number);
  const own = typed.slice(-10);
  const digits = own.startsWith("800") ? `8${own}` : `7${own}`;
  if (lines.includes(digits)) return bad("phone-line", number);
  const isBare = /^\+?\d+$/.test(number);
  const shown = isBare
    ? `${digits.startsWith("8") ? "8" : "+7"} ${own.slice(0, 3)} ${own.slice(3, 6)}-${own.slice(6, 8)}-${own.slice(8)}`
    : number.replaceAll(/[–—]/gu, "-");
  return good({ number: shown, digits, extension: extension === undefined ? null : Number(extension) });
};

const readPhones = (text: string, lines: readonly string[]): Read<PhoneValue[]> => {
  const phones: PhoneValue[] = [];
  for (const part of text.split(/[;\n]|,(?!\s*(?:доб|вн|ext|өст|#))/iu).map((one) => one.trim())) {
    if (part === "") continue;
    const read = readPhone(part, lines);
    if (!read.ok) return read;
    if (!phones.some(({ digits }) => digits === read.value.digits)) phones.push(read.value);
  }
  if (phones.length === 0) return bad("phone-length", text);
  return phones.length > mostPhones ? bad("long", String(mostPhones)) : good(phones);
};

const oldest = 120;

/** «7–17», «от 14», «до 3 лет»; whatever else is said stands in words and limits nobody. */
const readAges = (text: string): Read<AgesValue> => {
  const said = words("ages", text, 1);
  if (!said.ok) return said;
  const unit = String.raw`(?:\s*(?:лет|года?|яшь(?:тән|кә|кәчә|лек)?|years?(?: old)?|y\.?o\.?))?`;
  const between = new RegExp(
    String.raw`^(?:с|от|from)?\s*(\d{1,3})${unit}\s*(?:-|–|—|до|по|to|дан|дән)\s*(\d{1,3})${unit}$`,
    "iu",
  ).exec(text);
  const from = new RegExp(String.raw`^(?:с|от|from|старше)\s*(\d{1,3})${unit}$|^(\d{1,3})\s*\+$`, "iu").exec(
    text,
  );
  const upTo = new RegExp(String.raw`^(?:до|по|under|up to|младше)\s*(\d{1,3})${unit}$`, "iu").exec(text);
  const number = (given: string | undefined) => (given === undefined ? null : Number(given));
  const min = number(between?.[1] ?? from?.[1] ?? from?.[2]);
  const max = number(between?.[2] ?? upTo?.[1]);
  if ((min !== null && max !== null && min > max) || (min ?? 0) > oldest || (max ?? 0) > oldest)
    return bad("ages-order", text);
  return good({ text, min, max });
};

const readWebsite = (text: string): Read<string> => {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const isSite = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(url).success;
  return isSite || /^https?:\/\/[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:\/\S*)?$/u.test(url)
    ? good(url)
    : bad("website", text);
};

type Readers = { [F in EditedField]: (text: string, lines: readonly string[]) => Read<CardValues[F]> };

const oneOf = <C extends string>(codes: readonly C[], text: string): C | undefined =>
  codes.find((code) => code === text.toLowerCase());

const readers: Readers = {
  name: (text) => words("name", tidy(text)),
  phones: readPhones,
  address: (text) => {
    const said = words("address", tidy(text), 5);
    return said.ok && !/\d/.test(said.value) ? bad("address-number", said.value) : said;
  },
  website: (text) => readWebsite(tidy(text)),
  email: (text) => (z.email().safeParse(tidy(text)).success ? good(tidy(text)) : bad("email", tidy(text))),
  hours: (text) => {
    const said = words("hours", tidy(text));
    if (!said.ok) return said;
    const weekly = readHours(said.value);
    return weekly === "order"
      ? bad("hours-order", said.value)
      : good({ text: said.value, weekly: weekly ?? [] });
  },
  ages: (text) => readAges(tidy(text)),
  cost: (text) => words("cost", tidy(text)),
  documents: (text) => {
    const all = text
      .split(/[;\n]/u)
      .map(tidy)
      .filter((one) => one !== "");
    if (all.length > mostDocuments || all.some((one) => one.length > 120))
      return bad("long", String(mostDocuments));
    return all.length === 0 ? bad("short", "1") : good(all);
  },
  // Chosen by keys; typed in commands by their codes.
  services: (text) => {
    const codes = text.split(/[\s,;]+/u).filter((one) => one !== "");
    const unknown = codes.find((code) => oneOf(SERVICE_CODES, code) === undefined);
    if (unknown !== undefined || codes.length === 0) return bad("unknown", unknown ?? text);
    return good(SERVICE_CODES.filter((code) => codes.some((one) => oneOf(SERVICE_CODES, one) === code)));
  },
  alert: (text) => words("alert", tidy(text)),
  status: (text) => {
    const status = oneOf(cardStatuses, tidy(text));
    return status === undefined ? bad("unknown", text) : good(status);
  },
};

/** What empties a field. */
const nothing = /^[-–—]$/u;

const empty: { [F in EditedField]?: CardValues[F] } = {
  phones: [],
  address: null,
  website: null,
  email: null,
  hours: null,
  ages: null,
  cost: null,
  documents: [],
  alert: null,
};

/**
 * The value that somebody typed for a field; a dash empties it.
 * @param lines digits of help lines and emergency services, which are kept elsewhere and checked by dialling
 */
export const readField = <F extends EditedField>(
  field: F,
  text: string,
  lines: readonly string[] = [],
): Read<CardValues[F]> => {
  if (nothing.test(text.trim())) {
    const none = empty[field];
    return none === undefined ? bad("short", "1") : good(none as CardValues[F]);
  }
  const read: Readers[F] = readers[field];
  return read(text, lines);
};
