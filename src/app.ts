/** The product as roles over one database and one Bot API server: poll or webhook, workers, timers, sender. */
import type { ChatInviteLink, UserFromGetMe } from "@grammyjs/types";
import { Api } from "grammy";
import { bindActions } from "./actions/actions.js";
import { nextMonday } from "./actions/directory/weekly-calls.js";
import { type BotDeps, createBot, depsOf } from "./bot/bot.js";
import { createWords } from "./bot/words.js";
import { ConfigError } from "./config.js";
import { type LiveDirectory, watchDirectory } from "./directory.js";
import { isAlert } from "./domain/crisis/triage.js";
import { languageOfClient } from "./domain/people.js";
import { type Clock, dayMs, plus } from "./domain/time.js";
import { createOutage, type Outage } from "./inbox/outage.js";
import { startPolling } from "./inbox/poll.js";
import { type Role, startWorkers } from "./inbox/worker.js";
import type { Log } from "./log.js";
import type { Budgets } from "./outbox/budgets.js";
import { createFetch } from "./outbox/http.js";
import { createOutbox } from "./outbox/outbox.js";
import { startSender } from "./outbox/sender.js";
import { createSentFiles } from "./outbox/sent-files.js";
import type { Store } from "./store/store.js";
import { startTimers } from "./timers/timers.js";
import { broken } from "./views/lines.js";
import { writtenAgo } from "./views/when.js";

export type AppDeps = BotDeps & {
  token: string;
  apiRoot: string;
  databaseUrl: string;
  store: Store;
  directory: LiveDirectory;
  clock: Clock;
  log: Log;
  budgets: Budgets;
  workers: number;
  /** Updates come by webhook: do not poll. */
  webhook: boolean;
};

export type App = {
  me: UserFromGetMe;
  /** For the webhook, when the database is away. */
  outage: Outage;
  /** Resolves when updates are being received. */
  ready: Promise<void>;
  /** To be called when updates were stored by somebody else, such as the webhook. */
  stored(): void;
  stop(): Promise<void>;
};

type Call = (method: string, payload: Record<string, unknown>, signal?: AbortSignal) => Promise<unknown>;

/** Methods that grammY calls without a payload: their first argument is the signal. */
const bare = new Set(["getMe", "getWebhookInfo", "logOut", "close", "getForumTopicIconStickers"]);

/** Questions about a group of staff, whose answers are compared with the roster. */
const asksWho = new Set(["getChatAdministrators", "getChatMember", "getChatMemberCount"]);

/** Longer than a poll waits. */
const silenceS = 60;

/** Calls any method of the Bot API; throws what grammY throws. @param timeoutSeconds how long a silence is waited for */
export const createCall = (token: string, apiRoot: string, timeoutSeconds = silenceS): Call => {
  const { raw } = new Api(token, { apiRoot, fetch: createFetch() as never, timeoutSeconds });
  const methods = raw as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  return async (method, payload, signal) =>
    methods[method]?.(...(bare.has(method) ? [signal] : [payload, signal]));
};

