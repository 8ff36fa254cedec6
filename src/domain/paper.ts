/** A paper that somebody can print or pass on: what stands on it, in order. Knows nothing of fonts, files or senders. */
import type { Instant } from "./time.js";

export type Block =
  | { kind: "heading" | "text" | "quote"; text: string }
  | { kind: "list"; items: string[] }
  /** Something that happened, with what is known of it. */
  | { kind: "record"; title: string; rows: [label: string, words: string][] }
  /** A line that is filled in by hand. */
  | { kind: "blank"; label: string };

export type Paper = {
  title: string;
  /** To whom and from whom, at the top on the right: nobody is asked for names, so they are written by hand. */
  address?: string[];
  blocks: Block[];
  /** Small, at the foot of every page. */
  foot: string;
  writtenAt: Instant;
};

/** A file that is made of a paper in the moment it is sent. Its name shows on a phone. */
export type PaperFile = { paper: Paper; name: string };
