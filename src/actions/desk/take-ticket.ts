/** A specialist takes a ticket from the lobby: the gravest first, not more than they can hold, and then they write. */
import type { Deps, Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type Full, fullFor, nextOf, passedOver } from "../../domain/desk/queue.js";
import { isClosed, isQueued } from "../../domain/desk/states.js";
import { usualCaps } from "../../domain/desk/team-terms.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { skippedText } from "../../views/desk/lobby.js";
import { claimedCard } from "../../views/staff.js";
import { staffVoice, timeFor } from "../address.js";
import { cardOf } from "../call-staff.js";
import { claimTicket, type NoRoom, noRoomFor } from "../claim-ticket.js";
import { hasMovedAway } from "./avoid-agency.js";
import { askForGroupLink } from "./group-link.js";
import { watchSilence } from "./hear-silence.js";
import { thinForum } from "./thin-forum.js";

export type Taken =
  | Outcome<Ticket, "not-allowed" | "other-team" | "conflict" | "gone" | "closed" | "nothing" | NoRoom>
  | { ok: false; code: "claimed"; by: string }
  | { ok: false; code: "full"; full: Full }
  /** A graver one waits: it is taken, or why not is said. */
  | { ok: false; code: "graver"; first: Ticket; chosen: Ticket };

/** The card in the lobby says who has it; nothing on it can be pressed any more. */
const showTaken = async (deps: Deps, ticket: Ticket, staff: Staff): Promise<void> => {
  const message_id = await cardOf(deps, ticket);
  if (ticket.teamId === undefined || message_id === undefined) return;
  const t = staffVoice(deps);
  const { text } = claimedCard(t, ticket, staff.name, timeFor(deps, ticket, deps.clock.now(), "ru"));
  const to = `lobby:${ticket.teamId}` as const;
  await deps.outbox.post({ to, method: "editMessageText", payload: { message_id, text }, priority: "relay" });
};

/** How much somebody holds, and whether one more of a team's tickets finds room. */
export const roomOf = async ({ store, clock }: Needs<"store" | "clock">, staff: Pick<Staff, "id">) => {
  const held = await store.tickets.heldBy(staff.id);
  const teams = new Map((await store.teams.all()).map((team) => [team.id, team]));
  return (ticket: Ticket): Full | undefined =>
    fullFor(held, ticket, teams.get(ticket.teamId ?? 0)?.terms.caps ?? usualCaps, clock.now());
};

const holderOf = async ({ store }: Deps, { assigneeId }: Ticket): Promise<string> =>
  (assigneeId === undefined ? undefined : await store.teams.staff(assigneeId))?.name ?? "";

/** Their role, their team, or their agency. */
const whyNot = (staff: Staff, ticket: Ticket): "not-allowed" | "other-team" | "conflict" => {
  if (!may("claim", staff)) return "not-allowed";
  return worksIn(staff, ticket.teamId) ? "conflict" : "other-team";
};

/** @param reason why a graver one is passed over, where one is */
export const takeTicket = async (
  deps: Deps,
  { staff, ticketId, reason }: { staff: Staff; ticketId: number; reason?: string | undefined },
): Promise<Taken> => {
  const { store, outbox, clock } = deps;
  await store.teams.lockStaff(staff.id);
  const chosen = await store.tickets.get(ticketId);
  if (chosen === undefined) return refuse("gone");
  if (isClosed(chosen)) return refuse("closed");
  if (!may("claim", staff, chosen)) return refuse(whyNot(staff, chosen));
  if (!isQueued(chosen)) return { ok: false, code: "claimed", by: await holderOf(deps, chosen) };
  if (await hasMovedAway(deps, chosen)) return refuse("other-team");
  const room = await roomOf(deps, staff);
  const noRoom = await noRoomFor(deps, chosen, staff);
  if (noRoom === "outside") await askForGroupLink(deps, { staff, teamId: chosen.teamId });
  if (noRoom !== undefined) return refuse(noRoom);
  const full = room(chosen);
  if (full !== undefined) return { ok: false, code: "full", full };
  const waiting = (await store.tickets.allQueued()).filter(({ teamId }) => teamId === chosen.teamId);
  const first = passedOver(chosen, waiting, (one) => may("claim", staff, one) && room(one) === undefined);
  if (first !== undefined && (reason ?? "").trim() === "")
    return { ok: false, code: "graver", first, chosen };
  if (chosen.topicId === undefined && chosen.teamId !== undefined)
    await thinForum(deps, { teamId: chosen.teamId });
  const claimed = await claimTicket(deps, { staff, ticketId });
  if (!claimed.ok) return claimed;
  await showTaken(deps, claimed.value, staff);
  await watchSilence(deps, claimed.value, staff);
  if (first !== undefined && reason !== undefined) {
    await store.tickets.addEvent(first.id, "passed-over", clock.now(), { staffId: staff.id, detail: reason });
    const text = skippedText(staffVoice(deps), staff.name, chosen, first, reason);
    if (chosen.teamId !== undefined)
      await outbox.say(`lobby:${chosen.teamId}`, { text }, { priority: "relay" });
  }
  return ok(claimed.value);
};

/** The gravest that waits, of those somebody may take. @param teamId only of this team */
export const takeNext = async (
  deps: Deps,
  { staff, teamId }: { staff: Staff; teamId?: number | undefined },
): Promise<Taken> => {
  const { store } = deps;
  await store.teams.lockStaff(staff.id);
  const waiting = (await store.tickets.allQueued()).filter((one) =>
    teamId === undefined ? one.teamId !== undefined && worksIn(staff, one.teamId) : one.teamId === teamId,
  );
  const mine = waiting.filter((one) => may("claim", staff, one));
  const room = await roomOf(deps, staff);
  const barred = new Set<Ticket>();
  for (const one of mine) if ((await noRoomFor(deps, one, staff)) !== undefined) barred.add(one);
  const next =
    nextOf(mine, (one) => room(one) === undefined && !barred.has(one)) ??
    nextOf(mine, (one) => room(one) === undefined);
  if (next !== undefined) return takeTicket(deps, { staff, ticketId: next.id });
  const first = nextOf(mine, () => true);
  const full = first === undefined ? undefined : room(first);
  if (full !== undefined) return { ok: false, code: "full", full };
  return refuse(may("claim", staff) ? "nothing" : "not-allowed");
};
