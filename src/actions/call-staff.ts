/** Calls specialists to tickets that wait: by private message, on the ticket's card, and in the lobby. */

import type { Needs } from "../deps.js";
import { type DeskAct, may } from "../domain/desk/permissions.js";
import { isQueued } from "../domain/desk/states.js";
import { type Duty, onDuty } from "../domain/duty.js";
import { type Circle, called } from "../domain/escalation.js";
import type { Staff } from "../domain/teams.js";
import { byUrgency, isUrgent, type Ticket, waitsForWord } from "../domain/tickets.js";
import { type Instant, msBetween } from "../domain/time.js";
import { calling, callingYou } from "../views/staff.js";
import { waited } from "../views/when.js";
import { staffVoice, timeFor } from "./address.js";
import { lobbyCardOf } from "./desk/lobby-card.js";
import { waitingSince } from "./desk/waiting-since.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

export type Member = Staff & { bound: boolean; chatId: number | undefined };

const priorityOf = ({ level }: Ticket) => (isUrgent(level) ? "crisis" : "relay");

/** How long the word that waits now has waited, however old the talk is. */
const waitOf = async (deps: Part, ticket: Ticket): Promise<string> => {
  return waited(staffVoice(deps), msBetween(await waitingSince(deps, ticket), deps.clock.now()));
};

/** Who may be called to a ticket at all: they can be reached, do not rest, and can do something about it. */
export const callable = async (
  { store, clock }: Needs<"store" | "clock">,
  ticket: Ticket,
  act: DeskAct = "beCalled",
): Promise<(Member & { onDuty: boolean })[]> => {
  const roster: Duty[] = await store.teams.roster();
  const there = onDuty(roster, clock.now());
  const resting = await store.care.resting(clock.now());
  return (await store.teams.allStaff())
    .filter((one) => one.bound && !resting.includes(one.id) && may(act, one, ticket))
    .map((one) => ({ ...one, onDuty: roster.length === 0 || there.includes(one.id) }));
};

/** Whom a circle reaches now; where nobody of the team is to be had, those who answer for any team. */
export const reached = async (
  deps: Needs<"store" | "clock">,
  circle: Circle,
  ticket: Ticket,
): Promise<Member[]> => {
  const own = called(circle, await callable(deps, ticket));
  return own.length > 0 ? own : called("head", await callable(deps, ticket, "beCalledAfar"));
};

/** Says something to each of the staff in private. */
export const tellStaff = async (
  { outbox }: Part,
  ticket: Ticket,
  text: string,
  staff: readonly Member[],
): Promise<void> => {
  for (const { chatId } of staff)
    if (chatId !== undefined) await outbox.say(`chat:${chatId}`, { text }, { priority: priorityOf(ticket) });
};

/** Remembers where a ticket's card stands, by the id that holds before it is sent. */
export const noteCard = (
  { store, clock }: Needs<"store" | "clock">,
  { id, teamId }: Ticket,
  message: number,
): Promise<void> =>
  store.tickets.addEvent(id, "offered", clock.now(), { detail: `${teamId ?? 0} ${message}` });

/** The ticket's newest card in the lobby of the team it has now. */
export const cardOf = async (
  { store }: Needs<"store">,
  { id, teamId }: Ticket,
): Promise<number | undefined> => {
  const offered = (await store.tickets.events(id)).findLast(({ kind }) => kind === "offered");
  const [team, message] = (offered?.detail ?? "").split(" ").map(Number);
  return team === teamId ? message : undefined;
};

/** Writes on the ticket's card how long it has waited; one that somebody has taken says who that is. */
export const showWaiting = async (deps: Part, ticket: Ticket): Promise<void> => {
  const { outbox, clock } = deps;
  const message_id = await cardOf(deps, ticket);
  if (!isQueued(ticket) || ticket.teamId === undefined || message_id === undefined) return;
  if (await isShut(deps, ticket.teamId)) return;
  const t = staffVoice(deps);
  const now = clock.now();
  const isLate = ticket.replyBy !== undefined && ticket.replyBy <= now;
  const values = { wait: await waitOf(deps, ticket), time: timeFor(deps, ticket, now, "ru") };
  const card = await lobbyCardOf(deps, ticket, t(isLate ? "staff:waitingLate" : "staff:waiting", values));
  const payload = { message_id, text: card.text, reply_markup: card.keyboard };
  const to = `lobby:${ticket.teamId}` as const;
  await outbox.post({ to, method: "editMessageText", payload, priority: priorityOf(ticket) });
};

