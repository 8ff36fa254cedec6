/** The emergency screen and what follows it: numbers first, text only, one tap or one word to answer. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import {
  adviceKey,
  answerKey,
  answersInMatters,
  answersToThoughts,
  type CrisisAnswer,
  type Danger,
  type Matter,
  needsAmbulance,
  type Safe,
  safeKeys,
  softAnswers,
} from "./crisis-answers.js";
import { linesText } from "./lines.js";
import { homeKeyboard, inline, type KeysBelow, keysBelow, type View } from "./view.js";

/** Reply keys and not inline buttons: presses are kept by Telegram for 150 seconds only, messages for a day. */
const keys = (
  t: T,
  rows: string[][],
  { quiet = rows, talking = false }: { quiet?: string[][]; talking?: boolean } = {},
): KeysBelow => {
  const inKeys = (some: string[][]) => some.map((row) => row.map((text) => ({ text })));
  return keysBelow(t, inKeys(rows), { quiet: inKeys(quiet), talking });
};

/** What is known of the human who is to come. */
export type Human =
  | { kind: "coming" | "away"; time: string }
  | { kind: "nobody" | "late" }
  | { kind: "here" };

/** When a human answers, as far as that is true. */
export const humanText = (t: T, human: Human): string => {
  if (human.kind === "coming") return t("crisis:human", { time: human.time });
  if (human.kind === "away") return t("crisis:away", { time: human.time });
  return t(human.kind === "here" ? "crisis:talking" : `crisis:${human.kind}`);
};

/** The first numbers, to stand within a sentence. */
export const numbersOf = (lines: readonly HelpLine[]) =>
  lines
    .flatMap(({ display }) => (display === null ? [] : [display]))
    .slice(0, 2)
    .join(", "); // prettier-ignore

/** In place of everything that is said of danger while somebody may be looking on: the bare numbers tell nothing. */
export const noted = (t: T, lines: readonly HelpLine[]): string =>
  [t("hide:noted"), numbersOf(lines)].join(" ");

/** @param asks whether a human can still be called by it */
export const sosKeyboard = (t: T, asks: boolean) =>
  inline(asks ? [{ text: t("sos:askHuman"), callback_data: data("sos", { act: "human" }) }] : [], [
    { text: t("sos:back"), callback_data: data("sos", { act: "safe" }) },
  ]);

/**
 * The SOS screen: numbers first as plain text, at most 600 characters, one tap to a human.
 * @param human who was called already, instead of the key that calls
 */
export const sos = (t: T, lines: readonly HelpLine[], human?: Human): View => ({
  text: [
    t("sos:title"),
    linesText(t, lines, 3),
    "",
    ...(human === undefined ? [] : [humanText(t, human)]),
    t("sos:cannotTalk"),
  ].join("\n"),
  keyboard: sosKeyboard(t, human === undefined),
});

/** In rows of two: four long keys in one row are cut off on a narrow screen. */
const inPairs = (labels: readonly string[]): string[][] =>
  labels.flatMap((_, index) => (index % 2 === 0 ? [labels.slice(index, index + 2)] : []));

/** Which answers fit what was heard, and whether help near a place can be shown. */
export type Asks = {
  answers?: readonly CrisisAnswer[];
  keysFor?: Matter | undefined;
  helpNear?: boolean;
  danger?: Danger | undefined;
  /** Somebody else is the danger: the way to say that nobody of their school is to hear of it. */
  avoidable?: boolean;
};

/** The answers to the question about danger; while somebody is near, in words that tell nothing of it. */
export const answerKeys = (
  t: T,
  { answers = answersToThoughts, keysFor, helpNear = false, avoidable = false }: Asks = {},
): KeysBelow => {
  const asked = keysFor === undefined ? answers : answersInMatters;
  const own = asked.map((answer) => t(answerKey(answer, keysFor)));
  const plain = asked.map((answer) => t(`crisis:quiet.${answer}`));
  const near = (key: "crisis:helpNear" | "crisis:quietHelpNear") => (helpNear ? [[t(key)]] : []);
  const away = avoidable ? [[t("talk:avoid.button")]] : [];
  return keys(t, [...inPairs(own), ...near("crisis:helpNear"), ...away], {
    quiet: [...inPairs(plain), ...near("crisis:quietHelpNear")],
  });
};

/** At most 600 characters, numbers first as plain text. */
export const emergency = (t: T, lines: readonly HelpLine[], human: Human, asks: Asks = {}): View => ({
  text: [
    t("crisis:urgent"),
    linesText(t, lines, 3),
    "",
    t(needsAmbulance(asks.danger) ? "crisis:believeBody" : "crisis:believe"),
    humanText(t, human),
    t("crisis:which"),
  ].join("\n"),
  quiet: [noted(t, lines), t("crisis:quietWhich")].join("\n"),
  keyboard: answerKeys(t, asks),
});

/**
 * The screen where nothing is asked: it has become danger now after the question was answered otherwise, or the words
 * were added to a matter elsewhere. @param human undefined where another line tells
 */
