/** The queue of updates for the bot: what gets in, how long it is kept, what confirms it. Sends nothing. */
import type { Update } from "@grammyjs/types";
import type { State, StoredUpdate } from "./state.js";

export type UpdateKind = Exclude<keyof Update, "update_id">;

const keptMs = 24 * 60 * 60_000;
/** A press nobody fetched is forgotten after this time, and cannot be answered any more. */
export const queryLifeMs = 150_000;

const onlyWhenAsked = new Set<string>(["chat_member", "message_reaction", "message_reaction_count"]);

const wanted = (state: State, kind: UpdateKind): boolean => {
  const asked = state.setting("allowed_updates");
  return asked.length === 0 ? !onlyWhenAsked.has(kind) : asked.includes(kind);
};

const enqueue = (state: State, content: Record<string, unknown>): number => {
  const id = state.setting("next_update_id");
  state.change("next_update_id", id + 1);
  state.updates.set(id, { update: { update_id: id, ...content }, at: state.now() });
  return id;
};

/** Queues an update if the bot has asked for its kind. */
export const pushUpdate = (state: State, kind: UpdateKind, payload: object): void => {
  if (wanted(state, kind)) enqueue(state, { [kind]: payload });
};

/** Queues an update as it stands. */
export const pushRaw = (state: State, content: Record<string, unknown>): number => enqueue(state, content);

const expired = ({ update, at }: StoredUpdate, now: number): boolean =>
  now - at > (update.callback_query === undefined ? keptMs : queryLifeMs);

/** The updates waiting for the bot, oldest first, once the expired ones are gone. */
export const pendingUpdates = (state: State): Update[] => {
  const now = state.now();
  const pending: Update[] = [];
  for (const stored of state.updates.values()) {
    if (expired(stored, now)) state.updates.delete(stored.update.update_id);
    else pending.push(stored.update);
  }
  return pending;
};

/** Forgets everything below `offset`, as a poller that asks from there has it already. */
export const confirmBelow = (state: State, offset: number): void => {
  for (const id of state.updates.keys()) {
    if (id >= offset) break;
    state.updates.delete(id);
  }
};

export const dropPending = (state: State): void => confirmBelow(state, Number.POSITIVE_INFINITY);
