/** What is agreed on in a ticket for days to come, a line each, for its card: meetings, reminders, tasks of others. */
import type { Needs } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import type { Ticket } from "../../domain/tickets.js";
import { appointmentRow } from "../../views/desk/appointments.js";
import { taskRow } from "../../views/desk/tasks.js";
import { dayText } from "../../views/when.js";
import { momentFor, offsetFor, staffVoice } from "../address.js";
import { tasksOf } from "./tasks.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const appointmentRows = async (deps: Part, ticket: Ticket): Promise<string[]> => {
  const { store, clock } = deps;
  const last = (await store.appointments.ofTicket(ticket.id)).findLast(({ status }) => status !== "draft");
  if (last === undefined || last.at <= clock.now()) return [];
  return [appointmentRow(staffVoice(deps), last, momentFor(deps, ticket, last.at, "ru")) ?? []].flat();
};

const laterRows = async (deps: Part, ticket: Ticket): Promise<string[]> => {
  const later = await deps.store.appointments.laterOf(ticket.id);
  if (later === undefined) return [];
  const { words, dueAt, staffId } = later;
  const staff = (await deps.store.teams.staff(staffId))?.name ?? "";
  const values = { day: dayText(dayOf(dueAt, offsetFor(deps, ticket)), "ru"), staff, words: words ?? "" };
  return [staffVoice(deps)(`appointments:staff.row.${words === undefined ? "later" : "laterWhat"}`, values)];
};

export const plannedRows = async (deps: Part, ticket: Ticket): Promise<string[]> => [
  ...(await appointmentRows(deps, ticket)),
  ...(await laterRows(deps, ticket)),
  ...(await tasksOf(deps, { ticket })).map((one) => taskRow(staffVoice(deps), one)),
];
