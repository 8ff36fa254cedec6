/** Answers to a hand-over: the person's, the one's who is to take it, and none in time. */
import type { Deps } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type Full } from "../../domain/desk/queue.js";
import { goesOnUnanswered, longestReason, type TransferStage } from "../../domain/desk/transfer.js";
import { graceMs } from "../../domain/escalation.js";
import { mask } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Person } from "../../domain/people.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import { isUrgent, replyBy, type Ticket } from "../../domain/tickets.js";
import { minuteMs, plus } from "../../domain/time.js";
import type { Target, Transfer } from "../../store/transfers.js";
import { nowHolds, tookOver } from "../../views/desk/handover.js";
import { agreed, withNew } from "../../views/desk/handover-person.js";
import { staffVoice } from "../address.js";
import { type NoForum, noRoomFor } from "../claim-ticket.js";
import { watchTicket } from "../watch-ticket.js";
import { askForGroupLink } from "./group-link.js";
import { watchSilence } from "./hear-silence.js";
import { isHolderThere } from "./holder-there.js";
import { giveBack, offerTransfer } from "./offer-transfer.js";
import { renewTopic } from "./renew-topic.js";
import { comeBack } from "./rest.js";
import { returnTicket } from "./return-ticket.js";
import { roomOf } from "./take-ticket.js";
import { thinForum } from "./thin-forum.js";
import { tellWhere } from "./topic-link.js";
import { nameOfStaff, tellPerson, tellPrivately, tellTopic } from "./transfer-news.js";
import { isReachable } from "./who-has-room.js";

type Found = { transfer: Transfer; ticket: Ticket };

/** A hand-over at a stage, with its ticket, for as long as the talk is on its way. One whose talk has ended ends too. */
const foundAt = async (
  { store, clock }: Deps,
  transferId: number,
  stage: TransferStage,
): Promise<Found | undefined> => {
  const transfer = await store.transfers.lock(transferId);
  const ticket = transfer && (await store.tickets.get(transfer.ticketId));
  if (transfer?.stage !== stage || ticket === undefined) return undefined;
  if (ticket.status === "transferred") return { transfer, ticket };
  await store.transfers.endOf(ticket.id, clock.now());
  return undefined;
};

/** What a person answers to the question who they talk with. False when it is not asked any more. */
export const answerTransfer = async (
  deps: Deps,
  { person, transferId, yes }: { person: Person; transferId: number; yes: boolean },
): Promise<boolean> => {
  const { store, clock } = deps;
  const found = await foundAt(deps, transferId, "asking");
  if (found === undefined || found.ticket.personId !== person.id) return false;
  const { transfer, ticket } = found;
  if (!yes) return giveBack(deps, transfer, ticket, "unwanted");
  await store.tickets.addEvent(ticket.id, "transfer-agreed", clock.now());
  const from = await nameOfStaff(deps, ticket.assigneeId);
  await tellPerson(deps, ticket, (t) => agreed(t, from));
  await offerTransfer(deps, transfer, ticket, true);
  return true;
};

/** The question that a person was asked last and may still answer in words: nobody has written to them since. */
export const askedOfPerson = async (
  { store }: Pick<Deps, "store">,
  { person }: { person: Person },
): Promise<number | undefined> => {
  const ticket = await store.tickets.activeOf(person.id);
  if (ticket?.status !== "transferred") return undefined;
  const transfer = await store.transfers.openOf(ticket.id);
  if (transfer?.stage !== "asking" || transfer.questionId === undefined) return undefined;
  const isLast = !(await store.words.wereSince(`chat:${person.chatId}`, transfer.questionId));
  return isLast ? transfer.id : undefined;
};

/** Nobody has answered in time. */
export const lapseTransfer = async (
  deps: Deps,
  { transferId, stage }: { transferId: number; stage: "asking" | "offered" },
): Promise<void> => {
  const found = await foundAt(deps, transferId, stage);
  if (found === undefined) return;
  const { transfer, ticket } = found;
  if (stage === "asking" && goesOnUnanswered(ticket.level)) return offerTransfer(deps, transfer, ticket);
  await giveBack(deps, transfer, ticket, stage === "asking" ? "late-person" : "late-other");
};

export type AcceptRefusal = "passed" | "not-allowed";
export type Accepted =
  | Outcome<Ticket, AcceptRefusal | "outside">
  | { ok: false; code: "full"; full: Full }
  /** No topic can be opened where they work. `stays`: whoever held the talk holds it still. */
  | { ok: false; code: NoForum; stays: boolean };

/** In whose forum the talk goes on. */
const teamOf = async (deps: Deps, staff: Staff, ticket: Ticket, to: Target): Promise<number | undefined> => {
  if ("teamId" in to) return to.teamId;
  if (worksIn(staff, ticket.teamId)) return ticket.teamId;
  const theirs = (await deps.store.teams.all()).filter(({ id }) => staff.teamIds?.includes(id) === true);
  return (theirs.find(isReachable) ?? theirs.find(({ chatId }) => chatId !== undefined))?.id;
};

/**
 * It comes to nothing, because no topic can be opened for it: it stays with its holder, where it has one. Whoever may be
 * in danger is not left with somebody who has gone.
 */
const turnBack = async (deps: Deps, { transfer, ticket }: Found, why: NoForum): Promise<Accepted> => {
  const holder = await deps.store.teams.staff(ticket.assigneeId ?? 0);
  const isAlone = isUrgent(ticket.level) && !(await isHolderThere(deps, ticket));
  if (isAlone && holder !== undefined) {
    await returnTicket(deps, { ticket, staff: holder, reason: "absent" });
    return { ok: false, code: why, stays: false };
  }
  await giveBack(deps, transfer, ticket, "no-group");
  return { ok: false, code: why, stays: true };
};

