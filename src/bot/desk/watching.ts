/**
 * Supervisors beside a talk: `/watch`, `/unwatch`, `/whisper`, `/stepin`, in their own chat and in the talk's topic, by
 * button and typed. Whatever they type here is for colleagues alone.
 */
import { Composer, type Context } from "grammy";
import { staffVoice, timeFor } from "../../actions/address.js";
import type { SteppedIn } from "../../actions/desk/step-in.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed } from "../../domain/desk/states.js";
import { namedIn } from "../../domain/desk/watching.js";
import { noteMark } from "../../domain/relay.js";
import type { Staff } from "../../domain/teams.js";
import { byUrgency, nameOf, type Ticket } from "../../domain/tickets.js";
import { msBetween } from "../../domain/time.js";
import type { Key, T } from "../../i18n/i18n.js";
import { type Fields, parsePressed } from "../../views/buttons.js";
import { watchBegun, watchList } from "../../views/desk/watching.js";
import type { View } from "../../views/view.js";
import { waited } from "../../views/when.js";
import { staffHere } from "../staff-here.js";
import { answer } from "../topic.js";
import { onTicket } from "./topic-acts.js";

type Here = Pick<ReturnType<typeof staffScope>, "actions" | "deps">;

const isWord = (t: T, key: Key, word: string): boolean => t(key).split("|").includes(word.toLowerCase());

/** The talk that is named in what was typed: one in danger by its code or its alias, any other by its code. */
const named = async ({ deps }: Here, typed: string) => {
  const { tickets } = deps.store;
  const [first = ""] = typed.trim().split(/\s+/u);
  const coded = await tickets.byCode(first.toUpperCase());
  return namedIn(typed, [...(coded === undefined ? [] : [coded]), ...(await tickets.urgent())]);
};

const list = async ({ deps }: Here, staff: Staff): Promise<View> => {
  const { store, clock } = deps;
  const watched = new Set((await store.watches.by(staff.id)).map(({ ticketId }) => ticketId));
  const seen = (await store.tickets.urgent()).filter((ticket) => may("watch", staff, ticket));
  const others = await Promise.all(
    [...watched].filter((id) => !seen.some((ticket) => ticket.id === id)).map((id) => store.tickets.get(id)),
  );
  const tickets = [...seen, ...others.filter((ticket) => ticket !== undefined)].toSorted(byUrgency);
  const names = new Map((await store.teams.allStaff()).map(({ id, name }) => [id, name]));
  const t = staffVoice(deps);
  const listed = tickets.map((ticket) => ({
    ticket,
    holder: ticket.assigneeId === undefined ? undefined : names.get(ticket.assigneeId),
    wait: waited(t, msBetween(ticket.createdAt, clock.now())),
    watched: watched.has(ticket.id),
  }));
  return watchList(t, listed);
};

const watch = async ({ actions, deps }: Here, staff: Staff, ticketId: number): Promise<View> => {
  const t = staffVoice(deps);
  const begun = await actions.watchTalk({ staff, ticketId });
  if (begun.ok) {
    const { ticket, until, again } = begun.value;
    return watchBegun(t, { ticket, time: timeFor(deps, ticket, until, "ru"), again });
  }
  const refusals: Record<typeof begun.code, Key> = {
    "not-allowed": "watch:staff.notAllowed",
    gone: "watch:staff.gone",
    closed: "watch:staff.closed",
    yours: "watch:staff.yours",
    "no-private": "watch:staff.noPrivate",
  };
  return { text: t(refusals[begun.code]) };
};

const unwatch = async ({ actions, deps }: Here, staff: Staff, ticketId?: number): Promise<View> => {
  const t = staffVoice(deps);
  const names = await actions.unwatchTalk({ staff, ticketId });
  if (names.length > 0) return { text: t("watch:staff.ended", { names: names.join(", ") }) };
  return { text: t(ticketId === undefined ? "watch:staff.nothingWatched" : "watch:staff.notWatching") };
};

