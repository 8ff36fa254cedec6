/** Hand-overs without a bot: races, anything in any order, and what is kept of them. */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Actions } from "../../../src/actions/actions.js";
import { isHeld, isQueued } from "../../../src/domain/desk/states.js";
import { isOpenStage } from "../../../src/domain/desk/transfer.js";
import type { Staff } from "../../../src/domain/teams.js";
import type { Level, Ticket } from "../../../src/domain/tickets.js";
import { createDesk, summary } from "../../support/desk.js";

const desk = await createDesk();
const { store, query, now, step, ticketOf, personOf, offered, team: forum } = desk;
afterAll(() => desk.close());

const team = (await forum("Первая")).id;
const other = (await forum("Вторая")).id;
const member = (teamIds: number[] = []): Promise<Staff> => desk.staff("specialist", { teamIds });
const heldBy = (staff: Staff, level?: Level): Promise<Ticket> => desk.heldBy(staff, team, level);

test("of twenty who accept at once one has it, and the rest are told that it has passed", async () => {
  const crowd = await Promise.all(Array.from({ length: 20 }, () => member([other])));
  const ticket = await heldBy(await member([team]));
  const transferId = await offered({ ...(await member()), id: ticket.assigneeId ?? 0 }, ticket, {
    teamId: other,
  });
  const became = await Promise.all(
    crowd.map((staff) => step((actions) => actions.acceptTransfer({ staff, transferId }))),
  );
  expect(became.filter(({ ok }) => ok)).toHaveLength(1);
  expect(became.filter((one) => !one.ok && one.code === "passed")).toHaveLength(19);
  const { assigneeId, teamId, topicId, status, transferTo } = await ticketOf(ticket);
  expect(crowd.map(({ id }) => id)).toContain(assigneeId);
  expect({ teamId, topicId, status, transferTo }).toEqual({
    teamId: other,
    topicId: undefined,
    status: "claimed",
    transferTo: undefined,
  });
});

test("whoever has room for one more and accepts two at once has one more", async () => {
  const [from, to] = [await member(), await member()];
  await heldBy(to);
  await heldBy(to);
  const ids = await Promise.all(
    [await heldBy(from), await heldBy(from)].map((ticket) => offered(from, ticket, { staffId: to.id })),
  );
  const became = await Promise.all(
    ids.map((transferId) => step((actions) => actions.acceptTransfer({ staff: to, transferId }))),
  );
  expect(became.map((one) => (one.ok ? "taken" : one.code)).toSorted()).toEqual(["full", "taken"]);
  expect(await store.tickets.heldBy(to.id)).toHaveLength(3);
});

const acts = [
  "yes",
  "no",
  "accept",
  "stranger-accepts",
  "decline",
  "lapse-person",
  "lapse-other",
  "withdraw",
  "summary",
  "release",
  "close",
] as const;
type Act = (typeof acts)[number];

test("whatever happens in whatever order, a talk is held by one of two, or waits in the lobby", async () => {
  const [from, to, stranger] = [await member(), await member(), await member()];
  const play = async (series: readonly Act[], level: Level): Promise<void> => {
    const ticket = await heldBy(from, level);
    const person = await personOf(ticket);
    const begun = await step((actions) =>
      actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
    );
    if (!begun.ok) throw new Error(begun.code);
    const transferId = begun.value.transfer.id;
    const doing: Record<Act, (actions: Actions) => Promise<unknown>> = {
      yes: (actions) => actions.answerTransfer({ person, transferId, yes: true }),
      no: (actions) => actions.answerTransfer({ person, transferId, yes: false }),
      accept: (actions) => actions.acceptTransfer({ staff: to, transferId }),
      "stranger-accepts": (actions) => actions.acceptTransfer({ staff: stranger, transferId }),
      decline: (actions) => actions.declineTransfer({ staff: to, transferId, reason: "занят" }),
      "lapse-person": (actions) => actions.lapseTransfer({ transferId, stage: "asking" }),
      "lapse-other": (actions) => actions.lapseTransfer({ transferId, stage: "offered" }),
      withdraw: (actions) => actions.withdrawTransfer({ staff: from, ticketId: ticket.id }),
      summary: (actions) => actions.sendTransfer({ staff: from, transferId, summary }),
      release: (actions) => actions.releaseTicket({ staff: from, ticketId: ticket.id, reason: "устал" }),
      close: (actions) => actions.closeTicket({ staff: from, ticketId: ticket.id, reason: "mistake" }),
    };
    for (const act of series) {
      await step(doing[act]);
      const current = await ticketOf(ticket);
      const { stage } = (await store.transfers.lock(transferId)) ?? { stage: "ended" as const };
      if (isHeld(current)) expect([from.id, to.id]).toContain(current.assigneeId);
      expect(current.assigneeId === to.id).toBe(stage === "accepted");
      expect(current.status === "transferred").toBe(
        isOpenStage(stage) && stage !== "drafted" && isHeld(current),
      );
      if (isQueued(current)) expect(current.assigneeId).toBeUndefined();
      if (level === "imminent") expect(stage).not.toBe("asking");
    }
    if (isHeld(await ticketOf(ticket))) await store.tickets.close(ticket.id, "mistake", now(), now());
  };
  const levels: Level[] = ["imminent", "high", "standard"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...levels),
      (series, level) => play(["summary", ...series], level),
    ),
    { numRuns: 60 },
  );
}, 120_000);

test.each<[Level, "offered" | "late"]>([
  ["high", "offered"],
  ["elevated", "late"],
  ["standard", "late"],
])("%s: a person who does not answer: %s", async (level, expected) => {
  const [from, to] = [await member(), await member()];
  const ticket = await heldBy(from, level);
  const begun = await step((actions) =>
    actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
  );
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  await step((actions) => actions.sendTransfer({ staff: from, transferId, summary }));
  await step((actions) => actions.lapseTransfer({ transferId, stage: "asking" }));
  expect((await store.transfers.lock(transferId))?.stage).toBe(expected);
});

test("what was summed up is sealed, hides who it is about, and goes with the matter", async () => {
  const [from, to] = [await member(), await member()];
  const ticket = await heldBy(from);
  const begun = await step((actions) =>
    actions.beginTransfer({ staff: from, ticketId: ticket.id, to: { staffId: to.id }, chatId: 1 }),
  );
  if (!begun.ok) throw new Error(begun.code);
  const transferId = begun.value.transfer.id;
  const words = "// Алия просит звонить на 8 917 123-45-67, дразнят в классе";
  await step((actions) => actions.sendTransfer({ staff: from, transferId, summary: words }));
  const kept = (await store.transfers.lock(transferId))?.summary ?? "";
  expect(kept).toContain("дразнят в классе");
  expect(kept).not.toMatch(/Алия|917|\/\//);
  const [row] = await query<{ summary: Uint8Array }>(`select summary from transfer where id = ${transferId}`);
  expect(Buffer.from(row?.summary ?? []).toString("utf8")).not.toContain("дразнят");
  await store.transfers.eraseWords(ticket.id);
  expect((await store.transfers.lock(transferId))?.summary).toBeUndefined();
});
