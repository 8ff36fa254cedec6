/** Shows a new topic what was said last by both sides: what stood in the old one is gone with it. */
import type { Needs } from "../../deps.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import { staffVoice } from "../address.js";

type Part = Needs<"store" | "outbox" | "i18n">;

/** No more: a group takes twenty messages a minute, and what is new waits behind these. */
const mostRepeated = 8;

/** Who held the talk at a moment, by name. */
const holders = async ({ store }: Part, ticket: Ticket): Promise<(at: Instant) => string> => {
  const events = await store.tickets.events(ticket.id);
  const begun = events.filter(({ kind }) => kind === "claimed" || kind === "transfer-accepted");
  const names = new Map<number, string>();
  for (const { staffId } of begun)
    if (staffId !== null) names.set(staffId, (await store.teams.staff(staffId))?.name ?? "");
  return (at) => names.get(begun.findLast((event) => event.at <= at)?.staffId ?? 0) ?? "";
};

/**
 * Copies the last messages from the person's own chat, ours among them. Nothing of them is kept here, so what was
 * deleted there meanwhile stays deleted; of what had something hidden in it only the masked copy may be shown.
 * @param isThere the topic that the talk leaves still stands, and the masked copies in it
 */
export const repeatLast = async (deps: Part, ticket: Ticket, isThere = false): Promise<void> => {
  const { store, outbox } = deps;
  const person = await store.people.get(ticket.personId);
  const last = await store.outbox.lastSaid(ticket.id, person.chatId, mostRepeated);
  if (last.length === 0) return;
  const t = staffVoice(deps);
  const to = `ticket:${ticket.id}` as const;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  const shown = last.filter(({ ours, altered, copy }) => ours || !altered || (isThere && copy !== undefined));
  const some = shown.length < last.length ? [t("lobby:againHidden")] : [];
  await outbox.say(to, { text: [t("lobby:again"), ...some].join("\n") }, options);
  const holderAt = await holders(deps, ticket);
  let speaker = t("lobby:againPerson");
  for (const { at, copy, ours, altered, since } of shown) {
    const by = ours ? t("lobby:againOurs", { name: holderAt(since) }) : t("lobby:againPerson");
    if (by !== speaker) await outbox.say(to, { text: by }, { ...options, silent: true });
    speaker = by;
    const copyOf = altered ? copy : at;
    const payload = { disable_notification: true, ...(ours || altered ? { copyOf } : {}) };
    // Ours is no message of the person: nothing is to be answered or corrected there.
    const source = ours ? {} : { source: at, altered };
    await outbox.post({ to, method: "copyMessage", payload, ...source, ...options });
  }
};
