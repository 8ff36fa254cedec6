/**
 * A supervisor sees a talk that they do not hold in their own chat: what passes between the person and the specialist, as
 * it stands in the topic, and no notes. Whoever holds it is told that somebody looks on. Nothing of it reaches the person.
 */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed, isQueued } from "../../domain/desk/states.js";
import { keptMs, watchMs } from "../../domain/desk/watching.js";
import { inPortions } from "../../domain/hiding.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Said } from "../../domain/relay.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { type Instant, plus } from "../../domain/time.js";
import { type Heard, mirrored } from "../../views/desk/watching.js";
import { staffVoice } from "../address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export type WatchRefusal = "not-allowed" | "gone" | "closed" | "yours" | "no-private";

const keyOf = ({ staffId, ticketId }: { staffId: number; ticketId: number }) => `${staffId}:${ticketId}`;

const memberOf = async ({ store }: Needs<"store">, staffId: number) =>
  (await store.teams.allStaff()).find(({ id }) => id === staffId);

/** One line for whoever holds the talk; what nobody holds yet says it to whoever takes it. */
const tellTopic = (deps: Part, ticket: Ticket, text: string) =>
  deps.outbox.say(
    `ticket:${ticket.id}`,
    { text },
    { priority: "relay", ticketId: ticket.id, held: isQueued(ticket) },
  );

/** From now on, until it ends, they see the talk. Whoever sees it already does so for longer. */
export const watchTalk = async (
  deps: Part,
  { staff, ticketId }: { staff: Staff; ticketId: number },
): Promise<Outcome<{ ticket: Ticket; until: Instant; again: boolean }, WatchRefusal>> => {
  const { store, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("watch", staff, ticket)) return refuse("not-allowed");
  if (ticket.assigneeId === staff.id) return refuse("yours");
  if ((await memberOf(deps, staff.id))?.chatId === undefined) return refuse("no-private");
  const again = (await store.watches.by(staff.id)).some((one) => one.ticketId === ticketId);
  const now = clock.now();
  const until = plus(now, watchMs);
  const watch = { staffId: staff.id, ticketId };
  await store.watches.begin({ ...watch, since: now, until });
  await store.timers.cancel("clear-mirror", keyOf(watch));
  await store.timers.set({ name: "watch-ends", key: keyOf(watch), payload: watch, dueAt: until });
  if (!again) {
    await store.tickets.addEvent(ticketId, "watched", now, { staffId: staff.id });
    await tellTopic(deps, ticket, staffVoice(deps)("watch:staff.looksOn", { staff: staff.name }));
  }
  return ok({ ticket, until, again });
};

/** They see it no more; what was shown stays for a while. */
const end = async (deps: Part, watch: { staffId: number; ticketId: number }): Promise<boolean> => {
  const { store, clock } = deps;
  const ended = await store.watches.end(watch.staffId, watch.ticketId);
  if (ended === undefined) return false;
  const now = clock.now();
  const { staffId, ticketId } = watch;
  await store.timers.cancel("watch-ends", keyOf(watch));
  const key = keyOf(watch);
  const payload = { staffId, ticketId };
  await store.timers.set({ name: "clear-mirror", key, payload, dueAt: plus(now, keptMs) });
  await store.tickets.addEvent(ticketId, "unwatched", now, { staffId });
  return true;
};

/** They do not want to see it any more. @param ticketId without it, all that they see. Answers the names of what ended */
export const unwatchTalk = async (
  deps: Part,
  { staff, ticketId }: { staff: Staff; ticketId?: number | undefined },
): Promise<string[]> => {
  const names: string[] = [];
  for (const watch of await deps.store.watches.by(staff.id)) {
    if (ticketId !== undefined && watch.ticketId !== ticketId) continue;
    const ticket = await deps.store.tickets.get(watch.ticketId);
    if (!(await end(deps, watch)) || ticket === undefined) continue;
    names.push(nameOf(ticket));
    const text = staffVoice(deps)("watch:staff.looksAway", { staff: staff.name });
    if (!isClosed(ticket)) await tellTopic(deps, ticket, text);
  }
  return names;
};

