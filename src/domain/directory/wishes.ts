/** The wishes that one tap adds to a search, in letters short enough for a button. Knows no wording and no search. */
import type { Language } from "../people.js";
import type { Filters } from "./filters.js";
import type { RegionCode } from "./region-data.js";

export const WISHES = ["free", "open", "online", "language"] as const;
export type Wish = (typeof WISHES)[number];

const none = "-";
const letterOf: Record<Wish, string> = { free: "f", open: "o", online: "n", language: "l" };

export const lettersOf = (wishes: readonly Wish[]): string =>
  WISHES.filter((wish) => wishes.includes(wish))
    .map((wish) => letterOf[wish])
    .join("") || none;

export const wishesIn = (letters: string): Wish[] =>
  WISHES.filter((wish) => letters.includes(letterOf[wish]));

/** With the wish where it was not, without it where it was. */
export const toggled = (wishes: readonly Wish[], wish: Wish): Wish[] =>
  wishes.includes(wish) ? wishes.filter((one) => one !== wish) : [...wishes, wish];

/** @param language what is meant by the wish for a language */
export const filtersOf = (wishes: readonly Wish[], language: SpokenLanguage | undefined): Filters => ({
  free: wishes.includes("free"),
  openNow: wishes.includes("open"),
  format: wishes.includes("online") ? "online" : null,
  language: wishes.includes("language") ? language : null,
});

/** Languages in which help may be wished for besides the common one. */
export type SpokenLanguage = "tt" | "en" | "kv";

/** One's own language, or the second of the region. */
export const languageFor = (own: Language, region: RegionCode): SpokenLanguage | undefined => {
  if (own !== "ru") return own;
  return region === "tatarstan" ? "tt" : region === "komi" ? "kv" : undefined;
};
