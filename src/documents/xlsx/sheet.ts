/** How cells of a workbook are named, and how words stand in its files. */

/** A, B … Z, AA: the name of a column. @param index from 0 */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

/** The column of a cell's name, from 0; undefined when that is none. */
export const columnIndex = (cell: string): number | undefined => {
  const letters = /^([A-Z]{1,3})\d*$/.exec(cell)?.[1];
  if (letters === undefined) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
};

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Words as they stand in XML; what XML cannot hold is left out. */
export const escaped = (words: string): string =>
  words
    .replaceAll(/[^\P{Cc}\n\r\t]|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? "");
