/** The people of the sandbox as records: new ones and known ones. Makes them do nothing. */
import { newChat, saveChat } from "./chats.js";
import type { Person, Verbs } from "./contract.js";
import type { State } from "./state.js";

export const findPerson = (state: State, id: number): Person | undefined => state.persons.get(id);

/** Adds a person with a phone and the private chat in which they have not said anything yet. */
export const addPerson = (state: State, given: Parameters<Verbs["addPerson"]>[0]): Person => {
  const id = given.id ?? Math.max(1_000, ...state.persons.keys()) + 1;
  const person: Person = {
    ...given,
    id,
    is_bot: false,
    language_code: given.language_code ?? "ru",
    phone_number: given.phone_number ?? `7999${String(id).padStart(7, "0").slice(-7)}`,
  };
  state.persons.set(id, person);
  state.tell({ type: "person", person });
  const title = [person.first_name, person.last_name].filter((name) => name !== undefined).join(" ");
  saveChat(state, newChat({ id, type: "private", title, members: [id] }));
  return person;
};
