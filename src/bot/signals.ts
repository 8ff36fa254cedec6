/**
 * Early-warning signals in private chats of staff: `/signal` tells one, `/signals` shows how they stand, `/do` is typed
 * where a button is not enough. Whoever is not on the staff is led to help instead.
 */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { begin, openDialogue } from "../conversations/conversations.js";
import { plain } from "../conversations/listen.js";
import { dayOf, parseDay } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { legalActs, type Need } from "../domain/programmes/flow.js";
import type { Request } from "../domain/programmes/request.js";
import { agencies, signal } from "../domain/programmes/signal.js";
import type { Staff } from "../domain/teams.js";
import { dayMs, plus } from "../domain/time.js";
import type { Key } from "../i18n/i18n.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { saidWith } from "../views/request-cards.js";
import {
  askSignalDay,
  askSignalWords,
  fromWhichAgency,
  howToGiveTasks,
  memberCard,
  signalCard,
  statusLine,
  whomToCall,
} from "../views/signal.js";
import { speakAs } from "./heard-speaker.js";
import { dropAsk, keepAsk, openAsk, typedAnswer } from "./open-ask.js";
import { declined, declining, pressedByAsked, pressedByOwner } from "./signal-owner.js";
import { staffHere } from "./staff-here.js";

/** How long a signal that has ended is still shown. */
const shownMs = 30 * dayMs;

const tell = (key: Key, values: Record<string, string | number> = {}) =>
  scope().say({ text: scope().t(key, values) });

/** A signal as it is for somebody: all of it, their part, or a word on how it stands. */
const show = async (request: Request, staff: Staff): Promise<void> => {
  const { actions, deps, t, language, say } = scope();
  const facts = await actions.signalFacts({ request });
  const leads = await actions.mayLead({ request, staff });
  if (leads && (request.ownerId === staff.id || request.closedAt === undefined))
    await say(signalCard(t, language, facts, request.ownerId !== undefined));
  if (facts.members.some(({ staffId }) => staffId === staff.id))
    await say(memberCard(t, language, facts, staff.id));
  else if (!leads && (await deps.store.requests.openedBy(request.id)) === staff.id)
    await say({ text: statusLine(t, request) });
};

const showAll = async (): Promise<void> => {
  const staff = await staffHere();
  if (staff === undefined) return void (await tell("signal:staff.onlyStaff"));
  const { deps } = scope();
  const since = plus(deps.clock.now(), -shownMs);
  const all = await deps.store.requests.signalsOf(staff.id, since);
  const waiting = await deps.store.requests.unowned("signal");
  const mine = new Map(all.map((one) => [one.id, one]));
  for (const one of waiting)
    if (await scope().actions.mayLead({ request: one, staff })) mine.set(one.id, one);
  if (mine.size === 0) return void (await tell("signal:staff.none"));
  for (const request of mine.values()) await show(request, staff);
};

type Said = {
  ok: boolean;
  code?: string;
  need?: Need;
  naming?: { kind: "name" | "number" | "address"; found: string };
};

/**
 * Says why something was not done, or asks for what it needs. Answers whether what was typed names somebody.
 * @param given what was said with the act already: it is not typed twice
 */
const explain = async (
  request: Request,
  staff: Staff,
  act: string,
  { given, ...outcome }: Said & { given?: string },
): Promise<boolean> => {
  const { actions, t, language, say } = scope();
  if (outcome.naming !== undefined) {
    await tell(`signal:staff.refused.${outcome.naming.kind}`);
    return true;
  }
  if (outcome.code === "missing" || outcome.code === "wrong") {
    const facts = await actions.signalFacts({ request });
    const { need } = outcome;
    const { deps, person } = scope();
    const before = outcome.code === "missing" ? (given ?? "") : "";
    if (need === "date" || need === "reason" || need === "note")
      await keepAsk(deps, person.id, "signal", { request: request.id, act, need, given: before });
    await say(need === "date" ? askSignalDay(t, language, facts, act) : askSignalWords(t, request, act));
  } else if (outcome.code === "not-allowed") await tell("staff:notAllowed");
  else {
    await tell("signal:staff.changed");
    await show(request, staff);
  }
  return false;
};

const lead = async (request: Request, staff: Staff, act: string, text: string): Promise<boolean> => {
  const { actions } = scope();
  const outcome = await actions.leadSignal({ staff, requestId: request.id, act, text });
  if (!outcome.ok) return explain(request, staff, act, { ...outcome, given: text });
  await show(outcome.value, staff);
  return false;
};

const today = (request: Request) => {
  const { deps } = scope();
  const utcOffset = deps.directory.regionOf(request.region)?.utcOffset ?? defaultUtcOffset;
  return dayOf(deps.clock.now(), utcOffset);
};

const explainTasks = async (request: Request): Promise<void> => {
  const { deps, t, say } = scope();
  await say(howToGiveTasks(t, request, await deps.store.members.of(request.id)));
};

