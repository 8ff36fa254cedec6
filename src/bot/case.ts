/** Case codes, in every state: asking for one, a code wherever it is typed, and what it opens. */

import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { sayNow } from "../conversations/endings.js";
import { parseCaseCode } from "../domain/case-code.js";
import { isAlert, type Triage } from "../domain/crisis/triage.js";
import { isClosed } from "../domain/desk/states.js";
import type { Ticket } from "../domain/tickets.js";
import { minuteMs, msBetween } from "../domain/time.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { askCode, askErase, caseStatus } from "../views/case.js";
import { risen } from "../views/crisis.js";
import { homeKeyboard } from "../views/view.js";
import { lines } from "./alarm.js";
import { readMessage } from "./read-message.js";
import type { Words } from "./words.js";

const tell = (key: Parameters<ReturnType<typeof scope>["t"]>[0]) => scope().say({ text: scope().t(key) });

const ownTicket = () => scope().deps.store.tickets.activeOf(scope().person.id);

const tryCode = async (code: string) => {
  const { actions, deps, person, t, say } = scope();
  // A code is as good as what it opens: it does not stand in the chat for ever.
  scope().sensitive = true;
  const outcome = await actions.openCase({ chatId: person.chatId, code });
  if (outcome.ok) await actions.liftGuard({ person });
  if (outcome.ok) return say(caseStatus(t, outcome.value, outcome.value.personId !== person.id));
  if (outcome.code === "wrong") return tell("hide:case.wrong");
  const minutes = Math.ceil(msBetween(deps.clock.now(), outcome.until) / minuteMs);
  return say({ text: t("hide:case.wait", { minutes }) });
};

type Deps = { words: Words; triage: (text: string) => Triage };

const add = async (ctx: PrivateContext, ticket: Ticket, { triage }: Deps) => {
  const { actions, deps, person, identity, t } = scope();
  if (ctx.message === undefined) return;
  const said = readMessage(ctx.message);
  if (said.kind !== "text") {
    await deps.store.people.update(person.id, { addingTo: ticket.id });
    return tell("hide:case.onlyWords");
  }
  const { level } = triage(said.text);
  const alarm = isAlert(level) ? level : undefined;
  await actions.addToCase({ person, identity, ticket, said, alarm });
  // Who writes may be in it themselves: the numbers first, wherever the answer will come.
  if (alarm !== undefined) await sayNow(risen(t, await lines(ticket)));
  if (ticket.personId === person.id) return tell("hide:case.added");
  return tell(alarm === undefined ? "hide:case.addedElsewhere" : "hide:case.addedAlarm");
};

const press = async ({ act, ticket: ticketId }: Fields<"case">) => {
  const { actions, deps, person, t, say } = scope();
  scope().sensitive = true;
  if (act === "code") {
    if ((await ownTicket())?.id !== ticketId) return tell("hide:case.nothing");
    await actions.planCode({ ticketId });
    return tell("hide:case.newCodeComing");
  }
  // What a button says of itself proves nothing: the code must have opened this ticket here, not long ago.
  const ticket = await actions.openedCase({ chatId: person.chatId, ticketId });
  if (ticket === undefined) return tell("hide:case.over");
  if (act === "erase") return say(askErase(t, ticketId));
  if (act === "erased") {
    const stays = await actions.eraseCase({ ticket });
    return tell(stays ? "hide:case.erasedAlert" : "hide:case.erased");
  }
  if (act === "keep" || isClosed(ticket)) return say(caseStatus(t, ticket, ticket.personId !== person.id));
  if (act === "add") {
    await deps.store.people.update(person.id, { addingTo: ticketId });
    return tell("hide:case.addAsk");
  }
  const moved = await actions.moveCase({ person, ticket });
  if (!moved.ok) return tell("hide:case.busy");
  return say({ text: t("hide:case.moved"), keyboard: homeKeyboard(t, true) });
};

/** Words that mean something else than themselves, even when the next ones are to be added to a case. */
const isMeant = (words: Words, text: string) =>
  text.startsWith("/") ||
  [words.isSos, words.isMenu, words.isEnd, words.isHide, words.isNear, words.isAlone].some((is) => is(text));

/** To be installed before anything listens to words: digits alone can only be a code. */
export const caseCodes = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("case", async (ctx) => {
    const code = parseCaseCode(ctx.match);
    if (code !== undefined) return tryCode(code);
    await scope().say(askCode(scope().t, await ownTicket()));
  });
  composer.on("message:text", async (ctx, next) => {
    const code = parseCaseCode(ctx.message.text);
    return code === undefined ? next() : tryCode(code);
  });
  return composer;
};

/** To be installed before crisis words and commands, so that the one message that was announced is taken as it is. */
export const cases = (its: Deps): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(async (ctx, next) => {
    const { actions, deps, person } = scope();
    if (person.addingTo === undefined) return next();
    // It is for the very next thing only: nobody is to write to a case unawares.
    await deps.store.people.update(person.id, { addingTo: null });
    if (ctx.message === undefined || isMeant(its.words, ctx.message.text ?? "")) return next();
    scope().sensitive = true;
    const ticket = await actions.openedCase({ chatId: person.chatId, ticketId: person.addingTo });
    if (ticket === undefined || isClosed(ticket)) return tell("hide:case.over");
    return add(ctx, ticket, its);
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "case") return next();
    await ctx.answerCallbackQuery();
    return press(pressed);
  });
  return composer;
};
