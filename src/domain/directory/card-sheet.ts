/**
 * The cards of the directory as the rows of one sheet, in words that a coordinator reads and types. The words of titles
 * and choices are given; reading them back is the plan's.
 */
import type { ServiceCode } from "../needs.js";
import { type CardStatus, cardStatuses, editedFields } from "./card-fields.js";
import { type CardRecord, isSecret } from "./card-record.js";
import type { Kind, Publish, RegionCode } from "./region-data.js";

export const sheetColumns = [
  "key",
  "region",
  "municipality",
  "place",
  "kind",
  ...editedFields,
  "publish",
  "assured",
  "source",
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** The words of a sheet. Every label of a list is different from the others of it. */
export type SheetWords = {
  sheet: string;
  titles: Record<SheetColumn, string>;
  regions: Record<RegionCode, string>;
  kinds: Record<Kind, string>;
  services: Record<ServiceCode, string>;
  statuses: Record<CardStatus, string>;
  publish: Record<Publish, string>;
};

const separator = "; ";

const statusText = (status: CardStatus | null, { statuses }: SheetWords) =>
  status === null ? "" : statuses[status];

/** What stands in a card's cell. */
export const cellText = (record: CardRecord, column: SheetColumn, words: SheetWords): string => {
  const { values } = record;
  switch (column) {
    case "key":
      return record.key;
    case "region":
      return words.regions[record.region];
    case "municipality":
      return record.municipality ?? "";
    case "place":
      return record.place ?? "";
    case "kind":
      return record.kinds.map((kind) => words.kinds[kind]).join(separator);
    case "assured":
      return record.assuredOn ?? "";
    case "source":
      return record.checkedOn ?? "";
    case "publish":
      return words.publish[values.publish];
    case "status":
      return statusText(values.status, words);
    case "services":
      return values.services.map((code) => words.services[code]).join(separator);
    case "phones":
      return values.phones
        .map(({ number, extension }) => (extension === null ? number : `${number} доб. ${extension}`))
        .join(separator);
    case "documents":
      return values.documents.join(separator);
    case "hours":
      return values.hours?.text ?? "";
    case "ages": {
      const { text = null, min = null, max = null } = values.ages ?? {};
      return text ?? (min === null && max === null ? "" : `${min ?? 0}-${max ?? ""}`.replace(/-$/, "+"));
    }
    case "address":
      return isSecret(record) ? "" : (values.address ?? "");
    default:
      return values[column] ?? "";
  }
};

/** The rows of a sheet, a card each, without what must not leave: secret addresses, notes, who checked. */
export const toSheetRows = (cards: readonly CardRecord[], words: SheetWords): string[][] =>
  cards.map((card) => sheetColumns.map((column) => cellText(card, column, words)));

/** Choices of a column, for a drop-down; undefined when anything may be typed. */
export const choicesOf = (column: SheetColumn, words: SheetWords): string[] | undefined => {
  if (column === "region") return Object.values(words.regions);
  if (column === "kind") return Object.values(words.kinds);
  if (column === "status") return cardStatuses.map((status) => words.statuses[status]);
  return column === "publish" ? Object.values(words.publish) : undefined;
};
