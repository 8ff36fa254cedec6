/** Rows of plain SQL under the names that Prisma gives their columns, so that one reading serves both. */

const names = new Map<string, string>();
const nameOf = (column: string): string => {
  const known =
    names.get(column) ?? column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  names.set(column, known);
  return known;
};

/** @param rows of `select *`: every column of one table */
export const camelled = <Row>(rows: readonly object[]): Row[] =>
  rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [nameOf(column), value])) as Row,
  );
