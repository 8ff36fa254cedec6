/** Places that staff found for somebody, each sent with one tap, and what became of those that were sent. */
import { needsReason, nextOf, type Referral } from "../../domain/desk/referrals.js";
import type { ServiceCard } from "../../domain/directory/card.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { placeTitle } from "../places.js";
import { inline, inRows, type View } from "../view.js";

/** No more: a list that is read while somebody waits. */
const most = 6;

/** @param isReachable whether the person will be shown how to get there; others are not sent: it would be news of nothing */
export const foundPlaces = (
  t: T,
  cards: readonly ServiceCard[],
  ticket: number,
  isReachable: (card: ServiceCard) => boolean,
): View => {
  const shown = cards.slice(0, most);
  const list = shown.map((card, index) => {
    const phone = card.phones[0]?.display;
    const title = [placeTitle(t, card), ...(phone === undefined ? [] : [phone])].join(" · ");
    const named = isReachable(card) ? title : t("topic:staff.find.noContact", { card: title });
    return t("topic:staff.find.item", { number: index + 1, card: named });
  });
  return {
    text: [
      t("topic:staff.find.found", { list: list.join("\n") }),
      ...(shown.every(isReachable) ? [] : ["", t("topic:staff.find.noContactHint")]),
      ...(cards.length > most ? ["", t("topic:staff.find.more")] : []),
    ].join("\n"),
    keyboard: inline(
      ...inRows(
        shown.flatMap((card, index) =>
          isReachable(card)
            ? [
                {
                  text: t("topic:staff.button.send", { number: index + 1 }),
                  callback_data: data("send", { ticket, place: card.key }),
                },
              ]
            : [],
        ),
      ),
    ),
  };
};

/** @param named the place's name by its key */
export const referralList = (t: T, referrals: readonly Referral[], named: (key: string) => string): View => {
  if (referrals.length === 0) return { text: t("topic:staff.referral.none") };
  const rows = referrals.map(({ id, service, status, reason }) => {
    const values = { id, place: named(service), status: t(`topic:staff.referral.status.${status}`) };
    return reason === undefined
      ? t("topic:staff.referral.item", values)
      : t("topic:staff.referral.itemWhy", { ...values, why: reason });
  });
  const last = referrals.at(-1);
  // What needs a reason is typed; the rest is one tap, for the newest.
  const keys =
    last === undefined
      ? []
      : nextOf(last.status)
          .filter((to) => !needsReason(to))
          .map((to) => ({
            text: `${last.id}: ${t(`topic:staff.referral.status.${to}`)}`,
            callback_data: data("referral", { referral: last.id, to }),
          }));
  const text = [
    t("topic:staff.referral.list", { list: rows.join("\n") }),
    "",
    t("topic:staff.referral.usage"),
  ];
  return { text: text.join("\n"), keyboard: inline(...inRows(keys)) };
};
