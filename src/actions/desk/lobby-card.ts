/** Puts together what a ticket's card in the lobby says. Posts nothing. */
import type { Needs } from "../../deps.js";
import type { Ticket } from "../../domain/tickets.js";
import { lobbyCard } from "../../views/desk/lobby.js";
import type { View } from "../../views/view.js";
import { staffVoice, timeFor } from "../address.js";
import { waitingSince } from "./waiting-since.js";

type Part = Needs<"store" | "clock" | "i18n" | "directory">;

/** The age somebody gave for themselves or for the child, if they did. */
const ageOf = async ({ store }: Part, { id }: Ticket): Promise<string | undefined> => {
  const given = (await store.tickets.answers(id)).find(({ question }) => question.endsWith(".age"))?.value;
  return given !== undefined && "choice" in given ? given.choice : undefined;
};

/** Why it stands in the queue again, if it does: what was said when it was given back. */
const returnOf = async ({ store }: Part, { id }: Ticket): Promise<string | undefined> => {
  const last = (await store.tickets.events(id)).findLast(
    ({ kind }) => kind === "released" || kind === "claimed" || kind === "team-lost",
  );
  if (last?.kind === "team-lost") return last.kind;
  return last?.kind === "released" ? (last.note ?? last.detail ?? "") : undefined;
};

/** @param waiting how long nobody has answered, once that is to be said */
export const lobbyCardOf = async (deps: Part, ticket: Ticket, waiting?: string): Promise<View> => {
  const { store, clock } = deps;
  const person = await store.people.get(ticket.personId);
  const since = await waitingSince(deps, ticket);
  const time = ticket.replyBy === undefined ? undefined : timeFor(deps, ticket, ticket.replyBy, "ru");
  return lobbyCard(staffVoice(deps), ticket, {
    role: person.role,
    age: await ageOf(deps, ticket),
    since: timeFor(deps, ticket, since, "ru"),
    time: time ?? timeFor(deps, ticket, clock.now(), "ru"),
    waiting,
    late: ticket.replyBy !== undefined && ticket.replyBy <= clock.now(),
    returned: await returnOf(deps, ticket),
  });
};
