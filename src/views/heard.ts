/** What somebody hears who writes while a human is awaited: short, never twice the same in a row, numbers in one line. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { HeardKind } from "../domain/heard.js";
import type { T } from "../i18n/i18n.js";
import { type Human, humanText, numbersOf } from "./crisis.js";
import { type Danger } from "./crisis-answers.js";
import type { View } from "./view.js";

/** Beside what was heard: what it means where a body was harmed, and fear where nobody attacks. */
export const ofBodies = ["bodyNocall", "bodyWhat", "bodyAlone", "bodyNo"] as const;
/** And where somebody far away threatens with pictures: there is nobody to hide from, and other things help. */
export const ofThreats = ["threatWhat", "threatFear", "threatAlone", "threatNo"] as const;
export type Reply = HeardKind | "joke" | "inside" | (typeof ofBodies | typeof ofThreats)[number];

const ofBody: Partial<Record<HeardKind, Reply>> = {
  nocall: "bodyNocall",
  what: "bodyWhat",
  alone: "bodyAlone",
  away: "bodyAlone",
  fear: "bodyAlone",
  no: "bodyNo",
};
/** What the same few words mean in one danger and in another. */
const meanings: Partial<Record<Danger, Partial<Record<HeardKind, Reply>>>> = {
  // Who is not attacked by anybody, but alone with it, is left alone when somebody goes.
  alone: { away: "alone", fear: "inside" },
  body: ofBody,
  harmed: ofBody,
  sextortion: {
    what: "threatWhat",
    fear: "threatFear",
    hush: "threatFear",
    alone: "threatAlone",
    away: "threatAlone",
    no: "threatNo",
  },
};
export const replyIn = (danger: Danger, said: HeardKind): Reply => meanings[danger]?.[said] ?? said;

/** The numbers that stand below a line. @param body whether an ambulance is for it */
export type Below = { lines: readonly HelpLine[]; body: boolean };

/** @param lines the numbers to stand below it, if they are to */
const below = (t: T, text: string, numbers: Below | undefined): View => {
  const first = numbers?.lines.slice(0, 2) ?? [];
  // They stand in some of the lines themselves.
  const isSaid = first.every(({ display }) => display !== null && text.includes(display));
  if (numbers === undefined || isSaid) return { text };
  const key = numbers.body ? "heard:numbersBody" : "heard:numbers";
  return { text: [text, t(key, { numbers: numbersOf(numbers.lines) })].join("\n") };
};

/** @param again whether the last thing they heard was the first of the two wordings */
export const reply = (t: T, kind: Reply, again: boolean, human: Human, numbers?: Below): View => {
  const text = t(`heard:${again ? "again" : "reply"}.${kind}`);
  // Who asks whether anybody is there is told when a human is, as far as that is true.
  return below(t, kind === "there" ? `${text} ${humanText(t, human)}` : text, numbers);
};

const turns = ["first", "second", "third"] as const;

/** Whether anybody reads it now, and until when somebody will. @param turn how many such lines came before this one */
export const waiting = (
  t: T,
  human: Exclude<Human, { kind: "here" }>,
  turn: number,
  numbers?: Below,
): View => {
  const key = turns[turn % turns.length] ?? "first";
  const text =
    human.kind === "coming" || human.kind === "away"
      ? t(`heard:waiting.${human.kind}.${key}`, { time: human.time })
      : t(`heard:waiting.${human.kind}.${key}`);
  return below(t, text, numbers);
};
