/** Whoever was in danger and writes anew after the end of that talk: it goes on at once. Decides nothing about danger. */
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import { sayBlocked, sayNow } from "../conversations/endings.js";
import { namesOf } from "../domain/desk/avoiding.js";
import { nameTyped } from "../domain/desk/names-typed.js";
import { languages } from "../domain/people.js";
import { toldIn } from "../domain/spoken.js";
import { isUrgent, type Level, type Ticket } from "../domain/tickets.js";
import type { Key } from "../i18n/i18n.js";
import { more } from "../views/crisis.js";
import { lines, passOn, setQuestion } from "./alarm.js";

const listed = (key: Key): string[] =>
  languages.flatMap((language) => scope().deps.i18n.translator(language, false)(key).split("|"));

const isWorse = (text: string): boolean => {
  const phrases = listed("follow:answerWords.worse").map((phrase) => [phrase, "worse"] as const);
  return toldIn(text, phrases, listed("common:notWords")).length > 0;
};

/** Whether somewhere in the words somebody is named. */
const names = (text: string, name: string): boolean => {
  const words = text.split(/\s+/);
  return words.some((_, at) => nameTyped(words.slice(at).join(" "), [{ name }]).kind === "one");
};

/** The talk that ended lately, if it was urgent at any time, and nothing was begun since. */
const urgentBefore = async (ctx: PrivateContext): Promise<Ticket | undefined> => {
  const { actions, deps, person } = scope();
  if (openDialogue(ctx) !== undefined || (await deps.store.tickets.activeOf(person.id)) !== undefined)
    return undefined;
  const last = await actions.recentlyClosed({ person });
  if (last === undefined || isUrgent(last.level)) return last;
  const events = await deps.store.tickets.events(last.id);
  const was = events.some(
    ({ kind, detail }) => (kind === "opened" || kind === "raised") && isUrgent(detail as Level),
  );
  return was ? last : undefined;
};

const wantsBack = async (text: string, { assigneeId }: Ticket): Promise<boolean> => {
  if (isWorse(text) || namesOf(text, listed("talk:backWords"))) return true;
  const holder = assigneeId === undefined ? undefined : await scope().deps.store.teams.staff(assigneeId);
  return holder !== undefined && names(text, holder.name);
};

/**
 * It is worse, or they want whom they talked with: nothing is asked, the talk is open again and hears the words.
 * @param isUnclear words that would be asked about otherwise: after a danger a human reads them instead
 * @returns whether the message is dealt with
 */
export const backToTalk = async (ctx: PrivateContext, text: string, isUnclear: boolean): Promise<boolean> => {
  if (ctx.message === undefined) return false;
  const last = await urgentBefore(ctx);
  if (last === undefined || (!isUnclear && !(await wantsBack(text, last)))) return false;
  const { actions, deps, person, t } = scope();
  // What we have asked of them lately hears that it is worse by itself.
  if (!isUnclear && isWorse(text) && (await actions.askedLately({ person })) !== undefined) return false;
  if (await sayBlocked()) return true;
  if (!(await actions.reopenTicket({ person }))) return false;
  await setQuestion(null);
  const open = await deps.store.tickets.activeOf(person.id);
  if (open !== undefined) await passOn(ctx, open);
  await sayNow(more(t, await lines(open)));
  return true;
};
