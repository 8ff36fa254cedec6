/**
 * What the sandbox offers to tests and to its page: the people, chats and messages of a small pretend Telegram,
 * and the verbs by which somebody acts in it. Types only; knows the Bot API and nothing of the product.
 *
 * Over HTTP: `POST /control/<verb>` with the verb's argument as JSON answers `{ ok: true, result }` or
 * `{ ok: false, error }`; `GET /control/state` answers `World`; `GET /control/events` is a stream of server-sent
 * events (`WorldEvent` as JSON in `data:`), each sent after the change it tells of; media bytes come from
 * `GET /control/file/<file_id>`.
 */
import type { Message, MessageEntity, ReactionType, ReplyKeyboardMarkup, User } from "@grammyjs/types";

/** A person with a phone of their own in the sandbox (never the bot). */
export type Person = User & {
  phone_number: string;
  /** Which column of the page shows this person: a phone on the left or a member of staff on the right. */
  side: "phone" | "staff";
};

/** A chat as the page draws it. A private chat has the id of its person. */
export type Chat = {
  id: number;
  type: "private" | "group" | "supergroup";
  title: string;
  is_forum: boolean;
  /** Ids of the persons in the group; the one person of a private chat. */
  members: number[];
  topics: Topic[];
  /** Private: the person has written to the bot at least once; before that the bot may not write. */
  started: boolean;
  /** Private: the person has blocked the bot. Group: the bot has been removed. */
  blocked: boolean;
  bot_is_admin: boolean;
  /** The reply keyboard the person sees under the input, if any (private chats). */
  keyboard: ReplyKeyboardMarkup | null;
  /** Until when the bot's "typing…" is shown, sandbox time in ms. */
  typing_until: number | null;
  pinned: number[];
};

export type Topic = {
  id: number;
  name: string;
  closed: boolean;
  icon_color?: number;
  icon_custom_emoji_id?: string;
};

/** A message as Telegram's clients would show it: deleted ones are gone from the state. */
export type SandboxMessage = Message & {
  /** Sent with something other than inline buttons: nobody can edit it any more. */
  had_keyboard?: true;
  reactions?: { user_id: number; reaction: ReactionType[] }[];
};

export type World = {
  now: number;
  bot: User & {
    commands: { command: string; description: string }[];
    description: string;
    short_description: string;
  };
  persons: Person[];
  chats: Chat[];
  /** Newest last, by chat id. */
  messages: Record<string, SandboxMessage[]>;
};

export type WorldEvent =
  | { type: "message" | "edited"; chat_id: number; message: SandboxMessage }
  | { type: "deleted"; chat_id: number; message_ids: number[] }
  | { type: "chat"; chat: Chat }
  | { type: "person"; person: Person }
  | { type: "bot"; bot: World["bot"] }
  | { type: "clock"; now: number }
  /** What `answerCallbackQuery` showed to the person who pressed. */
  | { type: "notice"; user_id: number; text: string; show_alert: boolean };

export type MediaKind =
  | "photo"
  | "voice"
  | "video"
  | "video_note"
  | "audio"
  | "document"
  | "sticker"
  | "animation";

/** A refusal to give to the next calls; `lost-answer` carries the call out and then breaks the connection. */
export type Failure =
  | {
      error_code: number;
      description: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    }
  | "connection-refused"
  | "lost-answer";

/** Where somebody writes: by default the private chat with the bot. */
type Where = { user: number; chat?: number; thread?: number; reply_to?: number };

