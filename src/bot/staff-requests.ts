/**
 * What staff do with requests in a ticket's topic: buttons of the card, and `/do` for all of them, because buttons grow
 * old; `/stock` for what can be given.
 */
import { Composer, type Context } from "grammy";
import { offsetOf } from "../actions/requests/tell-of-request.js";
import { staffScope } from "../context.js";
import { plain } from "../conversations/listen.js";
import { dayOf } from "../domain/days.js";
import { flowFor, flows } from "../domain/programmes/flows.js";
import { programmeByKey } from "../domain/programmes/programmes.js";
import type { Request } from "../domain/programmes/request.js";
import { readStock } from "../domain/programmes/stock-words.js";
import type { Staff } from "../domain/teams.js";
import type { Key } from "../i18n/i18n.js";
import { parsePressed } from "../views/buttons.js";
import { askStaff, requestCard, saidWith, whichRequest, whyNot } from "../views/request-cards.js";
import { dayLabels } from "../views/request-days.js";
import type { RequestFacts } from "../views/requests.js";
import { resourceText } from "../views/second-side.js";
import { staffHelp } from "../views/start.js";
import { stockText, stockUsage } from "../views/stock.js";
import { dropAsk, keepAsk, openAsk, typedAnswer } from "./open-ask.js";
import { answer, memberOf, ticketIn } from "./topic.js";

const openIn = async (ticketId: number): Promise<Request[]> =>
  (await staffScope().deps.store.requests.ofTicket(ticketId)).filter(
    ({ closedAt }) => closedAt === undefined,
  );

const factsOf = (request: Request): Promise<RequestFacts> => staffScope().actions.requestFacts({ request });

const asker = ({ id }: Staff) => `staff${id}`;

/** Does an act and answers why not, or what still has to be said. A done act is told by the card that comes anew. */
const act = async (
  staff: Staff,
  request: { id: number; ticketId?: number | undefined },
  name: string,
  text: string,
): Promise<ReturnType<typeof askStaff> | string | undefined> => {
  const { actions, deps, t } = staffScope();
  const outcome = await actions.actOn({
    requestId: request.id,
    act: name,
    actor: { by: "staff", staff },
    text,
  });
  if (outcome.ok) {
    if (outcome.value.personId !== undefined) await dropAsk(deps, outcome.value.personId, asker(staff));
    return undefined;
  }
  const now = await deps.store.requests.get(request.id);
  if (now === undefined) return whyNot(t, "gone");
  const facts = await factsOf(now);
  const ask = async (need: Parameters<typeof askStaff>[2]["need"], before?: string, given = "") => {
    const free = need === "resource" ? await actions.freeFor({ request: now }) : [];
    if (now.personId !== undefined)
      await keepAsk(deps, now.personId, asker(staff), { request: now.id, act: name, need, given });
    const several = now.ticketId !== undefined && (await openIn(now.ticketId)).length > 1;
    const view = askStaff(t, facts, { act: name, need, free, several, given });
    return before === undefined ? view : { ...view, text: [before, view.text].join("\n") };
  };
  if (outcome.code === "missing") return ask(outcome.need, undefined, text);
  if (outcome.code === "wrong")
    return ask(outcome.need, t("request:staff.wrong", { given: text.slice(0, 40) }));
  // Somebody was faster: what is still free is offered at once.
  if (outcome.code === "taken" || outcome.code === "past" || outcome.code === "no-such")
    return ask("resource", whyNot(t, outcome.code));
  // Whether somebody feels safe is asked of persons alone.
  return whyNot(t, outcome.code === "ask-safety" ? "illegal" : outcome.code, facts);
};

const buttons = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "do") return next();
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const said = await act(staff, { id: pressed.request }, pressed.act, saidWith(pressed.input));
    if (typeof said === "string") return ctx.answerCallbackQuery({ text: said, show_alert: true });
    await ctx.answerCallbackQuery();
    if (said !== undefined) return answer(ctx, said);
    // The card that follows says how things stand: this one is not to be pressed any more.
    return ctx.editMessageReplyMarkup();
  });
  return composer;
};

/** What was typed behind so many words: labels are compared without their punctuation, so length tells nothing. */
const afterWords = (text: string, count: number): string =>
  text.replace(new RegExp(`^(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]+){${count}}[:;,.]*`, "u"), "").trim();

/** The act whose name or label begins what was typed, and what was typed behind it. */
const actSaid = (request: Request, text: string): { name: string; rest: string } | undefined => {
  const { t } = staffScope();
  const names = Object.entries(flows[request.flow].acts)
    .filter(([, { by }]) => by.includes("staff"))
    .flatMap(([name]) => [
      { name, said: plain(name) },
      { name, said: plain(t(`${request.flow}:staff.act.${name}` as Key)) },
    ])
    .toSorted((a, b) => b.said.length - a.said.length);
  const typed = plain(text);
  const found = names.find(({ said }) => typed === said || typed.startsWith(`${said} `));
  return found === undefined
    ? undefined
    : { name: found.name, rest: afterWords(text, found.said.split(" ").length) };
};

