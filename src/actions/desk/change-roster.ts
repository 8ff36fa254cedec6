/** Changes the duty roster: one member's hours as typed, somebody in another's place, or back to what it was. Every change is logged. */
import type { Needs } from "../../deps.js";
import { type Day, dayOf } from "../../domain/days.js";
import { may } from "../../domain/desk/permissions.js";
import {
  changedBy,
  differences,
  type HoursChange,
  noHours,
  type OwnHours,
  type RosterHours,
  rosteredBy,
  sameHours,
} from "../../domain/desk/roster.js";
import { type RosterFault, readChanges, readName } from "../../domain/desk/roster-words.js";
import { weekdayOf } from "../../domain/duty.js";
import type { Staff } from "../../domain/teams.js";
import { worksIn } from "../../domain/teams.js";
import { isUrgent, waitsForWord } from "../../domain/tickets.js";
import type { LoggedChange } from "../../store/rosters.js";
import { changesText } from "../../views/desk/roster.js";
import {
  type UndoneWords,
  undoneForMaker,
  undoneForMember,
  undoneText,
} from "../../views/desk/roster-undo.js";
import { staffVoice, timeOfStaff } from "../address.js";
import { teamPresence } from "../watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Hours ahead of UTC on the clock of a member's team: that of its region. */
export const clockOf = async (
  { store, directory }: Needs<"store" | "directory">,
  staff: Pick<Staff, "teamIds">,
): Promise<number> => {
  const team = (await store.teams.all()).find(({ id }) => worksIn(staff, id));
  return directory.regionOf(team?.region)?.utcOffset ?? team?.terms.utcOffset ?? 3;
};

/** Whoever has waited for somebody to come on duty is called when they come now, by the roster as it is. */
const callAnew = async ({ store, clock }: Part): Promise<void> => {
  for (const ticket of await store.tickets.allQueued()) {
    if (!isUrgent(ticket.level) || !waitsForWord(ticket)) continue;
    const key = String(ticket.id);
    const { there, back } = await teamPresence({ store, clock }, ticket.teamId);
    const payload = { ticketId: ticket.id };
    if (there) await store.timers.hasten("duty-begins", key, clock.now());
    else if (back === undefined) await store.timers.cancel("duty-begins", key);
    else await store.timers.set({ name: "duty-begins", key, payload, dueAt: back });
  }
};

/** What became different, and by which number it can be taken back. */
export type Written = { changes: HoursChange[]; changeId: number };

/** Writes hours in place of others, logs who did it (nobody: whoever works on the machine), and tells those whose hours they are. */
export const writeHours = async (
  deps: Part,
  { by, before, after }: { by: Staff | undefined; before: RosterHours; after: RosterHours },
): Promise<Written> => {
  const { store, outbox, clock } = deps;
  await store.rosters.set(after);
  const changeId = await store.rosters.log({ by: by?.id, before, after }, clock.now());
  await callAnew(deps);
  const changes = differences(before, after);
  const t = staffVoice(deps);
  for (const { id, chatId } of await store.teams.allStaff()) {
    const own = changes.filter(({ staffId }) => staffId === id);
    if (id === by?.id || chatId === undefined || own.length === 0) continue;
    const utcOffset = after[id]?.utcOffset ?? 3;
    const text = t("roster:staff.told", {
      staff: by?.name ?? t("roster:staff.operator"),
      list: changesText(t, own),
      offset: utcOffset,
    });
    await outbox.say(`chat:${chatId}`, { text });
  }
  return { changes, changeId };
};

export type RosterChanged =
  | ({ ok: true; member: Staff; utcOffset: number } & Written)
  | RosterFault
  | { ok: false; code: "not-allowed" | "nothing-new"; detail: string };

const hoursOf = async (
  { store, directory }: Needs<"store" | "directory">,
  member: Staff,
): Promise<OwnHours> =>
  (await store.rosters.hoursOf([member.id]))[member.id] ??
  noHours(await clockOf({ store, directory }, member));

