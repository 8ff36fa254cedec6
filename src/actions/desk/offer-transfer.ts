/** Asks the one who is to take over a talk, and gives it back to its holder when that comes to nothing. */
import type { Deps } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { otherWaitMs, type TransferMove } from "../../domain/desk/transfer.js";
import { worksIn } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { plus } from "../../domain/time.js";
import type { Transfer } from "../../store/transfers.js";
import { backWithHolder, offeredInLobby, offeredTo, offeredTopic } from "../../views/desk/handover.js";
import { stays } from "../../views/desk/handover-person.js";
import { staffVoice, timeFor } from "../address.js";
import { topicLink } from "./topic-link.js";
import {
  nameOfStaff,
  priorityOf,
  targetName,
  tellPerson,
  tellPrivately,
  tellTopic,
} from "./transfer-news.js";
import { optionOf } from "./who-has-room.js";

/** Why a hand-over has come to nothing, as its holder is told. */
export type Failure = "declined" | "unwanted" | "late-person" | "late-other" | "away" | "no-group";

const movesBy: Record<Failure, TransferMove> = {
  declined: "decline",
  unwanted: "refuse",
  "late-person": "lapse",
  "late-other": "lapse",
  away: "decline",
  "no-group": "decline",
};

/** The talk stays with its holder: they are told why, the person who reads them. */
export const giveBack = async (
  deps: Deps,
  transfer: Transfer,
  ticket: Ticket,
  failure: Failure,
  { by, reason }: { by?: number; reason?: string } = {},
): Promise<boolean> => {
  const { store, clock } = deps;
  const now = clock.now();
  const whyNot = reason === undefined ? {} : { whyNot: reason };
  if (!(await store.transfers.move(transfer.id, movesBy[failure], { endedAt: now, ...whyNot }))) return false;
  await store.timers.cancel("transfer", String(transfer.id));
  const nobody = { transferStaffId: null, transferTeamId: null } as const;
  if (!(await store.tickets.move(ticket.id, "decline", nobody))) return false;
  const kind = failure === "unwanted" ? "transfer-unwanted" : "transfer-declined";
  await store.tickets.addEvent(ticket.id, kind, now, {
    ...(by === undefined ? {} : { staffId: by }),
    ...(reason === undefined ? {} : { note: reason }),
  });
  const to = await targetName(deps, transfer.to);
  const view = backWithHolder(staffVoice(deps), ticket, failure, { to, reason });
  await tellTopic(deps, ticket, view);
  await tellPrivately(deps, ticket, { id: ticket.assigneeId ?? 0 }, view);
  // A person who has not answered is not written to again.
  if (failure === "late-person") return true;
  const from = await nameOfStaff(deps, ticket.assigneeId);
  await tellPerson(deps, ticket, (t) => stays(t, from, failure === "unwanted"));
  return true;
};

/**
 * Asks them. Who has gone, or filled up, since they were chosen is not asked any more.
 *
 * @param agreed the person has said yes
 */
export const offerTransfer = async (
  deps: Deps,
  transfer: Transfer,
  ticket: Ticket,
  agreed = false,
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const { id, to, summary = "" } = transfer;
  if (!(await store.transfers.move(id, "offer"))) return;
  if ((await optionOf(deps, ticket, to))?.obstacle !== undefined) {
    await giveBack(deps, transfer, ticket, "away");
    return;
  }
  const dueAt = plus(clock.now(), otherWaitMs[ticket.level]);
  const payload = { transferId: id, stage: "offered" };
  await store.timers.set({ name: "transfer", key: String(id), payload, dueAt });
  const t = staffVoice(deps);
  const facts = {
    from: await nameOfStaff(deps, transfer.askedBy),
    to: await targetName(deps, to),
    time: timeFor(deps, ticket, dueAt, "ru"),
    summary,
    link: await topicLink(deps, ticket),
    agreed,
  };
  await tellTopic(deps, ticket, offeredTopic(t, id, facts));
  const asked = (await store.teams.allStaff()).filter((one) =>
    "staffId" in to ? one.id === to.staffId : worksIn(one, to.teamId) && may("acceptTransfer", one, ticket),
  );
  // A lobby shows of a person what its cards show; the rest is for those who are asked.
  if ("teamId" in to)
    await outbox.say(`lobby:${to.teamId}`, offeredInLobby(t, id, ticket, facts), {
      priority: priorityOf(ticket),
    });
  const resting = await store.care.resting(clock.now());
  for (const one of asked)
    if (!resting.includes(one.id)) await tellPrivately(deps, ticket, one, offeredTo(t, id, ticket, facts));
};