/** What is typed next is the answer to what a button or a command has just asked, and no word to the person. */
const typed = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("message:text", async (ctx, next) => {
    const { deps } = staffScope();
    const ticket = await ticketIn(ctx.message.message_thread_id);
    const staff = ticket === undefined ? undefined : await memberOf(ctx);
    if (ticket === undefined || staff === undefined) return next();
    const ask = await openAsk(deps, ticket.personId, asker(staff));
    const request = ask === undefined ? undefined : await deps.store.requests.get(ask.request);
    if (ask === undefined || request === undefined) return next();
    const facts = await factsOf(request);
    const labels = ask.need === "date" ? dayLabels(facts, "ru", ask.act) : {};
    const today = dayOf(facts.now, facts.utcOffset);
    const input = typedAnswer(ask.need, ctx.message.text, { today, labels });
    if (input === undefined) return next();
    const said = await act(staff, request, ask.act, [ask.given, input].join(" ").trim());
    return said === undefined ? undefined : answer(ctx, said);
  });
  return composer;
};

const commands = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command("do", async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    const open = await openIn(ticket.id);
    if (open.length === 0) return answer(ctx, t("request:staff.noRequest"));
    const [head = "", ...words] = ctx.match.trim().split(/\s+/);
    const named = open.find(({ code }) => code === head.toUpperCase());
    const request = named ?? (open.length === 1 ? open[0] : undefined);
    const said = request && actSaid(request, named === undefined ? ctx.match : words.join(" "));
    if (request === undefined) return answer(ctx, whichRequest(t, await Promise.all(open.map(factsOf))));
    if (said === undefined) return answer(ctx, requestCard(t, await factsOf(request), open.length > 1));
    const answered = await act(staff, request, said.name, said.rest);
    return answered === undefined ? undefined : answer(ctx, answered);
  });
  composer.command("help", async (ctx) => {
    const { t } = staffScope();
    const staff = await memberOf(ctx);
    return answer(ctx, staff === undefined ? t("staff:notStaff") : staffHelp(t, "group"));
  });
  composer.command("stock", async (ctx) => {
    const { actions, deps, t } = staffScope();
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    const request = (await deps.store.requests.ofTicket(ticket.id)).at(-1);
    if (request === undefined) return answer(ctx, t("request:staff.noRequest"));
    const programme = programmeByKey(deps.directory.programmes, request.programme);
    const items = (programme?.items ?? []).map(({ key, names }) => `${key} (${names.ru})`);
    const flow = programme === null ? undefined : flowFor[programme.kind];
    const usage = stockUsage(t, items, flow === undefined ? undefined : flows[flow].gives);
    const [verb = "", first = "", ...rest] = ctx.match.trim().split(/\s+/);
    if (verb === "retire") {
      const done = /^\d{1,9}$/.test(first) && (await actions.retireResource({ id: Number(first) }));
      return answer(
        ctx,
        done ? t("request:staff.stockRetired", { number: first }) : t("request:staff.stockKept"),
      );
    }
    const listed = items.length > 0;
    const named = listed ? rest : [first, ...rest];
    if (verb === "add" && named.join("") !== "") {
      const at = { now: deps.clock.now(), utcOffset: offsetOf(deps, request) };
      const { name, startsAt, maximum } = readStock(named.join(" "), at);
      if (name === "") return answer(ctx, usage);
      const added = await actions.addResource({
        programme: request.programme,
        name,
        maximum,
        startsAt,
        // What begins at an hour is somewhere: where those live for whom it was added.
        municipality: startsAt === undefined ? undefined : request.municipality,
        ...(listed ? { item: first } : {}),
      });
      if (added.ok)
        return answer(
          ctx,
          t("request:staff.stockAdded", {
            number: added.value.id,
            name: resourceText(added.value, at, "ru"),
          }),
        );
      if (added.code === "no-start") return answer(ctx, t("request:staff.stockNoStart"));
      return answer(ctx, added.code === "no-item" ? usage : t("request:staff.stockNoProgramme"));
    }
    if (verb !== "") return answer(ctx, usage);
    return answer(
      ctx,
      [
        stockText(
          t,
          await factsOf(request),
          await deps.store.resources.list(request.programme),
          programme?.items,
        ),
        usage,
      ].join("\n\n"),
    );
  });
  return composer;
};

/** To be installed before whatever takes every button and every word in a topic. */
export const staffRequests = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(buttons(), typed(), commands());
  return composer;
};
