/** Takes messages out of private chats while Telegram still allows it: at once when asked, else before 48 hours are over. */
import type { Needs } from "../deps.js";
import {
  inPortions,
  nextSweep,
  retryAfterMs,
  sortTraces,
  sweepAfterMs,
  sweptNow,
  type Trace,
} from "../domain/hiding.js";
import type { Person } from "../domain/people.js";
import { type Instant, plus } from "../domain/time.js";
import { hidden } from "../views/hide.js";
import { voiceFor } from "./address.js";

type Part = Needs<"store" | "outbox" | "clock">;

/** Keys outlive the messages they stood below: what they said goes too, without a sound. */
const clearKeys = async (deps: Part & Needs<"i18n">, person: Person): Promise<void> => {
  await deps.store.people.update(person.id, { crisis: null });
  const view = hidden(voiceFor(deps, person));
  await deps.outbox.say(`chat:${person.chatId}`, view, { unprompted: true, silent: true });
};

const remove = async (
  { store, outbox }: Part,
  chatId: number,
  traces: readonly Trace[],
  attempt: number,
): Promise<void> => {
  for (const portion of inPortions(traces, attempt)) {
    const call = await outbox.post({
      to: `chat:${chatId}`,
      method: "deleteMessages",
      payload: { message_ids: portion.map(({ messageId }) => messageId) },
      priority: "crisis",
    });
    await store.traces.removing(chatId, portion, -call);
  }
};

/**
 * Removes everything that stood in a chat before a moment, and looks again later whether it is gone: what failed is
 * tried again in smaller portions until it is too old.
 */
export const clearChat = async (
  deps: Part,
  { chatId, before, attempt }: { chatId: number; before: Instant; attempt: number },
): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const { removable, staying } = sortTraces(await store.traces.standing(chatId, { before }), now);
  await store.traces.stay(chatId, staying);
  await remove(deps, chatId, removable, attempt);
  if (removable.length === 0 && (await store.traces.underWay(chatId)) === 0) return;
  await store.timers.set({
    name: "clear-chat",
    key: String(chatId),
    payload: { chatId, before, attempt: attempt + 1 },
    dueAt: plus(now, retryAfterMs(attempt)),
  });
};

/** Removes the sensitive messages of a chat that will soon be too old for it, and says when to come again. */
export const sweepChat = async (
  deps: Part & Needs<"i18n">,
  { chatId, attempt }: { chatId: number; attempt: number },
): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const person = await store.people.byChat(chatId);
  if (person === undefined || person.keepChat) return;
  const { removable, staying } = sortTraces(await store.traces.standing(chatId, { sensitive: true }), now);
  await store.traces.stay(chatId, staying);
  const swept = sweptNow(removable, now);
  await remove(deps, chatId, swept, attempt);
  const isTrying = swept.length > 0 || (await store.traces.underWay(chatId)) > 0;
  const talking = (await store.tickets.activeOf(person.id)) !== undefined;
  if (attempt === 0 && swept.length > 0 && swept.length === removable.length) await clearKeys(deps, person);
  const dueAt = [
    ...(isTrying ? [plus(now, retryAfterMs(attempt))] : []),
    nextSweep(removable.filter((trace) => !swept.includes(trace))),
    // What a specialist writes from now on is not old before that.
    ...(talking ? [plus(now, sweepAfterMs)] : []),
  ]
    .filter((at) => at !== undefined)
    .sort()[0];
  if (dueAt === undefined) return;
  const payload = { chatId, attempt: isTrying ? attempt + 1 : 0 };
  await store.timers.set({ name: "sweep-chat", key: String(chatId), payload, dueAt });
};
