/** Starts and stops the pretend Telegram: the only way in for the rest of the program. */
import type { Server } from "node:http";
import { createCalls } from "./calls.js";
import { publicChat } from "./chats.js";
import type { Sandbox, SandboxOptions, World } from "./contract.js";
import { createControl } from "./control.js";
import { addDemo } from "./demo.js";
import { createFailures } from "./failures.js";
import { openJournal } from "./journal.js";
import { createPolling } from "./polling.js";
import { listen, serve } from "./server.js";
import { createState, type State } from "./state.js";
import { pendingUpdates } from "./updates.js";
import { startWebhook } from "./webhook.js";

const defaultToken = "7000000001:sandbox-token-good-on-this-machine";

const newBot = (token: string): World["bot"] => ({
  id: Number(token.split(":")[0]),
  is_bot: true,
  first_name: "Ryadom",
  username: "ryadom_sandbox_bot",
  commands: [],
  description: "",
  short_description: "",
});

const takeWorld = (state: State): World => {
  const chats = [...state.chats.values()].filter(({ hidden }) => hidden.migrated_to === null);
  return {
    now: state.now(),
    bot: state.setting("bot"),
    persons: [...state.persons.values()],
    chats: chats.map(publicChat),
    messages: Object.fromEntries(chats.map(({ id }) => [id, [...state.messages(id).values()]])),
  };
};

const furnish = async (server: Server, port: number, options: SandboxOptions): Promise<Sandbox> => {
  const { token = defaultToken, budgets = true } = options;
  const journal = openJournal(options.journal);
  const state = createState(journal, newBot(token));
  const failures = createFailures();
  const polling = createPolling(state);
  const calls = createCalls(state, polling, failures, budgets);
  const { run, control } = createControl(state, failures);
  const world = (): World => takeWorld(state);
  if (options.demo === true) await addDemo(control, world());

  serve(server, { state, token, calls, run, world });
  const stopWebhook = startWebhook(state, (method, params) => {
    void calls.call(method, params, new Map(), new AbortController().signal);
  });

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    now: () => state.now(),
    world,
    pending: () => pendingUpdates(state).length,
    control,
    calls: calls.recorder,
    onEvent: (listener) => state.onEvent(listener),
    async close() {
      stopWebhook();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      journal.close();
    },
  };
};

/** Starts a Bot API server with a world of its own on 127.0.0.1. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  if (!/^\d+:[\w-]+$/.test(options.token ?? defaultToken))
    throw new Error("a bot token looks like 123456:letters");
  // The port comes first: a second start by mistake must not touch the journal of the one that runs.
  const { server, port } = await listen(options.port ?? 0);
  try {
    return await furnish(server, port, options);
  } catch (error) {
    server.close();
    throw error;
  }
};
