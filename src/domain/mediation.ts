/**
 * Whether a quarrel is one that a mediator may help with. Only a conflict of equals is: where somebody is afraid, hurt,
 * bullied or never heard, bringing both together does harm. Owns this decision; what is said is the views' affair.
 */

/** With whom. */
export const opponents = ["parent", "child", "partner", "relative", "friend", "class", "other"] as const;
export type Opponent = (typeof opponents)[number];

export const fears = ["no", "sometimes", "yes"] as const;
export const harms = ["no", "yes", "unsure"] as const;
export const voices = ["both", "one", "unsure"] as const;
export const repeats = ["quarrel", "always", "unsure"] as const;

/** Answers as a dialogue has them: undefined is skipped, anything unknown was said in words. */
export type Said = {
  with: string | undefined;
  fear: string | undefined;
  harm: string | undefined;
  voice: string | undefined;
  repeat: string | undefined;
};

/**
 * What it is. `equal`: a request may be sent, which a human looks at first. `unsure`: a human is asked before anything
 * else. The rest leads away from mediation: to help against violence or bullying, or to somebody who strengthens.
 */
export const conflictKinds = ["equal", "violence", "bullying", "imbalance", "unsure"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

const atHome: readonly string[] = ["parent", "child", "partner", "relative"];
export const isAtHome = (one: string | undefined): boolean => one !== undefined && atHome.includes(one);

/** The worst that was said decides; what was not said is never taken for a «no». */
export const judge = ({ with: opponent, fear, harm, voice, repeat }: Said): ConflictKind => {
  if (repeat === "always") return isAtHome(opponent) || harm === "yes" ? "violence" : "bullying";
  if (harm === "yes") return opponent === "friend" || opponent === "class" ? "bullying" : "violence";
  if (fear === "yes") return isAtHome(opponent) ? "violence" : "unsure";
  if (voice === "one") return "imbalance";
  const calm = fear === "no" && harm === "no" && voice === "both" && repeat === "quarrel";
  return calm ? "equal" : "unsure";
};

/** Whether an answer alone decides already, so that nobody is asked more about what hurts. */
export const isDecided = (said: Said): boolean => ["violence", "bullying"].includes(judge(said));