const whisper = async (
  { actions, deps }: Here,
  staff: Staff,
  ticket: Ticket,
  words: string,
): Promise<View> => {
  const t = staffVoice(deps);
  const said = await actions.whisper({ staff, ticketId: ticket.id, words });
  if (said.ok) return { text: t("watch:staff.noted", { name: nameOf(ticket) }) };
  const refusals: Record<typeof said.code, Key> = {
    "not-allowed": "watch:staff.notAllowed",
    gone: "watch:staff.gone",
    closed: "watch:staff.closed",
    queued: "watch:staff.queued",
    empty: "watch:staff.noteUsage",
    "too-long": "watch:staff.noteLong",
  };
  return { text: t(refusals[said.code], { code: ticket.code }) };
};

const steppedText = (t: T, stepped: SteppedIn, code: string, instead: boolean): string => {
  if (stepped.ok)
    return t(instead ? "watch:staff.tookDone" : "watch:staff.joinDone", { name: nameOf(stepped.value) });
  if (stepped.code === "full") return t("watch:staff.full", { most: stepped.full.most, code });
  const refusals: Record<Exclude<typeof stepped.code, "full">, Key> = {
    "not-allowed": "watch:staff.notAllowed",
    gone: "watch:staff.gone",
    closed: "watch:staff.closed",
    queued: "watch:staff.queued",
    yours: "watch:staff.yours",
    already: "watch:staff.already",
  };
  return t(refusals[stepped.code], { code });
};

const stepIn = async (
  { actions, deps }: Here,
  staff: Staff,
  ticket: Pick<Ticket, "id" | "code">,
  instead: boolean,
): Promise<View> => {
  const stepped = await actions.stepIn({ staff, ticketId: ticket.id, instead });
  return { text: steppedText(staffVoice(deps), stepped, ticket.code, instead) };
};

const pressed = async (here: Here, staff: Staff, { act, ticket }: Fields<"watch">): Promise<View> => {
  if (act === "on") return watch(here, staff, ticket);
  if (act === "off") return unwatch(here, staff, ticket);
  const found = await here.deps.store.tickets.get(ticket);
  return stepIn(here, staff, { id: ticket, code: found?.code ?? "" }, act === "instead");
};

/** In a talk's topic. To be installed before whatever takes every word there. */
export const watching = (): Composer<Context> => {
  const composer = new Composer<Context>();
  onTicket(composer, "watch", async (ctx, { staff, ticket }) => {
    const { deps, t } = staffScope();
    const view = await watch(staffScope(), staff, ticket.id);
    const watches = (await deps.store.watches.by(staff.id)).find(({ ticketId }) => ticketId === ticket.id);
    if (watches === undefined) return answer(ctx, view);
    const member = (await deps.store.teams.allStaff()).find(({ id }) => id === staff.id);
    if (member?.chatId !== undefined)
      await deps.outbox.say(`chat:${member.chatId}`, view, { priority: "relay", ticketId: ticket.id });
    return answer(ctx, t("watch:staff.inPrivate", { time: timeFor(deps, ticket, watches.until, "ru") }));
  });
  onTicket(composer, "unwatch", async (ctx, { staff, ticket }) =>
    answer(ctx, await unwatch(staffScope(), staff, ticket.id)),
  );
  onTicket(composer, "whisper", (ctx) => answer(ctx, staffScope().t("watch:staff.noteHere")));
  onTicket(composer, "stepin", async (ctx, { staff, ticket, typed }) => {
    const { t } = staffScope();
    const instead = isWord(t, "watch:staff.insteadWords", typed);
    if (typed !== "" && !instead) return answer(ctx, t("watch:staff.stepUsage"));
    return answer(ctx, await stepIn(staffScope(), staff, ticket, instead));
  });
  return composer;
};

