/** Somebody has taken a talk in which life is in danger: the supervisors who are there hear of it once, and can look on. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isHeld } from "../../domain/desk/states.js";
import { onDuty } from "../../domain/duty.js";
import type { Ticket } from "../../domain/tickets.js";
import { watchOffer } from "../../views/desk/watching.js";
import { staffVoice } from "../address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export const offerWatch = async (deps: Part, ticket: Ticket): Promise<void> => {
  const { store, outbox, clock } = deps;
  if (ticket.level !== "imminent" || !isHeld(ticket) || ticket.assigneeId === undefined) return;
  const events = await store.tickets.events(ticket.id);
  if (events.some(({ kind }) => kind === "watch-offered")) return;
  const now = clock.now();
  const roster = await store.teams.roster();
  const there = onDuty(roster, now);
  const resting = await store.care.resting(now);
  const staff = await store.teams.allStaff();
  const supervisors = staff.filter(
    (one) =>
      one.bound &&
      one.id !== ticket.assigneeId &&
      may("watch", one, ticket) &&
      !resting.includes(one.id) &&
      (roster.length === 0 || there.includes(one.id)),
  );
  const holder = staff.find(({ id }) => id === ticket.assigneeId)?.name ?? "";
  const view = watchOffer(staffVoice(deps), ticket, holder);
  for (const { chatId } of supervisors)
    if (chatId !== undefined) await outbox.say(`chat:${chatId}`, view, { priority: "relay" });
  await store.tickets.addEvent(ticket.id, "watch-offered", now);
};
