/** The address of a ticket's topic, for staff who read of it in private: it opens for members of the group alone. */
import type { Needs } from "../../deps.js";
import type { Ticket } from "../../domain/tickets.js";

/** Undefined while a ticket has no topic. */
export const topicLink = async (
  { store }: Needs<"store">,
  { teamId, topicId }: Pick<Ticket, "teamId" | "topicId">,
): Promise<string | undefined> => {
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  if (team?.chatId === undefined || topicId === undefined) return undefined;
  const { telegramId } = await store.people.identityOf(team.chatId);
  // A supergroup's number in an address stands without the mark that the Bot API puts before it.
  return `https://t.me/c/${String(telegramId).replace(/^-100/, "")}/${topicId}`;
};
