/** A search narrowed by taps below its answer, and the reasons of its order. Words only what the search has found. */
import type { ServiceCard } from "../domain/directory/card.js";
import { type Found, type Reason, reasonsOf } from "../domain/directory/order.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { placeCard, placeKeys, titleOf } from "./find.js";
import type { Doors } from "./hours.js";
import { inline, type View } from "./view.js";
import { type Narrowing, narrowRows, wishText } from "./wish-keys.js";

/** The places that are left. Wishes that are not known to be met are said, never passed over. */
export const narrowedResults = (
  t: T,
  language: Language,
  found: readonly Found[],
  narrowing: Narrowing,
  doors: (card: ServiceCard) => Doors,
): View & { keyboard: ReturnType<typeof inline> } => {
  const { wishes } = narrowing;
  const named = wishes.map((wish) => wishText(t, wish, narrowing.language).toLowerCase()).join(", ");
  const isKnown = found.some(({ unsure }) => unsure.length === 0);
  const head =
    wishes.length === 0
      ? t("find:found")
      : found.length === 0
        ? t("find:wish.none", { wishes: named })
        : t(isKnown ? "find:wish.found" : "find:wish.unsure", { wishes: named });
  const cards = found.map((one, index) => {
    const unsure = one.unsure.map((wish) => t(`find:wish.unknown.${wish}`)).join(" ");
    const card = [placeCard(t, language, { ...one, doors: doors(one.card) }), unsure]
      .filter((row) => row !== "")
      .join("\n");
    return `\n${found.length > 1 ? t("find:numbered", { number: index + 1, card }) : card}`;
  });
  return {
    text: [head, ...cards].join("\n"),
    keyboard: inline(...placeKeys(t, found), ...narrowRows(t, narrowing, "same")),
  };
};

const reasonText = (t: T, reason: Reason): string => {
  switch (reason.of) {
    case "suits":
      return t(`find:why.suits.${reason.is}`);
    case "unsure":
      return t(`find:why.unsure.${reason.is}`);
    case "open":
      return t(`find:why.open.${reason.is}`);
    case "distance":
      return reason.km === null
        ? t(`find:why.place.${reason.is}`)
        : t(`find:why.distance.${reason.is}`, { km: Math.round(reason.km) });
    case "freshness":
      return t(`find:why.freshness.${reason.is}`);
    default:
      return reason satisfies never;
  }
};

/** Why these, in this order. */
export const reasons = (t: T, found: readonly Found[]): View => ({
  text: [
    t(found.length === 0 ? "find:why.none" : "find:why.text"),
    ...found.map((one, index) => {
      const why = reasonsOf(one).map((reason) => reasonText(t, reason));
      return `\n${index + 1}. ${titleOf(t, one.card)}: ${why.join("; ")}.`;
    }),
  ].join("\n"),
});
