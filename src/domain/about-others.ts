/** Whether words of danger tell of somebody else, and nothing of whoever writes. Knows no words of its own. */
import { clean, fold } from "./crisis/letters.js";

/** Of those who tell of another; of what one does or wants oneself; of whoever something is done to, and those at home. */
export type TellingWords = {
  others: readonly string[];
  does: readonly string[];
  suffers: readonly string[];
};

const wordsIn = (text: string): string[] => (clean(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(fold);

/** How far what is said of oneself reaches behind its word, and before it where it is done to one. */
const [after, before] = [5, 3];

/**
 * Another is named, and no stretch of words around an «I» is danger by itself. Who leaves out whom it is about is taken
 * to tell of themselves.
 * @param isDanger how a stretch of words is read
 */
export const tellsOfAnother = (
  text: string,
  { others, does, suffers }: TellingWords,
  isDanger: (stretch: string) => boolean,
): boolean => {
  const said = wordsIn(text);
  const has = (listed: readonly string[], word: string) => listed.some((one) => fold(one) === word);
  const own = said.flatMap((word, at) => {
    if (has(suffers, word)) return [said.slice(Math.max(0, at - before), at + after)];
    return has(does, word) ? [said.slice(at, at + after)] : [];
  });
  return said.some((word) => has(others, word)) && !own.some((stretch) => isDanger(stretch.join(" ")));
};
