/** The screens of a person's own log, and the letter that is made of it. */
import type { HelpLine } from "../domain/directory/lines.js";
import { dayAt, type KeptEpisode, type Said, saysMoreThanDate } from "../domain/log.js";
import type { PaperFile } from "../domain/paper.js";
import type { Language } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { Key, T } from "../i18n/i18n.js";
import { data, type Fields } from "./buttons.js";
import { linesText } from "./lines.js";
import { inline, inRows, type View } from "./view.js";
import { dateText } from "./when.js";

export const letterTo = ["school", "commission"] as const;
export type LetterTo = (typeof letterTo)[number];

/** What is asked for, in order. */
const asksOf = {
  school: [
    "log:letter.asksOf.school.talk",
    "log:letter.asksOf.school.stop",
    "log:letter.asksOf.school.apart",
    "log:letter.asksOf.school.write",
  ],
  commission: [
    "log:letter.asksOf.commission.check",
    "log:letter.asksOf.commission.protect",
    "log:letter.asksOf.commission.stop",
    "log:letter.asksOf.commission.write",
  ],
} as const satisfies Record<LetterTo, Key[]>;

const onePage = 8;

/** By the day they are about; those without a day stand where they were written down. */
export const sorted = (episodes: readonly KeptEpisode[]): KeptEpisode[] => {
  const day = ({ when, recordedAt }: KeptEpisode) => when.day ?? recordedAt.slice(0, 10);
  return episodes.toSorted((a, b) => day(a).localeCompare(day(b)) || a.id - b.id);
};

/** «17 ноября 2026 г.», with the words beside it when they say more than the date. */
const whenText = (t: T, language: Language, { day, words }: KeptEpisode["when"]): string => {
  if (day === undefined) return words ?? t("log:noDay");
  const full = dateText(day, language);
  return words === undefined || !saysMoreThanDate(words) ? full : `${full} (${words})`;
};

const saidText = (t: T, question: "where" | "saw", said: Said | undefined): string => {
  if (said === undefined) return t("log:notSaid");
  return "words" in said ? said.words : t(`log:${question}.options.${said.choice}` as Key);
};

const shortened = (words: string) => (words.length > 40 ? `${words.slice(0, 39)}…` : words);

const press = (t: T, key: Key, act: Fields<"log">["act"], at: number) => ({
  text: t(key),
  callback_data: data("log", { act, at }),
});

/** The log's own screen: days and places only, no words, for the phone may be looked at. @param page 0 is the newest */
export const logScreen = (t: T, language: Language, all: readonly KeptEpisode[], page: number): View => {
  const numbered = sorted(all).map((episode, index) => ({ episode, number: index + 1 }));
  const pages = Math.max(1, Math.ceil(numbered.length / onePage));
  const at = Math.min(page, pages - 1);
  const end = numbered.length - at * onePage;
  const shown = numbered.slice(Math.max(0, end - onePage), end);
  const lines = shown.map(({ episode, number }) =>
    t("log:line", {
      number,
      day: shortened(
        whenText(t, language, episode.when.day === undefined ? episode.when : { day: episode.when.day }),
      ),
      where: shortened(saidText(t, "where", episode.where)),
    }),
  );
  return {
    text: [
      t("log:title"),
      t("log:intro"),
      t("log:keeping"),
      lines.length === 0 ? t("log:empty") : lines.join("\n"),
    ].join("\n\n"),
    keyboard: inline(
      ...inRows(
        shown.map(({ episode, number }) => ({
          text: String(number),
          callback_data: data("log", { act: "open", at: episode.id }),
        })),
      ),
      [
        ...(at < pages - 1 ? [press(t, "log:older", "list", at + 1)] : []),
        ...(at > 0 ? [press(t, "log:newer", "list", at - 1)] : []),
      ],
      [press(t, "log:add", "add", 0)],
      ...(lines.length === 0
        ? []
        : [[press(t, "log:makeLetter", "letter", 0)], [press(t, "log:eraseAll", "erase", 0)]]),
    ),
  };
};

const rowsOf = (t: T, language: Language, episode: KeptEpisode, utcOffset: number): [string, string][] => [
  [t("log:label.what"), episode.what],
  [t("log:label.where"), saidText(t, "where", episode.where)],
  [t("log:label.saw"), saidText(t, "saw", episode.saw)],
  [t("log:label.recorded"), dateText(dayAt(episode.recordedAt, utcOffset), language)],
];

/** One episode with all its words. */
export const episodeScreen = (
  t: T,
  language: Language,
  episode: KeptEpisode,
  { utcOffset, saved = false }: { utcOffset: number; saved?: boolean },
): View => ({
  text: [
    ...(saved ? [t("log:saved"), ""] : []),
    whenText(t, language, episode.when),
    ...rowsOf(t, language, episode, utcOffset).map(([label, words]) => t("log:row", { label, words })),
  ]
    .join("\n")
    .slice(0, 4000),
  keyboard: inline(
    [press(t, "log:edit", "edit", episode.id), press(t, "log:drop", "drop", episode.id)],
    [press(t, "log:add", "add", 0), press(t, "log:title", "list", 0)],
  ),
});

/** After grave words: the numbers and a human, without a question; what was told is taken down all the same. */
export const graveNote = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("log:grave"), linesText(t, lines, 3)].join("\n"),
  keyboard: inline([{ text: t("start:menuItem.talk"), callback_data: data("menu", { item: "talk" }) }]),
});

export const whatToChange = (t: T, id: number): View => ({
  text: t("log:editAsk"),
  keyboard: inline(
    [press(t, "log:part.what", "what", id), press(t, "log:part.when", "when", id)],
    [press(t, "log:part.where", "where", id), press(t, "log:part.saw", "saw", id)],
    [press(t, "log:title", "list", 0)],
  ),
});

export const askEraseLog = (t: T): View => ({
  text: t("log:eraseAsk"),
  keyboard: inline([press(t, "log:eraseYes", "erased", 0), press(t, "log:eraseNo", "list", 0)]),
});

/** @param letterLanguages those that the letter can be in; a school reads Russian whatever the person speaks */
export const askLetter = (t: T, letterLanguages: readonly Language[]): View => ({
  text: t("log:letter.ask"),
  keyboard: inline(
    ...letterLanguages.map((language) =>
      letterTo.map((to) => ({
        text: t(`log:letter.${to}${language === letterLanguages[0] ? "" : "Russian"}` as Key),
        callback_data: data("letter", { to, language }),
      })),
    ),
    [press(t, "log:title", "list", 0)],
  ),
});

/** The letter as a paper: names are written in by hand, for nobody was asked for them. */
export const letter = (
  t: T,
  language: Language,
  about: { episodes: KeptEpisode[]; to: LetterTo; today: string; now: Instant; utcOffset: number },
): PaperFile => {
  const { episodes, to, today, now, utcOffset } = about;
  return {
    name: "letter.pdf",
    paper: {
      title: t("log:letter.title"),
      address: [t(`log:letter.address.${to}`), t("log:letter.address.from")],
      blocks: [
        { kind: "text", text: t("log:letter.opening") },
        ...episodes.map((episode, index) => ({
          kind: "record" as const,
          title: `${index + 1}. ${whenText(t, language, episode.when)}`,
          rows: rowsOf(t, language, episode, utcOffset),
        })),
        { kind: "heading", text: t("log:letter.asks") },
        { kind: "list", items: asksOf[to].map((key) => t(key)) },
        { kind: "blank", label: t("log:letter.signature") },
      ],
      foot: t("log:letter.foot", { count: episodes.length, day: dateText(today, language) }),
      writtenAt: now,
    },
  };
};
