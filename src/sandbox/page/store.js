/** Holds the world as the server tells it and carries verbs to the server; knows nothing of how anything is drawn. */

/**
 * @typedef {import("../contract.ts").World} World
 * @typedef {import("../contract.ts").WorldEvent} WorldEvent
 * @typedef {import("../contract.ts").SandboxMessage} SandboxMessage
 * @typedef {import("../contract.ts").Chat} Chat
 * @typedef {import("../contract.ts").Person} Person
 * @typedef {import("../contract.ts").Topic} Topic
 * @typedef {import("../contract.ts").Verb} Verb
 * @typedef {import("../contract.ts").Verbs} Verbs
 * @typedef {Extract<WorldEvent, { type: "notice" }>} Notice
 */

const retryMs = 1000;

/** Puts an item in the place of the one with the same id, or at the end. */
const placed = (/** @type {any[]} */ list, /** @type {any} */ item, key = "id") => {
  const at = list.findLastIndex((other) => other[key] === item[key]);
  return at === -1 ? [...list, item] : list.with(at, item);
};

/**
 * The world after an event. Lists that change are new arrays, so that what is drawn from them can be remembered.
 * @param {World} world
 * @param {WorldEvent} event
 * @returns {World}
 */
export const after = (world, event) => {
  switch (event.type) {
    case "message":
    case "edited": {
      const list = world.messages[event.chat_id] ?? [];
      return {
        ...world,
        messages: { ...world.messages, [event.chat_id]: placed(list, event.message, "message_id") },
      };
    }
    case "deleted": {
      const gone = new Set(event.message_ids);
      const list = (world.messages[event.chat_id] ?? []).filter((m) => !gone.has(m.message_id));
      return { ...world, messages: { ...world.messages, [event.chat_id]: list } };
    }
    case "chat":
      return { ...world, chats: placed(world.chats, event.chat) };
    case "person":
      return { ...world, persons: placed(world.persons, event.person) };
    case "bot":
      return { ...world, bot: event.bot };
    case "clock":
      return { ...world, now: event.now };
    default:
      return world;
  }
};

/**
 * Sends a verb; throws the server's own sentence when it refuses.
 * @template {Verb} V
 * @param {V} verb
 * @param {Parameters<Verbs[V]>[0]} argument
 * @returns {Promise<ReturnType<Verbs[V]>>}
 */
export const control = async (verb, argument) => {
  const response = await fetch(`/control/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(argument),
  });
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.error);
  return answer.result;
};

/**
 * Keeps the world current: listens first and reads the state second, so nothing falls between; does both again
 * whenever the connection breaks.
 * @param {{ onWorld: (world: World, fresh: boolean) => void, onNotice: (notice: Notice) => void, onOnline: (online: boolean) => void }} listeners
 */
export const follow = ({ onWorld, onNotice, onOnline }) => {
  /** @type {World | null} */
  let world = null;

  const listen = () => {
    /** @type {WorldEvent[]} */
    let early = [];
    let ready = false;
    const source = new EventSource("/control/events");

    const again = () => {
      source.close();
      onOnline(false);
      setTimeout(listen, retryMs);
    };
    const read = async () => {
      ready = false;
      const response = await fetch("/control/state");
      if (!response.ok) throw new Error(`The state was answered with ${response.status}`);
      world = early.reduce(after, /** @type {World} */ (await response.json()));
      early = [];
      ready = true;
      onOnline(true);
      onWorld(world, true);
    };
    const hear = (/** @type {WorldEvent} */ event) => {
      if (event.type === "notice") return onNotice(event);
      if (!ready || world === null) return void early.push(event);
      const stranger = event.type === "chat" && !world.chats.some((chat) => chat.id === event.chat.id);
      world = after(world, event);
      onWorld(world, event.type === "clock");
      // A chat that was not there before may come with messages this page never heard of.
      if (stranger) read().catch(again);
    };

    source.addEventListener("open", () => void read().catch(again));
    source.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
    source.addEventListener("error", again);
  };
  listen();
};
