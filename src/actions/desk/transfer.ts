/**
 * A talk is asked to go to another specialist or team: whom, with which summary; and taken back. The person hears of it
 * before the other one does. Who answers is in answer-transfer.ts.
 */
import type { Deps, Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed, moved } from "../../domain/desk/states.js";
import {
  draftMs,
  goesOnUnanswered,
  isOpenStage,
  longestSummary,
  personWaitMs,
  shortestSummary,
  surelySummary,
} from "../../domain/desk/transfer.js";
import { mask } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { plus } from "../../domain/time.js";
import type { Target, Transfer } from "../../store/transfers.js";
import { askedPerson, takenBack } from "../../views/desk/handover.js";
import { askPerson, callPerson, stays } from "../../views/desk/handover-person.js";
import { staffVoice, timeFor } from "../address.js";
import { relayToPerson } from "../relay.js";
import { offerTransfer } from "./offer-transfer.js";
import {
  nameForPerson,
  nameOfStaff,
  targetName,
  tellPerson,
  tellPrivately,
  tellTopic,
} from "./transfer-news.js";
import { type Option, optionOf, optionsFor } from "./who-has-room.js";

export type TransferRefusal = "gone" | "closed" | "not-allowed" | "under-way" | "passed" | "nobody";
export type SummaryRefusal = "short" | "doubtful" | "long" | "silent";
/** Somebody cannot take it: who else could stands beside it. */
export type Blocked = { ok: false; code: "blocked"; who: Option; others: Option[] };

type Begun =
  | Outcome<{ transfer: Transfer; ticket: Ticket; name: string }, TransferRefusal | SummaryRefusal>
  | Blocked;

const judge = async (
  deps: Deps,
  staff: Staff,
  ticketId: number,
): Promise<Outcome<Ticket, TransferRefusal>> => {
  const ticket = await deps.store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("transfer", staff, ticket)) return refuse("not-allowed");
  if (ticket.status === "transferred") return refuse("under-way");
  return moved(ticket.status, "transfer") === undefined ? refuse("passed") : ok(ticket);
};

/** Whom a talk could be given to. */
export const transferOptions = async (
  deps: Deps,
  { staff, ticketId }: { staff: Staff; ticketId: number },
): Promise<Outcome<{ ticket: Ticket; options: Option[] }, TransferRefusal>> => {
  const judged = await judge(deps, staff, ticketId);
  return judged.ok ? ok({ ticket: judged.value, options: await optionsFor(deps, judged.value) }) : judged;
};

/** Nobody is asked who is away or has no room: their talks need them. */
const blockedBy = async (deps: Deps, ticket: Ticket, to: Target): Promise<Blocked | Option | undefined> => {
  const who = await optionOf(deps, ticket, to);
  if (who?.obstacle === undefined) return who;
  const others = (await optionsFor(deps, ticket)).filter(({ obstacle }) => obstacle === undefined);
  return { ok: false, code: "blocked", who, others };
};

/** Begins a hand-over; its summary is awaited in the chat in which it was begun. One that was begun before is dropped. */
export const beginTransfer = async (
  deps: Deps,
  { staff, ticketId, to, chatId }: { staff: Staff; ticketId: number; to: Target; chatId: number },
): Promise<Begun> => {
  const { store, clock } = deps;
  await store.teams.lockStaff(staff.id);
  const judged = await judge(deps, staff, ticketId);
  if (!judged.ok) return judged;
  const ticket = judged.value;
  const who = await blockedBy(deps, ticket, to);
  if (who === undefined) return refuse("nobody");
  if ("code" in who) return who;
  await store.transfers.endOf(ticketId, clock.now());
  const draft = { ticketId, askedBy: staff.id, from: ticket.assigneeId, to, chatId };
  return ok({ transfer: await store.transfers.draft(draft, clock.now()), ticket, name: who.name });
};

/** What somebody has begun in a chat and not yet summed up. */
export const draftedTransfer = async (
  { store, clock }: Needs<"store" | "clock">,
  { staff, chatId }: { staff: Staff; chatId: number },
): Promise<Transfer | undefined> => store.transfers.draftIn(chatId, staff.id, plus(clock.now(), -draftMs));

/** A summary without what tells who the person is. */
const cleaned = async ({ store }: Needs<"store">, ticket: Ticket, words: string): Promise<string> => {
  const { chatId } = await store.people.get(ticket.personId);
  const plain = words.trim().replace(/^\/\/\s*/, "");
  return mask(plain, await store.people.identityOf(chatId)).text;
};

const tooMuch = (summary: string): "short" | "long" | undefined =>
  summary.length < shortestSummary ? "short" : summary.length > longestSummary ? "long" : undefined;

/** The person is asked; the holder goes on meanwhile. Whoever is in danger of life is told, and nobody waits for them. */
const ask = async (deps: Deps, transfer: Transfer, ticket: Ticket): Promise<void> => {
  const { store, clock } = deps;
  const from = await nameOfStaff(deps, transfer.from);
  const name = await nameForPerson(deps, transfer);
  if (ticket.level === "imminent") {
    await tellPerson(deps, ticket, (t) => callPerson(t, { name, from }));
    return offerTransfer(deps, transfer, ticket);
  }
  const question = await tellPerson(deps, ticket, (t) => askPerson(t, { id: transfer.id, name, from }));
  // Nothing appears on a screen that somebody else may read: where danger may be near, it goes on without.
  if (question === 0) return offerTransfer(deps, transfer, ticket);
  const dueAt = plus(clock.now(), personWaitMs[ticket.level]);
  await store.transfers.move(transfer.id, "ask", { questionId: -question });
  const payload = { transferId: transfer.id, stage: "asking" };
  await store.timers.set({ name: "transfer", key: String(transfer.id), payload, dueAt });
  const to = await targetName(deps, transfer.to);
  const facts = { to, time: timeFor(deps, ticket, dueAt, "ru"), goesOn: goesOnUnanswered(ticket.level) };
  await tellTopic(deps, ticket, askedPerson(staffVoice(deps), ticket.id, facts));
};