/** Where somebody who is none of ours reads along, nothing is shown. */
export const isShut = async ({ store }: Needs<"store">, teamId: number): Promise<boolean> =>
  (await store.teams.get(teamId))?.shutAt !== undefined;

const nobody = "nobody";
const calledAgain = "called-again";
/** From these on, everybody is called as if for the first time. */
const beginnings: readonly string[] = ["opened", "raised", "alarm", "level-set", "reopened", "duty-began"];

/**
 * Calls a circle to a ticket. The lobby hears of those alone who were not called to it before; while somebody is in
 * imminent danger, it hears of every call.
 */
export const callCircle = async (deps: Part, ticket: Ticket, circle: Circle): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const staff = await reached(deps, circle, ticket);
  const text = callingYou(staffVoice(deps), { ticket, wait: await waitOf(deps, ticket) }, staff);
  const shut = ticket.teamId !== undefined && isQueued(ticket) && (await isShut(deps, ticket.teamId));
  const whatToDo = shut ? `\n${staffVoice(deps)("lobby:group.shutCall")}` : "";
  await tellStaff(deps, ticket, text + whatToDo, staff);
  const events = await store.tickets.events(ticket.id);
  const begun = events.findLastIndex(({ kind }) => beginnings.includes(kind));
  const before = events
    .slice(begun + 1)
    .filter(({ kind }) => kind === "called")
    .flatMap(({ detail }) => (detail ?? "").split(","));
  const reachedIds = staff.length === 0 ? [nobody] : staff.map(({ id }) => String(id));
  const fresh = reachedIds.filter((id) => !before.includes(id));
  const isAgain = fresh.length === 0 && ticket.level === "imminent";
  const told = isAgain ? reachedIds : fresh;
  await store.tickets.addEvent(ticket.id, isAgain ? calledAgain : "called", now, { detail: told.join(",") });
  if (told.length === 0 || ticket.teamId === undefined) return;
  // Behind everything else that is due at this moment: what is called together is told together.
  const payload = { teamId: ticket.teamId, since: now };
  await store.timers.ensure({ name: "call-lobby", key: String(ticket.teamId), payload, dueAt: now });
};

/** Tells a team's lobby, once for all tickets to which somebody was newly called since a moment. */
export const callLobby = async (
  deps: Part,
  { teamId, since }: { teamId: number; since: Instant },
): Promise<void> => {
  const { store, outbox } = deps;
  if (await isShut(deps, teamId)) return;
  const waiting = (await store.tickets.unfinishedOf(teamId)).filter(waitsForWord).toSorted(byUrgency);
  const tickets: Ticket[] = [];
  const ids = new Set<string>();
  let isAgain = true;
  for (const ticket of waiting) {
    const calls = (await store.tickets.events(ticket.id)).filter(
      ({ kind, at, detail }) =>
        (kind === "called" || kind === calledAgain) && at >= since && (detail ?? "") !== "",
    );
    if (calls.some(({ kind }) => kind === "called")) isAgain = false;
    if (calls.length > 0) tickets.push(ticket);
    for (const { detail } of calls) for (const id of (detail ?? "").split(",")) ids.add(id);
  }
  const [first] = tickets;
  if (first === undefined) return;
  const staff = (await store.teams.allStaff()).filter(({ id }) => ids.has(String(id)));
  const view = calling(
    staffVoice(deps),
    await Promise.all(tickets.map(async (ticket) => ({ ticket, wait: await waitOf(deps, ticket) }))),
    staff,
    isAgain,
  );
  await outbox.say(`lobby:${teamId}`, view, { priority: priorityOf(first) });
};
