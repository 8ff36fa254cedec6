/** Refuses a picture in a sexual matter: it goes from the chat, and from the specialists' topic if it had come there. */

import type { Needs } from "../deps.js";
import { isHeld } from "../domain/desk/states.js";
import type { Person } from "../domain/people.js";
import type { Said } from "../domain/relay.js";
import type { Ticket } from "../domain/tickets.js";
import { staffVoice } from "./address.js";

/** Keeps nothing of it; the specialists learn only that there was one. */
export const refuseImage = async (
  { store, outbox, i18n }: Needs<"store" | "outbox" | "i18n">,
  { person, ticket, said }: { person: Person; ticket: Ticket; said: Said },
): Promise<void> => {
  const to = `ticket:${ticket.id}` as const;
  const own = `chat:${person.chatId}` as const;
  const source = { chatId: person.chatId, messageId: said.messageId };
  const copy = await store.outbox.copyOf(source);
  await store.outbox.forget(source);
  if (copy !== undefined) {
    const payload = { message_id: copy.messageId };
    await outbox.post({ to, method: "deleteMessage", payload, priority: "crisis", ticketId: ticket.id });
  }
  const payload = { message_id: said.messageId };
  await outbox.post({ to: own, method: "deleteMessage", payload, priority: "crisis" });
  const held = !isHeld(ticket);
  const text = staffVoice({ i18n })("staff:imageHidden");
  await outbox.say(to, { text }, { priority: "relay", ticketId: ticket.id, held });
};
