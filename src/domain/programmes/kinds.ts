/** The kinds of programmes and what goes with each. Owns the rules that no region's file may leave out; knows no region. */
import type { PersonRole } from "../people.js";

/** What the words of a condition are about; each has a label, and unknown ones are asked of a person. */
export const ABOUT = [
  "who",
  "residence",
  "debts",
  "help",
  "where",
  "apply",
  "documents",
  "referral",
  "cost",
  "deposit",
  "damage",
  "term",
  "dates",
  "hours",
  "response-time",
  "consent",
] as const;
export type About = (typeof ABOUT)[number];

/** Limits that the product keeps by itself, whatever an institution allows. */
export const RULES = [
  "equal-conflicts-only",
  "human-checks-first",
  "both-sides-agree",
  "never-mediation",
  "address-from-a-human",
  "never-promise-a-place",
  "one-loan-per-item",
  "verified-staff-only",
  "no-names",
  "adult-decides",
  "adult-beside",
  "from-fourteen",
  "parent-consent-under-18",
  "no-access-to-cases",
  "opt-in",
] as const;
export type Rule = (typeof RULES)[number];

type Kind = {
  /** Who may be shown it. */
  audience: readonly PersonRole[];
  /** Who of the staff answers what is not publicly known. */
  answeredBy: "specialist" | "coordinator";
  /** What a file has to tell or to mark as unknown. */
  asks: readonly About[];
  /** What a file has to promise. */
  rules: readonly Rule[];
};

const everybody: readonly PersonRole[] = ["teen", "parent", "worried", "professional"];
const adults: readonly PersonRole[] = ["parent", "worried", "professional"];
const staff: readonly PersonRole[] = ["professional"];

const help = (audience: readonly PersonRole[], asks: readonly About[], rules: readonly Rule[]): Kind => ({
  audience,
  answeredBy: "specialist",
  asks: ["who", "cost", "apply", ...asks],
  rules,
});
const joining = (asks: readonly About[], rules: readonly Rule[]): Kind => ({
  audience: everybody,
  answeredBy: "coordinator",
  asks: ["who", "apply", "dates", ...asks],
  rules: ["adult-decides", "parent-consent-under-18", "no-access-to-cases", ...rules],
});
const forStaff = (asks: readonly About[]): Kind => ({
  audience: staff,
  answeredBy: "coordinator",
  asks: ["who", "apply", ...asks],
  rules: [],
});

const byKind = {
  psychologist: help(everybody, [], []),
  // Bullying is abuse and no conflict of equals: bringing both sides together does harm.
  bullying: help(everybody, [], ["never-mediation"]),
  "home-violence": help(everybody, [], ["address-from-a-human"]),
  "crisis-centre-place": help(adults, ["documents"], ["address-from-a-human", "never-promise-a-place"]),
  "baby-goods-rental": help(adults, ["documents", "deposit", "damage"], ["one-loan-per-item"]),
  mediation: help(everybody, [], ["equal-conflicts-only", "human-checks-first", "both-sides-agree"]),
  "play-therapy": help(adults, ["dates"], []),
  rehabilitation: help(adults, ["referral", "dates"], []),
  "emergency-accompaniment": help(everybody, ["response-time"], []),
  "school-crisis-team": help(everybody, ["response-time"], ["never-mediation"]),
  "early-warning": {
    audience: staff,
    answeredBy: "coordinator",
    asks: ["who", "apply", "consent"],
    rules: ["verified-staff-only", "no-names"],
  },
  volunteers: joining([], ["from-fourteen", "adult-beside"]),
  "young-mediator": joining([], ["from-fourteen", "adult-beside", "equal-conflicts-only"]),
  mentoring: joining([], []),
  action: joining([], []),
  library: forStaff(["where"]),
  training: forStaff(["dates"]),
  "follow-up": help(adults, [], ["opt-in"]),
} satisfies Record<string, Kind>;

export type ProgrammeKind = keyof typeof byKind;
/** Kinds in the order in which they are defined. */
export const PROGRAMME_KINDS = Object.keys(byKind) as ProgrammeKind[];

/** Ages at which one asks for oneself. */
const teens = { from: 11, to: 17 };

/** Whether a kind is for whoever asks. Who they are may be unknown: then an age may speak for a teen, else nothing does. */
export const isFor = (
  kind: ProgrammeKind,
  role: PersonRole | undefined,
  age: { min: number; max: number } | undefined,
): boolean => {
  const isTeens = age !== undefined && age.min >= teens.from && age.max <= teens.to;
  return kindOf(kind).audience.includes(role ?? (isTeens ? "teen" : "parent"));
};

/** What goes with every programme of a kind. */
export const kindOf = (kind: ProgrammeKind): Kind => byKind[kind];
