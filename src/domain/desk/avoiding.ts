/** Whose people somebody does not want to talk to: how it is kept before there is a ticket, and the words it is said in. */

/** Under these a wish waits for the ticket that it belongs to. */
export const wishes = "wishes";
export const avoidQuestion = "talk.avoid";

/** The agency of schools. */
export const schools = "education";

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Whether the whole of what was said is that wish: the same words within a story are a part of the story.
 * @param phrases what means it @param fillers what may stand around it
 */
export const asksToAvoid = (
  text: string,
  phrases: readonly string[],
  fillers: readonly string[],
): boolean => {
  const core = (words: string) =>
    bare(words)
      .split(" ")
      .filter((word) => !fillers.includes(word))
      .join(" ");
  const said = core(text);
  return said !== "" && phrases.some((phrase) => core(phrase) === said);
};

/**
 * Whether a story names people of a school. Whether they are the ones who hurt cannot be told from words for certain:
 * whoever may be is kept away. @param stems beginnings of words, several words each in their order
 */
export const namesOf = (text: string, stems: readonly string[]): boolean => {
  const said = ` ${bare(text)}`;
  return stems.some((stem) => {
    const inOrder = bare(stem)
      .split(" ")
      .map((word) => ` ${word}\\p{L}*`)
      .join("");
    return new RegExp(inOrder, "u").test(said);
  });
};

/** Answers in which somebody grown up, or of the school, is said to hurt. */
const hurtByStaff: readonly (readonly [question: string, choice: string])[] = [
  ["bullying.forms", "teacher"],
  ["bullying.by", "adult"],
];
export const tellsOfStaff = (question: string, choices: readonly string[]): boolean =>
  hurtByStaff.some(([asked, choice]) => asked === question && choices.includes(choice));
