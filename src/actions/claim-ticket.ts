/** A specialist takes a ticket: its topic opens, what the person wrote meanwhile arrives there, the person hears who it is. */

import type { Needs } from "../deps.js";
import { may } from "../domain/desk/permissions.js";
import { isClosed, isQueued } from "../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import type { Person } from "../domain/people.js";
import { pausedForm } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import { isUrgent, type Ticket } from "../domain/tickets.js";
import { claimed, formWaits } from "../views/talk.js";
import { addUnsent } from "./add-answers.js";
import { staffVoice, voiceFor } from "./address.js";
import { repeatLast } from "./desk/repeat-last.js";
import { comeBack } from "./desk/rest.js";
import { postTopicCard } from "./desk/topic-card.js";
import { planMissingCode } from "./give-code.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** From here on words are for the human: an open form would swallow them. It waits, with all its answers. */
const pauseForm = async (deps: Part, ticket: Ticket, person: Person): Promise<void> => {
  const { store, outbox, clock } = deps;
  await store.dialogues.saveAnswer(person.id, pausedForm, pausedForm, { choice: "yes" }, clock.now());
  const view = formWaits(voiceFor(deps, person, ticket.language));
  const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
  await outbox.say(`chat:${person.chatId}`, view, options);
};

/**
 * Why no topic can be opened for a ticket: its team has no forum, somebody who is none of ours reads there, or whoever is
 * to lead it is not in the group and could not read a word.
 */
export type NoForum = "no-forum" | "shut";
export type NoRoom = NoForum | "outside";

/** One that has its topic already goes on there. */
export const noRoomFor = async (
  { store }: Needs<"store">,
  { teamId, topicId }: Pick<Ticket, "teamId" | "topicId">,
  staff?: Staff,
): Promise<NoRoom | undefined> => {
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  if (team?.chatId === undefined) return "no-forum";
  if (staff !== undefined && (await store.groups.outsideOf(team.chatId)).includes(staff.id)) return "outside";
  return team.shutAt !== undefined && topicId === undefined ? "shut" : undefined;
};

export const claimTicket = async (
  deps: Part,
  { staff, ticketId }: { staff: Staff; ticketId: number },
): Promise<
  Outcome<Ticket, "not-allowed" | "gone" | "closed" | NoRoom> | { ok: false; code: "claimed"; by: string }
> => {
  const { store, outbox, clock } = deps;
  if (!may("claim", staff)) return refuse("not-allowed");
  const offered = await store.tickets.get(ticketId);
  const noRoom =
    isQueued(offered) && offered !== undefined ? await noRoomFor(deps, offered, staff) : undefined;
  if (noRoom !== undefined) return refuse(noRoom);
  const won = await store.tickets.claim(ticketId, staff.id, clock.now());
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (!won) {
    if (isClosed(ticket)) return refuse("closed");
    const holder = ticket.assigneeId === undefined ? undefined : await store.teams.staff(ticket.assigneeId);
    return { ok: false, code: "claimed", by: holder?.name ?? "" };
  }
  await store.tickets.addEvent(ticketId, "claimed", clock.now(), { staffId: staff.id });
  // Whoever takes a ticket is there again.
  await comeBack(deps, { staff });
  await postTopicCard(deps, await addUnsent(deps, ticket));
  if (ticket.topicId === undefined) await repeatLast(deps, ticket);
  await store.outbox.release(`ticket:${ticketId}`);
  const person = await store.people.get(ticket.personId);
  // Whoever was kept waiting, or was told that nobody is there, is met with an apology and a question, not with a form.
  const events = await store.tickets.events(ticketId);
  const late = ticket.replyBy === undefined || events.some(({ kind }) => kind === "breach");
  const hello = claimed(voiceFor(deps, person, ticket.language), staff.name, late);
  await outbox.say(`chat:${person.chatId}`, hello, { priority: "relay", ticketId, unprompted: true });
  if (await store.dialogues.isOpen(person.chatId)) await pauseForm(deps, ticket, person);
  if (ticket.avoids.length > 0) {
    const text = staffVoice(deps)("lobby:avoids");
    await outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId });
  }
  if (person.silent) {
    const text = staffVoice(deps)("hide:staff.near");
    await outbox.say(`ticket:${ticketId}`, { text }, { priority: "relay", ticketId });
  }
  if (!isUrgent(ticket.level)) await planMissingCode(deps, { ticketId });
  return ok(ticket);
};
