/** Since when somebody waits for a human word, and how grave a talk has been, as its events tell. Reads no clock. */
import { type Level, levels, moreUrgent, type Ticket } from "../tickets.js";
import type { Instant } from "../time.js";

type Happened = { kind: string; detail: string | null; at: Instant };

/** After these a human word is waited for anew in a talk that had one. */
const beginAnew: readonly string[] = ["alarm", "reopened", "released", "team-lost", "transfer-accepted"];

/** @param events of the ticket, the oldest first */
export const waitsSince = (
  ticket: Pick<Ticket, "createdAt" | "firstWordAt">,
  events: readonly Happened[],
): Instant => {
  const heard = events.findLastIndex(({ kind }) => kind === "first-word");
  if (heard === -1) return ticket.createdAt;
  // The first of them: whoever cries again has waited since the first cry.
  const anew = events.slice(heard + 1).find(({ kind }) => beginAnew.includes(kind));
  return anew?.at ?? ticket.firstWordAt ?? ticket.createdAt;
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
