/** Takes a ticket's topic away from the forum it stands in. The ticket itself stays as it is, and points at no topic. */
import type { Needs } from "../../deps.js";
import type { Priority } from "../../domain/outgoing.js";
import type { Ticket } from "../../domain/tickets.js";

/** False when there is none. */
export const dropTopic = async (
  { store, outbox }: Needs<"store" | "outbox">,
  { id, teamId, topicId }: Pick<Ticket, "id" | "teamId" | "topicId">,
  priority: Priority = "relay",
): Promise<boolean> => {
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  if (topicId === undefined || team?.chatId === undefined) return false;
  await store.tickets.update(id, { topicId: null });
  const payload = { message_thread_id: topicId };
  await outbox.post({ to: `chat:${team.chatId}`, method: "deleteForumTopic", payload, priority });
  return true;
};
