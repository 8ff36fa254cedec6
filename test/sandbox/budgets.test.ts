/** The three budgets: per private chat, per group, over all; measured on the sandbox clock. */
import { expect, test } from "vitest";
import { aigul, forum, place, raw, teen } from "./place.js";

const tell = (sandbox: { url: string; token: string }, chat_id: number) =>
  raw(sandbox, "sendMessage", { chat_id, text: "x" });

test("a private chat takes a few at once and then one a second", async () => {
  const { sandbox, control } = await place({ budgets: true });
  for (let sent = 0; sent < 3; sent++) expect((await tell(sandbox, teen)).ok).toBe(true);
  expect(await tell(sandbox, teen)).toMatchObject({
    status: 429,
    error_code: 429,
    description: "Too Many Requests: retry after 1",
    parameters: { retry_after: 1 },
  });
  await control.moveClock({ ms: 1_000 });
  expect((await tell(sandbox, teen)).ok).toBe(true);
  expect((await tell(sandbox, teen)).error_code).toBe(429);
});

test("a group takes twenty a minute: sends, edits and new topics together", async () => {
  const { sandbox, control, api } = await place({ budgets: true });
  const { message_thread_id } = await api.createForumTopic(forum, "первая");
  const sent = await api.sendMessage(forum, "карточка", { message_thread_id });
  for (let n = 0; n < 18; n++) await api.editMessageText(forum, sent.message_id, `правка ${n}`);
  const answer = await raw(sandbox, "createForumTopic", { chat_id: forum, name: "вторая" });
  expect(answer).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
  await control.moveClock({ ms: 3_000 });
  expect((await raw(sandbox, "createForumTopic", { chat_id: forum, name: "вторая" })).ok).toBe(true);
  await control.moveClock({ ms: 60_000 });
  for (let n = 0; n < 20; n++) expect((await tell(sandbox, forum)).ok).toBe(true);
  expect((await tell(sandbox, forum)).error_code).toBe(429);
});

test("thirty a second over all", async () => {
  const { sandbox, control } = await place({ budgets: true });
  const people = await Promise.all(
    Array.from({ length: 90 }, (_, n) => control.addPerson({ first_name: `Некто ${n}`, side: "phone" })),
  );
  for (const { id } of people) await control.open({ user: id });
  const answers = await Promise.all(people.map(({ id }) => tell(sandbox, id)));
  const sent = answers.filter(({ ok }) => ok).length;
  expect(sent).toBeGreaterThanOrEqual(30);
  // A slow machine may spread the calls over more than one second.
  expect(sent).toBeLessThan(90);
});

test("what is no message costs nothing, and a switch turns the budgets off", async () => {
  const { sandbox, api, control } = await place({ budgets: true });
  for (let n = 0; n < 40; n++) await api.sendChatAction(teen, "typing");
  await control.say({ user: aigul, chat: forum, text: "раз" });
  for (let n = 0; n < 40; n++) await api.getChat(forum);
  expect((await tell(sandbox, teen)).ok).toBe(true);
  const free = await place();
  for (let n = 0; n < 40; n++) expect((await tell(free.sandbox, teen)).ok).toBe(true);
});
