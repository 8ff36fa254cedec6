/** Everything the pretend Telegram remembers, kept in tables that write themselves to the journal. Decides nothing. */
import type { ChatInviteLink, Update, User, WebhookInfo } from "@grammyjs/types";
import type { Chat, Person, SandboxMessage, World, WorldEvent } from "./contract.js";
import type { Change, Journal } from "./journal.js";

/** A chat with what only the server knows of it. */
export type ChatRecord = Chat & {
  hidden: {
    description: string;
    /** Members who may do everything; the first one owns the group. */
    admins: number[];
    /** The supergroup this group has become. */
    migrated_to: number | null;
    /** The bot went by itself; `blocked` tells that it is not there. */
    bot_left: boolean;
    /** Topics the bot made: it may edit those without being an administrator. */
    own_topics: number[];
    gone_topics: number[];
  };
};
export type StoredUpdate = { update: Update; at: number };
export type StoredFile = {
  id: string;
  unique_id: string;
  kind: string;
  name: string;
  mime_type: string;
  base64: string;
};
/** A link into a group, and how many have come by it. */
export type StoredInvite = { chat: number; link: ChatInviteLink; joined: number };
export type StoredQuery = { id: string; user_id: number; at: number };
export type Webhook = Pick<WebhookInfo, "max_connections" | "last_error_date" | "last_error_message"> & {
  url: string;
  secret_token?: string;
};
/** Single values, each with what it is before anybody sets it. */
export type Settings = {
  clock_offset: number;
  next_update_id: number;
  allowed_updates: string[];
  webhook: Webhook | null;
  bot: World["bot"];
  /** `setMyCommands` and its relatives by scope and language. */
  profile: Record<string, unknown>;
};

export type Table<Key extends string | number, Value> = {
  get(key: Key): Value | undefined;
  has(key: Key): boolean;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  values(): IterableIterator<Value>;
  keys(): IterableIterator<Key>;
  readonly size: number;
};

export type State = {
  persons: Table<number, Person>;
  chats: Table<number, ChatRecord>;
  messages(chatId: number): Table<number, SandboxMessage>;
  updates: Table<number, StoredUpdate>;
  queries: Table<string, StoredQuery>;
  files: Table<string, StoredFile>;
  invites: Table<string, StoredInvite>;
  counters: Table<string, number>;
  setting<K extends keyof Settings>(name: K): Settings[K];
  change<K extends keyof Settings>(name: K, value: Settings[K]): void;
  bot(): User;
  now(): number;
  /** Tells of a change once it is written down. */
  tell(event: WorldEvent): void;
  /** Writes all changes since the last commit, then tells of them. */
  commit(): void;
  onEvent(listener: (event: WorldEvent) => void): () => void;
  onCommit(listener: () => void): void;
};

const createTable = <Key extends string | number, Value>(
  name: string,
  journal: Journal,
  loaded: Map<string, Map<string | number, unknown>>,
): Table<Key, Value> => {
  const rows = (loaded.get(name) ?? new Map()) as Map<Key, Value>;
  return {
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    set(key, value) {
      rows.set(key, value);
      journal.note([name, key, value]);
    },
    delete(key) {
      if (rows.delete(key)) journal.note([name, key, null]);
    },
    values: () => rows.values(),
    keys: () => rows.keys(),
    get size() {
      return rows.size;
    },
  };
};

const replay = (changes: Change[]): Map<string, Map<string | number, unknown>> => {
  const tables = new Map<string, Map<string | number, unknown>>();
  for (const [name, key, value] of changes) {
    const rows = tables.get(name) ?? new Map<string | number, unknown>();
    tables.set(name, rows);
    if (value === null) rows.delete(key);
    else rows.set(key, value);
  }
  return tables;
};

/** Rebuilds the state from the journal and compacts it. */
export const createState = (journal: Journal, bot: World["bot"]): State => {
  const loaded = replay(journal.read());
  journal.compact(
    [...loaded].flatMap(([name, rows]) => [...rows].map(([key, value]): Change => [name, key, value])),
  );
  const table = <Key extends string | number, Value>(name: string): Table<Key, Value> =>
    createTable<Key, Value>(name, journal, loaded);

  const settings = table<string, unknown>("settings");
  const defaults: Settings = {
    clock_offset: 0,
    next_update_id: 100_000_001,
    allowed_updates: [],
    webhook: null,
    bot,
    profile: {},
  };
  const setting = <K extends keyof Settings>(name: K): Settings[K] =>
    (settings.get(name) as Settings[K] | undefined) ?? defaults[name];

  const messageTables = new Map<number, Table<number, SandboxMessage>>();
  const listeners = new Set<(event: WorldEvent) => void>();
  const commitListeners: (() => void)[] = [];
  let untold: WorldEvent[] = [];

  return {
    persons: table("persons"),
    chats: table("chats"),
    messages(chatId) {
      let rows = messageTables.get(chatId);
      if (rows === undefined) {
        rows = table(`messages:${chatId}`);
        messageTables.set(chatId, rows);
      }
      return rows;
    },
    updates: table("updates"),
    queries: table("queries"),
    files: table("files"),
    invites: table("invites"),
    counters: table("counters"),
    setting,
    change: (name, value) => (value === null ? settings.delete(name) : settings.set(name, value)),
    bot() {
      const { commands: _, description: __, short_description: ___, ...user } = setting("bot");
      return user;
    },
    now: () => Date.now() + setting("clock_offset"),
    tell: (event) => void untold.push(event),
    commit() {
      journal.flush();
      const events = untold;
      untold = [];
      for (const event of events) for (const listener of listeners) listener(event);
      for (const listener of commitListeners) listener();
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onCommit: (listener) => void commitListeners.push(listener),
  };
};
