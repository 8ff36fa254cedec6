/** Gives a talk its case code. Shown once and kept only as a slow hash. */
import { randomInt } from "node:crypto";
import type { Needs } from "../deps.js";
import { newCaseCode } from "../domain/case-code.js";
import { givenCode } from "../views/case.js";
import { voiceFor } from "./address.js";

/** Plans a ticket's code for right after this step. */
export const planCode = async (
  { store, clock }: Needs<"store" | "clock">,
  { ticketId }: { ticketId: number },
): Promise<void> => {
  // The slow hash runs in a timer's step: the person's own step, which may be a cry for help, does not wait for it, and
  // a burst of new talks costs no worker. The code itself exists nowhere between this moment and that.
  const payload = { ticketId };
  await store.timers.set({ name: "give-code", key: String(ticketId), payload, dueAt: clock.now() });
};

/** Makes a ticket's code and shows it, this once. */
export const giveCode = async (
  deps: Needs<"store" | "outbox" | "clock" | "i18n">,
  { ticketId }: { ticketId: number },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined || ticket.status === "closed") return;
  const person = await store.people.get(ticket.personId);
  const code = newCaseCode(() => randomInt(10));
  await store.cases.setCode(ticketId, code, clock.now());
  await outbox.say(`chat:${person.chatId}`, givenCode(voiceFor(deps, person), code), { ticketId });
};
