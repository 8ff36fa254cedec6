/** A supervisor says something to the specialist of a talk alone: it stands in the topic, and never reaches the person. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed, isQueued } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, type Ticket } from "../../domain/tickets.js";
import { whisperNote } from "../../views/desk/watching.js";
import { staffVoice } from "../address.js";
import { keepNote } from "./notes.js";

export const longestWhisper = 2000;

export const whisper = async (
  { store, outbox, clock, i18n }: Needs<"store" | "outbox" | "clock" | "i18n">,
  { staff, ticketId, words }: { staff: Staff; ticketId: number; words: string },
): Promise<Outcome<Ticket, "not-allowed" | "gone" | "closed" | "queued" | "empty" | "too-long">> => {
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (isClosed(ticket)) return refuse("closed");
  if (!may("watch", staff, ticket)) return refuse("not-allowed");
  if (isQueued(ticket)) return refuse("queued");
  const said = words.trim();
  if (said === "") return refuse("empty");
  if (said.length > longestWhisper) return refuse("too-long");
  const holder = (await store.teams.allStaff()).find(({ id }) => id === ticket.assigneeId);
  const view = whisperNote(staffVoice({ i18n }), { from: staff.name, holder, words: said });
  const priority = isUrgent(ticket.level) ? "crisis" : "relay";
  await outbox.say(`ticket:${ticket.id}`, view, { priority, ticketId });
  await keepNote({ store, clock }, ticket, { staffId: staff.id, words: said });
  await store.tickets.addEvent(ticketId, "whispered", clock.now(), { staffId: staff.id });
  return ok(ticket);
};
