/**
 * A supervisor steps into a talk, beside its specialist or in their place. The person is told who writes from now on,
 * by name, and the specialist is told too.
 */
import type { Deps, Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type Full, fullFor } from "../../domain/desk/queue.js";
import { isClosed, isHeld, moved } from "../../domain/desk/states.js";
import { usualCaps } from "../../domain/desk/team-terms.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, nameOf, type Ticket } from "../../domain/tickets.js";
import { joined, took } from "../../views/desk/watching.js";
import { staffVoice, voiceFor } from "../address.js";
import { watchSilence } from "./hear-silence.js";
import { isHolderThere } from "./holder-there.js";
import { comeBack } from "./rest.js";
import { tellWhere } from "./topic-link.js";
import { unwatchTalk } from "./watch-talk.js";

export type SteppedIn =
  | Outcome<Ticket, "not-allowed" | "gone" | "closed" | "queued" | "yours" | "already">
  | { ok: false; code: "full"; full: Full };

type Stepping = {
  staff: Staff;
  ticket: Ticket;
  holder: { name: string; chatId: number | undefined } | undefined;
};

/** Whoever has told the person that they write too, since somebody took the talk last. */
const besides = async ({ store }: Needs<"store">, ticket: Ticket): Promise<number[]> => {
  const events = await store.tickets.events(ticket.id);
  const takings: readonly string[] = ["claimed", "took-over", "transfer-accepted"];
  const taken = events.findLastIndex(({ kind }) => takings.includes(kind));
  return events
    .slice(taken + 1)
    .flatMap(({ kind, staffId }) => (kind === "stepped-in" && staffId !== null ? [staffId] : []));
};

/** Tells the person, and the topic that they know, or that they could not be told now. */
const tellBoth = async (
  deps: Deps,
  { staff, ticket, holder }: Stepping,
  tell: { person: typeof joined; topic: "watch:staff.joined" | "watch:staff.took" },
) => {
  const { store, outbox } = deps;
  const t = staffVoice(deps);
  const person = await store.people.get(ticket.personId);
  const names = { name: staff.name, holder: holder?.name ?? "" };
  const view = tell.person(voiceFor(deps, person, ticket.language), names);
  const options = { priority: "relay", ticketId: ticket.id } as const;
  await outbox.say(`chat:${person.chatId}`, view, { ...options, unprompted: true });
  const lines = [
    t(tell.topic, { staff: staff.name }),
    ...(person.silent ? [t("watch:staff.untold")] : [t("watch:staff.told")]),
  ];
  const priority = isUrgent(ticket.level) ? "crisis" : "relay";
  await outbox.say(`ticket:${ticket.id}`, { text: lines.join(" ") }, { ...options, priority });
};

/** Both write: the talk stays with whoever holds it. */
const join = async (deps: Deps, stepping: Stepping): Promise<SteppedIn> => {
  const { staff, ticket } = stepping;
  if ((await besides(deps, ticket)).includes(staff.id)) return refuse("already");
  await deps.store.tickets.addEvent(ticket.id, "stepped-in", deps.clock.now(), { staffId: staff.id });
  await tellBoth(deps, stepping, { person: joined, topic: "watch:staff.joined" });
  return ok(ticket);
};

/** The talk is theirs from now on. @param why what has made it so, where it was not they */
const takeUp = async (deps: Deps, stepping: Stepping, why?: string): Promise<SteppedIn> => {
  const { store, outbox, clock } = deps;
  const { staff, ticket, holder } = stepping;
  const nobodyAsked = { transferStaffId: null, transferTeamId: null } as const;
  // A hand-over that waits for an answer is over: whoever was asked finds it taken.
  if (moved(ticket.status, "transfer") !== undefined) await store.tickets.move(ticket.id, "transfer");
  const mine = { assigneeId: staff.id, claimedAt: clock.now(), snoozedUntil: null, ...nobodyAsked };
  if (!(await store.tickets.move(ticket.id, "accept", mine))) return refuse("gone");
  await store.transfers.endOf(ticket.id, clock.now());
  const note = why === undefined ? {} : { note: why };
  await store.tickets.addEvent(ticket.id, "took-over", clock.now(), { staffId: staff.id, ...note });
  await comeBack(deps, { staff });
  await unwatchTalk(deps, { staff, ticketId: ticket.id });
  await tellBoth(deps, stepping, { person: took, topic: "watch:staff.took" });
  const taken = (await store.tickets.get(ticket.id)) ?? ticket;
  await tellWhere(deps, { staff, ticketId: taken.id });
  await watchSilence(deps, taken, staff);
  if (holder?.chatId !== undefined) {
    const text = staffVoice(deps)("watch:staff.tookFrom", { staff: staff.name, name: nameOf(ticket) });
    await outbox.say(`chat:${holder.chatId}`, { text }, { priority: "relay" });
  }
  return ok(taken);
};

/** They want it themselves, unless their hands are full. */
const takeOver = async (deps: Deps, stepping: Stepping): Promise<SteppedIn> => {
  const { store, clock } = deps;
  const { staff, ticket } = stepping;
  await store.teams.lockStaff(staff.id);
  const team = ticket.teamId === undefined ? undefined : await store.teams.get(ticket.teamId);
  const held = await store.tickets.heldBy(staff.id);
  const full = fullFor(held, ticket, team?.terms.caps ?? usualCaps, clock.now());
  return full === undefined ? takeUp(deps, stepping) : { ok: false, code: "full", full };
};

const holderOf = async ({ store }: Needs<"store">, { assigneeId }: Ticket) =>
  (await store.teams.allStaff()).find(({ id }) => id === assigneeId);

/**
 * The holder goes, and the person was told that somebody else writes to them too: who is there of those goes on, and
 * nobody has to be called. False when there is nobody.
 * @param by who lets it go: not to be given it back
 */
export const goOnBeside = async (
  deps: Deps,
  { ticket, by, why }: { ticket: Ticket; by: Pick<Staff, "id">; why: string },
): Promise<boolean> => {
  for (const id of (await besides(deps, ticket)).toReversed()) {
    const staff = id === by.id ? undefined : await deps.store.teams.staff(id);
    if (staff === undefined || !may("stepIn", staff, ticket)) continue;
    if (!(await isHolderThere(deps, { assigneeId: id }))) continue;
    const done = await takeUp(deps, { staff, ticket, holder: await holderOf(deps, ticket) }, why);
    if (done.ok) return true;
  }
  return false;
};

export const stepIn = async (
  deps: Deps,
  { staff, ticketId, instead }: { staff: Staff; ticketId: number; instead: boolean },
): Promise<SteppedIn> => {
  const { store } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("watch", staff, ticket)) return refuse("not-allowed");
  if (!isHeld(ticket)) return refuse("queued");
  if (!may("stepIn", staff, ticket)) return refuse("not-allowed");
  if (ticket.assigneeId === staff.id) return refuse("yours");
  const holder = await holderOf(deps, ticket);
  return instead ? takeOver(deps, { staff, ticket, holder }) : join(deps, { staff, ticket, holder });
};
