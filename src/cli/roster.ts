/** `roster` and `duty set` on the command line: hours out and in as a workbook, and one member's week, logged like any change. */
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { writeHours } from "../actions/desk/change-roster.js";
import { planFrom, rosterSheets } from "../actions/desk/roster-file.js";
import { openDirectory } from "../directory.js";
import { readWorkbook } from "../documents/xlsx/read.js";
import { writeWorkbook } from "../documents/xlsx/write.js";
import { zipLimits } from "../documents/zip.js";
import { noHours, type OwnHours, type RosterHours, sameHours } from "../domain/desk/roster.js";
import type { Hours } from "../domain/duty.js";
import type { Language } from "../domain/people.js";
import { isDismissed } from "../domain/teams.js";
import type { Instant } from "../domain/time.js";
import { createI18n } from "../i18n/i18n.js";
import { createOutbox } from "../outbox/outbox.js";
import type { Slices, Store } from "../store/store.js";
import { faultsText, planText, unreadText } from "../views/desk/roster-file.js";
import type { Told } from "./directory.js";

export type RosterOptions = { language: Language; now: Instant };

const membersOf = async ({ teams }: Pick<Slices, "teams">) =>
  (await teams.allStaff()).filter(
    (one) => !isDismissed(one) && one.role !== "partner" && one.role !== "analyst",
  );

const open = async (store: Store, { language, now }: RosterOptions) => {
  const i18n = createI18n();
  const directory = await openDirectory(store, now);
  const depsOf = (slices: Slices) => ({
    store: slices,
    outbox: createOutbox(slices, now),
    clock: { now: () => now },
    i18n,
    directory,
  });
  return { depsOf, t: i18n.translator(language, true) };
};

/** Writes the workbook of everybody's hours. */
export const exportRoster = async (store: Store, path: string, options: RosterOptions): Promise<Told> => {
  const { depsOf, t } = await open(store, options);
  const bytes = await writeWorkbook(await rosterSheets(depsOf(store), t, await membersOf(store)));
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return { ok: true, lines: [t("roster:staff.file.written", { path })] };
};

/** Takes a workbook in, all of it or nothing; with `dryRun` says what that would do. */
export const importRoster = async (
  store: Store,
  path: string,
  { dryRun = false, ...options }: RosterOptions & { dryRun?: boolean },
): Promise<Told> => {
  const { depsOf, t } = await open(store, options);
  const { size } = await stat(path);
  if (size > zipLimits.archiveBytes) return { ok: false, lines: [unreadText(t, { code: "big" })] };
  const read = await readWorkbook(await readFile(path));
  if (!read.ok) return { ok: false, lines: [unreadText(t, read.fault)] };
  return store.transaction(async (slices) => {
    const staff = await membersOf(slices);
    await slices.rosters.lock(staff.map(({ id }) => id));
    const deps = depsOf(slices);
    const plan = await planFrom(deps, t, { staff, sheets: read.sheets });
    if (plan.faults.length > 0) return { ok: false, lines: faultsText(t, plan.faults).split("\n") };
    if (sameHours(plan.before, plan.after)) return { ok: true, lines: [t("roster:staff.file.same")] };
    const nameOf = (id: number) => staff.find((one) => one.id === id)?.name ?? "";
    const { before, after } = changedOnly(plan);
    const lines = planText(t, { before, after, nameOf }).split("\n");
    if (dryRun) return { ok: true, lines: [...lines, t("roster:staff.file.try")] };
    await writeHours(deps, { by: undefined, before, after });
    return { ok: true, lines };
  });
};

const nobodys = noHours(0);

/** Those whose hours are different. */
const changedOnly = ({ before, after }: { before: RosterHours; after: RosterHours }) => {
  const ids = Object.keys(after)
    .map(Number)
    .filter((id) => !sameHours({ [id]: before[id] ?? nobodys }, { [id]: after[id] ?? nobodys }));
  const of = (hours: RosterHours) => Object.fromEntries(ids.map((id) => [id, hours[id] ?? nobodys]));
  return { before: of(before), after: of(after) };
};

/** Puts weekly hours in place of somebody's; dates that differ stay. */
export const setWeek = async (
  store: Store,
  {
    staffId,
    duties,
    now,
  }: { staffId: number; duties: readonly (Hours & { weekday: number; utcOffset: number })[]; now: Instant },
): Promise<void> => {
  const { depsOf } = await open(store, { language: "ru", now });
  await store.transaction(async (slices) => {
    await slices.rosters.lock([staffId]);
    const utcOffset = duties[0]?.utcOffset ?? 3;
    const before = (await slices.rosters.hoursOf([staffId]))[staffId] ?? noHours(utcOffset);
    const week: Record<number, readonly Hours[]> = {};
    for (const { weekday, startsAt, endsAt } of duties) week[weekday] = [{ startsAt, endsAt }];
    const after: OwnHours = { ...before, utcOffset, week };
    await writeHours(depsOf(slices), {
      by: undefined,
      before: { [staffId]: before },
      after: { [staffId]: after },
    });
  });
};
