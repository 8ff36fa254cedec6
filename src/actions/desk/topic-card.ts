/** Keeps the card of a ticket's topic and the topic's title true: posts and pins it, and corrects it when something changed. */
import type { Needs } from "../../deps.js";
import { isTurn } from "../../domain/desk/topic-title.js";
import { isUrgent, type Ticket, waitsForWord } from "../../domain/tickets.js";
import { plus, secondMs } from "../../domain/time.js";
import { type CardFacts, topicCard, topicTitle } from "../../views/desk/topic-card.js";
import { dayText } from "../../views/when.js";
import { staffVoice, timeFor } from "../address.js";
import { followTicket } from "./follow-ticket.js";
import { placeNames } from "./place-names.js";
import { plannedRows } from "./planned.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** How long a talk has to rest before its card says whose turn it is: a group takes few edits a minute. */
const restMs = 30 * secondMs;

/** Numbers that were shown stay shown, whatever the level is now. */
const wasAlarmed = ({ kind, detail }: { kind: string; detail: string | null }): boolean =>
  kind === "alarm" ||
  kind === "raised" ||
  (kind === "opened" && (detail === "imminent" || detail === "high"));

const factsOf = async (deps: Part, ticket: Ticket): Promise<CardFacts> => {
  const { store } = deps;
  const person = await store.people.get(ticket.personId);
  const holder = ticket.assigneeId === undefined ? undefined : await store.teams.staff(ticket.assigneeId);
  const events = await store.tickets.events(ticket.id);
  const before = (await store.tickets.allOf(ticket.personId)).filter(({ id }) => id < ticket.id);
  const referred = (await store.referrals.ofTicket(ticket.id)).map(({ service }) => service);
  const followed = (await store.followUps.openOf(ticket.personId)).flatMap(({ service }) => service ?? []);
  const next = (await store.nextWords.get(ticket.id))?.by;
  return {
    ticket,
    role: person.role,
    answers: await store.tickets.answers(ticket.id),
    holder: holder?.name,
    replyBy:
      waitsForWord(ticket) && ticket.replyBy !== undefined
        ? timeFor(deps, ticket, ticket.replyBy, "ru")
        : undefined,
    nextBy: next === undefined ? undefined : timeFor(deps, ticket, next, "ru"),
    earlier: before.map(({ createdAt }) => dayText(createdAt.slice(0, 10), "ru")),
    isOutOfReach: events.findLast(({ kind }) => kind === "shut" || kind === "reachable")?.kind === "shut",
    numbersShown: isUrgent(ticket.level) || events.some(wasAlarmed),
    planned: await plannedRows(deps, ticket),
    places: await placeNames(deps, [...new Set([...referred, ...followed])]),
  };
};

/** Posts the ticket's card into its topic (made by the sender when there is none) and pins it. */
export const postTopicCard = async (deps: Part, ticket: Ticket): Promise<void> => {
  const { store, outbox } = deps;
  const t = staffVoice(deps);
  const { steady, ...card } = topicCard(t, await factsOf(deps, ticket));
  const to = `ticket:${ticket.id}` as const;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  const message_id = await outbox.say(to, card, options);
  await store.topicCards.keep(
    ticket.id,
    { title: topicTitle(t, ticket), text: card.text, steady },
    -message_id,
  );
  const payload = { message_id, disable_notification: true };
  await outbox.post({ to, method: "pinChatMessage", payload, ...options });
};

/** Once nothing has been said for a while. */
const refreshAtRest = ({ store, clock }: Needs<"store" | "clock">, ticketId: number): Promise<void> => {
  const dueAt = plus(clock.now(), restMs);
  return store.timers.set({ name: "topic-card", key: String(ticketId), payload: { ticketId }, dueAt });
};

/** @param isResting nothing has been said for a while: then the card says whose turn it is */
export const refreshTopic = async (
  deps: Part,
  { ticketId, isResting = true }: { ticketId: number; isResting?: boolean },
): Promise<void> => {
  const { store, outbox } = deps;
  const kept = await store.topicCards.get(ticketId);
  const ticket = kept === undefined ? undefined : await store.tickets.get(ticketId);
  if (kept === undefined || ticket?.topicId === undefined) return;
  const t = staffVoice(deps);
  const to = `ticket:${ticketId}` as const;
  const options = { priority: "relay", ticketId } as const;
  const title = topicTitle(t, ticket);
  const { text, steady, keyboard } = topicCard(t, await factsOf(deps, ticket));
  const isTitleNew = title !== kept.title;
  if (isTitleNew) await outbox.post({ to, method: "editForumTopic", payload: { name: title }, ...options });
  if (kept.isText(text)) {
    if (isTitleNew) await store.topicCards.keep(ticketId, { title, text, steady });
    return;
  }
  if (!isResting && kept.isSteady(steady) && isTurn(ticket.status)) return refreshAtRest(deps, ticketId);
  const payload = { message_id: -kept.rowId, text, reply_markup: keyboard };
  await outbox.post({ to, method: "editMessageText", payload, ...options });
  await store.topicCards.keep(ticketId, { title, text, steady });
};

/** Whatever this step did to tickets moves their clocks and is shown in their topics. To be called at the end of a step. */
export const refreshTopics = async (deps: Part): Promise<void> => {
  for (const [ticketId, by] of deps.store.tickets.takeTouched()) {
    await followTicket(deps, ticketId);
    if (by === "turn") await refreshAtRest(deps, ticketId);
    else await refreshTopic(deps, { ticketId, isResting: false });
  }
};
