/** Tells the other side that something did not arrive, in words; what can still arrive is put back in its way. */

import type { Needs } from "../deps.js";
import { isHeld, isQueued, moved } from "../domain/desk/states.js";
import type { Refusal } from "../domain/outgoing.js";
import type { Ticket } from "../domain/tickets.js";
import type { Queued } from "../store/queued.js";
import { staffVoice, voiceFor } from "./address.js";
import { reportNoGroupLink } from "./desk/group-link.js";
import { renewTopic } from "./desk/renew-topic.js";
import { refreshTopic } from "./desk/topic-card.js";
import { loseTeam } from "./lose-team.js";
import { offerTicket } from "./open-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

const spoken = ["blocked", "deactivated", "ambiguous"] as const;
const isShut = (refusal: Refusal) => refusal === "blocked" || refusal === "deactivated";

type Tell = Needs<"store" | "outbox" | "clock" | "i18n">;

const tellTopic = (deps: Tell, ticket: Ticket, text: string) =>
  deps.outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id });

/** Notes that a person can be reached again or no more. Answers whether that was not so before. */
const isNewsOf = async (
  { store, clock }: Tell,
  ticket: Ticket,
  state: "shut" | "reachable",
): Promise<boolean> => {
  // Both ways of learning it may come at the same moment.
  await store.people.lock(ticket.personId);
  const events = await store.tickets.events(ticket.id);
  const last = events.findLast(({ kind }) => kind === "shut" || kind === "reachable")?.kind ?? "reachable";
  if (last === state) return false;
  await store.tickets.addEvent(ticket.id, state, clock.now());
  return true;
};

type Event = { kind: string };

/** Words of staff that did not arrive since the person was in reach last. */
const missed = (events: readonly Event[]): number => {
  const from = events.findLastIndex(({ kind }) => kind === "reachable");
  return events.slice(from + 1).filter(({ kind }) => kind === "undelivered").length;
};

/** The specialist hears that the person is out of reach, once until they are back: by Telegram's word or a refusal. */
const tellShut = async (deps: Tell, ticket: Ticket, refusal: Refusal): Promise<void> => {
  if (!isHeld(ticket) || !(await isNewsOf(deps, ticket, "shut"))) return;
  const t = staffVoice(deps);
  const why = t(refusal === "deactivated" ? "staff:why.deactivated" : "staff:why.blocked");
  await tellTopic(deps, ticket, t("staff:undelivered", { why }));
};

/** The person has shut the bot out, or lets it in again. */
export const reportBlocked = async (
  deps: Tell,
  { ticket, blocked }: { ticket: Ticket; blocked: boolean },
): Promise<void> => {
  if (blocked) return tellShut(deps, ticket, "blocked");
  const count = missed(await deps.store.tickets.events(ticket.id));
  if (!isHeld(ticket) || !(await isNewsOf(deps, ticket, "reachable"))) return;
  const t = staffVoice(deps);
  await tellTopic(deps, ticket, count === 0 ? t("staff:unblocked") : t("staff:unblockedMissed", { count }));
  // What did not arrive answered nobody: it is our turn again, and the clock of the next word runs.
  if (count > 0 && moved(ticket.status, "said") !== undefined)
    await deps.store.tickets.move(ticket.id, "said");
};

/** The lobby was deleted with every card in it: those of tickets that nobody has taken are shown again. */
const renewLobby = async (deps: Part, teamId: number, posted: number | undefined) => {
  const tickets = await deps.store.tickets.unfinishedOf(teamId);
  for (const ticket of tickets) if (isQueued(ticket) && ticket.id !== posted) await offerTicket(deps, ticket);
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
  if (call.method === "createChatInviteLink")
    await reportNoGroupLink(deps, { chatId: Number(id), name: String(call.payload["name"]) });
  if (refusal === "kicked") return leaveGroup(deps, call);
  if (kind === "lobby") {
    if (refusal === "topic-gone") await renewLobby(deps, Number(id), call.ticketId);
    return;
  }
  const ticket = call.ticketId === undefined ? undefined : await store.tickets.get(call.ticketId);
  if (kind === "chat" && isShut(refusal)) {
    await store.people.setBlocked(Number(id), clock.now());
  }
  if (ticket === undefined) return;
  // Somebody of the staff who looks on, or was shown something: no news of the person.
  if (kind === "chat" && (await store.people.get(ticket.personId)).chatId !== Number(id)) return;
  if (refusal === "topic-gone") await renewTopic(deps, ticket, staffVoice(deps)("staff:topicGone"));
  else if (kind === "chat" && isShut(refusal)) {
    if (isHeld(ticket) && call.source !== undefined)
      await store.tickets.addEvent(ticket.id, "undelivered", clock.now());
    await tellShut(deps, ticket, refusal);
    // No step ends here that would show it.
    await refreshTopic(deps, { ticketId: ticket.id });
  } else if (kind === "chat" && isHeld(ticket)) {
    const t = staffVoice(deps);
    const why = t(`staff:why.${spoken.find((code) => code === refusal) ?? "other"}`);
    await tellTopic(deps, ticket, t("staff:undelivered", { why }));
  } else if (kind === "ticket" && call.source !== undefined && refusal !== "message-gone") {
    // What is not there any more was taken back by whoever wrote it.
    const person = await store.people.get(ticket.personId);
    await outbox.say(`chat:${person.chatId}`, {
      text: voiceFor(deps, person, ticket.language)("talk:undelivered"),
    });
  }
};
