/** What the verbs have in common: the shape of one, who acts and where. */

import type { Person, Verbs } from "../contract.js";
import { findPerson } from "../persons.js";
import type { ChatRecord, State } from "../state.js";

export type VerbGroup = {
  [V in keyof Verbs]?: (state: State, p: Parameters<Verbs[V]>[0]) => ReturnType<Verbs[V]>;
};

/** Thrown when somebody tries what cannot be done; the sentence goes to whoever called the verb. */
export class Impossible extends Error {}

export const impossible = (sentence: string): never => {
  throw new Impossible(sentence);
};

export const requirePerson = (state: State, id: number): Person =>
  findPerson(state, id) ?? impossible(`nobody here has the id ${id}`);

export const requireChat = (state: State, id: number): ChatRecord => {
  const chat = state.chats.get(id);
  if (chat === undefined) return impossible(`there is no chat ${id}`);
  const moved = chat.hidden.migrated_to;
  return moved === null ? chat : impossible(`the chat ${id} has become ${moved}`);
};

export const requireGroup = (state: State, id: number): ChatRecord => {
  const chat = requireChat(state, id);
  return chat.type === "private" ? impossible(`the chat ${id} is private`) : chat;
};

/** The chat in which a person acts: the one given, or the private one. */
export const requireSeat = (
  state: State,
  user: number,
  chat: number | undefined,
): { person: Person; chat: ChatRecord } => {
  const person = requirePerson(state, user);
  const place = requireChat(state, chat ?? user);
  if (!place.members.includes(user)) impossible(`${person.first_name} is not in the chat ${place.id}`);
  return { person, chat: place };
};
