/** A team cannot be reached any more, or not as it has to be: who waits for it is told, and their tickets find others. */

import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import type { Destination, Refusal } from "../domain/outgoing.js";
import type { Team } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import { openedNobody } from "../views/talk.js";
import { staffVoice, voiceFor } from "./address.js";
import { teamFor } from "./desk/route-ticket.js";
import { offerTicket } from "./open-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

const tellNobodyThere = async (deps: Part, ticket: Ticket) => {
  const { store, outbox, clock, directory } = deps;
  const person = await store.people.get(ticket.personId);
  const region = directory.regionOf(ticket.region ?? person.region)?.code;
  const lines = directory.lines({ topic: "psychologist", region, now: clock.now() });
  await outbox.say(`chat:${person.chatId}`, openedNobody(voiceFor(deps, person, ticket.language), lines), {
    priority: "relay",
    ticketId: ticket.id,
    unprompted: true,
  });
};

/** The bot is not in the team's forum any more: its tickets go to another team, or wait for one. */
export const loseTeam = async (deps: Part, { team }: { team: Team }): Promise<void> => {
  const { store, clock } = deps;
  await store.teams.unbind(team.id);
  await store.outbox.discard(`lobby:${team.id}`);
  for (const ticket of await store.tickets.unfinishedOf(team.id)) {
    const freed = await store.tickets.free(ticket.id, (await teamFor(deps, ticket))?.id);
    await store.outbox.hold(`ticket:${ticket.id}`);
    await store.tickets.addEvent(ticket.id, "team-lost", clock.now());
    await offerTicket(deps, freed);
    await tellNobodyThere(deps, freed);
  }
};

/** A topic could not be made: the group is asked for what is missing, and who waits is told, once for each ticket. */
export const reportNoTopic = async (
  deps: Part,
  { destination, refusal }: { destination: Destination; refusal: Refusal },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const [kind, id] = destination.split(":");
  const ticket = kind === "ticket" ? await store.tickets.get(Number(id)) : undefined;
  const teamId = kind === "lobby" ? Number(id) : ticket?.teamId;
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  if (team?.chatId === undefined) return;
  if (refusal === "kicked") return loseTeam(deps, { team });
  const waiting =
    ticket === undefined ? (await store.tickets.unfinishedOf(team.id)).filter(isQueued) : [ticket];
  let isNews = false;
  for (const one of waiting) {
    if ((await store.tickets.events(one.id)).some((event) => event.kind === "no-topic")) continue;
    isNews = true;
    await store.tickets.addEvent(one.id, "no-topic", clock.now());
    await tellNobodyThere(deps, one);
  }
  const t = staffVoice(deps);
  const text = t(refusal === "no-rights" ? "staff:teamNeedsRights" : "staff:teamNeedsForum");
  if (isNews) await outbox.say(`chat:${team.chatId}`, { text }, { priority: "relay" });
};
