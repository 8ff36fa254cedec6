/** Writes changes down as HSDS does, in its `metadata` table: what was, what is, when and by whom. Pure. */
import type { Row, Value } from "../dataset.js";
import type { FieldChange } from "./plan.js";

const told = (value: Value): string | null => {
  if (value === null || typeof value === "string") return value;
  return JSON.stringify(value);
};

/**
 * One record of history for each changed field. Who it was never leaves with an export.
 * @param makeId gives each its id, unlike any other
 */
export const historyOf = (
  changes: readonly FieldChange[],
  { on, by, makeId }: { on: string; by: string; makeId: () => string },
): Row[] =>
  changes.map(({ table, id, column, before, after }) => ({
    id: makeId(),
    resource_id: id,
    resource_type: table,
    last_action_date: on,
    last_action_type: "update",
    field_name: column,
    previous_value: told(before),
    replacement_value: told(after),
    updated_by: by,
    imported: false,
  }));
