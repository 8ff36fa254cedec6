/** Who hears what of a hand-over: its holder in the topic and in private, the person in their own words. Decides nothing. */
import type { Needs } from "../../deps.js";
import type { Person } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import type { Target, Transfer } from "../../store/transfers.js";
import type { View } from "../../views/view.js";
import { voiceFor } from "../address.js";

type Part = Needs<"store" | "outbox" | "i18n">;

export const priorityOf = ({ level }: Ticket) => (isUrgent(level) ? "crisis" : "relay");

export const nameOfStaff = async ({ store }: Needs<"store">, id: number | undefined): Promise<string> =>
  (id === undefined ? undefined : await store.teams.staff(id))?.name ?? "";

/** What a target is called among staff. */
export const targetName = async ({ store }: Needs<"store">, to: Target): Promise<string> =>
  "staffId" in to ? nameOfStaff({ store }, to.staffId) : ((await store.teams.get(to.teamId))?.name ?? "");

/** What the person may know of whoever is to come: a name as at a claim; of a team, nothing. */
export const nameForPerson = async (deps: Needs<"store">, { to }: Transfer): Promise<string | undefined> =>
  "staffId" in to ? nameOfStaff(deps, to.staffId) : undefined;

/** Into the topic. */
export const tellTopic = (deps: Part, ticket: Ticket, said: View) =>
  deps.outbox.say(`ticket:${ticket.id}`, said, { priority: priorityOf(ticket), ticketId: ticket.id });

/** To somebody's own chat with the bot, where they have one. */
export const tellPrivately = async (
  { store, outbox }: Part,
  ticket: Ticket,
  staff: Pick<Staff, "id"> | undefined,
  said: View,
): Promise<boolean> => {
  const member = (await store.teams.allStaff()).find(({ id }) => id === staff?.id);
  if (member?.chatId === undefined) return false;
  await outbox.say(`chat:${member.chatId}`, said, { priority: priorityOf(ticket) });
  return true;
};

/** To the person, in their language. The answer is 0 when somebody may be looking over their shoulder and nothing was said. */
export const tellPerson = async (
  deps: Part,
  ticket: Ticket,
  said: (t: T, person: Person) => View,
): Promise<number> => {
  const person = await deps.store.people.get(ticket.personId);
  const options = { priority: priorityOf(ticket), ticketId: ticket.id, unprompted: true } as const;
  return deps.outbox.say(
    `chat:${person.chatId}`,
    said(voiceFor(deps, person, ticket.language), person),
    options,
  );
};
