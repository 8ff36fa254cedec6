/** What is given at a time, and what is told of days: nothing that has begun is given, and a late reminder says what is true now. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDirectory } from "../../../src/directory.js";
import { type FlowName, flows } from "../../../src/domain/programmes/flows.js";
import { programmeByKey } from "../../../src/domain/programmes/programmes.js";
import type { Staff } from "../../../src/domain/teams.js";
import { dayMs, hourMs, plus } from "../../../src/domain/time.js";
import { createI18n, type Key } from "../../../src/i18n/i18n.js";
import { offeredDays } from "../../../src/views/request-days.js";
import { createDesk } from "../../support/desk.js";

let desk: Awaited<ReturnType<typeof createDesk>>;
let staff: Staff;
beforeAll(async () => {
  desk = await createDesk();
  staff = await desk.staff("coordinator");
});
afterAll(() => desk.close());
beforeEach(() => desk.forgetSaid());

const asks = async (key: string, flow: FlowName) => {
  const { chatId } = await desk.person();
  const person = await desk.store.people.ensurePerson(chatId, desk.now());
  const programme = programmeByKey((await openDirectory(desk.store, desk.now())).programmes, key);
  if (programme === null) throw new Error(key);
  const opened = await desk.step((actions) =>
    actions.openRequest({ person, programme, flow, dialogue: flow }),
  );
  if (!opened.ok) throw new Error(opened.code);
  const { id } = opened.value.request;
  const acts = (act: string, text = "") =>
    desk.step((actions) => actions.actOn({ requestId: id, act, actor: { by: "staff", staff }, text }));
  const does = (act: string) =>
    desk.step((actions) => actions.actOn({ requestId: id, act, actor: { by: "person", person } }));
  const state = async () => (await desk.store.requests.get(id))?.state;
  const remind = () => desk.step((actions) => actions.remindOfRequest({ requestId: id }));
  return {
    id,
    person,
    chat: `chat:${chatId}`,
    ticket: `ticket:${opened.value.ticket.id}`,
    acts,
    does,
    state,
    remind,
  };
};

const group = async (programme: string, ms: number, name = "Группа") =>
  (
    await desk.store.resources.add(
      { programme, kind: "group", name, startsAt: plus(desk.now(), ms), maximum: 1 },
      desk.now(),
    )
  ).id;

const programme = "vo-play-therapy";

test("a group that has begun is offered to nobody, and nobody is called to it", async () => {
  const number = await group(programme, 2 * dayMs);
  const first = await asks(programme, "enrolment");
  const next = await asks(programme, "enrolment");
  expect(await first.acts("offer", `${number} 31.12`)).toMatchObject({ ok: true });
  // An answer is awaited until it begins, and not until a day after that.
  expect((await desk.store.requests.get(first.id))?.dueAt).toBe(plus(desk.now(), 2 * dayMs));
  desk.pass(2 * dayMs + hourMs);
  await first.does("accept");
  expect(await first.state()).toBe("waiting");
  expect(desk.textsTo(first.chat)).toMatch(/Срок ответа прошёл/);
  expect(desk.textsTo(first.chat)).not.toMatch(/Напомню перед началом/);
  expect(desk.textsTo(next.ticket)).not.toMatch(/свободно/);
  const request = await desk.store.requests.get(next.id);
  if (request === undefined) throw new Error("gone");
  const free = await desk.step((actions) => actions.freeFor({ request }));
  expect(free.map(({ id }) => id)).not.toContain(number);
  expect(await next.acts("offer", `${number} 31.12`)).toMatchObject({ ok: false, code: "past" });
});

test("a late reminder says how far the day is now, and nothing when it has passed", async () => {
  const number = await group(programme, 5 * dayMs);
  const one = await asks(programme, "enrolment");
  await one.acts("offer", `${number} 24.11`);
  desk.forgetSaid();
  desk.pass(dayMs);
  await one.remind();
  expect(desk.textsTo(one.chat)).toMatch(/ждём ответа до завтра, 24 ноября/);
  await one.does("accept");
  // The reminder of the day before comes on the day itself.
  desk.pass(4 * dayMs - 2 * hourMs);
  desk.forgetSaid();
  await one.remind();
  expect(desk.textsTo(one.chat)).toMatch(/сегодня/);
  expect(desk.textsTo(one.chat)).not.toMatch(/завтра/);
  desk.pass(3 * hourMs);
  desk.forgetSaid();
  await one.remind();
  expect(desk.textsTo(one.chat)).toBe("");
});

test("every day that staff say has a question of its own, and an answer is awaited a few days at most", async () => {
  const t = createI18n().translator("ru", true);
  for (const [name, flow] of Object.entries(flows))
    for (const [act, { needs, by }] of Object.entries(flow.acts))
      if (by.includes("staff") && needs?.includes("date") === true && flow.among !== "staff")
        expect(t(`request:staff.askDay.${act}` as Key), `${name} ${act}`).toMatch(/\?|спросить/);
  const request = { flow: "stay", dueAt: undefined } as never;
  const facts = { request, last: undefined, now: "2026-11-20T09:00:00.000Z", utcOffset: 3 } as never;
  expect(offeredDays(facts, "offer")).toEqual(["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-27"]);
});