export const risen = (t: T, lines: readonly HelpLine[], human?: Human): View => ({
  text: [
    t("crisis:urgent"),
    linesText(t, lines, 3),
    ...(human === undefined ? [] : ["", humanText(t, human)]),
  ].join("\n"),
  quiet: noted(t, lines),
});

/** Again in distress, minutes later: briefly, with the numbers. */
export const more = (t: T, lines: readonly HelpLine[]): View => ({
  text: t("crisis:more", { numbers: numbersOf(lines) }),
  quiet: noted(t, lines),
});

export const softKeys = (t: T): KeysBelow =>
  keys(t, inPairs(softAnswers.map((answer) => t(`crisis:softAnswers.${answer}`))), {
    quiet: inPairs(softAnswers.map((answer) => t(`crisis:softQuiet.${answer}`))),
  });
export const softCheck = (t: T): View => ({
  text: t("crisis:soft"),
  quiet: t("crisis:quietWhich"),
  keyboard: softKeys(t),
});

/** It is true, but not now: believed, with the numbers and a key to a human; nobody is called unasked. */
export const calm = (t: T, lines: readonly HelpLine[], asks: boolean): View[] => [
  { text: t("crisis:calm"), quiet: t("hide:noted"), keyboard: homeKeyboard(t, !asks) },
  {
    text: [t("crisis:calmNumbers"), linesText(t, lines, 3)].join("\n"),
    quiet: numbersOf(lines),
    ...(asks
      ? { keyboard: inline([{ text: t("sos:askHuman"), callback_data: data("sos", { act: "human" }) }]) }
      : {}),
  },
];

/**
 * @param goOn.resumable whether questions were left open that one can go back to, @param goOn.helpNear whether help near
 * can be shown, @param goOn.safe who is in danger
 */
export const answered = (
  t: T,
  answer: Exclude<CrisisAnswer, "joke">,
  lines: readonly HelpLine[],
  {
    resumable,
    helpNear,
    danger = "unknown",
    safe = "me",
    talking = false,
  }: {
    resumable: boolean;
    helpNear: boolean;
    danger?: Danger | undefined;
    safe?: Safe;
    talking?: boolean;
  },
): View => ({
  text: t(adviceKey(answer, danger), { numbers: numbersOf(lines) }),
  quiet: [noted(t, lines), t("crisis:quietSms")].join("\n"),
  keyboard: keys(
    t,
    [
      [t(safeKeys[safe])],
      ...(helpNear ? [[t("crisis:helpNear")]] : []),
      ...(resumable ? [[t("crisis:backToForm")]] : []),
    ],
    {
      quiet: [
        ...(helpNear ? [[t("crisis:quietHelpNear")]] : []),
        ...(resumable ? [[t("crisis:backToForm")]] : []),
      ],
      talking,
    },
  ),
});

/** @param danger what it would be if it were meant */
export const joke = (
  t: T,
  again: boolean,
  lines: readonly HelpLine[],
  talking: boolean,
  danger: Danger = "unknown",
): View => ({
  text: again
    ? [t("crisis:jokeAgain"), linesText(t, lines, 2)].join("\n")
    : t(needsAmbulance(danger) ? "crisis:jokeBody" : "crisis:joke"),
  ...(again || needsAmbulance(danger) ? { quiet: noted(t, lines) } : {}),
  keyboard: homeKeyboard(t, talking),
});

/** Grave, but no danger to life: acknowledged first, numbers at the end. */
export const concern = (t: T, lines: readonly HelpLine[], human: Human): View => {
  const end = t("talk:endButton");
  const who =
    human.kind === "coming"
      ? t("crisis:concernHuman", { time: human.time, end })
      : human.kind === "here"
        ? t("crisis:talking")
        : human.kind === "away"
          ? t("crisis:concernAway", { time: human.time, end })
          : t("crisis:concernNobody", { end });
  return {
    text: [t("crisis:concern"), who, "", t("crisis:concernNumbers"), linesText(t, lines, 3)].join("\n"),
    quiet: noted(t, lines),
    keyboard: homeKeyboard(t, true),
  };
};

/** A human has not come yet, and until when was not said: nothing is apologised for that was not promised. */
export const stillCalling = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("crisis:late"), linesText(t, lines, 3)].join("\n"),
});

/** Questions that can be gone on with: left open before the alarm, or foreseen from what was told in it. */
export type Resumable = "left" | "foreseen";
const resumeKeys = { left: "crisis:backToForm", foreseen: "crisis:goOn" } as const;

/** One line, and nothing that is asked or offered below it. @param talking whether a human was called */
export const safe = (t: T, who: Safe, talking: boolean, resumable: Resumable | undefined): View => ({
  text: t(!talking ? "crisis:softNo" : who === "me" ? "crisis:safeDone" : "crisis:safeDoneOther"),
  quiet: t("hide:noted"),
  keyboard: keys(t, resumable === undefined ? [] : [[t(resumeKeys[resumable])]], { talking }),
});
export const softNo = (t: T): View => ({ text: t("crisis:softNo"), keyboard: homeKeyboard(t) });
