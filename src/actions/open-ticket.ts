/** Opens a ticket for a person and offers it to the team that fits. */
import type { Needs } from "../deps.js";
import type { Person } from "../domain/people.js";
import { languageOf } from "../domain/people.js";
import { teamFor } from "../domain/teams.js";
import { type Level, moreUrgent, newAlias, replyBy, type Ticket } from "../domain/tickets.js";
import { lobbyCard } from "../views/staff.js";
import { staffVoice, timeFor } from "./address.js";

export type OpenedTicket = {
  ticket: Ticket;
  /** The person had one already: this matter joins it. */
  already: boolean;
  /** Somebody can take it: a team with a forum exists. */
  staffed: boolean;
};

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** Puts a ticket's card into its team's lobby. */
export const offerTicket = async (deps: Part, ticket: Ticket): Promise<void> => {
  if (ticket.teamId === undefined) return;
  const t = staffVoice(deps);
  const time = timeFor(deps, ticket, ticket.replyBy ?? deps.clock.now());
  const urgent = ticket.level === "imminent" || ticket.level === "high";
  await deps.outbox.say(`lobby:${ticket.teamId}`, lobbyCard(t, ticket, time), {
    priority: urgent ? "crisis" : "prompt",
    ticketId: ticket.id,
  });
};

/** @param request.dialogue the dialogue whose answers go with the ticket; they are erased where they were */
export const openTicket = async (
  deps: Part,
  request: {
    person: Person;
    clientLanguage?: string | undefined;
    need: string;
    level: Level;
    dialogue?: string | undefined;
  },
): Promise<OpenedTicket> => {
  const { store, clock, directory, random } = deps;
  const { person, need, level, dialogue } = request;
  const now = clock.now();
  const active = await store.tickets.activeOf(person.id);
  if (active !== undefined) {
    const raised = moreUrgent(level, active.level);
    if (raised !== active.level) {
      const sooner = replyBy(raised, now);
      await store.tickets.update(active.id, { level: raised, replyBy: sooner });
      await store.tickets.addEvent(active.id, "raised", now, { detail: raised });
      if (active.status === "open") await offerTicket(deps, { ...active, level: raised, replyBy: sooner });
    }
    return { ticket: { ...active, level: raised }, already: true, staffed: active.teamId !== undefined };
  }
  const answers = dialogue === undefined ? [] : await store.dialogues.answers(person.id, dialogue);
  const placed = answers.find(({ question }) => question.endsWith(".place"))?.value;
  const place = placed !== undefined && "choice" in placed ? directory.placeByKey(placed.choice) : undefined;
  const region = place?.region ?? person.region;
  const team = teamFor(await store.teams.all(), region);
  const ticket = await store.tickets.add(
    {
      ...newAlias(random),
      personId: person.id,
      teamId: team?.id,
      need,
      level,
      language: languageOf(person, request.clientLanguage),
      municipality: place?.municipality ?? place?.ru,
      region,
      answers: answers.filter(({ question }) => !question.startsWith("~")),
      replyBy: replyBy(level, now),
    },
    now,
  );
  await store.tickets.addEvent(ticket.id, "opened", now);
  if (dialogue !== undefined) await store.dialogues.eraseAnswers(person.id, dialogue);
  await offerTicket(deps, ticket);
  return { ticket, already: false, staffed: team !== undefined };
};
