/**
 * What a search can be narrowed to. Most of the directory does not say what help costs or in which languages it is
 * given, so every filter has three answers: known to fit, known not to, and not known. What is known not to fit is left
 * out; what is not known stays behind what is known to fit. Knows no wording.
 */
import type { ServiceCard } from "./card.js";

/** In which way help is given. */
export const FORMATS = ["visit", "phone", "online"] as const;
export type Format = (typeof FORMATS)[number];

export type Filters = {
  free?: boolean | undefined;
  openNow?: boolean | undefined;
  format?: Format | null | undefined;
  /** A code such as `tt`. */
  language?: string | null | undefined;
};
export type FilterName = keyof Filters;

/** The language that is spoken wherever nothing else is written. */
const common = "ru";

/** Whether help is given in that language: nobody writes down the common one. */
export const speaks = ({ languages }: Pick<ServiceCard, "languages">, language: string): boolean | null =>
  languages.includes(language) ? true : languages.length > 0 ? false : language === common ? true : null;

/** The part of a card on which filters look, whatever the hour. */
export type Filtered = Pick<ServiceCard, "free" | "formats" | "languages">;

/** The wishes that are not known to be met, or `null` when one of them is known not to be. Doors are asked elsewhere. */
export const unsureOf = (card: Filtered, { free, format, language }: Filters): FilterName[] | null => {
  const answers: [FilterName, boolean | null][] = [];
  if (free === true) answers.push(["free", card.free]);
  if (format) answers.push(["format", card.formats[format]]);
  if (language) answers.push(["language", speaks(card, language)]);
  if (answers.some(([, answer]) => answer === false)) return null;
  return answers.flatMap(([name, answer]) => (answer === null ? [name] : []));
};
