/** Meetings proposed in talks, and days on which staff want to be reminded of a ticket. What was typed of them is sealed. */
import type { Appointment, AppointmentStatus } from "../domain/desk/appointments.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Appointment as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export type Later = { ticketId: number; staffId: number; dueAt: Instant; words: string | undefined };

export const createAppointmentStore = (db: Db, seal: Seal) => {
  const toAppointment = ({ at, place, status, createdAt, ...row }: Row): Appointment => ({
    ...row,
    at: at.toISOString(),
    place: place === null ? undefined : seal.open(place),
    status: status as AppointmentStatus,
    createdAt: createdAt.toISOString(),
  });
  const sealed = (words: string | undefined) => (words === undefined ? null : seal.seal(words));
  return {
    /** In the place of any draft that there was. */
    async draft(
      { place, ...meeting }: Pick<Appointment, "ticketId" | "staffId" | "at" | "place">,
      now: Instant,
    ): Promise<Appointment> {
      await db.appointment.deleteMany({ where: { ticketId: meeting.ticketId, status: "draft" } });
      const data = { ...meeting, place: sealed(place), status: "draft", createdAt: now };
      return toAppointment(await db.appointment.create({ data }));
    },

    async get(id: number): Promise<Appointment | undefined> {
      const row = await db.appointment.findUnique({ where: { id } });
      return row === null ? undefined : toAppointment(row);
    },

    /** Oldest first. */
    async ofTicket(ticketId: number): Promise<Appointment[]> {
      return (await db.appointment.findMany({ where: { ticketId }, orderBy: { id: "asc" } })).map(
        toAppointment,
      );
    },

    /** The newest that a person was told of. */
    async lastOfPerson(personId: number): Promise<Appointment | undefined> {
      const where = { ticket: { personId }, status: { not: "draft" } };
      const row = await db.appointment.findFirst({ where, orderBy: { id: "desc" } });
      return row === null ? undefined : toAppointment(row);
    },

    /** False when it is not where it was thought to be: nothing has changed then. */
    async move({ id, status }: Pick<Appointment, "id" | "status">, to: AppointmentStatus): Promise<boolean> {
      return (await db.appointment.updateMany({ where: { id, status }, data: { status: to } })).count === 1;
    },

    async dropDraft(id: number): Promise<boolean> {
      return (await db.appointment.deleteMany({ where: { id, status: "draft" } })).count === 1;
    },

    /** One a ticket: the newest stands. */
    async remindLater({ ticketId, words, ...later }: Later, now: Instant): Promise<void> {
      const data = { ...later, words: sealed(words), createdAt: now };
      await db.deskFollowUp.upsert({ where: { ticketId }, create: { ticketId, ...data }, update: data });
    },

    async laterOf(ticketId: number): Promise<Later | undefined> {
      const row = await db.deskFollowUp.findUnique({ where: { ticketId } });
      if (row === null) return undefined;
      const words = row.words === null ? undefined : seal.open(row.words);
      return { ticketId, staffId: row.staffId, dueAt: row.dueAt.toISOString(), words };
    },

    /** Meetings and days of a ticket, with what was said of them. */
    async eraseOf(ticketId: number): Promise<void> {
      await db.appointment.deleteMany({ where: { ticketId } });
      await db.deskFollowUp.deleteMany({ where: { ticketId } });
    },

    /** False when there was none. */
    async dropLater(ticketId: number): Promise<boolean> {
      return (await db.deskFollowUp.deleteMany({ where: { ticketId } })).count === 1;
    },
  };
};
