/** Meetings with a person, proposed in a talk: what is typed of them, the states they go through, when both sides are reminded. */
import { type MomentRefusal, momentSaid } from "../dates-said.js";
import { atHour, dayOf } from "../days.js";
import { type Outcome, ok, refuse } from "../outcome.js";
import { nextReminder } from "../programmes/flow.js";
import { dayMs, type Instant, minuteMs, plus } from "../time.js";

/** `draft` is seen by its specialist alone; `other`: the person wants another time; `moved`: another one took its place. */
export const appointmentStatuses = [
  "draft",
  "offered",
  "agreed",
  "declined",
  "other",
  "cancelled",
  "moved",
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export type Appointment = {
  id: number;
  ticketId: number;
  /** Who proposed it. */
  staffId: number;
  at: Instant;
  /** Where, or how. */
  place: string | undefined;
  status: AppointmentStatus;
  createdAt: Instant;
};

/** What a person answers; `where` asks once more where it is. */
export const appointmentAnswers = ["yes", "no", "other", "where"] as const;
export type AppointmentAnswer = (typeof appointmentAnswers)[number];

export const becomes = { yes: "agreed", no: "declined", other: "other" } as const;

/** It stands: the person is reminded, and can still say otherwise. */
export const isStanding = ({ status, at }: Pick<Appointment, "status" | "at">, now: Instant): boolean =>
  (status === "offered" || status === "agreed") && at > now;

/** Whoever has said «no» may find that it fits after all, as long as nothing else took its place. */
export const canAnswer = ({ status, at }: Pick<Appointment, "status" | "at">, now: Instant): boolean =>
  ["offered", "agreed", "declined", "other"].includes(status) && at > now;

const farthestMs = 90 * dayMs;
export const longestPlace = 200;

/** A day, a time, and where or how: «завтра 15:00 у входа в школу». */
export const readAppointment = (
  text: string,
  { now, utcOffset }: { now: Instant; utcOffset: number },
): Outcome<{ at: Instant; place: string | undefined }, MomentRefusal | "long"> => {
  const said = momentSaid(text, dayOf(now, utcOffset));
  if (!said.ok) return said;
  const { day, minutes, rest } = said.value;
  const at = plus(atHour(day, 0, utcOffset), minutes * minuteMs);
  if (at <= now) return refuse("past");
  if (at > plus(now, farthestMs)) return refuse("far");
  if (rest.length > longestPlace) return refuse("long");
  return ok({ at, place: rest === "" ? undefined : rest });
};

/** On the morning of the day before, and an hour before. */
const reminders = { remindDays: [1], remindHours: [1] } as const;

export const nextAppointmentReminder = (
  at: Instant,
  clock: { now: Instant; utcOffset: number },
): ReturnType<typeof nextReminder> => nextReminder(at, reminders, clock);
