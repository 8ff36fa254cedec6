/** Why contacts that were hidden in somebody's words are looked at. Owns no words. */

/** Where a tap is enough; others are typed. */
export const uncoverReasons = ["danger", "asked", "harm", "sense"] as const;
export type UncoverReason = (typeof uncoverReasons)[number];

/** What was typed behind `/uncover`: which words by their number, where it is known, and why. */
export const readUncover = (typed: string): { covered: number | undefined; why: string } => {
  const [, number, why = ""] = /^(?:#(\d{1,9})(?=\s|$))?\s*([^]*)$/.exec(typed.trim()) ?? [];
  return { covered: number === undefined ? undefined : Number(number), why: why.trim() };
};
