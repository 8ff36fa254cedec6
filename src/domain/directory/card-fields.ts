/** What of a card can be edited, as plain values that can be kept, compared and taken back. Reads no words, stores nothing. */
import type { ServiceCode } from "../needs.js";
import type { Hours } from "./hours/hours.js";
import type { Publish } from "./region-data.js";

/** A phone as it is shown and as it is dialled: the same number. */
export type PhoneValue = { number: string; digits: string; extension: number | null };
export type AgesValue = { text: string | null; min: number | null; max: number | null };

export const cardStatuses = ["active", "inactive", "temporarily closed", "defunct", "planned"] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** Everything of a card that can be edited. */
export type CardValues = {
  name: string | null;
  phones: PhoneValue[];
  address: string | null;
  website: string | null;
  email: string | null;
  hours: Hours | null;
  ages: AgesValue | null;
  cost: string | null;
  documents: string[];
  services: ServiceCode[];
  /** What people are warned of for the time being. */
  alert: string | null;
  status: CardStatus | null;
  publish: Publish;
};
export type CardField = keyof CardValues;

/** What can be typed or chosen, in the order in which it is offered. */
export const editedFields = [
  "name",
  "phones",
  "address",
  "website",
  "email",
  "hours",
  "ages",
  "cost",
  "documents",
  "services",
  "alert",
  "status",
] as const satisfies readonly CardField[];
export type EditedField = (typeof editedFields)[number];

/** What an institution may propose about itself: what it gives and whether it is shown is for coordinators to say. */
export const keptFields: readonly EditedField[] = [
  "name",
  "phones",
  "address",
  "website",
  "email",
  "hours",
  "ages",
  "cost",
  "documents",
];

/** One field with what it said and what it is to say. */
export type Change = {
  [F in CardField]: { field: F; before: CardValues[F]; after: CardValues[F] };
}[CardField];

/** The same data in one order, whatever order it was kept in. */
const ordered = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, ordered) === JSON.stringify(other, ordered);

/** A change with one more: a field is changed once, from what stands in the directory; back to that is no change. */
export const withChange = (changes: readonly Change[], added: Change): Change[] => {
  const others = changes.filter(({ field }) => field !== added.field);
  return isSame(added.before, added.after) ? others : [...others, added];
};

/** The same changes taken back. */
export const reversed = (changes: readonly Change[]): Change[] =>
  changes.map(({ field, before, after }) => ({ field, before: after, after: before }) as Change);

/** Whether a card still says what these changes made of it; if not, something was changed since. */
export const stillSays = (values: CardValues, changes: readonly Change[]): boolean =>
  changes.every(({ field, after }) => isSame(values[field], after));

/** Hours that came without words of their own: «MO,TU 09:00-18:00». */
const weeklyWords = ({ weekly }: Hours): string | null => {
  const rows = weekly.map(({ byday, opens_at: from, closes_at: to }) =>
    [byday, [from, to].filter(Boolean).join("-")].filter(Boolean).join(" "),
  );
  return rows.length === 0 ? null : rows.join("; ");
};

/** A value in plain words, as the history keeps it for whoever reads the directory's own format. */
export const plainValue = (value: Change["after"]): string | null => {
  if (value === null || typeof value === "string") return value;
  if ("weekly" in value) return value.text === "" ? weeklyWords(value) : value.text;
  if (!Array.isArray(value)) return value.text ?? [value.min, value.max].map((age) => age ?? "").join("–");
  const parts = value.map((one) =>
    typeof one === "string" ? one : `${one.number}${one.extension === null ? "" : ` (${one.extension})`}`,
  );
  return parts.length === 0 ? null : parts.join("; ");
};
