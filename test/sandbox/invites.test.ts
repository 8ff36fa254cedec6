/** Links into a group: made with the right to, good for so many and so long, opened by people. */
import { expect, test } from "vitest";
import { hourMs } from "../../src/domain/time.js";
import { forum, place, raw, refused, teen } from "./place.js";

const inS = (now: number, ms: number) => Math.floor((now + ms) / 1000);

test("one for one person: it lets them in, tells the bot, and nobody after them", async () => {
  const { api, control, sandbox } = await place();
  const other = await control.addPerson({ first_name: "Олег", side: "staff" });
  const late = await control.addPerson({ first_name: "Пётр", side: "staff" });
  const made = await api.createChatInviteLink(forum, { name: "№7", member_limit: 1 });
  expect(made).toMatchObject({ name: "№7", member_limit: 1, is_revoked: false, creates_join_request: false });
  expect(made.invite_link).toMatch(/^https:\/\/t\.me\/\+[\w-]{16}$/);
  expect((await api.createChatInviteLink(forum)).invite_link).not.toBe(made.invite_link);
  await control.joinByLink({ user: other.id, link: made.invite_link });
  expect(sandbox.world().chats.find(({ id }) => id === forum)?.members).toContain(other.id);
  const updates = await api.getUpdates({ allowed_updates: ["message", "chat_member"] });
  expect(updates.flatMap(({ message }) => message?.new_chat_members ?? []).map(({ id }) => id)).toEqual([
    other.id,
  ]);
  await expect(control.joinByLink({ user: late.id, link: made.invite_link })).rejects.toThrow(/used up/);
  await expect(control.joinByLink({ user: late.id, link: "https://t.me/+none" })).rejects.toThrow(/knows/);
});

test("whoever is in the group does not use it up; after its hour it is too old", async () => {
  const { api, control, sandbox } = await place();
  const oleg = await control.addPerson({ first_name: "Олег", side: "staff" });
  await control.join({ chat: forum, user: oleg.id });
  const expire_date = inS(sandbox.now(), hourMs);
  const { invite_link: link } = await api.createChatInviteLink(forum, { member_limit: 1, expire_date });
  await expect(control.joinByLink({ user: oleg.id, link })).rejects.toThrow(/already/);
  await control.leave({ chat: forum, user: oleg.id });
  await control.moveClock({ ms: hourMs + 1000 });
  await expect(control.joinByLink({ user: oleg.id, link })).rejects.toThrow(/too old/);
});

test("without the right there is none, nor with what contradicts itself", async () => {
  const { api, control, sandbox } = await place();
  await refused(api.createChatInviteLink(teen), 400, /not enough rights to manage chat invite link/);
  await refused(api.createChatInviteLink(forum, { name: "я".repeat(33) }), 400, /too long/);
  const both = { chat_id: forum, member_limit: 1, creates_join_request: true };
  expect(await raw(sandbox, "createChatInviteLink", both)).toMatchObject({ ok: false, error_code: 400 });
  await control.setBotAdmin({ chat: forum, admin: false });
  await refused(api.createChatInviteLink(forum), 400, /not enough rights to manage chat invite link/);
});
