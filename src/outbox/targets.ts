/** Turns the name of a destination into Telegram's ids. Only the sender asks; nobody else learns them. */
import type { Destination } from "../domain/outgoing.js";
import { nameOf } from "../domain/tickets.js";
import type { Store } from "../store/store.js";

export type TargetChat = { id: number; telegramId: number; kind: "private" | "group" };

export type Target =
  | { kind: "ready"; chat: TargetChat; thread: number | undefined }
  /** The topic does not exist yet: make it, tell `made` its id, and ask again. */
  | { kind: "needs-topic"; chat: TargetChat; name: string; made: (topicId: number) => Promise<void> }
  /** Nobody is there to take it: no team, or no forum. */
  | { kind: "nowhere" };

export const lobbyName = "Лобби · новые обращения";

const nowhere: Target = { kind: "nowhere" };

export const createTargets = (store: Store) => {
  const chats = new Map<number, TargetChat>();

  const chatOf = async (id: number): Promise<TargetChat> => {
    const cached = chats.get(id);
    if (cached !== undefined) return cached;
    const { telegramId, kind } = await store.people.identityOf(id);
    const chat = { id, telegramId, kind };
    if (chats.size > 20_000) chats.clear();
    chats.set(id, chat);
    return chat;
  };

  return {
    chatOf,
    /** A chat's id has changed. */
    forget: (chatId: number) => chats.delete(chatId),

    async resolve(destination: Destination): Promise<Target> {
      const [kind, number] = destination.split(":");
      const id = Number(number);
      if (kind === "chat") return { kind: "ready", chat: await chatOf(id), thread: undefined };
      if (kind === "lobby") {
        const team = await store.teams.get(id);
        if (team?.chatId === undefined) return nowhere;
        const chat = await chatOf(team.chatId);
        if (team.lobbyTopicId !== undefined) return { kind: "ready", chat, thread: team.lobbyTopicId };
        return {
          kind: "needs-topic",
          chat,
          name: lobbyName,
          made: (topicId) => store.teams.setLobby(id, topicId),
        };
      }
      const ticket = await store.tickets.get(id);
      if (ticket?.teamId === undefined) return nowhere;
      const team = await store.teams.get(ticket.teamId);
      if (team?.chatId === undefined) return nowhere;
      const chat = await chatOf(team.chatId);
      if (ticket.topicId !== undefined) return { kind: "ready", chat, thread: ticket.topicId };
      return {
        kind: "needs-topic",
        chat,
        name: (await store.topicCards.titleOf(id)) ?? nameOf(ticket),
        made: (topicId) => store.tickets.update(id, { topicId }),
      };
    },
  };
};
