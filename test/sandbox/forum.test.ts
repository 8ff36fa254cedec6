/** The bot in a forum of staff: topics, pins, members, rights, moving to a supergroup. */
import { describe, expect, test } from "vitest";
import { aigul, forum, marat, place, refused, teen } from "./place.js";

describe("in the forum", () => {
  test("a topic of the bot: created, spoken in, closed, gone", async () => {
    const { api, control, sandbox } = await place();
    const topic = await api.createForumTopic(forum, "Обращение №1");
    const thread = topic.message_thread_id;
    await api.sendMessage(forum, "карточка", { message_thread_id: thread });
    await control.say({ user: aigul, chat: forum, thread, text: "беру" });
    const updates = await api.getUpdates();
    expect(updates[0]?.message?.forum_topic_created).toMatchObject({ name: "Обращение №1" });
    expect(updates[1]?.message).toMatchObject({
      text: "беру",
      message_thread_id: thread,
      is_topic_message: true,
      reply_to_message: { message_id: thread, forum_topic_created: {} },
    });
    expect(sandbox.world().messages[forum]?.at(-1)).not.toHaveProperty("reply_to_message");

    await api.closeForumTopic(forum, thread);
    await refused(api.closeForumTopic(forum, thread), 400, "Bad Request: TOPIC_NOT_MODIFIED");
    await expect(control.say({ user: marat, chat: forum, thread, text: "а?" })).rejects.toThrow(/closed/);
    await api.sendMessage(forum, "администратор может", { message_thread_id: thread });
    await api.reopenForumTopic(forum, thread);
    await api.editForumTopic(forum, thread, { name: "Обращение №1 · закрыто" });

    await control.deleteTopic({ chat: forum, thread });
    const gone = { message_thread_id: thread };
    await refused(api.sendMessage(forum, "эй", gone), 400, "Bad Request: message thread not found");
    await refused(api.editForumTopic(forum, thread, { name: "x" }), 400, "Bad Request: TOPIC_DELETED");
    await refused(api.editForumTopic(forum, 12345, { name: "x" }), 400, "Bad Request: TOPIC_ID_INVALID");
    expect(sandbox.world().messages[forum]?.some((message) => message.message_thread_id === thread)).toBe(
      false,
    );
  });

  test("without the right the bot makes no topic, and hears only what is meant for it", async () => {
    const { api, control } = await place();
    const topic = await control.createTopic({ user: aigul, chat: forum, name: "Общее" });
    await control.setBotAdmin({ chat: forum, admin: false });
    await refused(api.createForumTopic(forum, "x"), 400, "Bad Request: not enough rights to create a topic");
    await refused(api.closeForumTopic(forum, topic.id), 400, /not enough rights to close or open the topic/);
    await refused(api.deleteForumTopic(forum, topic.id), 400, /not enough rights to delete the topic/);
    const sent = await api.sendMessage(forum, "слушаю");
    const before = await api.getUpdates();
    const offset = (before.at(-1)?.update_id ?? 0) + 1;
    await control.say({ user: aigul, chat: forum, text: "между собой" });
    await control.say({ user: aigul, chat: forum, text: "/report" });
    await control.say({ user: aigul, chat: forum, text: "тебе", reply_to: sent.message_id });
    const heard = (await api.getUpdates({ offset })).map(({ message }) => message?.text);
    expect(heard).toEqual(["/report", "тебе"]);
    await control.closeTopic({ user: aigul, chat: forum, thread: topic.id });
    await refused(
      api.sendMessage(forum, "x", { message_thread_id: topic.id }),
      400,
      "Bad Request: TOPIC_CLOSED",
    );
  });

  test("a topic of its own the bot may close and rename without rights, but not delete", async () => {
    const { api, control, sandbox } = await place();
    const topics = () => sandbox.world().chats.find(({ id }) => id === forum)?.topics;
    const { message_thread_id: thread } = await api.createForumTopic(forum, "своя");
    await control.setBotAdmin({ chat: forum, admin: false });
    await api.editForumTopic(forum, thread, { name: "своя, другая" });
    await api.closeForumTopic(forum, thread);
    expect(topics()).toMatchObject([{ id: thread, name: "своя, другая", closed: true }]);
    await refused(api.deleteForumTopic(forum, thread), 400, /not enough rights/);
    await control.setBotAdmin({ chat: forum, admin: true });
    await api.deleteForumTopic(forum, thread);
    expect(topics()).toEqual([]);
    await refused(api.reopenForumTopic(forum, thread), 400, "Bad Request: TOPIC_DELETED");
  });

  test("pins of one topic go together", async () => {
    const { api, sandbox } = await place();
    const { message_thread_id } = await api.createForumTopic(forum, "тема");
    const inside = await api.sendMessage(forum, "внутри", { message_thread_id });
    const outside = await api.sendMessage(forum, "снаружи");
    for (const { message_id } of [inside, outside]) await api.pinChatMessage(forum, message_id);
    await api.unpinAllForumTopicMessages(forum, message_thread_id);
    expect(sandbox.world().chats.find(({ id }) => id === forum)?.pinned).toEqual([outside.message_id]);
    await api.deleteMessage(forum, outside.message_id);
    expect(sandbox.world().chats.find(({ id }) => id === forum)?.pinned).toEqual([]);
  });

  test("the bot leaves and may be taken back", async () => {
    const { api, control, sandbox } = await place();
    await api.leaveChat(forum);
    await refused(api.sendMessage(forum, "?"), 403, "Forbidden: bot is not a member of the supergroup chat");
    await control.join({ chat: forum, user: sandbox.world().bot.id });
    await api.sendMessage(forum, "снова здесь");
    const statuses = (await api.getUpdates()).flatMap(
      ({ my_chat_member: own }) => own?.new_chat_member.status ?? [],
    );
    expect(statuses).toEqual(["left", "member"]);
  });

  test("pins are told of and can be taken away", async () => {
    const { api, sandbox } = await place();
    const sent = await api.sendMessage(forum, "порядок");
    await api.pinChatMessage(forum, sent.message_id);
    expect(sandbox.world().chats.find(({ id }) => id === forum)?.pinned).toEqual([sent.message_id]);
    const [update] = await api.getUpdates();
    expect(update?.message?.pinned_message).toMatchObject({ message_id: sent.message_id });
    expect((await api.getChat(forum)).pinned_message).toMatchObject({ message_id: sent.message_id });
    await api.unpinAllChatMessages(forum);
    expect(sandbox.world().chats.find(({ id }) => id === forum)?.pinned).toEqual([]);
  });

  test("members come and go, the bot is put out", async () => {
    const { api, control } = await place();
    await control.join({ chat: forum, user: teen });
    await control.leave({ chat: forum, user: marat });
    expect((await api.getChatMember(forum, marat)).status).toBe("left");
    expect((await api.getChatMember(forum, aigul)).status).toBe("creator");
    expect(await api.getChatMemberCount(forum)).toBe(3);
    expect((await api.getChatAdministrators(forum)).map(({ user }) => user.is_bot)).toEqual([false, true]);
    await control.removeBot({ chat: forum });
    await refused(api.sendMessage(forum, "?"), 403, "Forbidden: bot was kicked from the supergroup chat");
    const updates = await api.getUpdates();
    expect(updates[0]?.message?.new_chat_members).toMatchObject([{ id: teen }]);
    expect(updates[1]?.message?.left_chat_member).toMatchObject({ id: marat });
    expect(updates.at(-1)?.my_chat_member?.new_chat_member.status).toBe("kicked");
  });

  test("a group that became a supergroup says where it went", async () => {
    const { api, control } = await place();
    const group = await control.addGroup({ title: "Группа", members: [aigul] });
    const { migrate_to_chat_id } = await control.migrate({ chat: group.id });
    const parameters = await refused(api.sendMessage(group.id, "эй"), 400, /upgraded to a supergroup chat/);
    expect(parameters).toEqual({ migrate_to_chat_id });
    expect((await api.sendMessage(migrate_to_chat_id, "эй")).chat.type).toBe("supergroup");
    const messages = (await api.getUpdates()).map(({ message }) => message);
    expect(messages.some((message) => message?.migrate_to_chat_id === migrate_to_chat_id)).toBe(true);
    expect(messages.some((message) => message?.migrate_from_chat_id === group.id)).toBe(true);
  });
});
