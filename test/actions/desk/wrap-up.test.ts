/** A talk in which life is in danger still does not end by five quick taps: it is asked once more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actions, bindActions } from "../../../src/actions/actions.js";
import { openDirectory } from "../../../src/directory.js";
import type { Directory } from "../../../src/domain/directory/directory.js";
import { languages } from "../../../src/domain/people.js";
import type { Staff } from "../../../src/domain/teams.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { createOutbox } from "../../../src/outbox/outbox.js";
import { formView } from "../../../src/views/desk/forms.js";
import { createEngine, type Engine } from "../../support/engine.js";

let engine: Engine;
let directory: Directory;
let staff: Staff;
const i18n = createI18n();
const now = "2026-11-20T09:00:00.000Z";
const clock = { now: () => now };
beforeAll(async () => {
  engine = await createEngine();
  directory = await openDirectory(engine.store, now);
  await engine.team();
  staff = await engine.staff("supervisor");
});
afterAll(() => engine.close());

const step = <R>(work: (actions: Actions) => Promise<R>): Promise<R> =>
  engine.store.transaction((store) =>
    work(
      bindActions({ store, outbox: createOutbox(store, now), clock, i18n, directory, random: Math.random }),
    ),
  );
const written = async (level: string) => {
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now);
  const { ticket } = await step((actions) => actions.openTicket({ person, need: "talk", level: "imminent" }));
  await engine.store.tickets.move(ticket.id, "claim", { assigneeId: staff.id, claimedAt: now });
  const asking = { staff, ticketId: ticket.id, kind: "wrap" } as const;
  const answers = [
    ["outcome", "helped"],
    ["problem", "suicide"],
    ["level", level],
    ["duty", "none"],
  ] as const;
  let last: Awaited<ReturnType<Actions["answerForm"]>> | undefined;
  for (const [id, choice] of answers)
    last = await step((actions) => actions.answerForm({ ...asking, step: id, answer: { choice } }));
  return { asking, last, ticketId: ticket.id };
};
const statusOf = async (ticketId: number) => (await engine.store.tickets.get(ticketId))?.status;

test("it is asked once more, and says that nobody has written; «yes» ends it", async () => {
  const { asking, last, ticketId } = await written("imminent");
  if (last?.ok !== true) throw new Error("Not asked.");
  expect(last.value.next?.id).toBe("sure");
  expect(await statusOf(ticketId)).toBe("claimed");
  for (const language of languages) {
    const t = i18n.translator(language, true);
    const { text } = formView(t, last.value, []);
    expect(text).toContain(t("care:staff.wrap.sure.ask", { level: t("staff:level.imminent") }));
    expect(text).toContain(t("care:staff.wrap.unheard"));
  }
  await step((actions) => actions.answerForm({ ...asking, step: "sure", answer: { choice: "close" } }));
  expect(await statusOf(ticketId)).toBe("closed");
});

test("«no» leaves the talk open, and its form begins anew", async () => {
  const { asking, ticketId } = await written("imminent");
  const kept = await step((actions) =>
    actions.answerForm({ ...asking, step: "sure", answer: { choice: "stay" } }),
  );
  expect(kept).toEqual({ ok: false, code: "kept-open" });
  expect(await statusOf(ticketId)).toBe("claimed");
  expect(await engine.store.forms.open(ticketId, "wrap")).toBeUndefined();
});

test("what has become calmer ends as before, and whoever held it is asked how they are", async () => {
  const { last, ticketId } = await written("standard");
  expect(last?.ok === true && last.value.next).toBe(undefined);
  expect(await statusOf(ticketId)).toBe("closed");
  const kinds = (await engine.store.tickets.events(ticketId)).map(({ kind }) => kind);
  expect(kinds).toContain("debrief-asked");
});

test("a report is made to those who act, not to lines that listen, in every region", () => {
  for (const region of ["tatarstan", "vologda", "primorye", "novosibirsk", "komi"]) {
    const code = directory.regionOf(region)?.code;
    const keys = directory
      .lines({ region: code, topic: "report", now })
      .map(({ key, kind }) => ({ key, kind }));
    expect(keys.slice(0, 2).map(({ key }) => key)).toEqual(["112", "102"]);
    expect(keys.filter(({ kind }) => kind.startsWith("helpline"))).toEqual([]);
  }
});
