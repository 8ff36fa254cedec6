/** Rows of plain SQL under the names that Prisma gives their columns, so that one reading serves both. */

const names = new Map<string, string>();
/** A table or a column as Prisma calls it. */
export const camel = (name: string): string => {
  const known = names.get(name) ?? name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  names.set(name, known);
  return known;
};

/** @param rows of `select *`: every column of one table */
export const camelled = <Row>(rows: readonly object[]): Row[] =>
  rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value])) as Row,
  );
