/**
 * The end of a shift: what somebody still holds is listed to them, and whoever may be in danger is never left with
 * somebody who is not there.
 */
import type { Deps } from "../../deps.js";
import { isLeftAlone, type Seen, seenNow } from "../../domain/desk/shifts.js";
import { shiftsAt } from "../../domain/duty.js";
import type { Staff } from "../../domain/teams.js";
import { byUrgency, isUrgent, type Ticket, waitsForWord } from "../../domain/tickets.js";
import { type Instant, minuteMs, plus } from "../../domain/time.js";
import { digestHead, digestItem } from "../../views/desk/shift.js";
import type { View } from "../../views/view.js";
import { staffVoice, timeFor, timeOfStaff } from "../address.js";
import { bounceTransfers } from "./answer-transfer.js";
import { returnTicket } from "./return-ticket.js";
import { goOnBeside } from "./step-in.js";
import { topicLink } from "./topic-link.js";

const fact = "shifts";
/** How often it is looked who has gone. */
const everyMs = minuteMs;

/** Until when the next human word is owed, while one is. */
const owedBy = async ({ store }: Deps, ticket: Ticket): Promise<Instant | undefined> => {
  if (waitsForWord(ticket)) return ticket.replyBy;
  return (await store.nextWords.get(ticket.id))?.by;
};

const itemOf = async (deps: Deps, ticket: Ticket): Promise<View> => {
  const { store } = deps;
  const { chatId } = await store.people.get(ticket.personId);
  const { person, staff } = await store.words.last(ticket.id, chatId);
  const side = (person ?? "") > (staff ?? "") ? "person" : "staff";
  const at = side === "person" ? person : staff;
  const by = await owedBy(deps, ticket);
  const time = (moment: Instant | undefined) =>
    moment === undefined ? undefined : timeFor(deps, ticket, moment, "ru");
  return digestItem(staffVoice(deps), ticket, {
    last: at === undefined ? undefined : { side, time: time(at) ?? "" },
    by: time(by),
    rests: ticket.status === "snoozed" ? time(ticket.snoozedUntil) : undefined,
    link: await topicLink(deps, ticket),
  });
};

/** Everything somebody holds, the gravest first, with what can be done with each. @param ends when their shift does */
export const handoverDigest = async (
  deps: Deps,
  { staff, ends }: { staff: Pick<Staff, "id">; ends?: Instant },
): Promise<View[]> => {
  const held = (await deps.store.tickets.heldBy(staff.id)).toSorted(byUrgency);
  const head = digestHead(staffVoice(deps), {
    count: held.length,
    urgent: held.filter(({ level }) => isUrgent(level)).length,
    ends: ends === undefined ? undefined : timeOfStaff(deps, ends),
  });
  return [head, ...(await Promise.all(held.map((ticket) => itemOf(deps, ticket))))];
};

/** Whoever goes soon sees what they hold while there is time; who holds nothing is left in peace. */
const sendDigest = async (deps: Deps, staffId: number): Promise<void> => {
  const { store, outbox, clock } = deps;
  const member = (await store.teams.allStaff()).find(({ id }) => id === staffId);
  if (member?.chatId === undefined || (await store.tickets.heldBy(staffId)).length === 0) return;
  const mine = shiftsAt(await store.teams.roster(), clock.now()).filter((one) => one.staffId === staffId);
  const ends = mine.at(-1)?.to;
  const views = await handoverDigest(deps, { staff: member, ...(ends === undefined ? {} : { ends }) });
  for (const view of views) await outbox.say(`chat:${member.chatId}`, view, { priority: "relay" });
};

/** Urgent talks whose holder is away go to whoever is there, or comes, or to those who answer for the team. */
const rescue = async (deps: Deps, { left }: Seen): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const resting = await store.care.resting(now);
  const staff = await store.teams.allStaff();
  for (const ticket of await store.tickets.urgentHeld()) {
    const holder = staff.find(({ id }) => id === ticket.assigneeId);
    if (holder === undefined) continue;
    const leftAt = left[String(holder.id)];
    const isResting = resting.includes(holder.id);
    // Whoever is there is not looked at any further.
    if (holder.bound && !isResting && leftAt === undefined) continue;
    const { chatId } = await store.people.get(ticket.personId);
    const lastWordAt = (await store.words.last(ticket.id, chatId)).staff;
    if (!isLeftAlone(ticket, { isBound: holder.bound, isResting, leftAt, lastWordAt }, now)) continue;
    const reason = leftAt === undefined ? "absent" : "off-duty";
    if (await goOnBeside(deps, { ticket, by: holder, why: staffVoice(deps)(`lobby:returned.${reason}`) }))
      continue;
    await returnTicket(deps, { ticket, staff: holder, reason });
  }
};

/** Looks who has come and gone since the last time. */
export const watchShifts = async (deps: Deps): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  await store.timers.set({ name: "shifts", key: "", payload: {}, dueAt: plus(now, everyMs) });
  const kept = await store.facts.get(fact);
  const before = kept === undefined ? undefined : (JSON.parse(kept) as Seen);
  const { seen, going, gone } = seenNow(before, await store.teams.roster(), now);
  const words = JSON.stringify(seen);
  if (words !== kept) await store.facts.set(fact, words, now);
  for (const staffId of going) await sendDigest(deps, staffId);
  for (const staffId of gone) await bounceTransfers(deps, { staffId });
  await rescue(deps, seen);
};

/** Somebody looks through what they hold and keeps a talk. False when it is theirs no more. */
export const keepTicket = async (
  { store, clock }: Pick<Deps, "store" | "clock">,
  { staff, ticketId }: { staff: Staff; ticketId: number },
): Promise<boolean> => {
  const held = (await store.tickets.heldBy(staff.id)).some(({ id }) => id === ticketId);
  if (held) await store.tickets.addEvent(ticketId, "kept", clock.now(), { staffId: staff.id });
  return held;
};
