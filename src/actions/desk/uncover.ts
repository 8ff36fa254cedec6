/**
 * Shows a specialist the contacts that were hidden in a person's words: once, in the specialist's own chat, for a
 * while, with a reason that is written into the history. What Telegram tells of the person stays hidden: that needs two keys.
 */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Source } from "../../domain/outgoing.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { minuteMs, plus } from "../../domain/time.js";
import { staffVoice } from "../address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

const shownMs = 15 * minuteMs;
const longestWhy = 300;

type Uncovered =
  | Outcome<true, "not-allowed" | "no-private" | "none" | "already">
  | { ok: false; code: "needs-reason"; covered: number };

/**
 * @param which by its number, or by the message as it stands in the topic; without either, the newest not shown yet
 * @param why without it nothing is shown, and it is to be asked for
 */
export const uncover = async (
  deps: Part,
  {
    staff,
    ticket,
    which = {},
    why,
  }: { staff: Staff; ticket: Ticket; which?: { id?: number; at?: Source }; why: string },
): Promise<Uncovered> => {
  const { store, outbox, clock } = deps;
  if (!may("uncover", staff, ticket)) return refuse("not-allowed");
  const source = which.at === undefined ? undefined : await store.outbox.sourceOf(which.at);
  const wanted = which.at === undefined ? which : source === undefined ? undefined : { at: source };
  const covered = wanted === undefined ? undefined : await store.topicCards.coveredIn(ticket.id, wanted);
  if (covered === undefined) return refuse("none");
  const { id, isShown } = covered;
  if (isShown) return refuse("already");
  const member = (await store.teams.allStaff()).find((one) => one.id === staff.id);
  if (member?.chatId === undefined) return refuse("no-private");
  const note = why.slice(0, longestWhy);
  if (note === "") return { ok: false, code: "needs-reason", covered: id };
  const words = await store.topicCards.uncover(id);
  if (words === undefined) return refuse("already");
  const t = staffVoice(deps);
  const text = t("topic:staff.uncover.shown", { name: nameOf(ticket), words });
  const messageId = await outbox.say(
    `chat:${member.chatId}`,
    { text },
    { priority: "relay", ticketId: ticket.id },
  );
  const payload = { chatId: member.chatId, messageId };
  const dueAt = plus(clock.now(), shownMs);
  await store.timers.set({ name: "cover-again", key: String(id), payload, dueAt });
  await store.tickets.addEvent(ticket.id, "uncovered", clock.now(), { staffId: staff.id, note });
  const told = t("topic:staff.uncover.told", { staff: staff.name, why: note });
  await outbox.say(`ticket:${ticket.id}`, { text: told }, { priority: "relay", ticketId: ticket.id });
  return ok(true);
};

/** What was shown goes from the specialist's chat. */
export const coverAgain = async (
  { outbox }: Needs<"outbox">,
  { chatId, messageId }: { chatId: number; messageId: number },
): Promise<void> => {
  await outbox.post({
    to: `chat:${chatId}`,
    method: "deleteMessage",
    payload: { message_id: messageId },
    priority: "relay",
  });
};
