/** Erases what may not stay: content of closed tickets, forms left unfinished, traces of updates. */

import type { Needs } from "../deps.js";
import { caseAccessMs } from "../domain/case-code.js";
import { reasonsKeptMs } from "../domain/desk/reveal.js";
import { isClosed } from "../domain/desk/states.js";
import { dialEveryMs, notDialled } from "../domain/directory/lines.js";
import { logKeptMs } from "../domain/log.js";
import { retentionMs } from "../domain/tickets.js";
import { dayMs, hourMs, plus } from "../domain/time.js";
import { linesToDial } from "../views/dialling.js";
import { staffVoice } from "./address.js";
import { dropTopic } from "./desk/drop-topic.js";

const unfinishedMs = dayMs;
/** A change that answered what was said of a card may be taken back. */
const reportWordsKeptMs = 7 * dayMs;
/** Days of the roster that are over, as long as somebody may ask who was there. */
const datesKeptMs = 60 * dayMs;
/** Telegram numbers updates anew after a week of silence: until then their ids must be remembered. */
const traceMs = 8 * dayMs;

/** Erases what was written down beside a ticket: its card, why it was handed over, meetings, tasks of agencies. */
export const eraseBeside = async ({ store }: Needs<"store">, ticketId: number): Promise<void> => {
  await store.topicCards.forget(ticketId);
  await store.transfers.eraseWords(ticketId);
  await store.appointments.eraseOf(ticketId);
  await store.tasks.eraseOf(ticketId);
};

/** Erases a ticket's content when its time is over, in the store and in the forum. */
export const eraseTicket = async (
  { store, outbox, clock }: Needs<"store" | "outbox" | "clock">,
  { ticketId }: { ticketId: number },
): Promise<void> => {
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined || !isClosed(ticket)) return;
  await store.tickets.eraseDue(clock.now());
  await store.outbox.forgetTicket(ticketId);
  await eraseBeside({ store }, ticketId);
  await dropTopic({ store, outbox }, ticket, "broadcast");
};

/** Once an hour: erases forms that were left unfinished for a day and traces that nobody needs any more. */
export const sweep = async ({ store, clock }: Needs<"store" | "clock">): Promise<void> => {
  const now = clock.now();
  await store.dialogues.eraseAnswersBefore(plus(now, -unfinishedMs));
  await store.inbox.forgetBefore(plus(now, -traceMs));
  await store.episodes.eraseIdleSince(plus(now, -logKeptMs));
  await store.requests.eraseEndedBefore(plus(now, -retentionMs));
  await store.proposals.dropOldDrafts(now);
  await store.keepers.dropExpired(now);
  await store.reports.eraseWords(plus(now, -reportWordsKeptMs));
  await store.forms.eraseWords(plus(now, -reasonsKeptMs));
  await store.reveals.eraseReasons(plus(now, -reasonsKeptMs));
  await store.care.dropEnded(now);
  await store.rosters.dropPast(plus(now, -datesKeptMs));
  await store.cases.dropUnusedSince(plus(now, -caseAccessMs));
  await store.timers.set({ name: "sweep", key: "", payload: {}, dueAt: plus(now, hourMs) });
};

/**
 * Once a week: asks coordinators, or supervisors where there are none, to dial the lines nobody has dialled for 90 days,
 * and tells whom of the staff no alarm reaches in private.
 */
export const askToDial = async ({
  store,
  outbox,
  clock,
  i18n,
}: Needs<"store" | "outbox" | "clock" | "i18n">): Promise<void> => {
  const now = clock.now();
  await store.timers.set({ name: "dial-lines", key: "", payload: {}, dueAt: plus(now, 7 * dayMs) });
  const lines = notDialled(await store.directory.lines(), plus(now, -dialEveryMs));
  const bound = (await store.teams.allStaff()).filter((one) => one.bound);
  const staff = bound.filter(({ chatId }) => chatId !== undefined);
  const unreached = bound.filter(({ chatId }) => chatId === undefined).map(({ name }) => name);
  const coordinators = staff.filter(({ role }) => role === "coordinator");
  const asked = coordinators.length > 0 ? coordinators : staff.filter(({ role }) => role === "supervisor");
  const t = staffVoice({ i18n });
  const views = [
    ...(lines.length === 0 ? [] : [linesToDial(t, lines)]),
    ...(unreached.length === 0 ? [] : [{ text: t("staff:unreached", { names: unreached.join(", ") }) }]),
  ];
  for (const view of views)
    for (const { chatId } of asked) await outbox.say(`chat:${chatId ?? 0}`, view, { priority: "followUp" });
};
