/** The short forms that staff fill in by taps, a question at a time: which questions there are, and which is next. Pure. */
import { closeReasons, isUrgent, type Level, levels, type Ticket } from "../tickets.js";
import { problemCodes } from "./problem-codes.js";
import { isClosed } from "./states.js";
import { gravestOf } from "./waiting.js";

export const formKinds = ["wrap", "report"] as const;
/** `wrap` ends a talk; `report` records that somebody was told by duty. */
export type FormKind = (typeof formKinds)[number];

/** Codes that were chosen, by question. Typed words stand under the code `words`. */
export type Given = Readonly<Record<string, string>>;

/** What of a ticket decides which questions are asked. */
export type Asked = Pick<Ticket, "level" | "status">;

export type FormStep = {
  id: string;
  options: readonly string[];
  /** It may be answered in words as well. */
  words: boolean;
};

const step = (id: string, options: readonly string[], words = false): FormStep => ({ id, options, words });

/** Where a person was sent. */
const referrals = ["place", "line", "school", "health", "guardianship", "police"] as const;
/** What was decided of the duty to report. */
const duties = ["none", "reported", "not-reported", "others"] as const;

/** Grounds for passing something on. Source: safety requirements, 2.4. */
const triggers = ["life", "harmed", "harmer-near-children", "harms-others", "cannot-speak", "asked"] as const;
const deciders = ["both", "supervisor", "alone"] as const;
/** Whether the child was told before. */
const tellings = ["before", "after", "dangerous", "unreached"] as const;
/** The least that lets others help; never the talk itself. */
const passings = ["place", "place-contact", "danger"] as const;
const receivers = ["112", "guardianship", "police", "health", "commission", "school"] as const;
const times = ["now", "hour"] as const;
/** Legal grounds, by their short names; a lawyer confirms the list before launch. */
const grounds = ["family-code-56", "law-120-9", "consent", "danger"] as const;

/** Whether a talk is to end although life is in danger still. */
const sure = ["close", "stay"] as const;

const wrapSteps = (given: Given, { level, status }: Asked): FormStep[] => {
  const outcome = step("outcome", closeReasons);
  // A mistake has no matter; but where life was in danger it is not believed to be one without a word on it.
  if (given["outcome"] === "mistake" && !isUrgent(level)) return [outcome];
  return [
    outcome,
    step("problem", problemCodes),
    ...(given["outcome"] === "referred" ? [step("referral", referrals)] : []),
    step("level", levels),
    step("duty", duties),
    // What the person has ended is over, however it is.
    ...(given["level"] === "imminent" && !isClosed({ status }) ? [step("sure", sure)] : []),
  ];
};

const reportSteps: readonly FormStep[] = [
  step("trigger", triggers),
  step("decider", deciders),
  step("told", tellings),
  step("passed", passings, true),
  step("receiver", receivers, true),
  step("time", times, true),
  step("ground", grounds, true),
];

/** All questions of a form, as far as its answers tell. */
export const stepsOf = (kind: FormKind, given: Given, ticket: Asked): readonly FormStep[] =>
  kind === "wrap" ? wrapSteps(given, ticket) : reportSteps;

/** The first question without an answer; undefined when the form is complete. */
export const nextStep = (kind: FormKind, given: Given, ticket: Asked): FormStep | undefined =>
  stepsOf(kind, given, ticket).find(({ id }) => given[id] === undefined);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}-]+/gu, " ")
    .trim();

/** Which option is meant: by its number in the list, its code, or its label. */
export const optionIn = (
  said: string,
  options: readonly string[],
  label: (option: string) => string,
): string | undefined => {
  const words = bare(said);
  if (words === "") return undefined;
  const number = /^\d+$/.test(words) ? options[Number(words) - 1] : undefined;
  return options.find((one) => one === words) ?? number ?? options.find((one) => bare(label(one)) === words);
};

/** A typed line as answers: what commas part, or each word where there is none and the whole is no answer. */
export const partsOf = (said: string, isAnswer: (part: string) => boolean): string[] => {
  const whole = said.trim();
  if (whole === "") return [];
  if (isAnswer(whole)) return [whole];
  return whole
    .split(whole.includes(",") ? "," : /\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
};

/** Talks after which somebody should not go home without having spoken of them. */
export const isSevere = (
  ticket: { level: Level },
  given: Given,
  events: readonly { kind: string; detail: string | null }[],
): boolean => isUrgent(gravestOf(ticket, events)) || given["duty"] === "reported";
