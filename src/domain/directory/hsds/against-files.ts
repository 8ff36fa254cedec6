/** Where the region files say otherwise than what was imported or edited since: told, never acted upon. Pure. */
import { type Dataset, type TableName, type Value } from "../dataset.js";
import type { DirectoryRows } from "../rows.js";
import type { Fault } from "./faults.js";
import { createLinks } from "./links.js";
import { isSame } from "./plan.js";

const compared: readonly (readonly [TableName, keyof DirectoryRows])[] = [
  ["organization", "organization"],
  ["service", "service"],
  ["location", "location"],
  ["address", "address"],
  ["phone", "phone"],
  ["schedule", "schedule"],
];

const shown = (value: Value | undefined) => (value === undefined ? "nothing" : JSON.stringify(value));

/** Each field of an own organization's records in which the files differ from the store. */
export const againstFiles = (files: DirectoryRows, data: Dataset, ownKeys: ReadonlySet<string>): Fault[] => {
  const links = createLinks(data);
  const ours = new Set(files.organization.filter(({ key }) => ownKeys.has(key)).map(({ id }) => id));
  const fromFiles = createLinks({
    organization: files.organization,
    service: files.service,
    location: files.location,
  });
  return compared.flatMap(([table, name]) =>
    files[name].flatMap((row): Fault[] => {
      const record: { readonly [column: string]: Value } = row;
      if (!fromFiles.ownersOf(table, record).some((id) => ours.has(id))) return [];
      const known = links.find(table, row.id);
      if (known === undefined)
        return [
          {
            rule: "duplicate",
            stops: false,
            text: "the region file has it, the directory no longer does",
            table,
            row: record,
          },
        ];
      return Object.entries(record)
        .filter(([column, value]) => !isSame(value, known[column]))
        .map(([column, value]) => {
          const text = `the region file says ${shown(value)}, the directory ${shown(known[column])}`;
          return { rule: "duplicate", stops: false, text, table, row: known, column };
        });
    }),
  );
};
