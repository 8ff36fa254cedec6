/** What stands on cards and phones: only what is true now, and nothing by which somebody could be found. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDirectory } from "../../../src/directory.js";
import { programmeByKey } from "../../../src/domain/programmes/programmes.js";
import type { Staff } from "../../../src/domain/teams.js";
import { createI18n } from "../../../src/i18n/i18n.js";
import { memberCard, type SignalFacts } from "../../../src/views/signal.js";
import { stockText } from "../../../src/views/stock.js";
import { createDesk } from "../../support/desk.js";

let desk: Awaited<ReturnType<typeof createDesk>>;
let staff: Staff;
beforeAll(async () => {
  desk = await createDesk();
  staff = await desk.staff("specialist");
});
afterAll(() => desk.close());
beforeEach(() => desk.forgetSaid());

const t = createI18n().translator("ru", true);
const key = "ns-place-ostatsya";

const asks = async () => {
  const { chatId } = await desk.person();
  const person = await desk.store.people.ensurePerson(chatId, desk.now());
  const programme = programmeByKey((await openDirectory(desk.store, desk.now())).programmes, key);
  if (programme === null) throw new Error(key);
  const opened = await desk.step((actions) =>
    actions.openRequest({ person, programme, flow: "stay", dialogue: "stay" }),
  );
  if (!opened.ok) throw new Error(opened.code);
  return {
    request: opened.value.request,
    chat: `chat:${chatId}`,
    ticket: `ticket:${opened.value.ticket.id}`,
  };
};

test("a card says what is given only while it is", async () => {
  const { request, ticket } = await asks();
  const acts = (act: string, text = "") =>
    desk.step((actions) =>
      actions.actOn({ requestId: request.id, act, actor: { by: "staff", staff }, text }),
    );
  const room = { programme: key, kind: "room", name: "Комната 1" };
  const { id } = await desk.store.resources.add(room, desk.now());
  await acts("offer", `${id} 25.12`);
  expect(desk.textsTo(ticket)).toMatch(/Выдаём: №/);
  desk.forgetSaid();
  await acts("wait");
  expect(desk.textsTo(ticket)).toMatch(/Сейчас: /);
  expect(desk.textsTo(ticket)).not.toMatch(/Выдаём: №/);
});

test("a step of a plan names nobody and no address, for others may read it", async () => {
  const { request, chat } = await asks();
  const add = (title: string) =>
    desk.step((actions) => actions.addStep({ staff, request, day: "2026-12-15", title }));
  expect(await add("Позвонить юристу Ивановой, ул. Ленина 5")).toMatchObject({ ok: false, code: "named" });
  expect(await desk.store.tasks.ofRequest(request.id)).toEqual([]);
  expect(desk.textsTo(chat)).toBe("");
  expect(await add("записаться к юристу")).toMatchObject({ ok: true });
});

test("stock is called as in the region's file", () => {
  const one = { id: 1, name: "Синяя", item: "pram", maximum: 1, taken: 0 } as never;
  const at = { now: "2026-11-20T09:00:00.000Z", utcOffset: 3 };
  const items = [{ key: "pram", names: { ru: "Коляска" } }];
  expect(stockText(t, at, [one], items)).toMatch(/Синяя · Коляска/);
});

test("who took part in a signal that is over is not called to it any more", () => {
  const request = { id: 1, code: "ABCDE", closedAt: "2026-11-20T09:00:00.000Z", municipality: "Ухта" };
  const facts = { request, members: [], tasks: [], owner: undefined, answers: [] };
  const { text } = memberCard(t, "ru", facts as unknown as SignalFacts, 1);
  expect(text).toMatch(/закончена/);
  expect(text).not.toMatch(/позвали/);
});
