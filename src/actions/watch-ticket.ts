/** Watches over a ticket until its first human word: sets its clocks, heeds words of danger, and stops when a human has written. */

import type { Needs } from "../deps.js";
import { isQueued, moved } from "../domain/desk/states.js";
import { presence } from "../domain/duty.js";
import { graceMs, ladder, ladderMs } from "../domain/escalation.js";
import { isAdult } from "../domain/people.js";
import { worksIn } from "../domain/teams.js";
import { isUrgent, replyBy, type Ticket } from "../domain/tickets.js";
import { type Instant, msBetween, plus } from "../domain/time.js";
import { answerKey, type CrisisAnswer, type Matter, type Safe, safeKeys } from "../views/crisis-answers.js";
import { staffVoice } from "./address.js";
import { teamFor } from "./desk/route-ticket.js";
import { wakeSoon } from "./desk/wake-soon.js";
import { mirror } from "./desk/watch-talk.js";

/** Whether somebody can answer in a team now, and when somebody will. */
export const teamPresence = async (
  { store, clock }: Needs<"store" | "clock">,
  teamId: number | undefined,
): Promise<{ there: boolean; back: Instant | undefined }> => {
  if (teamId === undefined) return { there: false, back: undefined };
  const members = (await store.teams.allStaff()).filter((one) => worksIn(one, teamId));
  const staff = members.filter(
    ({ bound, role }) => bound && (role === "specialist" || role === "supervisor"),
  );
  const roster = await store.teams.roster();
  // Whoever has not opened their link, or is on the staff no more, answers nobody.
  const own = roster.filter(({ staffId }) => staff.some(({ id }) => id === staffId));
  // Others have hours, and these have none: that is no promise that they are there.
  if (roster.length > 0 && own.length === 0) return { there: false, back: undefined };
  return presence(
    staff.map(({ id }) => id),
    own,
    clock.now(),
  ); // prettier-ignore
};

/** What can be promised to somebody of a region before they write. */
export const whoIsThere = async (
  deps: Needs<"store" | "clock">,
  { region }: { region: string | undefined },
): Promise<{ there: boolean; back: Instant | undefined; replyBy: Instant }> => {
  const { there, back } = await teamPresence(deps, (await teamFor(deps, { region }))?.id);
  return { there, back, replyBy: replyBy("standard", deps.clock.now(), back) };
};

/** Tells the specialists what the person answered to the question about danger. It never lowers a level. */
export const noteCrisisAnswer = async (
  { store, outbox, clock, i18n }: Needs<"store" | "outbox" | "clock" | "i18n">,
  {
    ticket,
    answer,
    who = "me",
    matter,
  }: { ticket: Ticket; answer: CrisisAnswer | "safe" | "sos"; who?: Safe; matter?: Matter | undefined },
): Promise<void> => {
  const t = staffVoice({ i18n });
  const { role } = await store.people.get(ticket.personId);
  // As it stood on the key that they pressed.
  const pressed = i18n.translator("ru", isAdult(role));
  const text =
    answer === "sos"
      ? t("staff:sosPressed")
      : t("staff:crisisAnswer", {
          answer: pressed(answer === "safe" ? safeKeys[who] : answerKey(answer, matter)),
        });
  const held = isQueued(ticket);
  const priority = answer === "sos" ? "crisis" : "relay";
  await outbox.say(`ticket:${ticket.id}`, { text }, { priority, ticketId: ticket.id, held });
  if (!held) await mirror({ store, outbox, clock, i18n }, ticket, { said: undefined, words: text });
  await store.tickets.addEvent(ticket.id, "crisis-answer", clock.now(), { detail: answer });
};

/**
 * Sets the clocks of a ticket that waits for a human word.
 * @param laterMs how much later than now they begin
 * @param goesOn it waited before this: the rung that was reached is kept, and nobody is called from the beginning
 */
export const watchTicket = async (
  { store, clock }: Needs<"store" | "clock">,
  ticket: Ticket,
  { laterMs = 0, goesOn = false } = {},
): Promise<void> => {
  const now = plus(clock.now(), laterMs);
  const key = String(ticket.id);
  const first = ladder[ticket.level][0];
  if (first !== undefined) {
    const payload = { ticketId: ticket.id, rung: 0, since: now };
    const timer = { name: "ladder", key, payload, dueAt: plus(now, first.afterMs) };
    await (goesOn ? store.timers.ensure(timer) : store.timers.set(timer));
  }
  // Whoever comes on duty is called to what waits from the night before anything else.
  const { there, back } = await teamPresence({ store, clock }, ticket.teamId);
  if (isUrgent(ticket.level) && !there && back !== undefined)
    await store.timers.set({ name: "duty-begins", key, payload: { ticketId: ticket.id }, dueAt: back });
  if (ticket.replyBy !== undefined) {
    await store.timers.set({ name: "promise", key, payload: { ticketId: ticket.id }, dueAt: ticket.replyBy });
  }
};

/**
 * Words of danger in a ticket that is open already. Who answered yesterday may be asleep now: a human word is waited
 * for again, and when nobody writes, others are called. A ladder that was climbed to its end begins anew.
 */
export const heedAlarm = async (deps: Needs<"store" | "clock">, ticket: Ticket): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const events = await store.tickets.events(ticket.id);
  await store.tickets.addEvent(ticket.id, "alarm", now, { detail: ticket.level });
  await wakeSoon(deps, ticket);
  // A code that was to come once it was calm would push the numbers out of sight.
  await store.timers.cancel("give-code", String(ticket.id));
  const answered = ticket.firstWordAt !== undefined;
  const last = events.findLast(({ kind }) => kind === "alarm" || kind === "opened" || kind === "raised");
  const climbed = last === undefined || msBetween(last.at, now) > ladderMs(ticket.level);
  if (answered) await store.tickets.update(ticket.id, { firstWordAt: null });
  if (answered || climbed) {
    const waiting = { ...ticket, firstWordAt: undefined, replyBy: undefined };
    await watchTicket(deps, waiting, { laterMs: answered ? graceMs : 0 });
  }
};

/** A human has written, or nobody has to any more. */
export const stopWatching = async ({ store }: Needs<"store">, ticketId: number): Promise<void> => {
  await store.timers.cancel("ladder", String(ticketId));
  await store.timers.cancel("promise", String(ticketId));
  await store.timers.cancel("duty-begins", String(ticketId));
};

/** A human has said or done something for the person: the first counts, and what watched over the ticket ends. */
export const heardFromHuman = async (
  { store, clock }: Needs<"store" | "clock">,
  ticket: Ticket,
  staffId: number,
): Promise<void> => {
  // Now it is the person's turn, and whoever took it was not silent.
  if (moved(ticket.status, "word") !== undefined) await store.tickets.move(ticket.id, "word");
  if (ticket.firstWordAt !== undefined) return;
  await store.tickets.update(ticket.id, { firstWordAt: clock.now() });
  await store.tickets.addEvent(ticket.id, "first-word", clock.now(), { staffId });
  await stopWatching({ store }, ticket.id);
};

/**
 * Something done for the person is as good as a word, but not where life is in danger: a place that was offered does
 * not answer «I cannot go on».
 */
export const actedFor = async (
  deps: Needs<"store" | "clock">,
  ticketId: number | undefined,
  staffId: number,
): Promise<void> => {
  const ticket = ticketId === undefined ? undefined : await deps.store.tickets.get(ticketId);
  if (ticket !== undefined && ticket.level !== "imminent") await heardFromHuman(deps, ticket, staffId);
};
