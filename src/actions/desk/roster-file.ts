/** The roster as a workbook in a private chat: sent, read back as a trial, and written once somebody has confirmed it. */
import type { Needs } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import { may } from "../../domain/desk/permissions.js";
import { rosteredBy, sameHours } from "../../domain/desk/roster.js";
import {
  planRoster,
  type Rostered,
  type RosterPlan,
  toRosterSheets,
} from "../../domain/desk/roster-sheet.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import { dayMs, hourMs, instant, msBetween, msOf } from "../../domain/time.js";
import type { ReadSheet, ReadWorkbook, Sheet, WorkbookFile } from "../../domain/workbook.js";
import type { T } from "../../i18n/i18n.js";
import {
  changeLines,
  confirmView,
  faultsText,
  sheetWords,
  unreadText,
} from "../../views/desk/roster-file.js";
import { staffVoice } from "../address.js";
import { clockOf, writeHours } from "./change-roster.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;
type Reading = Needs<"store" | "clock" | "directory">;

/** A draft that is older is of another day's roster. */
const holdsMs = dayMs;

const contextOf = async (deps: Reading, staff: readonly Staff[]) => {
  const { store } = deps;
  const teams = await store.teams.all();
  const hours = await store.rosters.hoursOf(staff.map(({ id }) => id));
  const offsets = new Map<number, number>();
  const members: Rostered[] = [];
  for (const one of staff) {
    const offset = hours[one.id]?.utcOffset ?? (await clockOf(deps, one));
    offsets.set(one.id, offset);
    const own = teams.filter(({ id }) => worksIn(one, id)).map(({ name }) => name);
    members.push({ id: one.id, name: one.name, team: own.join(", "), zone: `UTC+${offset}` });
  }
  return { members, hours, utcOffsetOf: (id: number) => offsets.get(id) ?? 3 };
};

/** The day that it is where it is earliest: what is over there may still be ahead elsewhere. */
const todayOf = ({ clock }: Needs<"clock">) => dayOf(instant(msOf(clock.now()) - hourMs), 3);

/** The sheets of these members' hours. */
export const rosterSheets = async (deps: Reading, t: T, staff: readonly Staff[]): Promise<Sheet[]> => {
  const { members, hours } = await contextOf(deps, staff);
  return toRosterSheets(members, hours, sheetWords(t), todayOf(deps));
};

/** What sheets ask of these members' hours. Writes nothing. */
export const planFrom = async (
  deps: Reading,
  t: T,
  { staff, sheets }: { staff: readonly Staff[]; sheets: readonly ReadSheet[] },
): Promise<RosterPlan> =>
  planRoster(sheets, { ...(await contextOf(deps, staff)), words: sheetWords(t), today: todayOf(deps) });

/** Sends the workbook to somebody's private chat. */
export const sendRosterFile = async (
  deps: Part,
  { staff, chatId }: { staff: Staff; chatId: number },
): Promise<boolean> => {
  if (!may("editRoster", staff)) return false;
  const t = staffVoice(deps);
  const members = rosteredBy(staff, await deps.store.teams.allStaff());
  const workbook = await rosterSheets(deps, t, members);
  const document: WorkbookFile = { workbook, name: `${t("roster:staff.file.name")}-${todayOf(deps)}.xlsx` };
  await deps.outbox.post({
    to: `chat:${chatId}`,
    method: "sendDocument",
    payload: { document, caption: t("roster:staff.file.caption") },
    priority: "prompt",
  });
  return true;
};

/** Asks Telegram for a file that somebody has sent; what stands in it is heard of later. */
export const askForFile = async (
  { outbox }: Needs<"outbox">,
  { chatId, fileId }: { chatId: number; fileId: string },
): Promise<void> => {
  const payload = { file_id: fileId };
  await outbox.post({ to: `chat:${chatId}`, method: "getFile", payload, priority: "relay" });
};

/** A workbook has come: what it would change is shown and waits for a yes; what is wrong in it is told with its place. */
export const hearRosterFile = async (
  deps: Part,
  { chatId, read }: { chatId: number; read: ReadWorkbook | { ok: false; fault: { code: "unreachable" } } },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const t = staffVoice(deps);
  const everybody = await store.teams.allStaff();
  const staff = everybody.find((one) => one.bound && one.chatId === chatId);
  if (staff === undefined || !may("editRoster", staff)) return;
  const say = (text: string) => outbox.say(`chat:${chatId}`, { text });
  if (!read.ok) return void (await say(unreadText(t, read.fault)));
  const members = rosteredBy(staff, everybody);
  const { before, after, faults } = await planFrom(deps, t, { staff: members, sheets: read.sheets });
  if (faults.length > 0) return void (await say(faultsText(t, faults)));
  if (sameHours(before, after)) return void (await say(t("roster:staff.file.same")));
  await store.rosters.keepDraft(staff.id, { before, after }, clock.now());
  const nameOf = (id: number) => members.find((one) => one.id === id)?.name ?? "";
  await outbox.say(`chat:${chatId}`, confirmView(t, { before, after, nameOf }, String(msOf(clock.now()))));
};

/** Writes what was shown, once. The answer is what is said of it. */
export const confirmRoster = async (
  deps: Part,
  { staff, draft: which }: { staff: Staff; draft?: string | undefined },
): Promise<string> => {
  const { store, clock } = deps;
  const t = staffVoice(deps);
  const everybody = await store.teams.allStaff();
  const mine = rosteredBy(staff, everybody).map(({ id }) => id);
  const draft = await store.rosters.takeDraft(staff.id, sentAt(which));
  if (draft === undefined || msBetween(draft.sentAt, clock.now()) > holdsMs)
    return t("roster:staff.file.none");
  const ids = Object.keys(draft.after).map(Number);
  if (!ids.every((id) => mine.includes(id))) return t("staff:notAllowed");
  await store.rosters.lock(ids);
  if (!sameHours(draft.before, await currentOf(deps, ids, draft.before)))
    return t("roster:staff.file.meanwhile");
  const changed = (hours: typeof draft.after) =>
    Object.fromEntries(
      Object.entries(hours).filter(
        ([id]) => !sameHours({ 0: draft.before[Number(id)] ?? none }, { 0: draft.after[Number(id)] ?? none }),
      ),
    );
  const [before, after] = [changed(draft.before), changed(draft.after)];
  await writeHours(deps, { by: staff, before, after });
  const nameOf = (id: number) => everybody.find((one) => one.id === id)?.name ?? "";
  return t("roster:staff.file.done", { list: changeLines(t, { before, after, nameOf }).join("\n") });
};

const sentAt = (draft: string | undefined) => (draft === undefined ? undefined : instant(Number(draft) || 0));

const none = { utcOffset: 3, week: {}, dates: {} };

/** How these members' hours stand now; of whoever has none, as of before. */
const currentOf = async ({ store }: Needs<"store">, ids: number[], before: RosterPlan["before"]) => {
  const now = await store.rosters.hoursOf(ids);
  return Object.fromEntries(
    ids.map((id) => [id, now[id] ?? { ...(before[id] ?? none), week: {}, dates: {} }]),
  );
};

/** What was sent is not written. False when there was nothing. */
export const dropRosterFile = async (
  { store }: Needs<"store">,
  { staff, draft }: { staff: Staff; draft?: string | undefined },
): Promise<boolean> => (await store.rosters.takeDraft(staff.id, sentAt(draft))) !== undefined;
