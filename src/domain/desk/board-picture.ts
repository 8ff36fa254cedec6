/** A board as it is drawn: what stands in it, in words. Knows no colours, letters or files. */
import type { Level } from "../tickets.js";

/** A line with a number; `isBad` has a mark of its own. */
export type BoardRow = { label: string; value: string; isBad: boolean };

export type BoardTalks = {
  name: string;
  urgent: { filled: number; of: number };
  others: { filled: number; of: number };
  /** Said beside it when it is not the usual. */
  state: string | undefined;
};

export type BoardPicture = {
  title: string;
  asOf: string;
  waiting: string;
  /** From the gravest on; each has a shape of its own beside its colour. */
  tiles: { level: Level; label: string; count: number; wait: string | undefined }[];
  rows: BoardRow[];
  talks:
    | { title: string; rows: BoardTalks[]; more: string | undefined; urgent: string; others: string }
    | undefined;
  /** Instead of the talks, to whom nobody's name is shown, or when there are none. */
  lines: string[];
  foot: string;
};

/** A picture that is drawn in the moment it is sent. Its name shows on a phone. */
export type BoardFile = { board: BoardPicture; name: string };
