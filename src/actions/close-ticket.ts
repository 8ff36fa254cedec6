/** Ends a talk, by the specialist or by the person, and opens it again. */

import type { Needs } from "../deps.js";
import { may } from "../domain/desk/permissions.js";
import { isClosed, isHeld } from "../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import type { Person } from "../domain/people.js";
import type { Staff } from "../domain/teams.js";
import { type CloseReason, isUrgent, replyBy, retentionMs, type Ticket } from "../domain/tickets.js";
import { dayMs, msBetween, plus } from "../domain/time.js";
import { wrapButton } from "../views/desk/forms.js";
import { closedByPerson, closedByStaff, reopened } from "../views/talk.js";
import type { View } from "../views/view.js";
import { staffVoice, voiceFor } from "./address.js";
import { noRoomFor } from "./claim-ticket.js";
import { askAfterTalk } from "./desk/after-talk.js";
import { dropTopic } from "./desk/drop-topic.js";
import { renewTopic } from "./desk/renew-topic.js";
import { teamFor } from "./desk/route-ticket.js";
import { callOffTasks } from "./desk/tasks.js";
import { offerFollowUp } from "./follow-ups.js";
import { offerTicket } from "./open-ticket.js";
import { stopWatching, teamPresence, watchTicket } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

const finish = async (deps: Part, ticket: Ticket, reason: CloseReason | "by-person", staffId?: number) => {
  const { store, clock } = deps;
  const now = clock.now();
  const retainUntil = plus(now, retentionMs);
  await store.tickets.close(ticket.id, reason, now, retainUntil);
  await store.tickets.addEvent(ticket.id, "closed", now, {
    detail: reason,
    ...(staffId === undefined ? {} : { staffId }),
  });
  await stopWatching({ store }, ticket.id);
  await callOffTasks(deps, ticket);
  await store.timers.set({
    name: "erase-ticket",
    key: String(ticket.id),
    payload: { ticketId: ticket.id },
    dueAt: retainUntil,
  });
};

const closeTopic = async ({ outbox }: Part, ticket: Ticket, text: string, keyboard?: View["keyboard"]) => {
  if (ticket.claimedAt === undefined) return;
  const to = `ticket:${ticket.id}` as const;
  const notice = keyboard === undefined ? { text } : { text, keyboard };
  await outbox.say(to, notice, { priority: "relay", ticketId: ticket.id });
  await outbox.post({ to, method: "closeForumTopic", payload: {}, priority: "relay", ticketId: ticket.id });
};

export const closeTicket = async (
  deps: Part,
  {
    staff,
    ticketId,
    reason,
    quietly = false,
  }: {
    staff: Staff;
    ticketId: number;
    reason: CloseReason;
    /** The person is told by whoever closes it, and asked nothing. */
    quietly?: boolean;
  },
): Promise<Outcome<Ticket, "gone" | "closed" | "not-allowed">> => {
  const ticket = await deps.store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("close", staff, ticket)) return refuse("not-allowed");
  await finish(deps, ticket, reason, staff.id);
  const t = staffVoice(deps);
  await closeTopic(deps, ticket, t("staff:closed", { reason: t(`staff:closeReason.${reason}`) }));
  if (quietly) return ok(ticket);
  const person = await deps.store.people.get(ticket.personId);
  const { directory, clock } = deps;
  const region = directory.regionOf(ticket.region ?? person.region)?.code;
  const lines = isUrgent(ticket.level) ? directory.lines({ topic: "danger", region, now: clock.now() }) : [];
  const goodbye = closedByStaff(voiceFor(deps, person, ticket.language), lines);
  await deps.outbox.say(`chat:${person.chatId}`, goodbye, {
    priority: "relay",
    ticketId,
    unprompted: true,
  });
  await offerFollowUp(deps, { person, clientLanguage: ticket.language, kind: "wellbeing" });
  if (reason !== "mistake") await askAfterTalk(deps, { person, ticket });
  return ok(ticket);
};