/** `Марина пн-пт 9:00-18:00` as it was typed. */
export const changeRoster = async (
  deps: Part,
  { staff, words }: { staff: Staff; words: string },
): Promise<RosterChanged> => {
  const { store, clock } = deps;
  if (!may("editRoster", staff)) return { ok: false, code: "not-allowed", detail: "" };
  const named = readName(words, rosteredBy(staff, await store.teams.allStaff()));
  if (!named.ok) return named;
  const { one: member } = named;
  await store.rosters.lock([member.id]);
  const own = await hoursOf(deps, member);
  const read = readChanges(named.rest, dayOf(clock.now(), own.utcOffset));
  if (!read.ok) return read;
  const [before, after] = [{ [member.id]: own }, { [member.id]: changedBy(own, read.changes) }];
  if (sameHours(before, after)) return { ok: false, code: "nothing-new", detail: member.name };
  const written = await writeHours(deps, { by: staff, before, after });
  return { ok: true, member, ...written, utcOffset: own.utcOffset };
};

export type Replaced =
  | ({ ok: true; absent: Staff; instead: Staff | undefined } & Written)
  | { ok: false; code: "not-allowed" | "nothing-new" };

/** Somebody does not come on a day; with `insteadId` somebody else has their hours of that day. */
export const replaceOnDay = async (
  deps: Part,
  {
    staff,
    day,
    absentId,
    insteadId,
  }: { staff: Staff; day: Day; absentId: number; insteadId?: number | undefined },
): Promise<Replaced> => {
  const { store } = deps;
  const members = rosteredBy(staff, await store.teams.allStaff());
  const absent = members.find(({ id }) => id === absentId);
  const instead = members.find(({ id }) => id === insteadId);
  if (absent === undefined || (insteadId !== undefined && instead === undefined))
    return { ok: false, code: "not-allowed" };
  await store.rosters.lock([absentId, ...(insteadId === undefined ? [] : [insteadId])]);
  const own = await hoursOf(deps, absent);
  const usual = own.week[weekdayOf(day)] ?? [];
  const known = own.dates[day] ?? [];
  // Whoever was called off already is still replaced in the hours of that day.
  const hours = known.length > 0 ? known : usual;
  const before: RosterHours = { [absentId]: own };
  const after: RosterHours = {
    [absentId]: changedBy(own, [{ kind: "dates", days: [day], hours: [] }]),
  };
  if (instead !== undefined) {
    const theirs = await hoursOf(deps, instead);
    const already = theirs.dates[day] ?? theirs.week[weekdayOf(day)] ?? [];
    const shiftedBy = (theirs.utcOffset - own.utcOffset) * 60;
    const taken = hours.map(({ startsAt, endsAt }) => ({
      startsAt: Math.max(0, startsAt + shiftedBy),
      endsAt: endsAt + shiftedBy,
    }));
    before[instead.id] = theirs;
    after[instead.id] = changedBy(theirs, [
      { kind: "dates", days: [day], hours: joined([...already, ...taken]) },
    ]);
  }
  if (sameHours(before, after)) return { ok: false, code: "nothing-new" };
  return { ok: true, absent, instead, ...(await writeHours(deps, { by: staff, before, after })) };
};

/** Stretches that touch or overlap are one. */
const joined = (hours: OwnHours["week"][number]): OwnHours["week"][number] => {
  const all: { startsAt: number; endsAt: number }[] = [];
  for (const one of hours.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = all.at(-1);
    if (last !== undefined && one.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, one.endsAt);
    else all.push({ ...one });
  }
  return all;
};

