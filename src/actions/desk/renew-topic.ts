/** A talk's topic is gone, or its forum is another: a new one begins with the card and what the person wrote last. */
import type { Needs } from "../../deps.js";
import { isHeld, isQueued } from "../../domain/desk/states.js";
import type { Team } from "../../domain/teams.js";
import { byUrgency, type Ticket } from "../../domain/tickets.js";
import { staffVoice } from "../address.js";
import { offerTicket } from "../open-ticket.js";
import { repeatLast } from "./repeat-last.js";
import { postTopicCard } from "./topic-card.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** @param why what is said first; `isThere` while the topic that is left still stands */
export const renewTopic = async (deps: Part, ticket: Ticket, why: string, isThere = false): Promise<void> => {
  const to = `ticket:${ticket.id}` as const;
  await deps.store.outbox.hold(to);
  await deps.outbox.say(to, { text: why }, { priority: "relay", ticketId: ticket.id });
  await postTopicCard(deps, ticket);
  await repeatLast(deps, ticket, isThere);
  await deps.store.outbox.release(to);
};

/**
 * A team has another forum: nothing points at a topic of the old one any more, and each is seen to in a step of its own,
 * open talks first.
 */
export const moveForum = async (deps: Part, { team, from }: { team: Team; from: number }): Promise<void> => {
  const { store, clock } = deps;
  for (const { ticketId, topicId } of await store.tickets.leaveForum(team.id)) {
    const payload = { ticketId, topicId, from };
    await store.timers.set({ name: "move-topic", key: String(ticketId), payload, dueAt: clock.now() });
  }
  const waiting = (await store.tickets.unfinishedOf(team.id)).filter(isQueued).toSorted(byUrgency);
  for (const ticket of waiting) await offerTicket(deps, ticket);
};

/** Takes a topic away where it stood; a talk that is under way goes on in the forum that its team has now. */
export const moveTopic = async (
  deps: Part,
  { ticketId, topicId, from }: { ticketId: number; topicId: number; from: number },
): Promise<void> => {
  const { store, outbox } = deps;
  const payload = { message_thread_id: topicId };
  await outbox.post({ to: `chat:${from}`, method: "deleteForumTopic", payload, priority: "broadcast" });
  const ticket = await store.tickets.get(ticketId);
  if (ticket?.topicId === undefined && isHeld(ticket) && ticket !== undefined)
    await renewTopic(deps, ticket, staffVoice(deps)("lobby:group.moved"));
};
