/** People in a story: what they do with their phones, and what they see on them. */
import { expect } from "vitest";
import type { MediaKind, Person, Sandbox, SandboxMessage } from "../../src/sandbox/contract.js";

export type PhoneOptions = {
  first_name?: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  side?: "phone" | "staff";
  forum?: number;
};

export const textOf = (message: SandboxMessage): string => message.text ?? message.caption ?? "";

/** What Telegram tells a bot of a person. */
const userOf = ({ id, is_bot, first_name, last_name, username, language_code }: Person) => ({
  id,
  is_bot,
  first_name,
  last_name,
  username,
  language_code,
});

const buttonsOf = (message: SandboxMessage) => message.reply_markup?.inline_keyboard?.flat() ?? [];

export const createPhone = async (
  sandbox: Sandbox,
  settled: () => Promise<void>,
  options: PhoneOptions = {},
) => {
  const { side = "phone", forum, ...names } = options;
  const person = await sandbox.control.addPerson({
    // Long enough that it cannot stand in a text by chance.
    id: 1_000_000_000 + Math.floor(Math.random() * 5e9),
    first_name: "Алия",
    last_name: "Каримова",
    username: `aliya${Math.floor(Math.random() * 1e9)}`,
    language_code: "ru",
    ...names,
    side,
  });
  const user = person.id;
  const act = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done;
    await settled();
    return result;
  };
  const messages = (): SandboxMessage[] => sandbox.world().messages[String(user)] ?? [];
  const fromBot = () => messages().filter((message) => message.from?.is_bot === true);
  /** The newest message with such a button. */
  const withButton = (label: RegExp | string) => {
    const fits = (text: string) => (typeof label === "string" ? text.includes(label) : label.test(text));
    for (const message of messages().toReversed()) {
      const button = buttonsOf(message).find(({ text }) => fits(text));
      if (button !== undefined) return { message, button };
    }
    throw new Error(
      `No button ${String(label)} on the phone. Last seen: ${messages().slice(-3).map(textOf).join(" | ")}`,
    );
  };
  const inTopic = (thread: number) => ({ user, chat: forum ?? user, thread });

  return {
    id: user,
    person,
    messages,
    fromBot,
    says: (text: string) => act(sandbox.control.say({ user, text })),
    opens: (payload?: string) =>
      act(sandbox.control.open({ user, ...(payload === undefined ? {} : { payload }) })),
    /** Presses the newest inline button whose label fits. */
    presses: async (label: RegExp | string) => {
      const { message, button } = withButton(label);
      const data = "callback_data" in button ? button.callback_data : undefined;
      return act(
        sandbox.control.press({
          user,
          message_id: message.message_id,
          ...(data === undefined ? { text: button.text } : { data }),
        }),
      );
    },
    shares: (latitude: number, longitude: number) =>
      act(sandbox.control.shareLocation({ user, latitude, longitude })),
    sends: (kind: MediaKind, more: { caption?: string; file_name?: string } = {}) =>
      act(sandbox.control.sendMedia({ user, kind, ...more })),
    edits: (message_id: number, text: string) => act(sandbox.control.edit({ user, message_id, text })),
    reacts: (message_id: number, emoji: string | null) =>
      act(sandbox.control.react({ user, message_id, emoji })),
    replies: (reply_to: number, text: string) => act(sandbox.control.say({ user, reply_to, text })),
    blocks: () => act(sandbox.control.block({ user })),
    unblocks: () => act(sandbox.control.unblock({ user })),
    /** What a person sees now: some message of the bot fits. */
    sees: (text: RegExp | string): SandboxMessage => {
      const fits = (message: SandboxMessage) =>
        typeof text === "string" ? textOf(message).includes(text) : text.test(textOf(message));
      const found = fromBot().toReversed().find(fits);
      expect(found, `${String(text)} in: ${fromBot().map(textOf).join("\n---\n")}`).toBeDefined();
      return found as SandboxMessage;
    },
    doesNotSee: (text: RegExp) =>
      expect(
        fromBot()
          .map(textOf)
          .filter((seen) => text.test(seen)),
      ).toEqual([]),
    last: (): SandboxMessage => {
      const last = fromBot().at(-1);
      if (last === undefined) throw new Error("The bot has said nothing.");
      return last;
    },
    buttons: (): string[] =>
      buttonsOf(fromBot().findLast((message) => buttonsOf(message).length > 0) ?? ({} as SandboxMessage)).map(
        ({ text }) => text,
      ),
    contacts: () => act(sandbox.control.shareContact({ user })),
    forwards: (text: string) => act(sandbox.control.forward({ user, from_name: "Кто-то", text })),
    /** Any other kind of message, as Telegram would send it. */
    sendsRaw: (fields: Record<string, unknown>) => act(sandbox.control.sendRaw({ user, fields })),
    /** An album: one file after another with one group id. */
    sendsAlbum: async (captions: string[], more: { chat?: number; thread?: number } = {}) => {
      const media_group_id = String(Math.floor(Math.random() * 1e9));
      for (const caption of captions)
        await sandbox.control.sendMedia({ user, kind: "photo", media_group_id, caption, ...more });
      await settled();
    },
    editsCaption: (message_id: number, caption: string, chat = user) =>
      act(sandbox.control.edit({ user, chat, message_id, caption })),
    /** A press whose button is not on the screen any more, or never was. */
    pressesData: (data: string) =>
      act(
        sandbox.control.rawUpdate({
          update: {
            callback_query: {
              id: String(Math.floor(Math.random() * 1e15)),
              from: userOf(person),
              message: {
                message_id: 1,
                date: 1,
                chat: { id: user, type: "private", first_name: person.first_name },
                text: "…",
              },
              chat_instance: "1",
              data,
            },
          },
        }),
      ),
    /** As a member of staff, in the forum. */
    inTopic: (thread: number) => ({
      says: (text: string) => act(sandbox.control.say({ ...inTopic(thread), text })),
      replies: (reply_to: number, text: string) =>
        act(sandbox.control.say({ ...inTopic(thread), reply_to, text })),
      sends: (kind: MediaKind, caption?: string) =>
        act(
          sandbox.control.sendMedia({
            ...inTopic(thread),
            kind,
            ...(caption === undefined ? {} : { caption }),
          }),
        ),
      sendsRaw: (fields: Record<string, unknown>) =>
        act(sandbox.control.sendRaw({ ...inTopic(thread), fields })),
      shares: (latitude: number, longitude: number) =>
        act(sandbox.control.shareLocation({ ...inTopic(thread), latitude, longitude })),
      edits: (message_id: number, text: string) =>
        act(sandbox.control.edit({ user, chat: forum ?? user, message_id, text })),
      reacts: (message_id: number, emoji: string | null) =>
        act(sandbox.control.react({ user, chat: forum ?? user, message_id, emoji })),
    }),
    /** As a member of staff, outside of all topics. */
    inGroup: (text: string, chat = forum ?? user) => act(sandbox.control.say({ user, chat, text })),
    /** Presses a button under a message of the forum. */
    pressesIn: (message: SandboxMessage, label: RegExp) => {
      const button = buttonsOf(message).find(({ text }) => label.test(text));
      if (button === undefined) throw new Error(`No button ${String(label)} under: ${textOf(message)}`);
      return act(
        sandbox.control.press({
          user,
          chat: forum ?? user,
          message_id: message.message_id,
          text: button.text,
        }),
      );
    },
  };
};

export type Phone = Awaited<ReturnType<typeof createPhone>>;
