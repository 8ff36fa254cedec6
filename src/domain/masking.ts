/** Takes out of a text what tells who wrote it: their own names in Telegram, phone numbers, links and @names. */
import type { ChatIdentity, ChatNames } from "./people.js";

export const hidden = "[скрыто]";

/** Drawn as nothing, so that they could part a name unseen. The joiner of emoji is not among them. */
const invisible = /[\u{AD}\u{200B}\u{2060}\u{FEFF}]/gu;
const phone = /\+?\p{Nd}(?:[\s().\-–—/_]{0,3}\p{Nd}){9,}/gu;
/** In the name of a file long digits are mostly a date: only what looks like a mobile number counts. */
const phoneInName =
  /(?<!\p{Nd})(?:\+?[78][\s()_-]{0,2})?9\p{Nd}{2}[\s()_–-]{0,2}\p{Nd}{3}[\s_–-]?\p{Nd}{2}[\s_–-]?\p{Nd}{2}(?!\p{Nd})/gu;
const email = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const profileLink =
  /(?:https?:\/\/)?(?:t\.me|telegram\.me|telegram\.dog|vk\.com|vk\.ru|vk\.me|ok\.ru|max\.ru|instagram\.com|facebook\.com|tiktok\.com|discord\.gg|wa\.me)\/\S+|tg:\/\/\S+/giu;
const atName = /(?<![\w@])@[A-Za-z]\w{3,31}/g;

/** Russian surnames that change with the case: what stays of them in all of their forms. */
const inflected = /^(\p{L}{2,}(?:[её]в|ов|ин|ын|[сц]к))(?:а|ий|ая|ой)?$/iu;

const literal = (name: string) =>
  name
    .normalize("NFC")
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll(/[её]/giu, "[её]")
    .replaceAll(/\s+/gu, String.raw`\s+`);

const surname = (last: string) => {
  const stem = inflected.exec(last)?.[1];
  return stem === undefined ? literal(last) : String.raw`${literal(stem)}\p{L}{0,3}`;
};

/** Patterns of names that may be hidden. A first name alone stays: it is what a person chooses to be called. */
const patterns = ({ firstName = "", lastName = "", username = "" }: ChatNames): string[] => {
  const first = firstName.replaceAll(invisible, "").trim();
  const last = lastName.replaceAll(invisible, "").trim();
  const between = String.raw`[\s\p{P}]*`;
  const found: string[] = [];
  if (first !== "" && last !== "") {
    found.push(`${literal(first)}${between}${surname(last)}`, `${surname(last)}${between}${literal(first)}`);
  }
  // A name of two letters would tear holes into ordinary words.
  if (last.length >= 3) found.push(surname(last));
  if (username.length >= 3) found.push(literal(username));
  const words = first.split(/\s+/u);
  if (words.length > 1) found.push(literal(first), ...words.slice(1).filter(isLong).map(surname));
  else if (first.length >= 3 && !/^[\p{L}-]+$/u.test(first)) found.push(literal(first));
  return found;
};

const isLong = (word: string) => word.length >= 3;

const hide = (text: string, who: ChatIdentity, numbers: RegExp): { text: string; masked: boolean } => {
  const plain = text.normalize("NFC").replaceAll(invisible, "");
  const id = [...String(who.telegramId)].join(String.raw`[\s().-]?`);
  let out = plain
    .replace(email, hidden)
    .replace(profileLink, hidden)
    .replace(atName, hidden)
    .replace(numbers, hidden)
    .replace(new RegExp(String.raw`(?<!\d)${id}(?!\d)`, "gu"), hidden);
  for (const pattern of [who, ...(who.formerly ?? [])].flatMap(patterns)) {
    out = out.replace(new RegExp(String.raw`(?<!\p{L})(?:${pattern})(?!\p{L})`, "giu"), hidden);
  }
  return { text: out, masked: out !== plain };
};

/** A text without what identifies its author. What a person chooses to be called («я Аля») stays. */
export const mask = (text: string, who: ChatIdentity): { text: string; masked: boolean } =>
  hide(text, who, phone);

/** Whether the name of a file, a place or a set of stickers tells who sent it: then it cannot be passed on. */
export const namesAuthor = (name: string, who: ChatIdentity): boolean =>
  hide(name, who, phoneInName).masked || hide(name.replaceAll(/[_.\-+]+/g, " "), who, phoneInName).masked;
