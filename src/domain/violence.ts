/** Violence at home: what is asked of whom, and what the answers mean. Decides; words stand elsewhere, nothing is told. */
import type { PersonRole } from "./people.js";
import type { Level } from "./tickets.js";

/** Whether there is danger now was asked by the alarm that these questions follow: what was answered to that stands there. */
export const askedByAlarm = "~alarm";

const begun = "~once.intro";
const nearby = "violence.near";
/**
 * Whether somebody may be looking on: that was about to be asked, and no answer is there.
 * @param kept what the answers of a dialogue are kept under
 */
export const mayBeWatched = (kept: readonly string[]): boolean =>
  kept.includes(begun) && !kept.includes(nearby);

export const harms = ["hit", "threats", "humiliate", "locked", "hungry", "out", "money", "sexual"] as const;

/** Who speaks: somebody it happens to, as a child or as an adult, or somebody who sees it. */
export type Voice = "teen" | "adult" | "witness";

export const voiceOf = (role: PersonRole | undefined): Voice =>
  role === "parent" ? "adult" : role === "worried" || role === "professional" ? "witness" : "teen";

/** Who may be hurt, and by whom, as each of them would say it. */
export const hurtOnes = {
  teen: ["me", "mother", "sibling", "friend"],
  adult: ["me", "both", "child"],
  witness: ["child", "adult", "family"],
} as const satisfies Record<Voice, readonly string[]>;
export const doers = {
  teen: ["father", "mother", "step", "relative", "other"],
  adult: ["partner", "ex", "relative", "other"],
  witness: ["father", "mother", "step", "partner", "other"],
} as const satisfies Record<Voice, readonly string[]>;

export type ViolenceAnswers = {
  voice: Voice;
  /** Whether they do not know if it is dangerous now, or said so in words that were unclear. */
  unsure: boolean;
  near: boolean;
  whom: string | undefined;
  forms: readonly string[];
  injured: boolean;
  /** Whether there is somewhere to go today. */
  shelter: string | undefined;
  wish: string | undefined;
};

export type Step =
  | "apart"
  | "ask"
  | "bag"
  | "call"
  | "code"
  | "distance"
  | "exit"
  | "phone"
  | "right"
  | "tell"
  | "trace";

export type ViolenceAssessment = {
  level: Level;
  /** A human is called whatever was wished for. */
  needsHuman: boolean;
  opening: "me" | "other" | "child";
  steps: Step[];
};

const stepsFor = ({ voice, injured, near }: ViolenceAnswers): Step[] => {
  // Whoever may be watched reads few words.
  if (near) return ["call", "exit", "code"];
  if (voice === "witness")
    return ["call", "ask", "distance", "right", ...(injured ? (["trace"] as const) : [])];
  const bruised: Step[] = injured ? ["trace"] : [];
  return voice === "teen"
    ? ["apart", "call", "tell", "bag", ...bruised, "right"]
    : ["apart", "bag", "exit", "code", ...bruised, "phone"];
};

/** Whoever has not said whom it is about may be hurt themselves, unless they only see it: the words of the victim fit both. */
const openingFor = ({ voice, whom }: ViolenceAnswers): ViolenceAssessment["opening"] => {
  if (whom === "child" && voice !== "teen") return "child";
  const isOther = whom === "mother" || whom === "sibling" || whom === "friend";
  return voice === "witness" || isOther ? "other" : "me";
};

/** How fast a human looks, and what helps first. At home it is never less than grave. */
export const assessViolence = (answers: ViolenceAnswers): ViolenceAssessment => {
  const { forms, injured, shelter, near, unsure, wish } = answers;
  const high =
    unsure || near || injured || shelter === "no" || forms.includes("sexual") || forms.includes("out");
  return {
    level: high ? "high" : "elevated",
    needsHuman: high || wish === "talk" || wish === "leave" || wish === "protect",
    opening: openingFor(answers),
    steps: stepsFor(answers),
  };
};
