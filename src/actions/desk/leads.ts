/** Those who answer for a team: told of what one of its people does alone. Decides nothing. */
import type { Needs } from "../../deps.js";
import type { Priority } from "../../domain/outgoing.js";
import { worksIn } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { View } from "../../views/view.js";
import type { Member } from "../call-staff.js";

/** Supervisors of the ticket's team, or heads where there are none. @param everyone heads as well */
export const leadsOf = async (
  { store }: Needs<"store">,
  { ticket, except, everyone = false }: { ticket: Ticket; except: number; everyone?: boolean },
): Promise<Member[]> => {
  const staff = (await store.teams.allStaff()).filter(
    (one) => one.bound && one.id !== except && worksIn(one, ticket.teamId),
  );
  const supervisors = staff.filter(({ role }) => role === "supervisor");
  const heads = staff.filter(({ role }) => role === "head");
  return everyone ? [...supervisors, ...heads] : supervisors.length > 0 ? supervisors : heads;
};

/** Says something to them in private. */
export const tellLeads = async (
  deps: Needs<"store" | "outbox">,
  {
    text,
    keyboard,
    priority = "relay",
    ...whom
  }: View & { ticket: Ticket; except: number; everyone?: boolean; priority?: Priority },
): Promise<void> => {
  const view = keyboard === undefined ? { text } : { text, keyboard };
  for (const { chatId } of await leadsOf(deps, whom))
    if (chatId !== undefined) await deps.outbox.say(`chat:${chatId}`, view, { priority });
};
