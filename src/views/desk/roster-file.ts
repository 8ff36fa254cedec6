/** The words of the roster's workbook, what it would change, and what is wrong in it, cell by cell. */
import { differences, type RosterHours } from "../../domain/desk/roster.js";
import type { RosterSheetFault, RosterSheetWords } from "../../domain/desk/roster-sheet.js";
import type { WorkbookFault } from "../../domain/workbook.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";
import { changesText, weekdayName } from "./roster.js";

export const sheetWords = (t: T): RosterSheetWords => ({
  week: t("roster:staff.sheet.week"),
  dates: t("roster:staff.sheet.dates"),
  who: t("roster:staff.sheet.who"),
  team: t("roster:staff.sheet.team"),
  zone: t("roster:staff.sheet.zone"),
  days: [1, 2, 3, 4, 5, 6, 7].map((day) => weekdayName(t, day)),
  date: t("roster:staff.sheet.date"),
  hours: t("roster:staff.sheet.hours"),
  off: t("roster:staff.off"),
  hoursNote: t("roster:staff.sheet.hoursNote"),
  dateNote: t("roster:staff.sheet.dateNote"),
});

/** More of a kind are counted, not listed. */
const listed = 15;

const faultLine = (t: T, { sheet, row, column, code, detail }: RosterSheetFault): string => {
  const text = t(`roster:staff.fault.${code}`, {
    detail: detail === "" ? t("roster:staff.fault.missing") : detail,
  });
  if (row === undefined) return text;
  return column === undefined
    ? t("roster:staff.file.whereRow", { sheet, row, text })
    : t("roster:staff.file.where", { sheet, row, column, text });
};

const some = (t: T, lines: readonly string[]): string[] =>
  lines.length <= listed
    ? [...lines]
    : [...lines.slice(0, listed), t("roster:staff.file.more", { count: lines.length - listed })];

/** What has to be mended, a line each with its place. */
export const faultsText = (t: T, faults: readonly RosterSheetFault[]): string =>
  [
    t("roster:staff.file.faults", { count: faults.length }),
    ...some(
      t,
      faults.map((fault) => faultLine(t, fault)),
    ),
  ].join("\n");

/** Why a file was not read at all. */
export const unreadText = (t: T, fault: WorkbookFault | { code: "unreachable" }): string =>
  fault.code === "formula" || fault.code === "error"
    ? t(`roster:staff.file.${fault.code}`, { sheet: fault.sheet, cell: fault.cell })
    : t(`roster:staff.file.${fault.code}`);

export type Planned = { before: RosterHours; after: RosterHours; nameOf: (staffId: number) => string };

/** Member by member, what would be different. */
export const changeLines = (t: T, { before, after, nameOf }: Planned): string[] => {
  const all = differences(before, after);
  const ids = [...new Set(all.map(({ staffId }) => staffId))];
  return some(
    t,
    ids.map((id) => {
      const own = all.filter(({ staffId }) => staffId === id);
      return `${nameOf(id)}\n${changesText(t, own)
        .split("\n")
        .map((line) => `   ${line}`)
        .join("\n")}`;
    }),
  );
};

/** How much is new, different and gone, and what. */
export const planText = (t: T, planned: Planned): string => {
  const all = differences(planned.before, planned.after);
  const adds = all.filter(({ before }) => before === undefined).length;
  const removals = all.filter(({ after }) => after === undefined).length;
  const changes = all.length - adds - removals;
  return [t("roster:staff.file.plan", { adds, changes, removals }), ...changeLines(t, planned)].join("\n");
};

/** @param draft which proposal it is: an older one is not confirmed by a late press */
export const confirmView = (t: T, planned: Planned, draft: string): View => ({
  text: [planText(t, planned), t("roster:staff.file.ask")].join("\n"),
  keyboard: inline([
    { text: t("roster:staff.button.confirm"), callback_data: data("roster", { act: "confirm", of: draft }) },
    { text: t("roster:staff.button.drop"), callback_data: data("roster", { act: "drop", of: draft }) },
  ]),
});
