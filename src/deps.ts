/** What actions need: each asks for the part it uses, and gets it as its first argument. */
import type { Directory } from "./domain/directory/directory.js";
import type { Destination, Post, Priority, Source } from "./domain/outgoing.js";
import type { Clock } from "./domain/time.js";
import type { I18n } from "./i18n/i18n.js";
import type { Slices } from "./store/store.js";
import type { View } from "./views/view.js";

export type SayOptions = {
  priority?: Priority;
  source?: Source;
  ticketId?: number;
  held?: boolean;
  silent?: boolean;
  /** Nobody asked for it now: left unsaid while somebody may be looking over the person's shoulder. */
  unprompted?: boolean;
};

/** Writes down what will be told. The answer is a message id that holds until the real one is known. */
export type Outbox = {
  post(post: Post): Promise<number>;
  say(to: Destination, view: View, options?: SayOptions): Promise<number>;
};

export type Deps = {
  store: Slices;
  outbox: Outbox;
  clock: Clock;
  i18n: I18n;
  directory: Directory;
  random: () => number;
};

export type Needs<Part extends keyof Deps> = Pick<Deps, Part>;
