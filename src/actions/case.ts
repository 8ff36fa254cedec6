/** What a case code opens, from any account and for an hour: how things stand, more words, another account, erasing. */

import type { Needs } from "../deps.js";
import { isCaseOver, nextTryAt, overall, visitMs, wrongNow } from "../domain/case-code.js";
import { isHeld } from "../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import type { Said } from "../domain/relay.js";
import { type Level, moreUrgent, type Ticket } from "../domain/tickets.js";
import { type Instant, plus } from "../domain/time.js";
import { staffVoice } from "./address.js";
import { eraseMatter } from "./erase-matter.js";
import { raiseTicket } from "./open-ticket.js";
import { relayToStaff } from "./relay.js";
import { heedAlarm } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** Opens a ticket in a chat by its code. Wrong codes make the next try wait, in this chat and, when many guess, in all. */
export const openCase = async (
  { store, clock }: Needs<"store" | "clock">,
  { chatId, code }: { chatId: number; code: string },
): Promise<Outcome<Ticket, "wrong"> | { ok: false; code: "wait"; until: Instant }> => {
  const now = clock.now();
  const before = await store.cases.wrongOf(chatId);
  const until =
    nextTryAt(before, now) ??
    ((await store.cases.wrongSince(plus(now, -overall.withinMs))) >= overall.most
      ? plus(now, overall.withinMs)
      : undefined);
  if (until !== undefined) return { ok: false, code: "wait", until };
  const found = await store.cases.byCode(code);
  const ticket = found === undefined ? undefined : await store.tickets.get(found.ticketId);
  if (found === undefined || ticket === undefined || isCaseOver(found.usedAt, now)) {
    await store.cases.wrong(chatId, wrongNow(before, now) + 1, now);
    return refuse("wrong");
  }
  await store.cases.used(ticket.id, now);
  await store.cases.open(chatId, ticket.id, plus(now, visitMs));
  return ok(ticket);
};

/** The ticket that a chat has opened by its code, if it is this one and the hour is not over. */
export const openedCase = async (
  { store, clock }: Needs<"store" | "clock">,
  { chatId, ticketId }: { chatId: number; ticketId: number },
): Promise<Ticket | undefined> =>
  (await store.cases.opened(chatId, clock.now())) === ticketId ? store.tickets.get(ticketId) : undefined;

/** Adds words to a ticket from whichever account holds its code. @param alarm the level that was heard in them */
export const addToCase = async (
  deps: Part,
  {
    person,
    identity,
    ticket,
    said,
    alarm,
  }: { person: Person; identity: ChatIdentity; ticket: Ticket; said: Said; alarm?: Level | undefined },
): Promise<void> => {
  const held = !isHeld(ticket);
  const text = staffVoice(deps)("hide:staff.addedByCode");
  const options = { priority: "relay", ticketId: ticket.id, held } as const;
  await deps.outbox.say(`ticket:${ticket.id}`, { text }, options);
  await relayToStaff(deps, { person, identity, ticket, said });
  if (alarm === undefined) return;
  const level = moreUrgent(alarm, ticket.level);
  await heedAlarm(deps, { ...ticket, level });
  if (level !== ticket.level) await raiseTicket(deps, ticket, level);
};

/** From now on the ticket's answers come to this account; refused while the account has a talk of its own. */
export const moveCase = async (
  deps: Part,
  { person, ticket }: { person: Person; ticket: Ticket },
): Promise<Outcome<Ticket, "busy">> => {
  const { store, outbox, clock } = deps;
  const own = await store.tickets.activeOf(person.id);
  if (own !== undefined && own.id !== ticket.id) return refuse("busy");
  await store.tickets.update(ticket.id, { personId: person.id });
  await store.tickets.addEvent(ticket.id, "moved", clock.now());
  const held = !isHeld(ticket);
  const text = staffVoice(deps)("hide:staff.moved");
  const options = { priority: "relay", ticketId: ticket.id, held } as const;
  await outbox.say(`ticket:${ticket.id}`, { text }, options);
  return ok({ ...ticket, personId: person.id });
};

/** Erases a ticket by its code, and the log of whose matter it is. Answers whether an alarm stays with a human. */
export const eraseCase = async (deps: Part, { ticket }: { ticket: Ticket }): Promise<boolean> => {
  await deps.store.episodes.eraseAll(ticket.personId);
  return eraseMatter(deps, { ticket });
};