/** What `/watch`, `/unwatch`, `/whisper` and `/stepin` do with what was typed behind them in private. */
const typedActs: Record<string, (here: Here, staff: Staff, typed: string) => Promise<View>> = {
  watch: async (here, staff, typed) => {
    if (typed === "") return list(here, staff);
    const { ticket } = await named(here, typed);
    if (ticket !== undefined) return watch(here, staff, ticket.id);
    return { text: staffVoice(here.deps)("watch:staff.unknown", { words: typed.slice(0, 60) }) };
  },
  unwatch: async (here, staff, typed) => {
    const t = staffVoice(here.deps);
    if (typed === "" || isWord(t, "watch:staff.allWords", typed)) return unwatch(here, staff);
    const { ticket } = await named(here, typed);
    return unwatch(here, staff, ticket?.id ?? 0);
  },
  whisper: async (here, staff, typed) => {
    const t = staffVoice(here.deps);
    const { ticket, rest } = await named(here, typed);
    if (ticket !== undefined) return whisper(here, staff, ticket, rest);
    const watches = await here.deps.store.watches.by(staff.id);
    const [only] = watches;
    if (typed === "" || only === undefined) return { text: t("watch:staff.noteUsage") };
    if (watches.length > 1) return { text: t("watch:staff.noteWhich") };
    const talk = await here.deps.store.tickets.get(only.ticketId);
    return talk === undefined ? { text: t("watch:staff.gone") } : whisper(here, staff, talk, typed);
  },
  stepin: async (here, staff, typed) => {
    const t = staffVoice(here.deps);
    const { ticket, rest } = await named(here, typed);
    const watches = await here.deps.store.watches.by(staff.id);
    const only = watches.length === 1 ? watches[0] : undefined;
    const talk =
      ticket ?? (only === undefined ? undefined : await here.deps.store.tickets.get(only.ticketId));
    const instead = isWord(t, "watch:staff.insteadWords", rest);
    if (talk === undefined || (rest !== "" && !instead)) return { text: t("watch:staff.stepUsage") };
    return stepIn(here, staff, talk, instead);
  },
};

/** In the private chat of a supervisor. What is typed here of somebody else's danger is no cry of its own. */
export const watchingFromAfar = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  for (const [command, work] of Object.entries(typedActs))
    composer.command(command, async (ctx, next) => {
      const staff = await staffHere();
      if (staff === undefined) return next();
      const { deps, say } = scope();
      if (!may("lookOn", staff)) await say({ text: staffVoice(deps)("watch:staff.notAllowed") });
      else await say(await work(scope(), staff, ctx.match.trim()));
    });
  composer.on("callback_query:data", async (ctx, next) => {
    const button = parsePressed(ctx.callbackQuery.data);
    if (button?.kind !== "watch") return next();
    const staff = await staffHere();
    if (staff === undefined) return next();
    const view = await pressed(scope(), staff, button);
    await ctx.answerCallbackQuery();
    await scope().say(view);
  });
  // An answer to what was shown of a talk: a note, or nothing that goes anywhere.
  composer.on("message:text", async (ctx, next) => {
    const { deps, person, say } = scope();
    const replied = ctx.message.reply_to_message?.message_id;
    const staff = replied === undefined ? undefined : await staffHere();
    if (replied === undefined || staff === undefined || !may("lookOn", staff)) return next();
    const at = { chatId: person.chatId, messageId: replied };
    const ticketId = await deps.store.outbox.ticketOf(at);
    const ticket = ticketId === undefined ? undefined : await deps.store.tickets.get(ticketId);
    const text = ctx.message.text.trim();
    if (
      ticket === undefined ||
      ticket.personId === person.id ||
      text.startsWith("/") !== text.startsWith(noteMark)
    )
      return next();
    if (text.startsWith(noteMark))
      return void (await say(await whisper(scope(), staff, ticket, text.slice(noteMark.length))));
    const t = staffVoice(deps);
    const key = isClosed(ticket) ? "watch:staff.closed" : "watch:staff.notSaid";
    await say({ text: t(key, { code: ticket.code }) });
  });
  return composer;
};
