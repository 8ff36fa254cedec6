/** A talk's topic is gone, or its forum is another: a new one begins with the card and what the person wrote last. */
import type { Needs } from "../../deps.js";
import { isHeld, isQueued } from "../../domain/desk/states.js";
import type { Team } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { staffVoice } from "../address.js";
import { offerTicket } from "../open-ticket.js";
import { repeatLast } from "./repeat-last.js";
import { postTopicCard } from "./topic-card.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** @param why what is said first */
export const renewTopic = async (deps: Part, ticket: Ticket, why: string): Promise<void> => {
  const to = `ticket:${ticket.id}` as const;
  await deps.store.outbox.hold(to);
  await deps.outbox.say(to, { text: why }, { priority: "relay", ticketId: ticket.id });
  await postTopicCard(deps, ticket);
  await repeatLast(deps, ticket);
  await deps.store.outbox.release(to);
};

/** A team has another forum: what stood in the old one is taken away there, and open talks go on in the new one. */
export const moveForum = async (deps: Part, { team, from }: { team: Team; from: number }): Promise<void> => {
  const { store, outbox } = deps;
  const t = staffVoice(deps);
  const leave = async ({ id, topicId }: Ticket) => {
    if (topicId === undefined) return;
    await store.tickets.update(id, { topicId: null });
    const payload = { message_thread_id: topicId };
    await outbox.post({ to: `chat:${from}`, method: "deleteForumTopic", payload, priority: "broadcast" });
  };
  for (const ticket of await store.tickets.endedWithTopic(team.id)) await leave(ticket);
  for (const ticket of await store.tickets.unfinishedOf(team.id)) {
    await leave(ticket);
    if (isQueued(ticket)) await offerTicket(deps, ticket);
    else if (isHeld(ticket))
      await renewTopic(deps, { ...ticket, topicId: undefined }, t("lobby:group.moved"));
  }
};
