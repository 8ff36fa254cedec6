/** Hides what stands in a person's chat, and keeps what they chose about being written to and about what stays there. */

import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import { sweepAfterMs, type Trace } from "../domain/hiding.js";
import type { Person } from "../domain/people.js";
import { isUrgent } from "../domain/tickets.js";
import { plus } from "../domain/time.js";
import { hidden } from "../views/hide.js";
import { staffVoice, voiceFor } from "./address.js";
import { clearChat } from "./clear-chat.js";
import { eraseMatter } from "./erase-matter.js";
import { forgetFollowUps } from "./follow-ups.js";
import { planMissingCode } from "./give-code.js";
import { leaveSides } from "./requests/leave-sides.js";
import { forgetNews } from "./requests/unseen.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** Tells the specialist of an open talk something about how to write. */
const tellSpecialist = async (
  deps: Part,
  person: Person,
  note: "hidden" | "near" | "alone",
): Promise<void> => {
  const ticket = await deps.store.tickets.activeOf(person.id);
  const held = isQueued(ticket);
  // Whoever takes it learns then whether the person is alone.
  if (ticket === undefined || (held && note !== "hidden")) return;
  const text = staffVoice(deps)(`hide:staff.${note}`);
  await deps.outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id, held });
};

/**
 * Empties the chat down to one neutral line. Answers that were not sent are dropped; what a specialist has stays with
 * them, unless everything is to go. Answers whether something is too old to be removed, and whether an alarm stays with a human.
 */
export const hide = async (
  deps: Part,
  {
    person,
    clientLanguage,
    everything,
  }: { person: Person; clientLanguage?: string | undefined; everything: boolean },
): Promise<{ staying: boolean; alarm: boolean }> => {
  const { store, outbox, clock } = deps;
  const { chatId } = person;
  const now = clock.now();
  await store.traces.unsay(chatId);
  await clearChat(deps, { chatId, before: now, attempt: 0 });
  await outbox.say(`chat:${chatId}`, hidden(voiceFor(deps, person, clientLanguage)));
  await store.dialogues.eraseAnswers(person.id);
  await store.people.update(person.id, { hiddenAt: now, guarded: true, crisis: null, addingTo: null });
  await forgetFollowUps(deps, { person, everything });
  let alarm = false;
  if (everything) {
    await store.people.update(person.id, { role: null, region: null });
    await store.episodes.eraseAll(person.id);
    await leaveSides(deps, { person });
    for (const ticket of await store.tickets.allOf(person.id))
      if (await eraseMatter(deps, { ticket })) alarm = true;
    await forgetNews(deps, person.id);
  } else await tellSpecialist(deps, person, "hidden");
  return { staying: await store.traces.hasStaying(chatId), alarm };
};

/** Somebody has shown that they are the one who hid the chat: they are spoken to as before. */
export const liftGuard = async ({ store }: Needs<"store">, { person }: { person: Person }): Promise<void> =>
  store.people.update(person.id, { guarded: false });

/** Nothing is sent unasked while somebody is near; the specialist of an open talk learns it. */
export const setSilent = async (
  deps: Part,
  { person, silent }: { person: Person; silent: boolean },
): Promise<void> => {
  await deps.store.people.update(person.id, { silent });
  await tellSpecialist(deps, person, silent ? "near" : "alone");
  const ticket = silent ? undefined : await deps.store.tickets.activeOf(person.id);
  if (ticket !== undefined && !isUrgent(ticket.level)) await planMissingCode(deps, { ticketId: ticket.id });
};

/** Whether sensitive talks stay in the chat or go by themselves. */
export const setKeepChat = async (
  { store, clock }: Needs<"store" | "clock">,
  { person, keepChat }: { person: Person; keepChat: boolean },
): Promise<void> => {
  const { id, chatId } = person;
  await store.people.update(id, { keepChat });
  const key = String(chatId);
  if (keepChat) await store.timers.cancel("sweep-chat", key);
  else {
    await store.timers.set({ name: "sweep-chat", key, payload: { chatId, attempt: 0 }, dueAt: clock.now() });
  }
};

/** After each step: what it took in and said is remembered as sensitive if it is, and the chat's sweep is planned. */
export const markTraces = async (
  { store, clock }: Needs<"store" | "clock">,
  { person, messageId, sensitive }: { person: Person; messageId: number | undefined; sensitive: boolean },
): Promise<void> => {
  const now = clock.now();
  const { id: personId, chatId, keepChat } = person;
  const sweepAt = keepChat ? undefined : plus(now, sweepAfterMs);
  await store.traces.mark({ chatId, personId, messageId, sensitive, now, sweepAt });
};

/** A message that was said past the outbox is remembered like any other sensitive one. */
export const keepTrace = async (
  { store }: Needs<"store">,
  { chatId, ...trace }: Trace & { chatId: number },
): Promise<void> => {
  await store.traces.add(chatId, trace);
  const payload = { chatId, attempt: 0 };
  const dueAt = plus(trace.at, sweepAfterMs);
  await store.timers.ensure({ name: "sweep-chat", key: String(chatId), payload, dueAt });
};
