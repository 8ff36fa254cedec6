/** Whether a centre is publicly known to take children of some ages. What is not known is for a human to say. */
import type { Programme } from "./programme-data.js";

/** Ages as they are asked for: from, and up to but not with, in years. */
const bands: Record<string, readonly [from: number, below: number]> = {
  "0-1": [0, 1],
  "1-3": [1, 4],
  "4-6": [4, 7],
  "7-11": [7, 12],
  "12-17": [12, 18],
};

/** @param children bands of ages as they were answered; others say nothing about age */
export const takesAges = ({ ages }: Pick<Programme, "ages">, children: readonly string[]): boolean => {
  if (ages.unknown === true) return true;
  const { from, to } = ages.value;
  return children.every((one) => {
    const band = bands[one];
    return band === undefined || ((to === null || band[0] <= to) && (from === null || band[1] > from));
  });
};
