/** What a transaction has asked already is not asked again, and never answers what is not so any more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEngine, type Engine } from "../support/engine.js";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => engine.close());

const now = () => engine.clock.now();
const team = (name: string) =>
  engine.store.teams.addTeam({ name, code: `${name}-${Math.random()}`, expiresAt: now() }, now());
const timer = (key: string) => ({ name: "asked", key, payload: {}, dueAt: now() });
const due = (slices: Pick<Engine["store"], "timers">) => slices.timers.due(now());

test("the same question twice is one statement", async () => {
  const { id } = await team("одна");
  let statements = 0;
  await engine.database.transaction(async (db) => {
    const ask = () => db.team.findUnique({ where: { id } });
    const [first, second] = [await ask(), await ask()];
    statements = first === second ? 1 : 2;
  });
  expect(statements).toBe(1);
});

test("after a change by Prisma the table is asked anew, and others are not", async () => {
  const [one, other] = [await team("до"), await team("вторая")];
  await engine.store.transaction(async ({ teams }) => {
    expect((await teams.get(one.id))?.name).toBe("до");
    expect((await teams.get(other.id))?.name).toBe("вторая");
    await teams.edit(one.id, { name: "после" });
    expect((await teams.get(one.id))?.name).toBe("после");
  });
});

test("after a change by plain SQL too, before it is even sent", async () => {
  await engine.store.transaction(async (slices) => {
    const before = await due(slices);
    await slices.timers.set(timer("a"));
    expect(await due(slices)).toBe(before + 1);
    await slices.timers.cancel("asked", "a");
    expect(await due(slices)).toBe(before);
  });
});

test("behind a lock it sees what the last holder has committed", async () => {
  const { id } = await engine.store.teams.invite(
    { name: "Айгуль", role: "specialist", code: "asked-staff", expiresAt: now() },
    now(),
  );
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  let hold = () => {};
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const first = engine.store.transaction(async ({ teams }) => {
    await teams.lockStaff(id);
    hold();
    await gone;
    await teams.editStaff(id, { agency: "школа" });
  });
  await held;
  const second = engine.store.transaction(async ({ teams }) => {
    const before = (await teams.staff(id))?.agency;
    const locked = teams.lockStaff(id);
    go();
    await locked;
    return [before, (await teams.staff(id))?.agency];
  });
  await first;
  expect(await second).toEqual([undefined, "школа"]);
});

test("a read that takes other tables along is asked each time", async () => {
  const found = await engine.database.transaction(async (db) => {
    const ask = () => db.task.findMany({ where: { request: { ticketId: 1 } } });
    return (await ask()) === (await ask());
  });
  expect(found).toBe(false);
});
