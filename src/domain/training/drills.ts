/** The scripts for practice. Data alone: who speaks in them is made up, and the words stand in `training:`, in every language. */
import type { Check, Drill, Turn } from "./drill.js";

const words = (sign: Check["sign"], how: "well" | "missed") => `training:staff.check.${sign}.${how}`;
const wanted = (sign: Check["sign"]): Check => ({
  sign,
  well: words(sign, "well"),
  missed: words(sign, "missed"),
});
const praised = (sign: Check["sign"]): Check => ({ sign, well: words(sign, "well") });
const unwanted = (sign: Check["sign"]): Check => ({ sign, heard: words(sign, "missed") });

const common: readonly Check[] = [
  wanted("believed"),
  wanted("safety"),
  praised("listened"),
  praised("limits"),
  unwanted("secrecy"),
  unwanted("advice-first"),
  unwanted("blame"),
  unwanted("accused"),
  unwanted("dismissed"),
  wanted("next-step"),
];

/** @param turnsOf the turns, each with its words by their number */
const drill = (
  key: string,
  turnsOf: (turn: (number: number) => string) => readonly Turn[],
  checks: readonly Check[],
): Drill => {
  const script = `training:staff.drill.${key}`;
  return {
    key,
    title: `${script}.title`,
    reviewed: false,
    opening: `${script}.opening`,
    turns: turnsOf((number) => `${script}.turns.${number}`),
    closing: `${script}.closing`,
    longest: 8,
    checks,
  };
};

const bullied = drill(
  "bullied",
  (turn) => [
    { now: ["secrecy"], says: turn(1) },
    { now: ["accused"], says: turn(15) },
    { now: ["blame"], says: turn(2) },
    { now: ["dismissed"], says: turn(3) },
    { now: ["advice"], never: ["safety"], says: turn(4) },
    {
      now: ["next-step"],
      before: ["safety", "believed"],
      says: turn(5),
      ends: true,
    },
    { now: ["limits"], says: turn(6) },
    { now: ["safety"], says: turn(7) },
    { now: ["believed"], says: turn(8) },
    { now: ["listened"], says: turn(9) },
    { says: turn(10) },
    { says: turn(11) },
    { says: turn(12) },
    { says: turn(13) },
    { says: turn(14) },
  ],
  common,
);

const farewell = drill(
  "farewell",
  (turn) => [
    { now: ["secrecy"], says: turn(1) },
    { now: ["dismissed"], says: turn(2) },
    { now: ["accused"], says: turn(16) },
    { now: ["blame"], says: turn(3) },
    { now: ["next-step"], before: ["death"], says: turn(4), ends: true },
    { now: ["death"], says: turn(5) },
    { now: ["advice"], never: ["death"], says: turn(6) },
    { now: ["limits"], says: turn(7) },
    { now: ["safety"], says: turn(8) },
    { now: ["believed"], says: turn(9) },
    { now: ["listened"], says: turn(10) },
    { says: turn(11) },
    { says: turn(12) },
    { says: turn(13) },
    { says: turn(14) },
    { says: turn(15) },
  ],
  [wanted("death"), ...common],
);

export const drills: readonly Drill[] = [bullied, farewell];

export const drillByKey = (key: string): Drill | undefined => drills.find((one) => one.key === key);