/** A summary completes what was begun. */
export const sendTransfer = async (
  deps: Deps,
  {
    staff,
    transferId,
    summary,
    messageId,
    sure = false,
  }: {
    staff: Staff;
    transferId: number;
    summary: string;
    messageId?: number;
    /** They have said that it is one. */
    sure?: boolean;
  },
): Promise<Begun> => {
  const { store, clock } = deps;
  const transfer = await store.transfers.lock(transferId);
  if (transfer?.stage !== "drafted" || transfer.askedBy !== staff.id) return refuse("passed");
  const judged = await judge(deps, staff, transfer.ticketId);
  if (!judged.ok) return judged;
  const ticket = judged.value;
  const who = await blockedBy(deps, ticket, transfer.to);
  if (who === undefined) return refuse("nobody");
  if ("code" in who) return who;
  const words = await cleaned(deps, ticket, summary);
  // Who was told that a line is none may have gone on with the person, as if it were taken back.
  const isDoubted = !sure && transfer.summary !== undefined && words.length < surelySummary;
  const wrong = isDoubted ? "doubtful" : tooMuch(words);
  if (wrong !== undefined) {
    await store.transfers.setSummary(transfer.id, summary, messageId);
    return refuse(wrong);
  }
  const person = await store.people.get(ticket.personId);
  if (person.silent && !goesOnUnanswered(ticket.level)) return refuse("silent");
  const { to } = transfer;
  const whom =
    "staffId" in to
      ? { transferStaffId: to.staffId, transferTeamId: null }
      : { transferStaffId: null, transferTeamId: to.teamId };
  if (!(await store.tickets.move(ticket.id, "transfer", whom))) return refuse("passed");
  await store.transfers.setSummary(transfer.id, words, messageId);
  await store.tickets.addEvent(ticket.id, "transfer-asked", clock.now(), {
    staffId: staff.id,
    detail: who.name,
  });
  const asked = { ...transfer, from: ticket.assigneeId, summary: words };
  await ask(deps, asked, { ...ticket, status: "transferred", transferTo: to });
  return ok({ transfer: asked, ticket, name: who.name });
};

/** What was doubted was said to the person: the hand-over is taken back, and the words go to them. */
export const sayDoubted = async (
  deps: Deps,
  { staff, ticket }: { staff: Staff; ticket: Ticket },
): Promise<Outcome<Ticket, TransferRefusal>> => {
  const transfer = await deps.store.transfers.openOf(ticket.id);
  if (transfer?.stage !== "drafted" || transfer.summary === undefined) return refuse("passed");
  if (!may("relay", staff, ticket)) return refuse("not-allowed");
  const { chatId, messageId, summary: text } = transfer;
  const back = await withdrawTransfer(deps, { staff, ticketId: ticket.id });
  if (!back.ok) return back;
  const said = { kind: "text", text, messageId: messageId ?? 0, replyTo: undefined } as const;
  await relayToPerson(deps, { staff, ticket: back.value, chatId, said });
  return back;
};

/** A summary is corrected where it was written. False when a message is none. */
export const correctSummary = async (
  deps: Needs<"store">,
  { chatId, messageId, words }: { chatId: number; messageId: number; words: string },
): Promise<boolean> => {
  const transfer = await deps.store.transfers.bySummary(chatId, messageId);
  const ticket = transfer && (await deps.store.tickets.get(transfer.ticketId));
  if (transfer === undefined || ticket === undefined) return false;
  const summary = await cleaned(deps, ticket, words);
  if (isOpenStage(transfer.stage) && tooMuch(summary) === undefined)
    await deps.store.transfers.setSummary(transfer.id, summary);
  return true;
};

/** Whoever may hand a talk over may think better of it, until somebody has taken it. */
export const withdrawTransfer = async (
  deps: Deps,
  { staff, ticketId }: { staff: Staff; ticketId: number },
): Promise<Outcome<Ticket, TransferRefusal>> => {
  const { store, clock } = deps;
  const open = await store.transfers.openOf(ticketId);
  const transfer = open && (await store.transfers.lock(open.id));
  const ticket = await store.tickets.get(ticketId);
  if (transfer === undefined || ticket === undefined || !isOpenStage(transfer.stage)) return refuse("passed");
  if (!may("transfer", staff, ticket)) return refuse("not-allowed");
  await store.transfers.move(transfer.id, "withdraw", { endedAt: clock.now() });
  await store.timers.cancel("transfer", String(transfer.id));
  const nobody = { transferStaffId: null, transferTeamId: null } as const;
  if (!(await store.tickets.move(ticketId, "decline", nobody))) return ok(ticket);
  await store.tickets.addEvent(ticketId, "transfer-withdrawn", clock.now(), { staffId: staff.id });
  const t = staffVoice(deps);
  if (transfer.stage === "offered" && "staffId" in transfer.to)
    await tellPrivately(deps, ticket, { id: transfer.to.staffId }, takenBack(t, ticket, staff.name));
  const from = await nameOfStaff(deps, ticket.assigneeId);
  await tellPerson(deps, ticket, (voice) => stays(voice, from));
  return ok(ticket);
};
