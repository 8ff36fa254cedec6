/** Tells the other side that something did not arrive, in words; what can still arrive is put back in its way. */
import type { Needs } from "../deps.js";
import type { Refusal } from "../domain/outgoing.js";
import type { Ticket } from "../domain/tickets.js";
import type { Queued } from "../store/outbox.js";
import { staffVoice, voiceFor } from "./address.js";
import { postTopicCard } from "./claim-ticket.js";
import { loseTeam } from "./lose-team.js";
import { offerTicket } from "./open-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

const spoken = ["blocked", "deactivated", "ambiguous"] as const;

/** The topic was deleted under a talk: a new one begins with the card, and what waits comes behind it. */
const renewTopic = async (deps: Part, ticket: Ticket) => {
  const to = `ticket:${ticket.id}` as const;
  await deps.store.outbox.hold(to);
  const options = { priority: "relay", ticketId: ticket.id } as const;
  await deps.outbox.say(to, { text: staffVoice(deps)("staff:topicGone") }, options);
  await postTopicCard(deps, ticket);
  await deps.store.outbox.release(to);
};

/** The lobby was deleted with every card in it: those of tickets that nobody has taken are shown again. */
const renewLobby = async (deps: Part, teamId: number, posted: number | undefined) => {
  const tickets = await deps.store.tickets.unfinishedOf(teamId);
  for (const ticket of tickets)
    if (ticket.status === "open" && ticket.id !== posted) await offerTicket(deps, ticket);
};

/** The bot was put out of the group while it was writing there. */
const leaveGroup = async (deps: Part, call: Queued) => {
  const { store, outbox } = deps;
  const [kind, id] = call.destination.split(":");
  const ticket = kind === "ticket" ? await store.tickets.get(Number(id)) : undefined;
  const team =
    kind === "chat"
      ? await store.teams.byChat(Number(id))
      : await store.teams.get(ticket === undefined ? Number(id) : (ticket.teamId ?? 0));
  if (team !== undefined) await loseTeam(deps, { team });
  if (ticket === undefined || call.source === undefined) return;
  const { method, payload, source } = call;
  const to = `ticket:${ticket.id}` as const;
  await outbox.post({ to, method, payload, source, ticketId: ticket.id, priority: "relay", held: true });
};

export const reportUndelivered = async (
  deps: Part,
  { call, refusal }: { call: Queued; refusal: Refusal },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const [kind, id] = call.destination.split(":");
  if (refusal === "kicked") return leaveGroup(deps, call);
  if (kind === "lobby") {
    if (refusal === "topic-gone") await renewLobby(deps, Number(id), call.ticketId);
    return;
  }
  const ticket = call.ticketId === undefined ? undefined : await store.tickets.get(call.ticketId);
  if (kind === "chat" && (refusal === "blocked" || refusal === "deactivated")) {
    await store.people.setBlocked(Number(id), clock.now());
  }
  if (ticket === undefined) return;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  if (refusal === "topic-gone") await renewTopic(deps, ticket);
  else if (kind === "chat" && ticket.status === "claimed") {
    const t = staffVoice(deps);
    const why = t(`staff:why.${spoken.find((code) => code === refusal) ?? "other"}`);
    await outbox.say(`ticket:${ticket.id}`, { text: t("staff:undelivered", { why }) }, options);
  } else if (kind === "ticket" && call.source !== undefined) {
    const person = await store.people.get(ticket.personId);
    await outbox.say(`chat:${person.chatId}`, { text: voiceFor(deps, person)("talk:undelivered") });
  }
};

/** Tells the specialist that the person has shut the bot out. */
export const reportBlocked = async (
  deps: Needs<"outbox" | "i18n">,
  { ticket }: { ticket: Ticket },
): Promise<void> => {
  if (ticket.status !== "claimed") return;
  const t = staffVoice(deps);
  const text = t("staff:undelivered", { why: t("staff:why.blocked") });
  await deps.outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id });
};
