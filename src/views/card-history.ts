/** What was done to a card, in the reader's words, and what of it can be taken back. */
import { type Change, cardStatuses, editedFields } from "../domain/directory/card-fields.js";
import type { CardRecord, HistoryEntry } from "../domain/directory/card-record.js";
import type { Proposal } from "../domain/directory/proposals.js";
import { takenBack } from "../domain/directory/reports.js";
import { SERVICE_CODES } from "../domain/needs.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { alertText, fieldLabel, recordPlace, recordTitle, valueText } from "./card-values.js";
import { inline, type View } from "./view.js";
import { dateText } from "./when.js";

const fieldName = (t: T, field: string): string => {
  const edited = editedFields.find((one) => one === field);
  if (edited !== undefined) return fieldLabel(t, edited);
  if (field === "publish") return t("coordinator:staff.publish.label");
  if (field === "assured_date") return t("coordinator:staff.historyField.assured");
  if (field === "available") return t("coordinator:staff.historyField.available");
  return field === "created" ? t("coordinator:staff.historyField.created") : field;
};

const shown = ["yes", "after-check", "no"] as const;

/** A value as the history keeps it, as people read it: codes by their labels, days as days. */
const valueOf = (t: T, language: Language, field: string, kept: string | null): string => {
  if (kept === null || kept === "") return t("coordinator:staff.nothing");
  const status = field === "status" ? cardStatuses.find((one) => one === kept) : undefined;
  if (status !== undefined) return t(`coordinator:staff.status.options.${status}`);
  const publish = field === "publish" ? shown.find((one) => one === kept) : undefined;
  if (publish !== undefined) return t(`workbook:publish.${publish}`);
  if (field === "alert") return alertText(t, kept);
  if (field === "assured_date") return dateText(kept, language);
  if (field !== "services") return kept;
  const labels = kept.split("; ").map((one) => {
    const code = SERVICE_CODES.find((known) => known === one);
    return code === undefined ? one : t(`find:services.${code}`);
  });
  return labels.join(", ");
};

/** What a key takes back: the field with what it says now, or the fields. */
const undoLabel = (t: T, language: Language, changes: readonly Change[]): string => {
  const [one, ...others] = changes;
  const fields =
    one !== undefined && others.length === 0
      ? `${fieldName(t, one.field)} → ${valueText(t, language, { field: one.field, value: one.after })}`
      : changes.map(({ field }) => fieldName(t, field)).join(", ");
  return t("coordinator:staff.undoOf", { fields }).slice(0, 60);
};

const longest = 80;

/** Who changed what and when; `name` tells who stands behind an entry. What was changed since is not to be taken back. */
export const historyView = (
  t: T,
  language: Language,
  {
    record,
    entries,
    undoable,
  }: {
    record: CardRecord;
    entries: readonly (HistoryEntry & { name: string })[];
    undoable: readonly Proposal[];
  },
): View => ({
  text: [
    t("coordinator:staff.of", { title: recordTitle(t, record), place: recordPlace(record) }),
    ...(entries.length === 0 ? [t("coordinator:staff.historyNone")] : []),
    ...entries.slice(0, 10).map(({ at, field, before, after, name }) =>
      t("coordinator:staff.historyRow", {
        date: dateText(at.slice(0, 10), language),
        name,
        field: fieldName(t, field),
        before: valueOf(t, language, field, before).slice(0, longest),
        after: valueOf(t, language, field, after).slice(0, longest),
      }),
    ),
  ].join("\n"),
  keyboard: inline(
    ...undoable
      .filter(({ changes }) => takenBack(record.values, changes) !== undefined)
      .slice(0, 3)
      .map(({ id, changes }) => [
        {
          text: undoLabel(t, language, changes),
          callback_data: data("proposal", { act: "undo", proposal: id }),
        },
      ]),
    [
      {
        text: t("coordinator:staff.act.options.open"),
        callback_data: data("card", { act: "open", card: record.key }),
      },
    ],
  ),
});
