/** What staff read when somebody waits for the next word: level first, times exact. */
import type { Mention } from "../../domain/outgoing.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { Key, T } from "../../i18n/i18n.js";
import type { Called } from "../staff.js";
import type { View } from "../view.js";
import { waited } from "../when.js";

/** Who waits for whom, for how long already, and until when an answer was due. */
export type Waits = { ticket: Ticket; waitMs: number; time: string; holder: Called | undefined };

const words = (t: T, { ticket, waitMs, time, holder }: Waits) => ({
  level: t(`staff:level.${ticket.level}`),
  name: nameOf(ticket),
  code: ticket.code,
  wait: waited(t, waitMs),
  time,
  staff: holder?.name ?? t("topic:staff.nobody"),
});

/** Rings for the holder in their topic: their name comes first. */
export const holderReminded = (t: T, waits: Waits): View => {
  const text = t("deadlines:staff.holder", words(t, waits));
  const { holder } = waits;
  const mentions: Mention[] =
    holder?.chatId === undefined || !text.startsWith(holder.name)
      ? []
      : [{ offset: 0, length: holder.name.length, chat: holder.chatId }];
  return { text, mentions };
};

/** What somebody who is called can do about a talk that is not theirs. */
export type CanDo = "stepIn" | "release" | "claim";

const calls: Record<CanDo, Key> = {
  stepIn: "deadlines:staff.call",
  release: "deadlines:staff.callToHead",
  claim: "deadlines:staff.callToSpecialist",
};

/** To each who is called, in private. */
export const nextWordCall = (t: T, waits: Waits, can: CanDo): string => t(calls[can], words(t, waits));

/** In the topic, once: whoever writes there knows that others were called. */
export const overInTopic = (t: T, waits: Waits, called: readonly Called[]): View => ({
  text:
    called.length === 0
      ? t("deadlines:staff.overNobody", words(t, waits))
      : t("deadlines:staff.over", { ...words(t, waits), names: called.map(({ name }) => name).join(", ") }),
});
