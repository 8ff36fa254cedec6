/** What of a ticket's state is worth showing in its topic's title and card. Owns no words. */
import type { TicketStatus } from "./states.js";

/** States that the title tells: talks that are under way differ only by whose turn it is, and change too often. */
const marked = ["snoozed", "transferred", "closed"] as const satisfies readonly TicketStatus[];
export type Marked = (typeof marked)[number];
export const markOf = (status: TicketStatus): Marked | undefined => marked.find((one) => one === status);

const turns: readonly TicketStatus[] = ["claimed", "waitingForPerson", "waitingForUs"];
/** Whether a state says no more than whose turn it is: a card that is behind in that alone may wait. */
export const isTurn = (status: TicketStatus): boolean => turns.includes(status);

/** Why a level is lowered, where a tap is enough. */
export const lowerReasons = ["talked", "adult", "false"] as const;
export type LowerReason = (typeof lowerReasons)[number];