export const startApp = async (deps: AppDeps): Promise<App> => {
  const { store, clock, log, databaseUrl } = deps;
  const call = createCall(deps.token, deps.apiRoot);
  const me = (await call("getMe", {}).catch((error: unknown) => {
    log.error("telegram cannot be reached", {}, error);
    throw new ConfigError("BOT_TOKEN or TELEGRAM_API_ROOT: the Bot API does not answer to this token there.");
  })) as UserFromGetMe;
  const handle = createBot(deps, { token: deps.token, me });
  const inTransaction = <T>(
    work: (
      actions: ReturnType<typeof bindActions>,
      slices: Parameters<Parameters<Store["transaction"]>[0]>[0],
    ) => Promise<T>,
  ) =>
    store.transaction((slices) =>
      work(bindActions(depsOf(deps, { store: slices, now: clock.now() })), slices),
    );

  const send = createCall(deps.token, deps.apiRoot, 20);
  const readSent = createSentFiles({ call: send, root: `${deps.apiRoot}/file/bot${deps.token}` });
  const sender: Role = startSender({
    call: async (method, payload, signal) => {
      if (method === "getFile") {
        const read = await readSent(payload["file_id"], signal);
        await inTransaction(async (actions, slices) => {
          const chatId = await slices.people.findChat(Number(payload["chat_id"]));
          if (chatId !== undefined) await actions.hearRosterFile({ chatId, read });
        });
        return true;
      }
      const answer = await send(method, payload, signal);
      if (asksWho.has(method) || method === "createChatInviteLink")
        await inTransaction(async (actions, slices) => {
          const chatId = await slices.people.findChat(Number(payload["chat_id"]));
          if (chatId === undefined) return;
          if (asksWho.has(method)) return actions.hearWhoIsThere({ chatId, own: me.id, answer });
          const { invite_link: link } = answer as ChatInviteLink;
          await actions.giveGroupLink({ chatId, name: String(payload["name"]), link });
        });
      return answer;
    },
    databaseUrl,
    store,
    budgets: deps.budgets,
    ago: (seconds) => writtenAgo(deps.i18n.translator("ru", true), seconds),
    clock,
    log,
    undelivered: (failed, refusal, { ids, again }) =>
      inTransaction(async (actions, slices) => {
        if (again) await slices.outbox.postpone(ids, clock.now());
        else await slices.outbox.fail(ids, refusal, clock.now());
        await actions.reportUndelivered({ call: failed, refusal });
      }),
    noTopic: (destination, refusal) =>
      inTransaction((actions) => actions.reportNoTopic({ destination, refusal })),
    migrated: (chatId, telegramId) =>
      inTransaction((_, slices) => slices.people.moveChat(chatId, telegramId)),
  });
  const workers = startWorkers(
    {
      store,
      clock,
      log,
      handle,
      committed: sender.wake,
      apologise: async (slices, { chat, person }) => {
        if (chat.kind !== "private") return;
        const now = clock.now();
        const t = deps.i18n.translator(person?.language ?? languageOfClient(chat.languageCode), false);
        const lines = deps.directory.lines({ topic: "danger", now });
        await createOutbox(slices, now).say(`chat:${chat.id}`, broken(t, lines), { priority: "crisis" });
      },
    },
    deps.workers,
  );
  const timers = startTimers({
    store,
    clock,
    log,
    actionsIn: (slices, now) => bindActions(depsOf(deps, { store: slices, now })),
    committed: sender.wake,
  });
  const words = createWords(deps.i18n);
  const outage = createOutage({
    send: async (chat_id, text) => {
      const sent = await call("sendMessage", { chat_id, text });
      return (sent as { message_id: number }).message_id;
    },
    textFor: (code) => {
      const lines = deps.directory.lines({ topic: "danger", now: clock.now() });
      return broken(deps.i18n.translator(languageOfClient(code), false), lines).text;
    },
    isAlarm: (text) => {
      const { level, ask } = deps.triage(text);
      return words.isSos(text) || isAlert(level) || ask;
    },
    remember: ({ telegramChatId, messageId, at }) =>
      inTransaction(async (actions, slices) => {
        const chatId = await slices.people.findChat(telegramChatId);
        if (chatId === undefined) return false;
        await actions.keepTrace({ chatId, messageId, at });
        return true;
      }),
    clock,
    log,
  });
  const poll = deps.webhook
    ? undefined
    : startPolling({
        getUpdates: (params, signal) => call("getUpdates", { ...params }, signal) as never,
        databaseUrl,
        store,
        clock,
        log,
        stored: workers.wake,
        outage,
        afterGap: () => inTransaction((actions) => actions.askAgain()),
      });
  const watch = watchDirectory(deps.directory, () => log.warn("directory cannot be read anew"));
  await store.timers.ensure({ name: "dial-lines", key: "", payload: {}, dueAt: plus(clock.now(), dayMs) });
  await store.timers.ensure({ name: "call-ten", key: "", payload: {}, dueAt: nextMonday(clock.now()) });
  await store.timers.ensure({ name: "ask-groups", key: "", payload: {}, dueAt: plus(clock.now(), dayMs) });
  await store.timers.ensure({ name: "shifts", key: "", payload: {}, dueAt: clock.now() });
  await store.timers.ensure({ name: "sweep", key: "", payload: {}, dueAt: clock.now() });
  return {
    me,
    outage,
    ready: poll?.polling ?? Promise.resolve(),
    stored: workers.wake,
    stop: async () => {
      await poll?.stop();
      await watch.stop();
      await timers.stop();
      await workers.stop();
      await sender.stop();
    },
  };
};
