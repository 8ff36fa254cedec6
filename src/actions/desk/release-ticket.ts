/** Somebody lets go of a talk and says why: whoever writes beside them goes on, else it goes back to the lobby. */
import type { Deps } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isHeld } from "../../domain/desk/states.js";
import { longestReason } from "../../domain/desk/transfer.js";
import { mask } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { returnTicket } from "./return-ticket.js";
import { goOnBeside } from "./step-in.js";
import { nameOfStaff } from "./transfer-news.js";

export const releaseTicket = async (
  deps: Deps,
  { staff, ticketId, reason }: { staff: Staff; ticketId: number; reason: string },
): Promise<Outcome<Ticket, "gone" | "not-allowed" | "not-held" | "no-reason">> => {
  const { store } = deps;
  await store.teams.lockStaff(staff.id);
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (!isHeld(ticket)) return refuse("not-held");
  if (!may("release", staff, ticket)) return refuse("not-allowed");
  if (reason.trim() === "") return refuse("no-reason");
  const { chatId } = await store.people.get(ticket.personId);
  const why = mask(reason.trim().slice(0, longestReason), await store.people.identityOf(chatId)).text;
  const id = ticket.assigneeId ?? staff.id;
  const holder = { ...staff, id, name: (await nameOfStaff(deps, id)) || staff.name };
  const isGone =
    (await goOnBeside(deps, { ticket, by: staff, why })) ||
    (await returnTicket(deps, { ticket, staff: holder, reason: why, by: staff }));
  return isGone ? ok(ticket) : refuse("not-held");
};
