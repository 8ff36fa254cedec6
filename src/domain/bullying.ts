/** What follows from answers about bullying: what it is, how grave, why, and which advice fits. Wording is the view's. */
import type { Level } from "./tickets.js";

export const forms = [
  "names",
  "boycott",
  "hit",
  "rumours",
  "extort",
  "threats",
  "origin",
  "sexual",
  "online",
  "filming",
  "teacher",
] as const;
export type Form = (typeof forms)[number];
/** What somebody can say that they do themselves. */
export const ownForms = forms.filter((form) => form !== "teacher");

export const frequencies = ["once", "monthly", "weekly", "daily"] as const;
export const places = ["class", "school", "road", "online", "club", "boarding"] as const;

/** Whose matter it is: their own, somebody's whom they see hurt, or they do it themselves. */
export const sides = ["me", "other", "doing"] as const;
export type Side = (typeof sides)[number];

/** Who does it; all but an equal are stronger than the one who is hurt. */
export const doers = ["equal", "group", "stronger", "adult"] as const;

/** What it looks like, for the specialist who decides; never a word to the person. */
export type Kind = "crime" | "bullying" | "grave" | "conflict" | "single" | "unclear";

export const reasons = [
  "criminal",
  "images",
  "grave",
  "repeated",
  "once",
  "unequal",
  "equal",
  "adult",
  "unsafe",
] as const;
export type Reason = (typeof reasons)[number];

export const advices = [
  "sexual",
  "tell",
  "evidence",
  "body",
  "together",
  "school",
  "stand",
  "noPart",
  "tellForThem",
  "stopNow",
  "undo",
  "ownHelp",
] as const;
export type Advice = (typeof advices)[number];

export type Assessment = {
  side: Side;
  kind: Kind;
  level: Level;
  /** A human is told even when nobody asked for one. */
  needsHuman: boolean;
  advice: Advice[];
  reasons: Reason[];
};

export type BullyingAnswers = {
  side: Side;
  forms: readonly string[];
  by: readonly string[];
  howOften: string | undefined;
  /** Somebody threatens to show pictures, and it was said plainly: what is unclear is asked once more. */
  images: boolean;
  /** Whether they are safe now is not clear: whoever then asks for a human is looked at sooner. */
  unsure: boolean;
};

/** Acts that are serious even when they happened once. Source: safety requirements, bullying, Q5. */
const graveForms: readonly string[] = ["hit", "extort", "threats", "sexual", "filming"];
/** Acts that the law knows as crimes whoever does them, and however often. */
const criminalForms: readonly string[] = ["extort", "sexual"];

const adviceFor = ({ side, forms: given, images }: BullyingAnswers): Advice[] => {
  const has = (...any: Form[]) => any.some((form) => given.includes(form));
  const keep = has("online", "filming", "threats", "rumours") || images;
  if (side === "doing") return ["stopNow", "undo", "ownHelp"];
  if (side === "other") return ["stand", "noPart", "tellForThem", ...(keep ? (["evidence"] as const) : [])];
  return [
    ...(has("sexual", "filming") && !images ? (["sexual"] as const) : []),
    "tell",
    ...(keep && !images ? (["evidence"] as const) : []),
    ...(has("hit") ? (["body"] as const) : []),
    ...(has("hit", "extort", "threats") ? (["together"] as const) : []),
    "school",
  ];
};

/**
 * Two or three times a month is the accepted cut-off for bullying (Solberg and Olweus, 2003), an imbalance of power its
 * other half: what is repeated counts as bullying unless it is plainly between equals. A single grave act is not
 * filtered out by its frequency. «Conflict» opens no way to mediation here: a human looks first.
 */
export const assess = (answers: BullyingAnswers): Assessment => {
  const { side, images, unsure } = answers;
  const grave = answers.forms.some((form) => graveForms.includes(form)) || images;
  const byAdult = answers.by.includes("adult") || answers.forms.includes("teacher");
  const criminal =
    answers.forms.some((form) => criminalForms.includes(form)) ||
    images ||
    (byAdult && answers.forms.includes("hit"));
  const repeated = ["monthly", "weekly", "daily"].includes(answers.howOften ?? "");
  const often = ["weekly", "daily"].includes(answers.howOften ?? "");
  const unequal = byAdult || answers.by.includes("group") || answers.by.includes("stronger");
  const equal = !unequal && answers.by.includes("equal");
  const sexual = answers.forms.includes("sexual");
  const kind: Kind = criminal
    ? "crime"
    : repeated && !equal
      ? "bullying"
      : grave
        ? "grave"
        : equal
          ? "conflict"
          : answers.howOften === "once"
            ? "single"
            : "unclear";
  const level: Level =
    (side !== "doing" && (sexual || images)) || unsure
      ? "high"
      : grave || (often && side !== "doing")
        ? "elevated"
        : "standard";
  const why: [Reason, boolean][] = [
    ["criminal", criminal],
    ["images", images],
    ["grave", grave],
    ["repeated", repeated],
    ["once", answers.howOften === "once"],
    ["unequal", unequal],
    ["equal", equal],
    ["adult", byAdult],
    ["unsafe", unsure],
  ];
  return {
    side,
    kind,
    level,
    needsHuman: side !== "doing" && (sexual || images),
    advice: adviceFor(answers),
    reasons: why.flatMap(([reason, holds]) => (holds ? [reason] : [])),
  };
};

type Row = { question: string; value: object };

/** The answers as they are kept, read for what they mean here. */
export const bullyingAnswers = (rows: readonly Row[]): BullyingAnswers => {
  const value = (question: string) =>
    rows.find((row) => row.question === `bullying.${question}`)?.value ?? {};
  const choice = (question: string): string | undefined => {
    const given = value(question);
    return "choice" in given ? String(given.choice) : undefined;
  };
  const choices = (question: string): string[] => {
    const given = value(question);
    return "choices" in given && Array.isArray(given.choices) ? given.choices.map(String) : [];
  };
  return {
    side: sides.find((side) => side === choice("who")) ?? "me",
    forms: choices("forms"),
    by: choices("by"),
    howOften: choice("howOften"),
    images: choice("images") === "yes",
    unsure: "words" in value("safeNow") || choice("safeNow") === "unsure",
  };
};

/** Forms after which it is asked whether somebody threatens with pictures. */
export const asksForImages = (given: readonly string[]): boolean =>
  ["online", "filming", "sexual", "threats", "extort"].some((form) => given.includes(form));

/** Several forms as one short code, and back: a button has no room for their names. */
export const formsCode = (given: readonly string[]): string =>
  forms.reduce((sum, form, index) => sum + (given.includes(form) ? 2 ** index : 0), 0).toString(36);
export const formsOf = (code: string): Form[] => {
  const sum = Number.parseInt(code, 36);
  return forms.filter((_, index) => Math.floor(sum / 2 ** index) % 2 === 1);
};
