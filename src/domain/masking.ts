/** Takes out of a text what tells who wrote it: their own names in Telegram or as they introduce themselves, phone numbers, links and @names. */
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

/** Words in the place of a given name that are none: hidden, they would take the sense out of what is told. */
const noNames =
  /^(?:мам\p{L}*|пап\p{L}*|бабушка|дедушка|сын|дочь|дочка|сестра|брат|тетя|тётя|дядя|жена|муж|әни\p{L}*|әти\p{L}*|әби|бабай|апа|абый|энем|сеңлем|mom|mum|mama|dad|papa|the|and|просто|твоя|твой|самая|самый|лучшая|лучший)$/iu;
/** Names that are words too: hidden only where they are written as names. */
const wordNames =
  /^(?:вера|надежда|любовь|роза|слава|лев|мир|света|мира|рая|злата|алмаз|айгөл|нур|hope|faith|grace|joy)$/iu;

const russianEndings: Record<string, string> = {
  а: "а|ы|и|е|у|ой|ей|ою|ею",
  я: "я|и|е|ю|ей|ею",
  й: "й|я|ю|ем|е|и",
  ь: "ь|я|и|ю|ем|е|ью",
};
const tatarEndings = "н[ые]ң|н[ые]|[гк][аә]|[дт][аә]|[дтн][аә]н|[ые]м|(?<=[аяә])м|кай|кәй";
/** A given name in all of its cases, Russian and Tatar, and no other name that begins alike. */
const givenName = (name: string): string => {
  const whole = literal(name);
  if (!/^\p{Script=Cyrillic}+$/u.test(name)) return whole;
  const endings = russianEndings[name.slice(-1).toLowerCase()];
  const russian =
    endings === undefined ? `${whole}(?:а|у|ом|ем|е|ы|и)?` : `${literal(name.slice(0, -1))}(?:${endings})`;
  return `(?:${russian}|${whole}(?:${tatarEndings}))`;
};

const isLong = (word: string) => word.length >= 3;

/** What is hidden wherever it stands; a name that is a word too, only with a capital letter. */
const patterns = ({ firstName = "", lastName = "", username = "" }: ChatNames): Pattern[] => {
  const first = firstName.normalize("NFC").replaceAll(invisible, "").trim();
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
  if (words.length > 1) found.push(literal(first), ...words.slice(1).filter(isNaming).map(surname));
  else if (isLong(first) && !/^[\p{L}-]+$/u.test(first)) found.push(literal(first));
  const given = (first.match(/\p{L}+/gu) ?? []).filter(isNaming);
  return [
    ...found.map((source) => ({ source })),
    ...given.map((name) =>
      wordNames.test(name)
        ? { source: givenName(capital(name)), written: true }
        : { source: givenName(name) },
    ),
  ];
};

type Pattern = { source: string; written?: boolean };
const isNaming = (word: string) => isLong(word) && !noNames.test(word);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** How people say their own name, and up to three words of what they say then. */
const introductions = [
  /(?<!\p{L})((?:меня\s+зовут|меня\s+звать|мо[её]\s+имя|минем\s+исемем|исемем|my\s+name\s+is|my\s+name['’]s)[\s:—–-]+)(\p{L}[\p{L}-]+)((?:\s+\p{L}[\p{L}-]+){0,2})/giu,
  /(?<!\p{L})(меня\s+)(\p{L}[\p{L}-]+)(?=\s+зовут(?!\p{L}))/giu,
];
/** «Меня зовут гулять» tells no name. */
const noName =
  /^(?:на|во?|ко?|со?|за|не\p{L}{0,2}|ни|то|там|туда|как|так|вс[её]|они|она|он|уже|просто|тоже|опять|туган|матур|not|\p{L}+(?:ться|ть|чь|ти|ой|ым))$/iu;
const hideIntroductions = (text: string): string => {
  let out = text;
  for (const shape of introductions)
    out = out.replace(shape, (all: string, lead: string, name: string, after: unknown) => {
      if (noName.test(name)) return all;
      const rest = typeof after === "string" ? after : "";
      // Names that follow are written as names: «Меня зовут Алия Каримова, мне 14».
      return `${lead}${hidden}${rest.replace(/^(?:\s+\p{Lu}[\p{L}-]+)+/u, "")}`;
    });
  return out;
};

/** Contacts that anybody may write down: addresses, links, names of accounts, numbers. */
const contacts = (numbers: RegExp): RegExp[] => [email, profileLink, atName, numbers];

const plainOf = (text: string): string => text.normalize("NFC").replaceAll(invisible, "");

/** Hides what Telegram itself tells of the author. */
const hideNames = (text: string, who: ChatIdentity): string => {
  const id = [...String(who.telegramId)].join(String.raw`[\s().-]?`);
  let out = text.replace(new RegExp(String.raw`(?<!\d)${id}(?!\d)`, "gu"), hidden);
  for (const pattern of [who, ...(who.formerly ?? [])].flatMap(patterns)) {
    const flags = pattern.written === true ? "gu" : "giu";
    out = out.replace(new RegExp(String.raw`(?<!\p{L})(?:${pattern.source})(?!\p{L})`, flags), hidden);
  }
  return out;
};

const hide = (text: string, who: ChatIdentity, numbers: RegExp): { text: string; masked: boolean } => {
  const plain = plainOf(text);
  let out = plain;
  for (const contact of contacts(numbers)) out = out.replace(contact, hidden);
  out = hideIntroductions(hideNames(out, who));
  return { text: out, masked: out !== plain };
};

/** A text without what identifies its author. The names of others stay, and what one chooses to be called («я Кот»). */
export const mask = (text: string, who: ChatIdentity): { text: string; masked: boolean } =>
  hide(text, who, phone);

/**
 * What a specialist may uncover, with a reason to: contacts in it are shown, but nothing of the author's names and
 * number in Telegram, which only two keys together reveal. Undefined when no contacts are hidden in a text.
 */
export const uncoverable = (text: string, who: ChatIdentity): string | undefined => {
  let shown = plainOf(text);
  // A link or a number that is the author's own in Telegram stays hidden whole.
  for (const contact of contacts(phone))
    shown = shown.replace(contact, (found) => (hideNames(found, who) === found ? found : hidden));
  shown = hideIntroductions(hideNames(shown, who));
  return shown === mask(text, who).text ? undefined : shown;
};

/** Whether the name of a file, a place or a set of stickers tells who sent it: then it cannot be passed on. */
export const namesAuthor = (name: string, who: ChatIdentity): boolean =>
  hide(name, who, phoneInName).masked || hide(name.replaceAll(/[_.\-+]+/g, " "), who, phoneInName).masked;