/** `12 25.12 what is to be done` */
const task = async (request: Request, staff: Staff, text: string): Promise<boolean> => {
  const { actions } = scope();
  const [, number = "", date = "", title = ""] = /^[№#]?(\d{1,9})\s+(\S+)\s+(.+)$/su.exec(text.trim()) ?? [];
  const day = parseDay(date, today(request));
  const outcome =
    day === undefined || title === ""
      ? undefined
      : await actions.giveTask({ staff, requestId: request.id, memberId: Number(number), day, title });
  if (outcome?.ok === true) await show(request, staff);
  else if (outcome === undefined || outcome.code === "no-member") {
    if (outcome !== undefined) await tell("signal:staff.noMember", { number });
    await explainTasks(request);
  } else return explain(request, staff, "task", outcome);
  return false;
};

const member = async (request: Request, staff: Staff, input: string): Promise<void> => {
  const { actions, t, say } = scope();
  const [number = "", code] = input.split("-");
  const agency = agencies.find((one) => one === code);
  if (agency === undefined) return void (await say(fromWhichAgency(t, request, Number(number))));
  const called = { staff, requestId: request.id, memberId: Number(number), agency };
  const outcome = await actions.callMember(called);
  if (outcome.ok) await show(request, staff);
  else await explain(request, staff, "member", outcome);
};

const press = async ({ request: id, act, input }: Fields<"signal">): Promise<void> => {
  const { actions, deps, t, say } = scope();
  const staff = await staffHere();
  const request = await deps.store.requests.get(id);
  if (staff === undefined || request?.flow !== "signal") return void (await tell("signal:staff.onlyStaff"));
  if (act === "received") {
    await actions.confirmReceipt({ staff, requestId: id });
    return show(request, staff);
  }
  if (act === "done") {
    await actions.finishTask({ staff, requestId: id, taskId: Number(input) });
    return show(request, staff);
  }
  const pressed = { request, staff, act, input };
  const asked = await pressedByAsked(pressed);
  if (asked !== undefined) {
    const mine = asked === "taken" ? await deps.store.requests.get(id) : undefined;
    return mine === undefined ? undefined : show(mine, staff);
  }
  if (!(await actions.mayLead({ request, staff }))) return void (await tell("staff:notAllowed"));
  if (await pressedByOwner(pressed)) return;
  if (act === "members") {
    const there = await deps.store.members.of(id);
    const others = (await actions.reachable()).filter(
      (one) => one.id !== staff.id && !there.some(({ staffId }) => staffId === one.id),
    );
    return void (await say(whomToCall(t, request, others)));
  }
  if (act === "member") return member(request, staff, input);
  if (act === "tasks") return explainTasks(request);
  await lead(request, staff, act, saidWith(input));
};

const withoutWords = (text: string, words: string): string =>
  text.trim().split(/\s+/).slice(words.split(" ").length).join(" ");

/** `CODE act …`, the act by its name or its label, or `task`. Answers whether what was typed names somebody. */
const typed = async (text: string): Promise<boolean> => {
  const { deps, t } = scope();
  const staff = await staffHere();
  const [, code = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(text.trim()) ?? [];
  const request = await deps.store.requests.byCode(code.toUpperCase());
  if (staff === undefined || request?.flow !== "signal") {
    await tell(staff === undefined ? "signal:staff.onlyStaff" : "signal:staff.noSuch");
    return false;
  }
  const begins = (words: string) => plain(rest) === words || plain(rest).startsWith(`${words} `);
  const given = ["task", plain(t("signal:staff.giveTask"))].find(begins);
  if (given !== undefined) return task(request, staff, withoutWords(rest, given));
  const acts = Object.keys(signal.acts).flatMap((name) => [
    { name, said: plain(name) },
    { name, said: plain(t(`signal:staff.act.${name}` as Key)) },
  ]);
  const act = acts.toSorted((a, b) => b.said.length - a.said.length).find(({ said }) => begins(said));
  if (act !== undefined) return lead(request, staff, act.name, withoutWords(rest, act.said));
  if (rest !== "") {
    const legal = legalActs(signal, request.state, "staff").map(
      (name) => `${name} (${t(`signal:staff.act.${name}` as Key)})`,
    );
    const list = [...legal, `task (${t("signal:staff.giveTask")})`].join(", ");
    await tell("signal:staff.noAct", { act: rest.slice(0, 40), list });
  }
  await show(request, staff);
  return false;
};

/** Takes what is typed as the answer to what a button has just asked. Answers whether it was one. */
const answersAsk = async (ctx: PrivateContext): Promise<boolean> => {
  const { deps, person } = scope();
  const ask = await openAsk(deps, person.id, "signal");
  const staff = ask === undefined ? undefined : await staffHere();
  const request = ask === undefined ? undefined : await deps.store.requests.get(ask.request);
  if (ask === undefined || staff === undefined || request === undefined) return false;
  const at = { today: today(request), labels: {} };
  const input = typedAnswer(ask.need, ctx.message?.text ?? "", at);
  if (input === undefined) return false;
  await dropAsk(deps, person.id, "signal");
  const isNamed =
    ask.act === declining
      ? await declined(request, staff, input)
      : await lead(request, staff, ask.act, [ask.given, input].join(" ").trim());
  if (isNamed) {
    // It is awaited still, without the name.
    await keepAsk(deps, person.id, "signal", ask);
    await ctx.deleteMessage();
  }
  return true;
};

/** To be installed before whatever takes every button. */
export const signals = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("signal", async (ctx, next) => {
    if ((await staffHere()) === undefined) return void (await tell("signal:staff.onlyStaff"));
    // Colleagues are spoken to with «вы» without being asked who they are.
    if (scope().person.role === undefined) await speakAs("professional");
    await begin(ctx, "signal");
    await next();
  });
  composer.command("signals", showAll);
  composer.command("do", async (ctx) => {
    if (await typed(ctx.match)) await ctx.deleteMessage();
  });
  composer.on("message:text", async (ctx, next) => {
    if (openDialogue(ctx) !== undefined || !(await answersAsk(ctx))) return next();
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "signal") return next();
    await ctx.answerCallbackQuery();
    return press(pressed);
  });
  return composer;
};
