/** A pinned board while the group has no room: one edit waits, and it says the newest. And where it may not stand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindActions } from "../../../src/actions/actions.js";
import { openDirectory } from "../../../src/directory.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import type { Refusal } from "../../../src/domain/outgoing.js";
import type { Staff, Team } from "../../../src/domain/teams.js";
import { dayMs, hourMs, minuteMs, msOf, plus } from "../../../src/domain/time.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import type { Slices } from "../../../src/store/store.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
let team: Team;
let staff: Staff;
const i18n = createI18n();
let now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };
const actionsIn = (store: Slices) =>
  bindActions({ store, outbox: createOutbox(store, now), clock, i18n, directory, random: Math.random });
const act = <R>(work: (actions: ReturnType<typeof actionsIn>, store: Slices) => Promise<R>) =>
  engine.store.transaction((store) => work(actionsIn(store), store));

beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
  team = await engine.team("Группа");
  staff = await engine.staff("supervisor", { name: "Вера" });
});
afterAll(() => engine.close());

type Row = { id: bigint; method: string; status: string; payload: Uint8Array };
const rows = async (method: string) =>
  (await engine.query<Row>("select id, method, status, payload from outbox order by id")).filter(
    (row) => row.method === method,
  );
const captionOf = ({ payload }: Row) =>
  engine.seal.openJson<{ media?: { caption?: string } }>(payload).media?.caption ?? "";
const minute = async () => {
  now = plus(now, minuteMs);
  await act((actions) => actions.refreshBoard({ teamId: team.id }));
};
const setHours = (from: number, to: number) =>
  engine.store.teams.setDuties(staff.id, [
    { weekday: 5, startsAt: from * 60, endsAt: to * 60, utcOffset: 3 },
  ]);
const post = () => act((actions) => actions.postBoard({ staff, team }));

test("without room in the group one edit waits, and what it says is the newest", async () => {
  expect(await post()).toBe("posted");
  await minute();
  expect(await rows("editMessageMedia")).toHaveLength(0);
  await setHours(9, 18);
  await minute();
  await setHours(9, 20);
  await minute();
  const edits = await rows("editMessageMedia");
  expect(edits).toHaveLength(1);
  expect(edits.map(captionOf)).toEqual([expect.stringContaining("Вера до 20:00")]);
  // What was changed and changed back says nothing new, and nothing older is left behind.
  await setHours(9, 18);
  await minute();
  expect((await rows("editMessageMedia")).map(captionOf)).toEqual([expect.stringContaining("Вера до 18:00")]);
});

test("what is not urgent waits behind everything else in the lobby", async () => {
  const waiting = await engine.query<{ method: string; priority: number }>(
    "select method, priority from outbox where method = 'editMessageMedia'",
  );
  expect(waiting.map(({ priority }) => priority)).toEqual([4]);
});

test("one that failed unclearly is edited again; a deleted one is posted and pinned anew, once a day", async () => {
  const [edit] = await rows("editMessageMedia");
  await engine.store.outbox.fail([Number(edit?.id)], "ambiguous", now);
  await minute();
  expect(await rows("editMessageMedia")).toHaveLength(2);
  const posted = async () => [(await rows("sendPhoto")).length, (await rows("pinChatMessage")).length];
  const gone = (await rows("editMessageMedia")).at(-1);
  await engine.store.outbox.fail([Number(gone?.id)], "message-gone", now);
  expect(await posted()).toEqual([1, 1]);
  await minute();
  await minute();
  expect(await posted()).toEqual([2, 2]);
  expect(await rows("deleteMessage")).toHaveLength(0);
  const pinned = await engine.store.boards.get(team.id);
  expect(pinned?.rowId).toBe(Number((await rows("sendPhoto")).at(-1)?.id));
  // Deleted once more the same day: nobody wants it, and that is said.
  const again = async (refusal: Refusal) => {
    await setHours(9, 10 + (await rows("editMessageMedia")).length);
    await minute();
    const last = (await rows("editMessageMedia")).at(-1);
    await engine.store.outbox.fail([Number(last?.id)], refusal, now);
    await minute();
    await minute();
  };
  await again("message-gone");
  expect(await posted()).toEqual([2, 2]);
  expect(await engine.store.boards.get(team.id)).toBeUndefined();
  expect(await rows("sendMessage")).toHaveLength(1);
  // Asked for it stands again; one that cannot be edited any more goes, and another comes.
  await post();
  await again("too-old");
  expect(await posted()).toEqual([4, 4]);
  expect(await rows("deleteMessage")).toHaveLength(1);
  // Where nothing may be changed at all it is given up.
  await again("no-rights");
  expect(await posted()).toEqual([4, 4]);
  expect(await engine.store.boards.get(team.id)).toBeUndefined();
});

test("a board that is deleted once a week comes back each time", async () => {
  await post();
  const today = now;
  const before = (await rows("sendPhoto")).length;
  for (const week of [0, 1, 2]) {
    now = plus(today, week * 7 * dayMs);
    await setHours(8, 10 + week);
    await minute();
    const edit = (await rows("editMessageMedia")).at(-1);
    await engine.store.outbox.fail([Number(edit?.id)], "message-gone", now);
    await minute();
    expect((await rows("sendPhoto")).length).toBe(before + week + 1);
  }
  now = today;
});

test("while a stranger is in the group the board goes at once, and none is posted", async () => {
  await post();
  const before = (await rows("deleteMessage")).length;
  await engine.store.groups.setShut(team.id, now);
  await minute();
  expect((await rows("deleteMessage")).length).toBe(before + 1);
  expect(await engine.store.boards.get(team.id)).toBeUndefined();
  const shut = await engine.store.teams.get(team.id);
  expect(await act((actions) => actions.postBoard({ staff, team: shut ?? team }))).toBe("shut");
  await engine.store.groups.setShut(team.id, undefined);
});

test("a board in a forum that the team has left is not taken for a message of the new one", async () => {
  await post();
  const board = await engine.store.boards.get(team.id);
  const chatId = team.chatId ?? 0;
  await engine.store.outbox.sent([{ id: board?.rowId ?? 0, at: { chatId, messageId: 77 } }], now);
  const other = await engine.store.people.ensureChat({ telegramId: -1_000_000_002, kind: "group" }, now);
  await engine.store.teams.renewCode(team.id, "again", plus(now, hourMs));
  await engine.store.teams.bind("again", other, now);
  const before = (await rows("editMessageMedia")).length;
  await setHours(0, 24);
  await minute();
  expect(await engine.store.boards.get(team.id)).toBeUndefined();
  expect(await rows("editMessageMedia")).toHaveLength(before);
});

test("somebody in danger who waits for a duty is called when the roster brings one sooner", async () => {
  await engine.store.teams.setDuties(staff.id, []);
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now);
  const dina = await engine.staff("specialist", { name: "Дина" });
  // Friday, about noon in Moscow; Дина comes on Monday.
  await engine.store.teams.setDuties(dina.id, [{ weekday: 1, startsAt: 540, endsAt: 1080, utcOffset: 3 }]);
  await act((actions) => actions.openTicket({ person, need: "crisis", level: "imminent" }));
  const due = async () =>
    (await engine.query<{ due_at: Date }>("select due_at from timer where name = 'duty-begins'")).map(
      ({ due_at: at }) => at.toISOString(),
    );
  expect(await due()).toEqual(["2026-11-23T06:00:00.000Z"]);
  const change = (words: string) => act((actions) => actions.changeRoster({ staff, words }));
  await change("Дина завтра 10-14");
  expect(await due()).toEqual(["2026-11-21T07:00:00.000Z"]);
  await change("Дина завтра как обычно");
  expect(await due()).toEqual(["2026-11-23T06:00:00.000Z"]);
  await change("Дина сегодня 9-18");
  expect((await due()).every((at) => msOf(at) <= msOf(now))).toBe(true);
});

test("two who change the same hours at the same moment: one after the other, and both are kept", async () => {
  await engine.store.teams.setDuties(staff.id, []);
  const days = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
  await Promise.all(
    days.map((day) => act((actions) => actions.changeRoster({ staff, words: `Вера ${day} 9-18` }))),
  );
  expect(Object.keys((await engine.store.rosters.hoursOf([staff.id]))[staff.id]?.week ?? {})).toHaveLength(7);
  const [last] = await engine.store.rosters.changes(1);
  const undo = () => act((actions) => actions.undoRoster({ staff, changeId: last?.id }));
  const both = await Promise.all([undo(), undo()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.keys((await engine.store.rosters.hoursOf([staff.id]))[staff.id]?.week ?? {})).toHaveLength(6);
});
