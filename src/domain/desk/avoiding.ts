/** Whose people somebody does not want to talk to: how it is kept before there is a ticket, and the words it is said in. */

/** Under these a wish waits for the ticket that it belongs to. */
export const wishes = "wishes";
export const avoidQuestion = "talk.avoid";

/** The agency of schools. */
export const schools = "education";

/** A wish is short; a story that has these words in it is a story. */
const longest = 60;

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @param said phrases that mean it, each matched wherever it stands in a short line */
export const asksToAvoid = (text: string, said: readonly string[]): boolean => {
  if (text.length > longest) return false;
  const words = ` ${bare(text)} `;
  return said.some((phrase) => words.includes(` ${bare(phrase)} `));
};
