/** What happened to a ticket, in words: when, who, what and why. Never what was said in it. */
import { ticketEvents } from "../../domain/desk/events.js";
import { closeReasons, levels, nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";

export type Happened = {
  kind: string;
  detail: string | null;
  /** Why, in the words of whoever did it. */
  note?: string;
  staff: string | undefined;
  time: string;
};

const detailText = (t: T, detail: string): string => {
  const level = levels.find((one) => one === detail);
  if (level !== undefined) return t(`staff:level.${level}`);
  const reason = [...closeReasons, "by-person" as const].find((one) => one === detail);
  return reason === undefined ? detail : t(`staff:closeReason.${reason}`);
};

/** @param isAgain it has happened before: a first word after an alarm is not the first of all */
const eventText = (t: T, { kind, detail, note, staff, time }: Happened, isAgain: boolean): string => {
  // What was written down by an older version may have no words any more.
  const known = ticketEvents.find((one) => one === kind);
  const plain =
    known === "first-word" && isAgain
      ? t("topic:staff.wordAgain")
      : known === undefined
        ? t("topic:staff.event.other", { kind })
        : t(`topic:staff.event.${known}`, { detail: detailText(t, detail ?? "") });
  // Why somebody was passed over is kept as typed.
  const why = note ?? (kind === "passed-over" ? (detail ?? undefined) : undefined);
  const what = why === undefined ? plain : t("topic:staff.eventWhy", { what: plain, why });
  return staff === undefined
    ? t("topic:staff.eventSelf", { time, what })
    : t("topic:staff.eventBy", { time, staff, what });
};

const maxText = 3600;

/** The newest, as many as there is room for. */
export const historyText = (t: T, ticket: Ticket, events: readonly Happened[]): string => {
  if (events.length === 0) return t("topic:staff.noHistory");
  const lines = events.map((event, at) =>
    eventText(
      t,
      event,
      events.slice(0, at).some(({ kind }) => kind === event.kind),
    ),
  );
  let length = 0;
  const cut = lines.toReversed().findIndex((line) => {
    length += line.length + 1;
    return length > maxText;
  });
  const from = cut === -1 ? 0 : lines.length - cut;
  const head = from === 0 ? [] : [t("topic:staff.historyCut", { count: String(from) })];
  return t("topic:staff.history", {
    name: nameOf(ticket),
    events: [...head, ...lines.slice(from)].join("\n"),
  });
};