/** Every verb: its argument and what it answers. Unknown ids and impossible acts are refused with a clear sentence. */
export type Verbs = {
  addPerson(
    p: Partial<Omit<Person, "is_bot" | "side">> & { first_name: string; side: Person["side"] },
  ): Person;
  addGroup(p: {
    id?: number;
    title: string;
    members: number[];
    is_forum?: boolean;
    bot_is_admin?: boolean;
  }): Chat;
  say(p: Where & { text: string; entities?: MessageEntity[] }): SandboxMessage;
  /** Opens `t.me/<bot>?start=<payload>`: sends `/start payload`. */
  open(p: { user: number; payload?: string }): SandboxMessage;
  /** Presses an inline button, found by its text or its callback data, under a message. Fails when it is not there. */
  press(p: { user: number; chat?: number; message_id: number; text?: string; data?: string }): {
    callback_query_id: string;
  };
  shareLocation(p: Where & { latitude: number; longitude: number }): SandboxMessage;
  shareContact(p: Where & { phone_number?: string }): SandboxMessage;
  /** A file with made-up bytes unless `base64` is given. Several with one `media_group_id` form an album. */
  sendMedia(
    p: Where & {
      kind: MediaKind;
      caption?: string;
      caption_entities?: MessageEntity[];
      file_name?: string;
      base64?: string;
      mime_type?: string;
      media_group_id?: string;
    },
  ): SandboxMessage;
  /** Forwards somebody's message to the bot or group, with its origin. */
  forward(p: Where & { from_name: string; from_username?: string; text: string }): SandboxMessage;
  /** Any other message fields (dice, poll, venue, story, …) as Telegram would send them. */
  sendRaw(p: Where & { fields: Record<string, unknown> }): SandboxMessage;
  edit(p: {
    user: number;
    chat?: number;
    message_id: number;
    text?: string;
    caption?: string;
  }): SandboxMessage;
  react(p: { user: number; chat?: number; message_id: number; emoji: string | null }): true;
  /** The person deletes messages in their own client; a bot is not told. */
  remove(p: { chat: number; message_ids: number[] }): true;
  block(p: { user: number }): true;
  unblock(p: { user: number }): true;
  createTopic(p: { user: number; chat: number; name: string }): Topic;
  closeTopic(p: { user: number; chat: number; thread: number }): true;
  reopenTopic(p: { user: number; chat: number; thread: number }): true;
  deleteTopic(p: { chat: number; thread: number }): true;
  /** The bot itself joins by its own id. */
  join(p: { chat: number; user: number }): true;
  /** Opens a link into a group that the bot has made; one that is used up or too old lets nobody in. */
  joinByLink(p: { user: number; link: string }): true;
  leave(p: { chat: number; user: number }): true;
  removeBot(p: { chat: number }): true;
  setBotAdmin(p: { chat: number; admin: boolean }): true;
  /** The group becomes a supergroup with a new id, as Telegram does it. */
  migrate(p: { chat: number; is_forum?: boolean }): { migrate_to_chat_id: number };
  /** Moves the sandbox clock forward; everything that is dated by it follows. */
  moveClock(p: { ms: number }): { now: number };
  /** The next calls fail; `getUpdates` only when it is named. A count of 0 ends it. */
  failNext(p: { count: number; method?: string; failure: Failure }): true;
  /** Any update as it stands, for kinds no verb covers. */
  rawUpdate(p: { update: Record<string, unknown> }): { update_id: number };
};
export type Verb = keyof Verbs;

/** The verbs as functions in the same process. */
export type Control = { [V in Verb]: (p: Parameters<Verbs[V]>[0]) => Promise<ReturnType<Verbs[V]>> };

export type SandboxOptions = {
  /** 0 takes any free port. Always bound to 127.0.0.1. */
  port?: number;
  token?: string;
  /** Journal file: the world survives a killed process; without it the world lives in memory only. */
  journal?: string;
  /** The three send budgets (1/s per chat, 30/s overall, 20/min per group). Default true. */
  budgets?: boolean;
  /** Starts the world with a teen, a parent and a forum of staff, for people who open the page. Default false. */
  demo?: boolean;
};

/** Everything the Bot API server received, newest last: for tests that must see what left the product. */
export type RecordedCall = {
  at: number;
  method: string;
  params: Record<string, unknown>;
  ok: boolean;
  error_code?: number;
  description?: string;
  /** Parameters the Bot API does not know: Telegram ignores them, a misspelt one shows here. */
  unknown?: string[];
};

export type Sandbox = {
  /** `http://127.0.0.1:<port>`: the page at `/`, the Bot API at `/bot<token>/<method>`. */
  url: string;
  token: string;
  /** Sandbox time, ms since epoch. */
  now(): number;
  world(): World;
  /** How many updates the bot has not confirmed yet. */
  pending(): number;
  control: Control;
  /** Calls since the start or since `clear`; kept only while `record(true)`. */
  calls: { record(on: boolean): void; list(): RecordedCall[]; clear(): void };
  /** Calls back after every change; returns the way to stop it. */
  onEvent(listener: (event: WorldEvent) => void): () => void;
  close(): Promise<void>;
};
