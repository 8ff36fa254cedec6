/** Tells the other side that something did not arrive, in words. */
import type { Needs } from "../deps.js";
import type { Refusal } from "../domain/outgoing.js";
import type { Ticket } from "../domain/tickets.js";
import type { Queued } from "../store/outbox.js";
import { staffVoice, voiceFor } from "./address.js";
import { postTopicCard } from "./claim-ticket.js";

const spoken = ["blocked", "deactivated", "ambiguous"] as const;

export const reportUndelivered = async (
  deps: Needs<"store" | "outbox" | "clock" | "i18n">,
  { call, refusal }: { call: Queued; refusal: Refusal },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const [kind, id] = call.destination.split(":");
  const ticket = call.ticketId === undefined ? undefined : await store.tickets.get(call.ticketId);
  if (kind === "chat" && (refusal === "blocked" || refusal === "deactivated")) {
    await store.people.setBlocked(Number(id), clock.now());
  }
  if (ticket === undefined) return;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  if (refusal === "topic-gone") {
    await outbox.say(`ticket:${ticket.id}`, { text: staffVoice(deps)("staff:topicGone") }, options);
    await postTopicCard(deps, ticket);
  } else if (kind === "chat" && ticket.status !== "closed") {
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
