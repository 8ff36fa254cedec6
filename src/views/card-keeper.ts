/** A card as the institution sees it that it is about: what people are shown, and what can be said of it. */
import type { CardRecord } from "../domain/directory/card-record.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data, type Fields } from "./buttons.js";
import { recordPlace, recordText, recordTitle } from "./card-values.js";
import { inline, type View } from "./view.js";

type Act = Extract<Fields<"card">["act"], "right" | "edit" | "places" | "pause" | "reopen">;

const act = (t: T, name: Act, card: string) => ({
  text: t(`coordinator:staff.own.options.${name}`),
  callback_data: data("card", { act: name, card }),
});

/** @param intro said when somebody has just come by the link */
export const ownCard = (
  t: T,
  language: Language,
  { record, isNew }: { record: CardRecord; isNew: boolean },
): View => ({
  text: [
    ...(isNew ? [t("coordinator:staff.ownIntro"), ""] : []),
    recordText(t, language, record),
    "",
    t("coordinator:staff.ownAsk"),
  ].join("\n"),
  keyboard: inline(
    [act(t, "right", record.key), act(t, "edit", record.key)],
    [
      act(t, "places", record.key),
      act(t, record.values.status === "temporarily closed" ? "reopen" : "pause", record.key),
    ],
  ),
});

/** Several cards that one chat sees to. */
export const ownCards = (t: T, records: readonly CardRecord[]): View => ({
  text: t("coordinator:staff.ownMany"),
  keyboard: inline(
    ...records.map((record) => [
      {
        text: [recordTitle(t, record), recordPlace(record)].join(", ").slice(0, 60),
        callback_data: data("card", { act: "open", card: record.key }),
      },
    ]),
  ),
});

/** The link for an institution, as a message that can be forwarded as it is. */
export const keeperLink = (t: T, record: CardRecord, url: string): View => ({
  text: t("coordinator:staff.inviteLink", { title: recordTitle(t, record), url }),
});