/** The time is over, or the talk is: who watched is told. */
export const endWatch = async (deps: Part, watch: { staffId: number; ticketId: number }): Promise<void> => {
  const ticket = await deps.store.tickets.get(watch.ticketId);
  const member = await memberOf(deps, watch.staffId);
  if (!(await end(deps, watch)) || ticket === undefined) return;
  const t = staffVoice(deps);
  const values = { name: nameOf(ticket), code: ticket.code };
  const text = t(isClosed(ticket) ? "watch:staff.endedClosed" : "watch:staff.endedTime", values);
  if (member?.chatId !== undefined)
    await deps.outbox.say(`chat:${member.chatId}`, { text }, { priority: "relay" });
  if (!isClosed(ticket))
    await tellTopic(deps, ticket, t("watch:staff.looksAway", { staff: member?.name ?? "" }));
};

/** Whoever sees a talk that is over sees it no more. */
export const endWatches = async (deps: Part, ticket: Ticket): Promise<void> => {
  if (!isClosed(ticket)) return;
  for (const watch of await deps.store.watches.of(ticket.id)) await endWatch(deps, watch);
};

/** What was shown goes from the watcher's chat. */
export const clearMirror = async (
  { store, outbox, clock }: Part,
  { staffId, ticketId }: { staffId: number; ticketId: number },
): Promise<void> => {
  const chatId = (await memberOf({ store }, staffId))?.chatId;
  if (chatId === undefined) return;
  await store.watches.unshow(chatId, ticketId);
  const since = plus(clock.now(), -(watchMs + keptMs));
  const shown = await store.watches.shownIn(chatId, ticketId, since);
  for (const portion of inPortions(shown, 0))
    await outbox.post({
      to: `chat:${chatId}`,
      method: "deleteMessages",
      payload: { message_ids: portion.map(({ messageId }) => messageId) },
      priority: "broadcast",
    });
};

/** The person has erased what they said: it goes at once from wherever it was shown. */
export const clearMirrors = async (deps: Part, { id: ticketId }: Ticket): Promise<void> => {
  const watched = (await deps.store.tickets.events(ticketId)).filter(({ kind }) => kind === "watched");
  for (const staffId of new Set(watched.map((one) => one.staffId)))
    if (staffId !== null) await clearMirror(deps, { staffId, ticketId });
};

/**
 * Shows whoever watches a talk what was just said in it. Of what is no text only its kind and caption are shown: a
 * picture or a voice stands in the topic and nowhere else.
 * @param from the name of the member of staff who said it; undefined for the person
 * @param words as they stand in the topic, with everything hidden that is hidden there
 */
export const mirror = async (
  deps: Part,
  ticket: Ticket,
  heard: {
    staff?: Pick<Staff, "id" | "name">;
    said: Said | undefined;
    words: string | undefined;
    edited?: boolean;
  },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const watches = await store.watches.of(ticket.id);
  if (watches.length === 0) return;
  const staff = await store.teams.allStaff();
  const { said, words, edited = false } = heard;
  const told: Heard = {
    ticket,
    from: heard.staff?.name,
    kind: said?.kind === "copy" ? said.what : undefined,
    words,
    edited,
  };
  const view = mirrored(staffVoice(deps), told);
  for (const { staffId, until } of watches) {
    const watcher = staff.find(({ id }) => id === staffId);
    if (watcher?.chatId === undefined || !watcher.bound || until <= clock.now()) continue;
    if (!may("watch", watcher, ticket) || watcher.id === heard.staff?.id) continue;
    await outbox.say(`chat:${watcher.chatId}`, view, { priority: "relay", ticketId: ticket.id });
  }
};
