/** How records hang together: which record a link means, and whose organization a record is. Reads only. */
import {
  type Dataset,
  idOf,
  isTableName,
  type Row,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  tableOf,
  textIn,
} from "../dataset.js";

/** Links between equals or to what is shared: whoever is at the other end is not the owner. */
const between = new Set(["parent_organization_id", "parent_id", "program_id", "unit_id", "taxonomy_id"]);

/** Columns of a table that say whose a record is, with the tables they lead to. */
const ownerColumns = new Map(
  TABLE_NAMES.map((table) => [
    table,
    tableOf(table).columns.flatMap(({ name, refers }) =>
      refers === undefined || between.has(name) || refers === "taxonomy_term" ? [] : [{ name, refers }],
    ),
  ]),
);

/** The table and id that an attribute or a note of history is about; null when it names no table. */
export const subjectOf = (table: TableName, row: Row): { table: TableName; id: string } | null => {
  const [entity, link] =
    table === "attribute"
      ? [textIn(row, "link_entity"), textIn(row, "link_id")]
      : [textIn(row, "resource_type"), textIn(row, "resource_id")];
  return entity !== null && link !== null && isTableName(entity) ? { table: entity, id: link } : null;
};

export type Links = {
  find(table: TableName, id: string): Row | undefined;
  /** The ids of the organizations that a record belongs to; none when nobody said. */
  ownersOf(table: TableName, row: Row): readonly string[];
};

/** Reads the links of a dataset. Later rows of the same id win, so what comes in may be laid over what is there. */
export const createLinks = (...layers: readonly Dataset[]): Links => {
  const byId = new Map<TableName, Map<string, Row>>(TABLE_NAMES.map((table) => [table, new Map()]));
  for (const data of layers)
    for (const table of TABLE_NAMES)
      for (const row of rowsOf(data, table)) byId.get(table)?.set(idOf(row), row);
  const find = (table: TableName, id: string) => byId.get(table)?.get(id);

  const servicesAt = new Map<string, string[]>();
  for (const row of byId.get("service_at_location")?.values() ?? []) {
    const location = textIn(row, "location_id") ?? "";
    const here = servicesAt.get(location);
    if (here === undefined) servicesAt.set(location, [textIn(row, "service_id") ?? ""]);
    else here.push(textIn(row, "service_id") ?? "");
  }

  const known = new Map<Row, readonly string[]>();
  const seek = (table: TableName, row: Row): readonly string[] => {
    if (table === "organization") return [idOf(row)];
    if (table === "attribute" || table === "metadata") {
      const subject = subjectOf(table, row);
      const target = subject === null ? undefined : find(subject.table, subject.id);
      // Attributes of attributes and history of history are nobody's, and could lead in a circle.
      const isCircle = subject?.table === table || subject?.table === "metadata";
      return subject === null || target === undefined || isCircle ? [] : ownersOf(subject.table, target);
    }
    const owners = (ownerColumns.get(table) ?? []).flatMap(({ name, refers }) => {
      const target = find(refers, textIn(row, name) ?? "");
      return target === undefined ? [] : ownersOf(refers, target);
    });
    if (table !== "location" || owners.length > 0) return [...new Set(owners)];
    const given = (servicesAt.get(idOf(row)) ?? []).flatMap((id) => {
      const service = find("service", id);
      return service === undefined ? [] : ownersOf("service", service);
    });
    return [...new Set(given)];
  };
  const ownersOf = (table: TableName, row: Row): readonly string[] => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const owners = seek(table, row);
    known.set(row, owners);
    return owners;
  };
  return { find, ownersOf };
};
