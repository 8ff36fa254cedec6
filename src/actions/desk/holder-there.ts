/** Whether whoever holds a talk is there to go on with it: on the staff, on duty where duties are known, and not resting. */
import type { Needs } from "../../deps.js";
import { onDuty } from "../../domain/duty.js";
import type { Ticket } from "../../domain/tickets.js";

export const isHolderThere = async (
  { store, clock }: Needs<"store" | "clock">,
  { assigneeId }: Pick<Ticket, "assigneeId">,
): Promise<boolean> => {
  const now = clock.now();
  const roster = await store.teams.roster();
  const member = (await store.teams.allStaff()).find(({ id }) => id === assigneeId);
  const resting = await store.care.resting(now);
  if (member?.bound !== true || resting.includes(member.id)) return false;
  return roster.length === 0 || onDuty(roster, now).includes(member.id);
};
