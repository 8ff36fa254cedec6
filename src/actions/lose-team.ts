/** A team cannot be reached any more, or not as it has to be: who waits for it is told, and their tickets find others. */

import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import type { Destination, Refusal } from "../domain/outgoing.js";
import type { Team } from "../domain/teams.js";
import { byUrgency, nameOf, replyBy, type Ticket } from "../domain/tickets.js";
import { dayMs, plus } from "../domain/time.js";
import { openedNobody } from "../views/talk.js";
import { staffVoice, voiceFor } from "./address.js";
import { tellStaff } from "./call-staff.js";
import { hearRights } from "./desk/group-rights.js";
import { newCode } from "./desk/one-time-code.js";
import { tellHandedBack } from "./desk/return-ticket.js";
import { teamFor } from "./desk/route-ticket.js";
import { tellAnswerable } from "./desk/watch-group.js";
import { offerTicket } from "./open-ticket.js";
import { teamPresence, watchTicket } from "./watch-ticket.js";

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

/** What the person hears: who is gone, and who comes. Whoever only waits hears of it where nobody is there to come. */
const tellPerson = async (deps: Part, ticket: Ticket, before: Ticket): Promise<void> => {
  const { there, back } = await teamPresence(deps, ticket.teamId);
  const holder =
    before.assigneeId === undefined ? undefined : await deps.store.teams.staff(before.assigneeId);
  if (holder !== undefined) {
    const about = { name: holder.name, reason: "team-lost", there, back, by: ticket.replyBy };
    await tellHandedBack(deps, ticket, about);
  } else if (!there) await tellNobodyThere(deps, ticket);
};

/** Whoever held it and cannot find its topic any more. */
const tellHolder = async (deps: Part, ticket: Ticket, before: Ticket): Promise<void> => {
  const holder = (await deps.store.teams.allStaff()).filter(({ id }) => id === before.assigneeId);
  const team = ticket.teamId === undefined ? undefined : await deps.store.teams.get(ticket.teamId);
  const t = staffVoice(deps);
  const words = { name: nameOf(ticket), code: ticket.code };
  const text =
    team === undefined
      ? t("lobby:group.lostWaits", words)
      : t("lobby:group.lostMoved", { ...words, team: team.name });
  await tellStaff(deps, ticket, text, holder);
};

/** A ticket goes to another team, or waits for one: whoever is there is called to it at once. */
const moveOn = async (deps: Part, before: Ticket): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const freed = await store.tickets.free(before.id, (await teamFor(deps, before))?.id);
  const { there, back } = await teamPresence(deps, freed.teamId);
  // What was promised for a first word stands while it is waited for: who holds it no more is told of another time, and
  // whoever was held by nobody knows no other. What was kept is promised anew.
  const isOver = before.replyBy !== undefined && before.replyBy <= now;
  const isAwaited = before.firstWordAt === undefined && before.replyBy !== undefined;
  const stands = isAwaited && (!isOver || before.assigneeId === undefined);
  const anew = there || back !== undefined ? replyBy(freed.level, now, back) : undefined;
  const ticket = { ...freed, replyBy: stands ? before.replyBy : anew };
  await store.tickets.update(ticket.id, { replyBy: ticket.replyBy ?? null });
  await store.timers.cancel("claim-silence", String(ticket.id));
  await store.transfers.endOf(ticket.id, now);
  await store.outbox.hold(`ticket:${ticket.id}`);
  await store.tickets.addEvent(ticket.id, "team-lost", now);
  await offerTicket(deps, ticket, { calls: true });
  // What is over was owned up to already.
  const watched = stands && isOver ? { ...ticket, replyBy: undefined } : ticket;
  await watchTicket(deps, watched, { goesOn: before.firstWordAt === undefined });
  await tellPerson(deps, ticket, before);
  if (before.assigneeId !== undefined) await tellHolder(deps, ticket, before);
};

/** The bot is not in the team's forum any more: its tickets go to another team, or wait for one. */
export const loseTeam = async (deps: Part, { team }: { team: Team }): Promise<void> => {
  const { store, clock, random } = deps;
  await store.teams.unbind(team.id);
  await store.outbox.discard(`lobby:${team.id}`);
  const tickets = (await store.tickets.unfinishedOf(team.id)).toSorted(byUrgency);
  for (const ticket of tickets) await moveOn(deps, ticket);
  const code = newCode(random);
  await store.teams.renewCode(team.id, code, plus(clock.now(), dayMs));
  const t = staffVoice(deps);
  const list = tickets.map((one) => `${t(`staff:level.${one.level}`)} · ${nameOf(one)}`).join("; ");
  const words = { team: team.name, code, list: list === "" ? t("lobby:team.none") : list };
  await tellAnswerable(deps, team, t("lobby:group.lost", words));
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
  if (refusal === "no-rights") await hearRights(deps, { team, able: false });
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
