/** What of the directory never leaves: where refuges are, who checked, notes, and records that are not published. */
import { isRefuge } from "../card.js";
import {
  columnOf,
  type Dataset,
  idOf,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  textIn,
} from "../dataset.js";
import { KINDS } from "../region-data.js";
import { createLinks, type Links, subjectOf } from "./links.js";

/** Of a secret place nothing leaves but that it is there, in which municipality. */
const openOfSecretPlace = new Set([
  "id",
  "location_type",
  "organization_id",
  "name",
  "key",
  "region",
  "municipality",
  "confidential",
]);

export type Secrets = {
  /** Whether the whole record stays here. */
  isHidden(table: TableName, row: Row): boolean;
  /** Whether this field of the record stays here. */
  isSecret(table: TableName, row: Row, column: string): boolean;
};

/** Tells what is secret in a dataset. */
export const createSecrets = (data: Dataset, links: Links = createLinks(data)): Secrets => {
  const codes = new Map(rowsOf(data, "taxonomy_term").map((row) => [idOf(row), row["code"]]));
  const kinds = new Map<string, string[]>();
  for (const row of rowsOf(data, "attribute")) {
    const code = codes.get(textIn(row, "taxonomy_term_id") ?? "");
    const link = textIn(row, "link_id");
    if (typeof code === "string" && link !== null) kinds.set(link, [...(kinds.get(link) ?? []), code]);
  }
  const isRefugeOf = (id: string) => isRefuge(KINDS.filter((kind) => kinds.get(id)?.includes(kind) === true));
  const unpublished = (id: string) => links.find("organization", id)?.["publish"] === "no";

  const isSecretPlace = (row: Row | undefined): boolean =>
    row !== undefined && (row["confidential"] === true || links.ownersOf("location", row).some(isRefugeOf));

  /** Organizations one of whose places is secret. */
  const discreet = new Set([
    ...rowsOf(data, "location").flatMap((row) => (isSecretPlace(row) ? links.ownersOf("location", row) : [])),
    ...rowsOf(data, "address").flatMap((row) =>
      row["confidential"] === true ? links.ownersOf("address", row) : [],
    ),
  ]);

  const isHidden = (table: TableName, row: Row): boolean => {
    const owners = links.ownersOf(table, row);
    const shared = table === "location" && owners.length > 1;
    if (shared ? owners.every(unpublished) : owners.some(unpublished)) return true;
    if (table === "address")
      return (
        row["confidential"] === true ||
        isSecretPlace(links.find("location", textIn(row, "location_id") ?? ""))
      );
    if (table !== "metadata") return false;
    const subject = subjectOf(table, row);
    const target = subject === null ? undefined : links.find(subject.table, subject.id);
    // What we wrote about a record that is gone cannot be judged any more.
    if (subject === null || target === undefined) return row["imported"] !== true;
    const field = textIn(row, "field_name") ?? "id";
    // A change by hand is told of the whole card: its `address` is no column of an organization.
    const isLoose = columnOf(subject.table, field) === undefined && owners.some((id) => discreet.has(id));
    return isLoose || isHidden(subject.table, target) || isSecret(subject.table, target, field);
  };
  const isSecret = (table: TableName, row: Row, column: string): boolean =>
    columnOf(table, column)?.secret === true ||
    (table === "location" && !openOfSecretPlace.has(column) && isSecretPlace(row));
  return { isHidden, isSecret };
};

/** The dataset as it may leave: what is exported, sent or shown outside. Doing it twice changes nothing more. */
export const withoutSecrets = (data: Dataset): Dataset => {
  const links = createLinks(data);
  const { isHidden, isSecret } = createSecrets(data, links);
  const gone = new Set(
    rowsOf(data, "organization")
      .filter((row) => isHidden("organization", row))
      .map(idOf),
  );
  const open = (table: TableName, row: Row): Row =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !isSecret(table, row, column))
        // Who stands above a published organization may itself be unpublished.
        .filter(
          ([column, value]) =>
            column !== "parent_organization_id" || typeof value !== "string" || !gone.has(value),
        ),
    );
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      rowsOf(data, table)
        .filter((row) => !isHidden(table, row))
        .map((row) => open(table, row)),
    ]),
  );
};
