/** The specialists' forum in a story: its topics, cards and everything that was ever shown there. */
import { expect } from "vitest";
import type { Sandbox, SandboxMessage } from "../../src/sandbox/contract.js";
import { textOf } from "./actors.js";

export const createForum = async (sandbox: Sandbox, settled: () => Promise<void>) => {
  const owner = await sandbox.control.addPerson({ first_name: "Владелец", side: "staff" });
  const chat = await sandbox.control.addGroup({
    title: "Дежурная группа",
    members: [owner.id],
    is_forum: true,
    bot_is_admin: true,
  });
  const id = chat.id;
  const current = () => sandbox.world().chats.find((one) => one.id === id);
  const messages = (): SandboxMessage[] => sandbox.world().messages[String(id)] ?? [];
  const topics = () => current()?.topics ?? [];
  const inTopic = (thread: number) => messages().filter((message) => message.message_thread_id === thread);
  const topicNamed = (name: RegExp) => {
    const topic = topics().findLast((one) => name.test(one.name));
    expect(
      topic,
      `${String(name)} among ${topics()
        .map((one) => one.name)
        .join(", ")}`,
    ).toBeDefined();
    return topic?.id ?? 0;
  };
  return {
    id,
    owner,
    settled,
    messages,
    topics,
    inTopic,
    topicNamed,
    /** Cards in the lobby, newest last. */
    cards: () => {
      const lobby = topics().findLast(({ name }) => name.startsWith("Лобби"));
      return lobby === undefined
        ? []
        : inTopic(lobby.id).filter((message) => message.from?.is_bot === true && textOf(message) !== "");
    },
    card: (text: RegExp): SandboxMessage => {
      const found = messages().findLast(
        (message) => text.test(textOf(message)) && message.reply_markup !== undefined,
      );
      expect(found, `${String(text)} among: ${messages().map(textOf).join("\n---\n")}`).toBeDefined();
      return found as SandboxMessage;
    },
    /** The topics of tickets: everything but the lobby and the general one. */
    ticketTopics: () => topics().filter(({ name, id: topic }) => topic !== 1 && !name.startsWith("Лобби")),
    sees: (thread: number, text: RegExp | string): SandboxMessage => {
      const fits = (message: SandboxMessage) =>
        typeof text === "string" ? textOf(message).includes(text) : text.test(textOf(message));
      const found = inTopic(thread).findLast(fits);
      expect(found, `${String(text)} in: ${inTopic(thread).map(textOf).join("\n---\n")}`).toBeDefined();
      return found as SandboxMessage;
    },
    /** Nothing of these was ever in anything that was sent to the group, whatever field it stood in. */
    neverSaw: (secrets: string[]) => {
      const sent = sandbox.calls
        .list()
        .filter(({ params }) => params["chat_id"] === id || String(params["chat_id"]) === String(id));
      const everything = JSON.stringify([
        sent.map(({ params }) => ({ ...params, from_chat_id: undefined })),
        messages().filter((message) => message.from?.is_bot === true),
        topics(),
      ]);
      for (const secret of secrets) expect(everything).not.toContain(secret);
    },
  };
};

export type Forum = Awaited<ReturnType<typeof createForum>>;
