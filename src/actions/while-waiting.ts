/** What happens while a ticket waits for its first human word: staff are called rung by rung, the person is given numbers, a promise comes due. */

import type { Needs } from "../deps.js";
import { breachEvents } from "../domain/desk/breaches.js";
import type { HelpLine } from "../domain/directory/lines.js";
import { type Again, ladder, numbersGiven, quietingAnswers, rungsHeard } from "../domain/escalation.js";
import { isUrgent, nameOf, type Ticket, waitsForWord } from "../domain/tickets.js";
import { type Instant, minuteMs, msBetween, plus } from "../domain/time.js";
import { mayBeWatched } from "../domain/violence.js";
import type { T } from "../i18n/i18n.js";
import { noted, stillCalling } from "../views/crisis.js";
import { late, numbersAgain } from "../views/duty.js";
import type { View } from "../views/view.js";
import { staffVoice, timeFor, voiceFor } from "./address.js";
import { callCircle, reached, showWaiting, tellStaff } from "./call-staff.js";
import { teamPresence } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const linesFor = ({ directory, clock }: Part, ticket: Ticket) =>
  directory.lines({ topic: "danger", region: directory.regionOf(ticket.region)?.code, now: clock.now() });

const isWaiting = (ticket: Ticket | undefined): ticket is Ticket =>
  ticket !== undefined && waitsForWord(ticket);

/** Whether the person's last word about danger was that there is none: then nothing more is pressed upon them. */
export const isQuieted = async ({ store }: Needs<"store">, ticketId: number): Promise<boolean> => {
  const events = await store.tickets.events(ticketId);
  const last = events.findLast(
    ({ kind }) => kind === "alarm" || kind === "raised" || kind === "crisis-answer",
  );
  return last?.kind === "crisis-answer" && quietingAnswers.includes(last.detail ?? "");
};

/** Questions about violence at home, asked by themselves or within a search. */
const asking = ["violence", "find"];

/** Said unasked while it is not known who looks on: bare numbers, without a sound. */
const quietView = async (
  { store }: Part,
  personId: number,
  view: { t: T; lines: readonly HelpLine[] },
): Promise<View | undefined> => {
  for (const dialogue of asking) {
    const kept = await store.dialogues.answers(personId, dialogue);
    if (mayBeWatched(kept.map(({ question }) => question))) return { text: noted(view.t, view.lines) };
  }
  return undefined;
};

type OnLadder = { ticketId: number; rung: number; since: Instant };

/** The person is given the numbers again, unless they have heard of this rung or hear of them anyway. */
const giveNumbers = async (deps: Part, ticket: Ticket, rung: number, again: Again): Promise<void> => {
  const { store, outbox, clock } = deps;
  if (await isQuieted(deps, ticket.id)) return;
  if (rung < rungsHeard(ticket.level, await store.tickets.events(ticket.id))) return;
  const now = clock.now();
  await store.tickets.addEvent(ticket.id, numbersGiven, now, { detail: String(rung) });
  // A promise that is broken at this moment is owned up to, and the numbers stand below that.
  if (ticket.replyBy !== undefined && Math.abs(msBetween(ticket.replyBy, now)) < minuteMs) return;
  const person = await store.people.get(ticket.personId);
  const { there } = await teamPresence(deps, ticket.teamId);
  const voice = voiceFor(deps, person, ticket.language);
  const lines = linesFor(deps, ticket);
  const quiet = await quietView(deps, person.id, { t: voice, lines });
  const view = quiet ?? numbersAgain(voice, again, lines, there);
  const options = { priority: "crisis", unprompted: true, silent: quiet !== undefined } as const;
  await outbox.say(`chat:${person.chatId}`, view, options);
};

/** One rung of the ladder, if nobody has written yet; sets the next. */
export const climb = async (deps: Part, { ticketId, rung, since }: OnLadder): Promise<void> => {
  const { store, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (!isWaiting(ticket)) return;
  const step = ladder[ticket.level][rung];
  if (step === undefined) return;
  await callCircle(deps, ticket, step.call);
  await showWaiting(deps, ticket);
  const next = ladder[ticket.level][rung + 1];
  // Whoever was not running meanwhile says what is true now, not all that was missed.
  const isMissed = next !== undefined && plus(since, next.afterMs) <= clock.now();
  if (step.again !== undefined && !isMissed) await giveNumbers(deps, ticket, rung, step.again);
  if (next === undefined) return;
  const payload = { ticketId, rung: rung + 1, since };
  const dueAt = plus(since, next.afterMs);
  await store.timers.set({ name: "ladder", key: String(ticketId), payload, dueAt });
};

/** A duty begins, and somebody in danger waits from before it: everybody is called as if for the first time. */
export const beginDuty = async (deps: Part, { ticketId }: { ticketId: number }): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const ticket = await store.tickets.get(ticketId);
  if (!isWaiting(ticket) || !isUrgent(ticket.level)) return;
  await store.tickets.addEvent(ticketId, "duty-began", now);
  await callCircle(deps, ticket, "duty");
  await showWaiting(deps, ticket);
  const first = ladder[ticket.level][0];
  const payload = { ticketId, rung: 0, since: now };
  if (first !== undefined)
    await store.timers.set({
      name: "ladder",
      key: String(ticketId),
      payload,
      dueAt: plus(now, first.afterMs),
    });
};

/** Since these a time holds; whoever comes back to a talk is told none. */
const promises: readonly string[] = ["opened", "raised", "released", "team-lost", "reopened"];

/** Whether a time was told to the person: until when somebody answers is said while somebody is there, and only then. */
const wasPromised = async ({ store }: Part, ticket: Ticket): Promise<boolean> => {
  const events = await store.tickets.events(ticket.id);
  const set = events.findLast(({ kind }) => promises.includes(kind));
  if (set?.kind === "reopened") return false;
  const at = set?.at ?? ticket.createdAt;
  return (await teamPresence({ store, clock: { now: () => at } }, ticket.teamId)).there;
};

/** The time set for an answer has come and nobody has written: owned up to, alternatives, and the head is told. */
export const breakPromise = async (deps: Part, { ticketId }: { ticketId: number }): Promise<void> => {
  const { store, outbox, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (!isWaiting(ticket) || ticket.replyBy === undefined) return;
  const time = timeFor(deps, ticket, ticket.replyBy);
  const person = await store.people.get(ticket.personId);
  const voice = voiceFor(deps, person, ticket.language);
  const lines = linesFor(deps, ticket);
  const quiet = await quietView(deps, person.id, { t: voice, lines });
  const told = (await wasPromised(deps, ticket)) ? late(voice, time, lines) : stillCalling(voice, lines);
  const options = { priority: "relay", unprompted: true, silent: quiet !== undefined } as const;
  if (!(await isQuieted(deps, ticketId))) await outbox.say(`chat:${person.chatId}`, quiet ?? told, options);
  const t = staffVoice(deps);
  const breach = { level: t(`staff:level.${ticket.level}`), name: nameOf(ticket) };
  const text = t("staff:breach", { ...breach, time: timeFor(deps, ticket, ticket.replyBy, "ru") });
  await tellStaff(deps, ticket, text, await reached(deps, "head", ticket));
  await showWaiting(deps, ticket);
  await store.tickets.addEvent(ticketId, breachEvents.firstWord, clock.now(), { detail: ticket.level });
};
