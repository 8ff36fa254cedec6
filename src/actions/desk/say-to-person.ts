/** Says something to the person of a talk in a specialist's stead: a phrase, a place. It counts as their word. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Source } from "../../domain/outgoing.js";
import type { Person } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import type { View } from "../../views/view.js";
import { heardFromHuman } from "../watch-ticket.js";
import { mirror } from "./watch-talk.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

/** @param source the typed command it came of: an answer of the person is shown as one to it */
export const sayToPerson = async (
  deps: Part,
  about: { staff: Staff; ticket: Ticket; source?: Source | undefined },
  view: (person: Person) => View,
): Promise<Outcome<Person, "closed" | "not-yours">> => {
  const { store, outbox } = deps;
  const { staff, ticket, source } = about;
  if (isClosed(ticket)) return refuse("closed");
  if (!may("relay", staff, ticket)) return refuse("not-yours");
  const person = await store.people.get(ticket.personId);
  const said = view(person);
  await outbox.say(`chat:${person.chatId}`, said, {
    priority: "relay",
    ticketId: ticket.id,
    ...(source === undefined ? {} : { source }),
  });
  await heardFromHuman(deps, ticket, staff.id);
  await mirror(deps, ticket, { staff, said: undefined, words: said.text });
  return ok(person);
};