/** Tells whose hours are as before again, and whoever had made the change. Answers what is said where it was asked for. */
const tellUndone = async (
  deps: Part,
  { staff, undone: { by, at, before: after, after: before } }: { staff: Staff; undone: LoggedChange },
): Promise<string> => {
  const t = staffVoice(deps);
  const everybody = await deps.store.teams.allStaff();
  const nameOf = (id: number | undefined) =>
    everybody.find((one) => one.id === id)?.name ?? t("roster:staff.operator");
  const words: UndoneWords = { by: staff.name, staff: nameOf(by), time: timeOfStaff(deps, at) };
  const hours = { before, after, nameOf };
  const all = differences(before, after);
  for (const { id, chatId } of everybody) {
    const changes = all.filter(({ staffId }) => staffId === id);
    const offset = after[id]?.utcOffset ?? 3;
    if (id === staff.id || chatId === undefined || (id !== by && changes.length === 0)) continue;
    const text = id === by ? undoneForMaker(t, words, hours) : undoneForMember(t, words, { changes, offset });
    await deps.outbox.say(`chat:${chatId}`, { text });
  }
  return undoneText(t, words, hours);
};

export type Undone =
  | { ok: true; text: string }
  | { ok: false; code: "not-allowed" | "nothing" | "not-last" | "changed-since" };

/** Takes the last change back that was not taken back yet. @param changeId the one that is meant, where that is known */
export const undoRoster = async (
  deps: Part,
  { staff, changeId }: { staff: Staff; changeId?: number | undefined },
): Promise<Undone> => {
  const { store, clock } = deps;
  if (!may("editRoster", staff)) return { ok: false, code: "not-allowed" };
  const last = await store.rosters.lastChange();
  if (last === undefined) return { ok: false, code: "nothing" };
  if (changeId !== undefined && changeId !== last.id) return { ok: false, code: "not-last" };
  const ids = Object.keys(last.after).map(Number);
  const mine = rosteredBy(staff, await store.teams.allStaff()).map(({ id }) => id);
  if (!ids.every((id) => mine.includes(id))) return { ok: false, code: "not-allowed" };
  await store.rosters.lock(ids);
  const now = await store.rosters.hoursOf(ids);
  // Days that were over are forgotten, and others may have been set by hand.
  const today = dayOf(clock.now(), 0);
  if (!sameHours(ahead(now, today), ahead(last.after, today))) return { ok: false, code: "changed-since" };
  if (!(await store.rosters.undo(last.id, staff.id, clock.now()))) return { ok: false, code: "nothing" };
  await store.rosters.set(last.before);
  await callAnew(deps);
  return { ok: true, text: await tellUndone(deps, { staff, undone: last }) };
};

/** Without the days that are over. */
const ahead = (hours: RosterHours, today: Day): RosterHours =>
  Object.fromEntries(
    Object.entries(hours).map(([id, own]) => [
      id,
      { ...own, dates: Object.fromEntries(Object.entries(own.dates).filter(([day]) => day >= today)) },
    ]),
  );

/** Who can come in somebody's place on a day: of their teams, and not there themselves. */
export const whoCanReplace = async (
  { store }: Needs<"store">,
  { staff, day, absentId }: { staff: Staff; day: Day; absentId: number },
): Promise<Staff[]> => {
  const everybody = await store.teams.allStaff();
  const absent = everybody.find(({ id }) => id === absentId);
  const hours = await store.rosters.hoursOf();
  const isThere = (id: number) => {
    const own = hours[id];
    return own !== undefined && (own.dates[day] ?? own.week[weekdayOf(day)] ?? []).length > 0;
  };
  const isOff = (id: number) => hours[id]?.dates[day]?.length === 0;
  const shared = (absent?.teamIds ?? []).length === 0 ? undefined : absent?.teamIds;
  return rosteredBy(staff, everybody).filter(
    (one) =>
      one.id !== absentId &&
      one.role === absent?.role &&
      !isThere(one.id) &&
      !isOff(one.id) &&
      (shared === undefined || shared.some((id) => worksIn(one, id))),
  );
};
