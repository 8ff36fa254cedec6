/** What happened to a ticket, in words: when, who, what and why. Never what was said in it. */
import { closeReasons, levels, nameOf, type Ticket } from "../../domain/tickets.js";
import type { Key, T } from "../../i18n/i18n.js";

export type Happened = {
  kind: string;
  detail: string | null;
  /** Why, in the words of whoever did it. */
  note?: string;
  staff: string | undefined;
  time: string;
};

/** Kinds that have words of their own; whatever else is written down is told by its name. */
const named: readonly string[] = [
  "opened",
  "offered",
  "claimed",
  "first-word",
  "level-set",
  "raised",
  "alarm",
  "crisis-answer",
  "breach",
  "next-breach",
  "watch-offered",
  "watched",
  "unwatched",
  "whispered",
  "stepped-in",
  "took-over",
  "closed",
  "reopened",
  "released",
  "passed-over",
  "avoids",
  "connect",
  "duty-began",
  "erased",
  "moved",
  "no-topic",
  "silence-asked",
  "team-lost",
  "called",
  "worse",
  "uncovered",
  "replied",
  "referral-offered",
  "referral-accepted",
  "referral-refused",
  "referral-started",
  "referral-helped",
  "referral-not-helped",
  "appointed",
  "appointment-dropped",
  "task-dropped",
  "task-declined",
  "task-done",
  "task-accepted",
  "task-given",
  "follow-up-due",
  "follow-up-dropped",
  "follow-up-set",
  "appointment-other",
  "appointment-declined",
  "appointment-agreed",
  "appointment-moved",
  "snoozed",
  "woken",
  "transfer-asked",
  "transfer-accepted",
  "transfer-declined",
  "transfer-unwanted",
  "transfer-agreed",
  "transfer-withdrawn",
  "kept",
];

const detailText = (t: T, detail: string): string => {
  const level = levels.find((one) => one === detail);
  if (level !== undefined) return t(`staff:level.${level}`);
  const reason = [...closeReasons, "by-person" as const].find((one) => one === detail);
  return reason === undefined ? detail : t(`staff:closeReason.${reason}`);
};

const eventText = (t: T, { kind, detail, note, staff, time }: Happened): string => {
  const known = named.includes(kind);
  const plain = known
    ? t(`topic:staff.event.${kind}` as Key, { detail: detailText(t, detail ?? "") })
    : t("topic:staff.event.other", { kind });
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
  const lines = events.map((event) => eventText(t, event));
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
