/** A meeting as the person is told of it, as staff see it, and days on which staff are reminded. Decides nothing. */
import {
  type Appointment,
  type AppointmentAnswer,
  appointmentAnswers,
} from "../../domain/desk/appointments.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, inRows, type View } from "../view.js";

/** Times in words, on the clock of the person's place; `was` when another time is given up for it. */
export type OfferFacts = { time: string; was: string | undefined; place: string | undefined; staff: string };

const answerKeys = (t: T, appointment: number, answers: readonly AppointmentAnswer[]) =>
  inline(
    ...inRows(
      answers.map((answer) => ({
        text: t(`appointments:answers.${answer}`),
        callback_data: data("meeting", { appointment, answer }),
      })),
    ),
  );

const offerText = (t: T, { time, was, place, staff }: OfferFacts): string =>
  [
    was === undefined
      ? t("appointments:offer", { time, staff })
      : t("appointments:moved", { time, was, staff }),
    ...(place === undefined ? [] : [t("appointments:place", { place })]),
    t("appointments:ask"),
  ].join("\n");

const replies = appointmentAnswers.filter((answer) => answer !== "where");

export const offer = (t: T, id: number, facts: OfferFacts): View => ({
  text: offerText(t, facts),
  keyboard: answerKeys(t, id, replies),
});

/** What the person is going to see, before it is sent. @param t the person's voice */
export const preview = (staff: T, t: T, id: number, facts: OfferFacts): View => ({
  text: staff("appointments:staff.preview", { text: offerText(t, facts) }),
  keyboard: inline([
    {
      text: staff("appointments:staff.button.send"),
      callback_data: data("appoint", { appointment: id, act: "send" }),
    },
    {
      text: staff("appointments:staff.button.drop"),
      callback_data: data("appoint", { appointment: id, act: "drop" }),
    },
  ]),
});

/** How to suggest one; where one stands, also the key that calls it off. */
export const appointUsage = (t: T, standing: Appointment | undefined): View => ({
  text: t("appointments:staff.usage"),
  ...(standing === undefined
    ? {}
    : {
        keyboard: inline([
          {
            text: t("appointments:staff.button.cancel"),
            callback_data: data("appoint", { appointment: standing.id, act: "cancel" }),
          },
        ]),
      }),
});

/** It shows on a locked screen: no place, no reason. @param isOpen whether the person has not said yet if it suits */
export const reminder = (t: T, id: number, time: string, days: number, isOpen: boolean): View => ({
  text: t(`appointments:reminder.${days === 0 ? "today" : "tomorrow"}`, { time }),
  keyboard: answerKeys(t, id, isOpen ? appointmentAnswers : ["where", "no", "other"]),
});

/** A meeting on the card of its topic; undefined for what is no more. */
export const appointmentRow = (t: T, { status, place }: Appointment, time: string): string | undefined => {
  if (status === "draft" || status === "cancelled" || status === "moved") return undefined;
  const row = t(`appointments:staff.row.${status}`, { time });
  return place === undefined ? row : t("appointments:staff.row.where", { row, place });
};

const laterDays = { tomorrow: "1", days: "3", week: "7" } as const;

/** How to be reminded later; where that is planned, also the key that drops it. */
export const laterUsage = (t: T, ticket: number, isPlanned: boolean): View => ({
  text: t("appointments:staff.later.usage"),
  keyboard: inline(
    (["tomorrow", "days", "week"] as const).map((name) => ({
      text: t(`appointments:staff.button.${name}`),
      callback_data: data("later", { ticket, to: laterDays[name] }),
    })),
    ...(isPlanned
      ? [
          [
            {
              text: t("appointments:staff.button.laterDrop"),
              callback_data: data("later", { ticket, to: "drop" }),
            },
          ],
        ]
      : []),
  ),
});

/** Somebody of the staff by name at the beginning of a text, and as a mention where they have a chat with us. */
export const addressed = (text: string, member: { name: string; chatId: number | undefined }): View =>
  member.chatId === undefined || !text.startsWith(member.name)
    ? { text }
    : { text, mentions: [{ offset: 0, length: member.name.length, chat: member.chatId }] };
