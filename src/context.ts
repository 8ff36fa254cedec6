/** What travels with a step through the bot and its conversations: who is spoken to, in which words, and what can be done. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context as GrammyContext } from "grammy";
import type { Actions } from "./actions/actions.js";
import type { Deps } from "./deps.js";
import type { ChatIdentity, Language, Person } from "./domain/people.js";
import type { T } from "./i18n/i18n.js";
import type { View } from "./views/view.js";

/** Everything known about the step's private chat and everything it may do. */
export type Scope = {
  person: Person;
  identity: ChatIdentity;
  language: Language;
  t: T;
  actions: Actions;
  deps: Deps;
  /** The dialogue that this step begins. */
  begun?: string;
  /** What this step takes in and says is to go from the chat before it no longer can; false keeps it there. */
  sensitive?: boolean;
  /** The usual keys have to come back below the line with what is said next; words that say why, if there are any. */
  keysDue?: string;
  /** Says a view to the person. */
  say(view: View): Promise<number>;
};

/** What a step in a group of staff may do. */
export type StaffScope = { chatId: number; deps: Deps; actions: Actions; t: T };

export type PrivateContext = ConversationFlavor<GrammyContext>;

const current = new AsyncLocalStorage<Scope>();

export const runInScope = <R>(scope: Scope, work: () => Promise<R>): Promise<R> => current.run(scope, work);

/** The scope of the step under way. @throws outside of a private chat's step: that is a bug. */
export const scope = (): Scope => {
  const found = current.getStore();
  if (found === undefined) throw new Error("No private chat is being handled.");
  return found;
};

/** Whether the person of this step has a talk open with a specialist, or waits for one; in a hidden chat nobody learns it. */
export const isTalking = async (): Promise<boolean> =>
  !scope().person.guarded && (await scope().deps.store.tickets.activeOf(scope().person.id)) !== undefined;

const currentStaff = new AsyncLocalStorage<StaffScope>();

export const runInStaffScope = <R>(staff: StaffScope, work: () => Promise<R>): Promise<R> =>
  currentStaff.run(staff, work);

/** The scope of the staff group's step under way. @throws outside of one: that is a bug. */
export const staffScope = (): StaffScope => {
  const found = currentStaff.getStore();
  if (found === undefined) throw new Error("No staff group is being handled.");
  return found;
};
