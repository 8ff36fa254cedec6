/**
 * A mock talk: a script answers a specialist's words as somebody might, and tells at the end what went well. A pure
 * replay of what was heard so far; keeps no words, and knows no person, for there is none.
 */
import type { Sign } from "./signs.js";

export type Turn = {
  /** Said when all of these were heard in the last message. */
  now?: readonly Sign[];
  /** And all of these in it or before it. */
  before?: readonly Sign[];
  /** And none of these so far. */
  never?: readonly Sign[];
  says: string;
  ends?: true;
};

/**
 * What the debrief looks at: something that is good to hear, something that is missed when it is not heard, or something
 * that does not belong into such a talk. Nobody is praised for what they have not said.
 */
export type Check = {
  /** `advice-first`: advice before anybody has asked whether they are safe. */
  sign: Sign | "advice-first";
  well?: string;
  missed?: string;
  heard?: string;
};

export type Drill = {
  key: string;
  title: string;
  reviewed: boolean;
  opening: string;
  turns: readonly Turn[];
  /** What is said when the specialist has written as often as such a practice should last. */
  closing: string;
  longest: number;
  checks: readonly Check[];
};

/** What was heard in each message of the specialist, in their order. */
export type Heard = readonly (readonly Sign[])[];

const fits = ({ now = [], before = [], never = [] }: Turn, heard: Heard): boolean => {
  const last = heard.at(-1) ?? [];
  const all = heard.flat();
  return (
    now.every((sign) => last.includes(sign)) &&
    before.every((sign) => all.includes(sign)) &&
    !never.some((sign) => all.includes(sign))
  );
};

/** What the script answers to the last message, and whether the talk ends with it. Each of its turns is said once. */
export const answerTo = (
  { turns, longest, closing }: Drill,
  heard: Heard,
): { says: string; over: boolean } => {
  const left = [...turns];
  let turn: Turn | undefined;
  for (let count = 1; count <= heard.length; count += 1) {
    const at = left.findIndex((one) => fits(one, heard.slice(0, count)));
    turn = at === -1 ? undefined : left.splice(at, 1)[0];
  }
  if (turn === undefined || (heard.length >= longest && turn.ends === undefined))
    return { says: closing, over: true };
  return { says: turn.says, over: turn.ends === true };
};

const happened = (sign: Check["sign"], heard: Heard): boolean => {
  if (sign !== "advice-first") return heard.flat().includes(sign);
  const advised = heard.findIndex((signs) => signs.includes("advice"));
  const asked = heard.findIndex((signs) => signs.includes("safety") || signs.includes("death"));
  return advised !== -1 && (asked === -1 || advised <= asked);
};

/** What went well and what was missed. */
export const debrief = ({ checks }: Drill, heard: Heard): { well: string[]; missed: string[] } => {
  const said = (of: (check: Check) => string | undefined) => checks.flatMap((check) => of(check) ?? []);
  const is = ({ sign }: Check) => happened(sign, heard);
  return {
    well: said((check) => (is(check) ? check.well : undefined)),
    missed: said((check) => (is(check) ? check.heard : check.missed)),
  };
};
