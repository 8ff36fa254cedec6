/** The link by which the second side of a request comes: shown to whoever may pass it on, and what it opens. */
import { Composer, type Context } from "grammy";
import { type PrivateContext, scope, staffScope } from "../context.js";
import { begin } from "../conversations/conversations.js";
import { invitedTo } from "../conversations/invited.js";
import { consentQuestions } from "../conversations/questions.js";
import type { Request } from "../domain/programmes/request.js";
import { parsePressed } from "../views/buttons.js";
import { askSecond, sideLink, sideLinkHow } from "../views/second-side.js";
import { asksForHelp } from "./free-words.js";
import { answer, memberOf, ticketIn } from "./topic.js";

const urlOf = (ctx: Context, link: string): string => `https://t.me/${ctx.me.username}?start=${link}`;

/** Whether what stands behind /start may be such a link. */
export const isSideLink = (payload: string): boolean => /^2[0-9a-z]{1,6}-/.test(payload);

/** What whoever has opened such a link is asked; undefined when it leads nowhere. */
export const askedBy = async (link: string): Promise<"consent" | "invited" | undefined> => {
  const { requests } = scope().deps.store;
  const id = isSideLink(link) ? await requests.bySideLink(link) : undefined;
  const request = id === undefined ? undefined : await requests.get(id);
  return request === undefined ? undefined : dialogueOf(request);
};

const dialogueOf = ({ flow }: Pick<Request, "flow">) => (flow === "application" ? "consent" : "invited");

/**
 * Asks whoever is the second side of a request what they are to be asked first. To be followed by `next()`.
 * @param agreed what a parent has answered before the question was put
 */
export const askSide = async (
  ctx: PrivateContext,
  request: Pick<Request, "id" | "flow">,
  agreed?: string,
) => {
  const { deps, person } = scope();
  const dialogue = dialogueOf(request);
  const { dialogues } = deps.store;
  await dialogues.eraseAnswers(person.id, dialogue);
  await begin(ctx, dialogue);
  await dialogues.saveAnswer(
    person.id,
    dialogue,
    invitedTo,
    { choice: String(request.id) },
    deps.clock.now(),
  );
  if (dialogue === "consent" && agreed !== undefined)
    await dialogues.saveAnswer(
      person.id,
      dialogue,
      consentQuestions.agree.id,
      { choice: agreed },
      deps.clock.now(),
    );
};

/** Opens what a link calls to. To be followed by `next()` when the answer is true, like `begin`. */
export const followSideLink = async (
  ctx: PrivateContext,
  link: string,
  agreed?: string,
): Promise<boolean> => {
  const { actions, deps, person, t, say } = scope();
  const joined = await actions.joinRequest({ person, link });
  if (!joined.ok) {
    await say({ text: t(`request:side.${joined.code}`) });
    return false;
  }
  const { region } = joined.value;
  if (person.region === undefined) await deps.store.people.update(person.id, { region });
  await askSide(ctx, joined.value, agreed);
  return true;
};

/** The key to the link on a person's phone. To be installed before whatever takes every button. */
export const secondSide = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "invite") return next();
    await ctx.answerCallbackQuery();
    const { actions, deps, person, t, say } = scope();
    const request = await deps.store.requests.get(pressed.request);
    if (request === undefined || request.personId !== person.id) return;
    const { awaited } = await actions.requestFacts({ request });
    if (!awaited) return void (await say({ text: t("request:side.over") }));
    await say(sideLinkHow(t, request.flow));
    await say(sideLink(t, request.flow, urlOf(ctx, deps.store.requests.sideLink(request.id))));
  });
  return composer;
};

/** What the second side writes without asking for anything else goes to the staff. To be installed before free words. */
export const secondWords = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message:text", async (ctx, next) => {
    const { actions, person, identity, t, say } = scope();
    const { text } = ctx.message;
    if (asksForHelp(text) || !(await actions.hearSecond({ person, identity, text }))) return next();
    await say({ text: t("request:side.passed") });
  });
  return composer;
};

/** `/second` in a topic, and its key on the card: words for the second side alone. */
const staffWords = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    if (parsePressed(ctx.callbackQuery.data)?.kind !== "second") return next();
    const { t } = staffScope();
    if ((await memberOf(ctx)) === undefined)
      return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    await ctx.answerCallbackQuery();
    return answer(ctx, askSecond(t));
  });
  composer.command("second", async (ctx) => {
    const { actions, t } = staffScope();
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    const words = ctx.match.trim();
    if (words === "") return answer(ctx, askSecond(t));
    const said = await actions.sayToSecond({ staff, ticketId: ticket.id, words });
    return answer(ctx, t(`request:staff.second.${said}`));
  });
  return composer;
};

/** `/link` in a topic: the same link, for staff who pass it on themselves. */
export const staffLinks = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(staffWords());
  composer.command("link", async (ctx) => {
    const { actions, deps, t } = staffScope();
    const staff = await memberOf(ctx);
    const ticket = await ticketIn(ctx.message?.message_thread_id);
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (ticket === undefined) return answer(ctx, t("care:staff.onlyInTopic"));
    for (const request of await deps.store.requests.ofTicket(ticket.id)) {
      if (!(await actions.requestFacts({ request })).awaited) continue;
      return answer(ctx, sideLink(t, request.flow, urlOf(ctx, deps.store.requests.sideLink(request.id))));
    }
    return answer(ctx, t("request:side.over"));
  });
  return composer;
};
