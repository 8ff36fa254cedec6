/** `/queue` in a ticket's topic: who waits for the same as the request there, and since when. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../context.js";
import { flows } from "../domain/programmes/flows.js";
import { queueText } from "../views/stock.js";
import { answer, memberOf, ticketIn } from "./topic.js";

/** To be installed before whatever takes every word in a topic. */
export const queue = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("queue", async (ctx) => {
    const { actions, deps, t } = staffScope();
    const { requests } = deps.store;
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    const request = (await requests.ofTicket(ticket.id)).at(-1);
    if (request === undefined) return answer(ctx, t("request:staff.noRequest"));
    const waiting = await requests.inStates(request.programme, flows[request.flow].queue ?? []);
    const facts = await Promise.all(waiting.map((one) => actions.requestFacts({ request: one })));
    return answer(ctx, queueText(t, facts));
  });
  return composer;
};
