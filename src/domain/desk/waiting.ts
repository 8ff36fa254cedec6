/** Since when somebody waits for a human word, and how grave a talk has been, as its events tell. Reads no clock. */
import { type Level, levels, moreUrgent, type Ticket } from "../tickets.js";
import type { Instant } from "../time.js";

type Happened = { kind: string; detail: string | null; at: Instant };

/** Written down, at the time of the first of them, when words that nobody has answered are waited on by another clock. */
export const unansweredSince = "waits";

/** After these a human word is waited for anew in a talk that had one. */
const beginAnew: readonly string[] = [
  "alarm",
  "reopened",
  "released",
  "team-lost",
  "transfer-accepted",
  unansweredSince,
];

/** @param events of the ticket, the oldest first */
export const waitsSince = (
  ticket: Pick<Ticket, "createdAt" | "firstWordAt">,
  events: readonly Happened[],
): Instant => {
  const heard = events.findLastIndex(({ kind }) => kind === "first-word");
  if (heard === -1) return ticket.createdAt;
  // The earliest of them: whoever cries again has waited since the first cry.
  const anew = events.slice(heard + 1).flatMap(({ kind, at }) => (beginAnew.includes(kind) ? [at] : []));
  return anew.toSorted()[0] ?? ticket.firstWordAt ?? ticket.createdAt;
};

const telling: readonly string[] = ["opened", "raised", "alarm", "level-set"];

/** The gravest level a talk ever had: who lowered it has lived through it all the same. */
export const gravestOf = (
  { level }: Pick<Ticket, "level">,
  events: readonly Pick<Happened, "kind" | "detail">[],
): Level =>
  events
    .filter(({ kind }) => telling.includes(kind))
    .flatMap(({ detail }) => levels.find((one) => one === detail) ?? [])
    .reduce(moreUrgent, level);
