/** What is said when a change of the roster is taken back: whose it was, by whom, and whose days are as before again. */
import type { HoursChange } from "../../domain/desk/roster.js";
import type { T } from "../../i18n/i18n.js";
import { changesText, fitting } from "./roster.js";
import { changeLines, type Planned } from "./roster-file.js";

/** Who takes it back, who had made it, and when. */
export type UndoneWords = { by: string; staff: string; time: string };

const cut = (t: T, lines: readonly string[]): string =>
  fitting(
    lines.flatMap((line) => line.split("\n")),
    t("roster:staff.cut"),
  );

/** Where it was asked for. */
export const undoneText = (t: T, { by, staff, time }: UndoneWords, hours: Planned): string =>
  cut(t, [t("roster:staff.undone", { by, staff, time }), ...changeLines(t, hours)]);

/** To whoever had made the change. */
export const undoneForMaker = (t: T, { by, time }: UndoneWords, hours: Planned): string =>
  cut(t, [t("roster:staff.undoneMade", { by, time }), ...changeLines(t, hours), t("roster:staff.whole")]);

/** To somebody whose hours it was about. */
export const undoneForMember = (
  t: T,
  { by, staff, time }: UndoneWords,
  { changes, offset }: { changes: readonly HoursChange[]; offset: number },
): string =>
  cut(t, [
    t("roster:staff.undoneYours", { by, staff, time, offset }),
    changesText(t, changes),
    t("roster:staff.whole"),
  ]);
