/** Somebody does not want to talk to the people of an agency, such as those of their school: their ticket goes to others. */
import type { Deps } from "../../deps.js";
import { avoidQuestion, wishes } from "../../domain/desk/avoiding.js";
import { route } from "../../domain/desk/routing.js";
import { isHeld, isQueued } from "../../domain/desk/states.js";
import type { Person } from "../../domain/people.js";
import type { Staff, Team } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { staffVoice } from "../address.js";
import { cardOf, reached, tellStaff } from "../call-staff.js";
import { offerTicket } from "../open-ticket.js";
import { watchTicket } from "../watch-ticket.js";
import { dropTopic } from "./drop-topic.js";
import { teamFor } from "./route-ticket.js";
import { toldOfStaff } from "./told-of-staff.js";

/** `kept`: nobody of theirs leads it; `nobody`: there are no others now; `waits`: kept for the ticket that is to come. */
export type Avoided = "kept" | "nobody" | "already" | "waits";

const isTheirs = (team: Team | undefined, { avoids }: Ticket): boolean =>
  team !== undefined && [team.terms.agency, ...team.agencies].some((one) => avoids.includes(one ?? ""));

/** Takes what stands in a team's forum away from it. */
const leave = async ({ store, outbox }: Deps, team: Team, ticket: Ticket, text: string): Promise<void> => {
  const message_id = isQueued(ticket) ? await cardOf({ store }, ticket) : undefined;
  const to = `lobby:${team.id}` as const;
  if (message_id !== undefined)
    await outbox.post({ to, method: "deleteMessage", payload: { message_id }, priority: "crisis" });
  await dropTopic({ store, outbox }, ticket);
  if (isHeld(ticket)) await outbox.say(to, { text }, { priority: "relay" });
};

/** Whoever holds it is of that agency, or a better team is there: it is offered anew, away from them. */
const moveAway = async (deps: Deps, ticket: Ticket): Promise<boolean> => {
  const { store, clock } = deps;
  const teams = await store.teams.all();
  const loads = await store.tickets.loads();
  const from = teams.find(({ id }) => id === ticket.teamId);
  const to = route(ticket, teams, (id) => loads.get(id) ?? 0, clock.now());
  const holder = ticket.assigneeId === undefined ? undefined : await store.teams.staff(ticket.assigneeId);
  const isHeldByThem = holder?.agency !== undefined && ticket.avoids.includes(holder.agency);
  if (!isTheirs(from, ticket) && !isHeldByThem) return true;
  // Nowhere better to go, and whoever holds it is none of them: it stays where it is.
  if (to !== undefined && to.id === from?.id && !isHeldByThem) return true;
  const t = staffVoice(deps);
  if (from !== undefined && to?.id !== from.id)
    await leave(deps, from, ticket, t("lobby:movedAway", { name: nameOf(ticket) }));
  await store.outbox.hold(`ticket:${ticket.id}`);
  const freed = await store.tickets.free(ticket.id, to?.id);
  await store.tickets.addEvent(ticket.id, "released", clock.now(), { detail: "conflict" });
  await offerTicket(deps, freed, { calls: true });
  await watchTicket(deps, freed, { goesOn: ticket.firstWordAt === undefined });
  if (to !== undefined) return true;
  const level = t(`staff:level.${ticket.level}`);
  const text = t("lobby:conflictNoTeam", { level, name: nameOf(ticket) });
  await tellStaff(deps, ticket, text, await reached(deps, "head", freed));
  return false;
};

/** Somebody of an agency has come: whoever waits and does not want its people goes to others, where there are any. */
export const moveWaiting = async (deps: Deps, { agency }: Pick<Staff, "agency">): Promise<void> => {
  if (agency === undefined) return;
  for (const ticket of await deps.store.tickets.allQueued())
    if (ticket.avoids.includes(agency)) await moveAway(deps, ticket);
};

/** Whether it waited in a group where its people are now, and has gone to others: to be asked before it is taken. */
export const hasMovedAway = async (deps: Deps, ticket: Ticket): Promise<boolean> => {
  if (ticket.avoids.length === 0) return false;
  await moveAway(deps, ticket);
  return (await deps.store.tickets.get(ticket.id))?.teamId !== ticket.teamId;
};

/** Answers whether there is somebody else. */
const keepAway = async (deps: Deps, ticket: Ticket, agencies: readonly string[]): Promise<boolean> => {
  const { store, clock } = deps;
  const avoids = [...ticket.avoids, ...agencies];
  await store.tickets.update(ticket.id, { avoids });
  for (const detail of agencies) await store.tickets.addEvent(ticket.id, "avoids", clock.now(), { detail });
  return moveAway(deps, { ...ticket, avoids });
};

export const avoidAgency = async (
  deps: Deps,
  { person, agency }: { person: Person; agency: string },
): Promise<Avoided> => {
  const { store, clock } = deps;
  const now = clock.now();
  const ticket = await store.tickets.activeOf(person.id);
  if (ticket === undefined) {
    await store.dialogues.saveAnswer(person.id, wishes, avoidQuestion, { choice: agency }, now);
    return "waits";
  }
  if (ticket.avoids.includes(agency)) return "already";
  return (await keepAway(deps, ticket, [agency])) ? "kept" : "nobody";
};

/** Words about those whom nobody has kept away yet, while nobody has taken it: they are, where others can be had. */
export const heedTold = async (
  deps: Deps,
  { person, words }: { person: Person; words: string },
): Promise<void> => {
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket === undefined || !isQueued(ticket)) return;
  const told = toldOfStaff(deps, person, { words }).filter((agency) => !ticket.avoids.includes(agency));
  const avoids = [...ticket.avoids, ...told];
  if (told.length === 0 || (await teamFor(deps, { ...ticket, avoids })) === undefined) return;
  await keepAway(deps, ticket, told);
};
