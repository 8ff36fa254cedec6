/** Keys below an answer that narrow it by one tap, and the one that explains it. */
import { lettersOf, type SpokenLanguage, toggled, type Wish } from "../domain/directory/wishes.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inRows } from "./view.js";

/** What is wished for; `language` is what may be wished for besides the common one. */
export type Narrowing = { wishes: readonly Wish[]; language: SpokenLanguage | undefined };

export const wishText = (t: T, wish: Wish, language: SpokenLanguage | undefined): string =>
  wish === "language" ? t(`find:wish.language.${language ?? "tt"}`) : t(`find:wish.options.${wish}`);

/** @param act `same` where the answer stands in the very message of the keys, and is changed there */
export const narrowRows = (t: T, { wishes, language }: Narrowing, act: "new" | "same") => {
  const offered: Wish[] = [
    "free",
    "open",
    "online",
    ...(language === undefined ? [] : ["language" as const]),
  ];
  return [
    ...inRows(
      offered.map((wish) => ({
        text: `${wishes.includes(wish) ? "✓ " : ""}${wishText(t, wish, language)}`,
        callback_data: data("narrow", { act, to: lettersOf(toggled(wishes, wish)) }),
      })),
    ),
    [{ text: t("find:why.ask"), callback_data: data("narrow", { act: "why", to: lettersOf(wishes) }) }],
  ];
};
