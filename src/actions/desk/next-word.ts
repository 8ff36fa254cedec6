/**
 * The clock of the next human word. It follows the state of a ticket, whoever moved it: it runs while the person waits
 * for us and stops with every other state. On its way the holder is reminded, then others; the person hears of it only
 * where a time was told to them, or where life is in danger.
 */
import type { Needs } from "../../deps.js";
import { breachEvents } from "../../domain/desk/breaches.js";
import {
  countsFrom,
  isBreach,
  nextWordBy,
  owesWord,
  type Reminded,
  type Reminder,
  remindAt,
  remindedOf,
  reminders,
  type WorkPlace,
} from "../../domain/desk/deadlines.js";
import { may } from "../../domain/desk/permissions.js";
import { unansweredSince } from "../../domain/desk/waiting.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import { type Ticket, waitsForWord } from "../../domain/tickets.js";
import { type Instant, msBetween } from "../../domain/time.js";
import type { NextWord } from "../../store/next-words.js";
import { stillCalling } from "../../views/crisis.js";
import { type CanDo, holderReminded, nextWordCall, overInTopic } from "../../views/desk/deadlines.js";
import { late } from "../../views/duty.js";
import { staffVoice, timeFor, voiceFor } from "../address.js";
import { callable, type Member, tellStaff } from "../call-staff.js";
import { isQuieted } from "../while-waiting.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const placeOf = ({ directory }: Needs<"directory">, { region }: Ticket): WorkPlace => {
  const known = directory.regionOf(region);
  return {
    utcOffset: known?.utcOffset ?? defaultUtcOffset,
    isWorkingDay: (day) => directory.calendar.isWorkingDay(day, known?.code ?? null),
  };
};

/** Whether a human has written in this talk at some time; words of danger make the first word waited for anew. */
const wasAnswered = async ({ store }: Needs<"store">, ticket: Ticket): Promise<boolean> =>
  ticket.firstWordAt !== undefined ||
  (await store.tickets.events(ticket.id)).some(({ kind }) => kind === "first-word");

const isOwed = async (deps: Needs<"store">, ticket: Ticket): Promise<boolean> =>
  owesWord(ticket, true) && owesWord(ticket, await wasAnswered(deps, ticket));

const setReminder = async (deps: Part, ticket: Ticket, running: NextWord, index: number): Promise<void> => {
  const next = reminders[running.level][index];
  if (next === undefined) return;
  await deps.store.timers.set({
    name: "next-word",
    key: String(ticket.id),
    payload: { ticketId: ticket.id, index },
    dueAt: remindAt(running.level, running.by, next, placeOf(deps, ticket)),
  });
};

/** The time at which the person was told that we write, when it has just come: a rest that ended by itself. */
const promisedTo = async ({ store, clock }: Part, ticket: Ticket): Promise<Instant | undefined> => {
  const last = (await store.tickets.events(ticket.id)).findLast(({ kind }) => kind === "woken");
  return last?.at === clock.now() ? ticket.snoozedUntil : undefined;
};

/** Another clock is to run from now on: since when the words wait that nobody has answered is not lost with this one. */
const keepSince = async ({ store }: Part, ticket: Ticket, { since }: NextWord): Promise<void> => {
  if (waitsForWord(ticket)) await store.tickets.addEvent(ticket.id, unansweredSince, since);
};

/** Makes the clock fit the state that a ticket has now. To be called whenever something has happened to it. */
export const keepClock = async (deps: Part, ticket: Ticket): Promise<void> => {
  const { store, clock } = deps;
  const running = await store.nextWords.get(ticket.id);
  if (!(await isOwed(deps, ticket))) {
    if (running === undefined) return;
    await keepSince(deps, ticket, running);
    await store.nextWords.stop(ticket.id);
    await store.timers.cancel("next-word", String(ticket.id));
    return;
  }
  if (running?.level === ticket.level) return;
  const since = countsFrom(running, ticket.level, clock.now());
  if (running !== undefined && since !== running.since) await keepSince(deps, ticket, running);
  const by = nextWordBy(ticket.level, since, placeOf(deps, ticket));
  const promised = running === undefined ? await promisedTo(deps, ticket) : running.promised;
  const next = { ticketId: ticket.id, since, level: ticket.level, by, promised };
  await store.nextWords.set(next);
  await setReminder(deps, ticket, next, 0);
};