/** The person ends the talk. False when there was none. */
export const leaveTicket = async (deps: Part, { person }: { person: Person }): Promise<boolean> => {
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket === undefined) return false;
  await finish(deps, ticket, "by-person");
  const t = staffVoice(deps);
  await closeTopic(deps, ticket, t("staff:personClosed"), wrapButton(t, ticket.id));
  // What they have ended is still to be written up; how it ended is known.
  if (ticket.assigneeId !== undefined) {
    const { id: ticketId, assigneeId: staffId } = ticket;
    const draft = await deps.store.forms.open(ticketId, "wrap");
    const given = { ...draft?.given, outcome: "person-left" };
    if (draft === undefined)
      await deps.store.forms.begin({ ticketId, staffId, kind: "wrap", given }, deps.clock.now());
    else await deps.store.forms.save(draft.id, { staffId, given, words: draft.words });
  }
  // Nobody is to read what was written to a talk that was ended before anybody came.
  if (ticket.claimedAt === undefined) await deps.store.outbox.discardHeld(ticket.id);
  await deps.outbox.say(`chat:${person.chatId}`, closedByPerson(voiceFor(deps, person, ticket.language)));
  await offerFollowUp(deps, { person, clientLanguage: ticket.language, kind: "wellbeing" });
  await askAfterTalk(deps, { person, ticket });
  return true;
};

/** The time that was set for a first word before is over: there is another, where somebody comes. */
const promiseAnew = async (deps: Part, ticket: Ticket): Promise<Ticket> => {
  if (ticket.firstWordAt !== undefined) return ticket;
  const { there, back } = await teamPresence(deps, ticket.teamId);
  const by = there || back !== undefined ? replyBy(ticket.level, deps.clock.now(), back) : undefined;
  await deps.store.tickets.update(ticket.id, { replyBy: by ?? null });
  return { ...ticket, replyBy: by };
};

/** The person comes back to their last talk. False when there is none to come back to. */
export const reopenTicket = async (deps: Part, { person }: { person: Person }): Promise<boolean> => {
  const { store, outbox, clock } = deps;
  const last = await store.tickets.lastClosedOf(person.id);
  if (last === undefined || (await store.tickets.activeOf(person.id)) !== undefined) return false;
  const reopenedTicket = await store.tickets.reopen(last.id);
  // The team may have lost its forum meanwhile, or somebody who is none of ours reads there: others are asked.
  const noRoom = await noRoomFor(deps, { ...last, topicId: undefined });
  if (noRoom !== undefined) await dropTopic(deps, last);
  const found =
    noRoom === undefined
      ? reopenedTicket
      : await store.tickets.free(last.id, (await teamFor(deps, last))?.id);
  const ticket = await promiseAnew(deps, found);
  await store.timers.cancel("erase-ticket", String(ticket.id));
  await store.forms.drop(ticket.id, "wrap");
  await store.tickets.addEvent(ticket.id, "reopened", clock.now());
  if (isHeld(ticket)) {
    const to = `ticket:${ticket.id}` as const;
    const options = { priority: "relay", ticketId: ticket.id } as const;
    const text = staffVoice(deps)("staff:reopened");
    if (ticket.topicId === undefined) await renewTopic(deps, ticket, text);
    else {
      await outbox.post({ to, method: "reopenForumTopic", payload: {}, ...options });
      await outbox.say(to, { text }, options);
      await store.outbox.release(to);
    }
  } else await offerTicket(deps, ticket);
  // Where nobody had written yet, a first word is waited for as in a new one: what watched over it ended with the talk.
  if (ticket.firstWordAt === undefined) await watchTicket(deps, ticket);
  await outbox.say(`chat:${person.chatId}`, reopened(voiceFor(deps, person, ticket.language)), {
    ticketId: ticket.id,
  });
  return true;
};

/** How long a talk can be taken up again. */
const reopenMs = 30 * dayMs;

/** The person's last talk, if it ended lately enough to be taken up again. */
export const recentlyClosed = async (
  { store, clock }: Needs<"store" | "clock">,
  { person }: { person: Person },
): Promise<Ticket | undefined> => {
  const last = await store.tickets.lastClosedOf(person.id);
  if (last?.closedAt === undefined || msBetween(last.closedAt, clock.now()) > reopenMs) return undefined;
  if (person.hiddenAt !== undefined && last.closedAt <= person.hiddenAt) return undefined;
  return last;
};

/** Forgets what was written after the end of a talk that is not taken up again. */
export const dropHeld = async ({ store }: Needs<"store">, { person }: { person: Person }): Promise<void> => {
  const last = await store.tickets.lastClosedOf(person.id);
  if (last !== undefined) await store.outbox.discardHeld(last.id);
};
