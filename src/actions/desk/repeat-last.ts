/** Shows a new topic what the person wrote last: what stood in the old one is gone with it. */
import type { Needs } from "../../deps.js";
import type { Ticket } from "../../domain/tickets.js";
import { staffVoice } from "../address.js";

/** No more: a group takes twenty messages a minute, and what is new waits behind these. */
const mostRepeated = 8;

/**
 * Copies the person's last messages from their own chat. Nothing of them is kept here, so what they deleted meanwhile
 * stays deleted; what had something hidden in it is not copied, for the original has it.
 */
export const repeatLast = async (
  { store, outbox, i18n }: Needs<"store" | "outbox" | "i18n">,
  ticket: Ticket,
): Promise<void> => {
  const last = await store.outbox.lastCopies(`ticket:${ticket.id}`, mostRepeated);
  if (last.length === 0) return;
  const t = staffVoice({ i18n });
  const to = `ticket:${ticket.id}` as const;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  const some = last.some(({ altered }) => altered) ? [t("lobby:againHidden")] : [];
  await outbox.say(to, { text: [t("lobby:again"), ...some].join("\n") }, options);
  for (const { source, altered } of last) {
    if (altered) continue;
    const payload = { disable_notification: true };
    await outbox.post({ to, method: "copyMessage", payload, source, ...options });
  }
};