/** What somebody else than its holder can do about a late talk; undefined for whoever can only look on. */
const canDo = (staff: Member, ticket: Ticket): CanDo | undefined =>
  (["stepIn", "release", "claim"] as const).find((act) => may(act, staff, ticket));

/** Whom a reminder reaches: not whoever does not answer already, nor who could not help. */
const reachedBy = async (deps: Part, ticket: Ticket, to: Exclude<Reminded, "holder">): Promise<Member[]> =>
  remindedOf(
    to,
    (await callable(deps, ticket)).filter(
      (one) => one.id !== ticket.assigneeId && canDo(one, ticket) !== undefined,
    ),
  );

/** What the person hears when the time is over: an apology where a time was told, the numbers where life is in danger. */
const tellPerson = async (deps: Part, ticket: Ticket, { promised }: NextWord): Promise<void> => {
  const { store, outbox, clock, directory } = deps;
  const isImminent = ticket.level === "imminent";
  if (promised === undefined && (!isImminent || (await isQuieted(deps, ticket.id)))) return;
  const region = directory.regionOf(ticket.region)?.code;
  const lines = directory.lines({ topic: "danger", region, now: clock.now() });
  const person = await store.people.get(ticket.personId);
  const voice = voiceFor(deps, person, ticket.language);
  const view =
    promised === undefined ? stillCalling(voice, lines) : late(voice, timeFor(deps, ticket, promised), lines);
  const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
  await outbox.say(`chat:${person.chatId}`, view, options);
};

/** The reminders that are due by now, from one on: whoever was not running meanwhile reminds once, not in turn. */
const dueFrom = (deps: Part, ticket: Ticket, { level, by }: NextWord, index: number): Reminder[] => {
  const [first, ...later] = reminders[level].slice(index);
  if (first === undefined) return [];
  const place = placeOf(deps, ticket);
  const now = deps.clock.now();
  return [first, ...later.filter((one) => remindAt(level, by, one, place) <= now)];
};

/** One reminder, if the word is still owed; sets the next. */
export const remindOfWord = async (
  deps: Part,
  { ticketId, index }: { ticketId: number; index: number },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  const running = await store.nextWords.get(ticketId);
  if (ticket === undefined || running === undefined || !(await isOwed(deps, ticket))) return;
  const due = dueFrom(deps, ticket, running, index);
  const last = due.at(-1);
  if (last === undefined) return;
  const t = staffVoice(deps);
  const holder = (await store.teams.allStaff()).find(({ id }) => id === ticket.assigneeId);
  const time = timeFor(deps, ticket, running.by, "ru");
  const waits = { ticket, waitMs: msBetween(running.since, clock.now()), time, holder };
  const priority = ticket.level === "imminent" ? "crisis" : "relay";
  const inTopic = { priority, ticketId } as const;
  const isOver = due.some(isBreach);
  if (isOver) {
    const detail = running.level;
    await store.tickets.addEvent(ticketId, breachEvents.nextWord, clock.now(), { detail });
  }
  if (last.to === "holder") await outbox.say(`ticket:${ticketId}`, holderReminded(t, waits), inTopic);
  // Where words of danger wait, their own ladder calls the others and gives the numbers.
  else if (ticket.firstWordAt !== undefined) {
    const called = await reachedBy(deps, ticket, last.to);
    for (const one of called) {
      const can = canDo(one, ticket);
      if (can !== undefined) await tellStaff(deps, ticket, nextWordCall(t, waits, can), [one]);
    }
    if (isOver) {
      await outbox.say(`ticket:${ticketId}`, overInTopic(t, waits, called), inTopic);
      await tellPerson(deps, ticket, running);
    }
  }
  await setReminder(deps, ticket, running, index + due.length);
};
