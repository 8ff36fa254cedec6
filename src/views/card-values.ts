/** The values of a card in words: as they stand, and what they would become. */
import {
  type CardField,
  type CardValues,
  type Change,
  type EditedField,
  editedFields,
} from "../domain/directory/card-fields.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import { ownAlertOf } from "../domain/directory/reports.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { hoursText, rowsText } from "./hours.js";
import { dateText } from "./when.js";

export const fieldLabel = (t: T, field: EditedField): string => t(`coordinator:staff.field.options.${field}`);

/** A warning in the reader's language when it is one of ours, and as it was written when it is somebody's. */
export const alertText = (t: T, alert: string): string => {
  const own = ownAlertOf(alert);
  return own === undefined ? alert : t(`coordinator:alert.${own}`);
};

type Wordings = { [F in CardField]: (t: T, value: CardValues[F], language: Language) => string | null };

const asIs = (_t: T, value: string | null) => value;
const wordings: Wordings = {
  name: asIs,
  address: asIs,
  website: asIs,
  email: asIs,
  cost: asIs,
  alert: (t, value) => (value === null ? null : alertText(t, value)),
  phones: (t, phones) =>
    phones
      .map(({ number, extension }) =>
        extension === null ? number : t("coordinator:staff.extension", { number, extension }),
      )
      .join("; "),
  hours: (t, hours, language) => hoursText(t, hours, language),
  ages: (_t, ages) => ages?.text ?? (ages === null ? null : [ages.min ?? 0, ages.max ?? "…"].join("–")),
  documents: (_t, documents) => documents.join("; "),
  services: (t, codes) => codes.map((code) => t(`find:services.${code}`)).join(", "),
  status: (t, status) => t(`coordinator:staff.status.options.${status ?? "unknown"}`),
  publish: (t, publish) => t(`coordinator:staff.publish.${publish}`),
};

/** A value as it is read; what is not there is said to be missing. */
export const valueText = <F extends CardField>(
  t: T,
  language: Language,
  { field, value }: { field: F; value: CardValues[F] },
): string => {
  const wording: Wordings[F] = wordings[field];
  const text = wording(t, value, language);
  return text === null || text === "" ? t("coordinator:staff.nothing") : text;
};

const labelOf = (t: T, field: CardField): string =>
  field === "publish" ? t("coordinator:staff.publish.label") : fieldLabel(t, field);

/** One field before and after, and how hours were understood, because that decides what people are told. */
export const changeText = (t: T, language: Language, { field, before, after }: Change): string => {
  const rows = [
    t("coordinator:staff.change.field", { field: labelOf(t, field) }),
    t("coordinator:staff.change.before", { value: valueText(t, language, { field, value: before }) }),
    t("coordinator:staff.change.after", { value: valueText(t, language, { field, value: after }) }),
  ];
  if (field === "hours" && after !== null)
    rows.push(
      after.weekly.length === 0
        ? t("coordinator:staff.change.hoursInWords")
        : t("coordinator:staff.change.hoursUnderstood", { hours: rowsText(t, after.weekly, language) }),
    );
  if (field === "ages" && after !== null && after.min === null && after.max === null)
    rows.push(t("coordinator:staff.change.agesInWords"));
  return rows.join("\n");
};

export const changesText = (t: T, language: Language, changes: readonly Change[]): string =>
  changes.map((change) => changeText(t, language, change)).join("\n\n");

export const recordTitle = (
  t: T,
  { values: { name }, kinds }: Pick<CardRecord, "values" | "kinds">,
): string => name ?? t(`find:kinds.${kinds[0] ?? "family_centre"}`);

export const recordPlace = ({ place, municipality }: Pick<CardRecord, "place" | "municipality">): string =>
  [...new Set([place, municipality].filter((part) => part !== null))].join(", ");

/** What is known of the truth of a card: who assured it and when, or that it comes from public sources. */
export const trustText = (
  t: T,
  language: Language,
  { assuredOn, checkedOn }: Pick<CardRecord, "assuredOn" | "checkedOn">,
): string => {
  if (assuredOn !== null) return t("coordinator:staff.assured", { date: dateText(assuredOn, language) });
  return checkedOn === null
    ? t("coordinator:staff.sourceUndated")
    : t("coordinator:staff.source", { date: dateText(checkedOn, language) });
};

/** The whole card in plain rows: what is there, without what is empty. */
export const recordText = (t: T, language: Language, record: CardRecord): string => {
  const { values, capacity, closedUntil } = record;
  const told = editedFields.filter((field) => !["name", "status", "alert"].includes(field));
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return [
    recordTitle(t, record),
    recordPlace(record),
    ...(values.alert === null ? [] : [`⚠️ ${alertText(t, values.alert)}`]),
    ...told
      .filter((field) => !isEmpty(values[field]))
      .map((field) => `${fieldLabel(t, field)}: ${valueText(t, language, { field, value: values[field] })}`),
    ...(capacity?.available == null
      ? []
      : [
          t("coordinator:staff.available", {
            number: capacity.available,
            date: dateText(capacity.updated ?? "", language),
          }),
        ]),
    ...(closedUntil === null
      ? []
      : [t("coordinator:staff.closedUntil", { date: dateText(closedUntil, language) })]),
    trustText(t, language, record),
  ]
    .filter((row) => row !== "")
    .join("\n");
};