/** How long a topic that is left stands, so that its masked copies can be shown in the new one. */
const copiedMs = minuteMs;

/** In another team's forum it begins with its card and what was said last; where it stood nothing is left. */
const moveForum = async (deps: Deps, ticket: Ticket, left: Ticket, why: string): Promise<void> => {
  const { store, clock } = deps;
  if (ticket.teamId !== undefined) await thinForum(deps, { teamId: ticket.teamId });
  const from = left.teamId === undefined ? undefined : await store.teams.get(left.teamId);
  const isThere = from?.chatId !== undefined && left.topicId !== undefined;
  if (isThere) {
    // Once what is shown again has been copied from there.
    const payload = { ticketId: ticket.id, topicId: left.topicId, from: from.chatId };
    const dueAt = plus(clock.now(), copiedMs);
    await store.timers.set({ name: "move-topic", key: String(ticket.id), payload, dueAt });
  }
  await store.tickets.addEvent(ticket.id, "moved", clock.now());
  await renewTopic(deps, ticket, why, isThere);
};

/** They take it, if they still have room. @returns the ticket as it is now */
export const acceptTransfer = async (
  deps: Deps,
  { staff, transferId }: { staff: Staff; transferId: number },
): Promise<Accepted> => {
  const { store, clock } = deps;
  const now = clock.now();
  await store.teams.lockStaff(staff.id);
  const found = await foundAt(deps, transferId, "offered");
  if (found === undefined) return refuse("passed");
  const { transfer, ticket } = found;
  if (!may("acceptTransfer", staff, ticket)) return refuse("not-allowed");
  const teamId = await teamOf(deps, staff, ticket, transfer.to);
  const full = (await roomOf(deps, staff))({ ...ticket, teamId, createdAt: now });
  if (full !== undefined) return { ok: false, code: "full", full };
  const isElsewhere = teamId !== ticket.teamId;
  const noRoom = await noRoomFor(deps, { teamId, topicId: isElsewhere ? undefined : ticket.topicId }, staff);
  // They come in by a link and press again: it is still offered to them.
  if (noRoom === "outside") {
    await askForGroupLink(deps, { staff, teamId });
    return refuse(noRoom);
  }
  if (teamId === undefined || noRoom !== undefined) return turnBack(deps, found, noRoom ?? "no-forum");
  const accepted = await store.tickets.move(ticket.id, "accept", {
    assigneeId: staff.id,
    claimedAt: now,
    // A new human's first word is waited for like any other.
    firstWordAt: null,
    // What the person was promised, and nobody has kept yet, stands.
    replyBy:
      ticket.firstWordAt === undefined && ticket.replyBy !== undefined
        ? ticket.replyBy
        : replyBy(ticket.level, now),
    transferStaffId: null,
    transferTeamId: null,
    ...(isElsewhere ? { teamId, topicId: null } : {}),
  });
  if (!accepted || !(await store.transfers.move(transferId, "accept", { endedAt: now })))
    return refuse("passed");
  await store.timers.cancel("transfer", String(transferId));
  await store.tickets.addEvent(ticket.id, "transfer-accepted", now, { staffId: staff.id });
  await comeBack(deps, { staff });
  const current = (await store.tickets.get(ticket.id)) ?? ticket;
  const t = staffVoice(deps);
  const from = await nameOfStaff(deps, ticket.assigneeId);
  const words = nowHolds(t, { staff: staff.name, from, summary: transfer.summary ?? "" });
  if (isElsewhere) await moveForum(deps, current, ticket, words.text);
  else await tellTopic(deps, current, words);
  await tellPrivately(deps, ticket, { id: ticket.assigneeId ?? 0 }, tookOver(t, ticket, staff.name));
  // Nothing is said where somebody may read along: then the new one is the first to say who they are.
  const told = await tellPerson(deps, current, (voice) => withNew(voice, staff.name));
  if (told === 0) await tellTopic(deps, current, { text: t("hide:staff.near") });
  await tellWhere(deps, { staff, ticketId: current.id });
  await watchSilence(deps, current, staff);
  const goesOn = ticket.firstWordAt === undefined;
  await watchTicket(deps, { ...current, replyBy: undefined }, { laterMs: graceMs, goesOn });
  return ok(current);
};

/** They do not take it, and say why. Of a team, anybody may say so who could have taken it. */
export const declineTransfer = async (
  deps: Deps,
  { staff, transferId, reason }: { staff: Staff; transferId: number; reason: string },
): Promise<Outcome<Ticket, AcceptRefusal | "no-reason">> => {
  const { store } = deps;
  const found = await foundAt(deps, transferId, "offered");
  if (found === undefined) return refuse("passed");
  const { transfer, ticket } = found;
  if (!may("acceptTransfer", staff, ticket)) return refuse("not-allowed");
  if (reason.trim() === "") return refuse("no-reason");
  const { chatId } = await store.people.get(ticket.personId);
  const why = mask(reason.trim().slice(0, longestReason), await store.people.identityOf(chatId)).text;
  const given = await giveBack(deps, transfer, ticket, "declined", { by: staff.id, reason: why });
  return given ? ok(ticket) : refuse("passed");
};

/** Somebody goes who was asked: whoever asked them is not kept waiting. */
export const bounceTransfers = async (deps: Deps, { staffId }: { staffId: number }): Promise<void> => {
  for (const { id, stage } of await deps.store.transfers.waitingFor(staffId)) {
    const found = stage === "offered" ? await foundAt(deps, id, stage) : undefined;
    if (found !== undefined) await giveBack(deps, found.transfer, found.ticket, "away");
  }
};
