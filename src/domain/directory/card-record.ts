/** A card as those who keep the directory see it: everything that can be edited, and what is known of its truth. */
import type { Day } from "../days.js";
import { isRefuge } from "./card.js";
import type { CardValues } from "./card-fields.js";
import type { Kind, RegionCode } from "./region-data.js";

export type CardRecord = {
  key: string;
  region: RegionCode;
  municipality: string | null;
  place: string | null;
  kinds: Kind[];
  values: CardValues;
  /** Date of the source; may be only a year or a month. */
  checkedOn: string | null;
  assuredOn: Day | null;
  /** Who assured it: seen by colleagues only. */
  assuredBy: string | null;
  /** Where it is must not be known: no address is kept. */
  confidential: boolean;
  capacity: { available: number | null; maximum: number | null; updated: string | null } | null;
  /** The last day on which it is closed for a while. */
  closedUntil: Day | null;
};

/** Whether where it is must stay unknown. */
export const isSecret = ({ confidential, kinds }: Pick<CardRecord, "confidential" | "kinds">): boolean =>
  confidential || isRefuge(kinds);

/** A card that somebody adds: what has to be known of it from the start. */
export type NewCard = {
  key: string;
  region: RegionCode;
  municipality: string | null;
  place: string | null;
  kind: Kind;
  name: string;
};

/** One line of a card's history. */
export type HistoryEntry = {
  at: string;
  field: string;
  before: string | null;
  after: string | null;
  /** As `signed` writes it; of what was imported, whatever stands there. */
  by: string | null;
};
