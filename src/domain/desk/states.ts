/** The states of a ticket and what moves it from one to another. Whatever is not written here is refused. */

/**
 * `new` stands in no lobby, `offered` waits in one; `claimed` has somebody who has not written yet. From the first word on
 * it is the turn of one side: `waitingForPerson` or `waitingForUs`. `snoozed` rests until a day, `transferred` is asked
 * of somebody else and still held by whoever asked, `reopened` is one that the person came back to.
 */
export const ticketStatuses = [
  "new",
  "offered",
  "claimed",
  "waitingForPerson",
  "waitingForUs",
  "snoozed",
  "transferred",
  "closed",
  "reopened",
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Those that nobody has taken. */
export const queued: readonly TicketStatus[] = ["new", "offered"];
/** Those that somebody holds: words pass both ways. */
export const held: readonly TicketStatus[] = [
  "claimed",
  "waitingForPerson",
  "waitingForUs",
  "snoozed",
  "transferred",
  "reopened",
];

type Of = { status: TicketStatus } | undefined;
export const isQueued = (ticket: Of): boolean => ticket !== undefined && queued.includes(ticket.status);
export const isHeld = (ticket: Of): boolean => ticket !== undefined && held.includes(ticket.status);
export const isClosed = (ticket: Of): boolean => ticket?.status === "closed";
/** How a matter stands in a person's words: nobody has it yet, somebody has it, it is over. */
export const standingOf = (ticket: NonNullable<Of>): "queued" | "held" | "closed" =>
  isClosed(ticket) ? "closed" : isHeld(ticket) ? "held" : "queued";

const settled: readonly TicketStatus[] = [
  "claimed",
  "waitingForPerson",
  "waitingForUs",
  "snoozed",
  "reopened",
];

/**
 * What can happen to a ticket: from where and to where.
 *
 * `lose` is a forum that is gone, `word` a human's word to the person, `said` the person's own; `decline` covers a
 * transfer that was refused or taken back.
 */
export const moves = {
  offer: { from: ["new"], to: "offered" },
  claim: { from: ["new", "offered"], to: "claimed" },
  release: { from: held, to: "offered" },
  lose: { from: [...queued, ...held], to: "new" },
  word: { from: ["claimed", "waitingForUs", "snoozed", "reopened"], to: "waitingForPerson" },
  said: { from: ["waitingForPerson", "snoozed"], to: "waitingForUs" },
  snooze: { from: ["claimed", "waitingForPerson", "waitingForUs", "reopened"], to: "snoozed" },
  wake: { from: ["snoozed"], to: "waitingForUs" },
  transfer: { from: settled, to: "transferred" },
  accept: { from: ["transferred"], to: "claimed" },
  decline: { from: ["transferred"], to: "waitingForUs" },
  close: { from: [...queued, ...held], to: "closed" },
  reopen: { from: ["closed"], to: "reopened" },
  /** Whoever comes back to a talk that nobody holds stands in the queue again. */
  requeue: { from: ["closed"], to: "offered" },
} as const satisfies Record<string, { from: readonly TicketStatus[]; to: TicketStatus }>;
export type TicketMove = keyof typeof moves;

/** The state after a move; undefined when it is refused. */
export const moved = (status: TicketStatus, move: TicketMove): TicketStatus | undefined =>
  (moves[move].from as readonly TicketStatus[]).includes(status) ? moves[move].to : undefined;
