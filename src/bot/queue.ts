/** `/queue`: in the lobby who waits to be taken; in a ticket's topic who waits for the same as the request there. */
import { Composer, type Context } from "grammy";
import { staffVoice } from "../actions/address.js";
import { staffScope } from "../context.js";
import type { Deps } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import { waitsSince } from "../domain/desk/waiting.js";
import { flows } from "../domain/programmes/flows.js";
import type { Team } from "../domain/teams.js";
import { byUrgency, nameOf } from "../domain/tickets.js";
import { msBetween } from "../domain/time.js";
import { queueText } from "../views/stock.js";
import { waited } from "../views/when.js";
import { answer, memberOf, ticketIn } from "./topic.js";

/** More than that nobody reads at once. */
const most = 15;

/** Who waits for somebody of a team to take them, the gravest first; no more than their cards say. */
export const queueOf = async (deps: Deps, team: Team): Promise<string> => {
  const { store, clock } = deps;
  const t = staffVoice(deps);
  if (team.shutAt !== undefined) return t("lobby:shut");
  const waiting = (await store.tickets.unfinishedOf(team.id)).filter(isQueued).toSorted(byUrgency);
  if (waiting.length === 0) return t("lobby:nothing");
  const lines = await Promise.all(
    waiting.slice(0, most).map(async (ticket) => {
      const since = waitsSince(ticket, await store.tickets.events(ticket.id));
      const wait = waited(t, msBetween(since, clock.now()));
      return t("staff:callingItem", { level: t(`staff:level.${ticket.level}`), name: nameOf(ticket), wait });
    }),
  );
  const more = waiting.length - lines.length;
  return t("staff:queue", {
    list: [...lines, ...(more > 0 ? [t("staff:callingMore", { count: more })] : [])].join("\n"),
  });
};

const lobbyQueue = async (): Promise<string> => {
  const { deps, chatId, t } = staffScope();
  const team = await deps.store.teams.byChat(chatId);
  return team === undefined ? t("care:staff.onlyInTopic") : queueOf(deps, team);
};

/** To be installed before whatever takes every word in a topic. */
export const queue = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("queue", async (ctx) => {
    const { actions, deps, t } = staffScope();
    const { requests } = deps.store;
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, await lobbyQueue());
    const request = (await requests.ofTicket(ticket.id)).at(-1);
    if (request === undefined) return answer(ctx, t("request:staff.noRequest"));
    const waiting = await requests.inStates(request.programme, flows[request.flow].queue ?? []);
    const facts = await Promise.all(waiting.map((one) => actions.requestFacts({ request: one })));
    return answer(ctx, queueText(t, facts));
  });
  return composer;
};
