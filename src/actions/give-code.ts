/** Gives a talk its case code. Shown once and kept only as a slow hash. */

import { randomInt } from "node:crypto";
import type { Needs } from "../deps.js";
import { newCaseCode } from "../domain/case-code.js";
import { isClosed } from "../domain/desk/states.js";
import { type Instant, minuteMs, msBetween, plus } from "../domain/time.js";
import { givenCode } from "../views/case.js";
import { voiceFor } from "./address.js";

/** Plans a ticket's code for right after this step, or for later. */
export const planCode = async (
  { store, clock }: Needs<"store" | "clock">,
  { ticketId, laterMs = 0 }: { ticketId: number; laterMs?: number },
): Promise<void> => {
  // The slow hash runs in a timer's step: the person's own step, which may be a cry for help, does not wait for it, and
  // a burst of new talks costs no worker. The code itself exists nowhere between this moment and that.
  const now = clock.now();
  const payload = { ticketId, askedAt: now };
  await store.timers.set({ name: "give-code", key: String(ticketId), payload, dueAt: plus(now, laterMs) });
};

/** Plans the code that was kept back while there was danger, or while somebody was near. */
export const planMissingCode = async (
  deps: Needs<"store" | "clock">,
  { ticketId, laterMs }: { ticketId: number; laterMs?: number },
): Promise<void> => {
  const { store } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined || (await store.cases.hasCode(ticketId))) return;
  const { chatId } = await store.people.get(ticket.personId);
  if (!(await store.people.isSilent(`chat:${chatId}`)))
    await planCode(deps, { ticketId, ...(laterMs === undefined ? {} : { laterMs }) });
};

/** Makes a ticket's code and shows it, this once. */
export const giveCode = async (
  deps: Needs<"store" | "outbox" | "clock" | "i18n">,
  { ticketId, askedAt }: { ticketId: number; askedAt: Instant },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const code = newCaseCode(() => randomInt(10));
  const hashed = await store.cases.hashed(code);
  // That took a while: only from here on do the person's own steps wait, so that nothing comes after a line that hides.
  const asked = await store.tickets.get(ticketId);
  if (asked === undefined) return;
  const person = await store.people.lock(asked.personId);
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined || isClosed(ticket) || ticket.personId !== person.id) return;
  if (person.hiddenAt !== undefined && person.hiddenAt >= askedAt) return;
  // What was asked for comes at once; what was planned for later does not come to who is no longer alone.
  const isLater = msBetween(askedAt, clock.now()) > minuteMs;
  if (isLater && (await store.people.isSilent(`chat:${person.chatId}`))) return;
  await store.cases.setCode(ticketId, hashed, clock.now());
  await outbox.say(`chat:${person.chatId}`, givenCode(voiceFor(deps, person, ticket.language), code), {
    ticketId,
  });
};
