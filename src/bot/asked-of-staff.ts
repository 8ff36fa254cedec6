/**
 * What a member of staff types in private because their work has asked for it: facts of a family, why a signal is
 * declined, why a talk is taken before another, the words of a card. It is about others and no cry of their own.
 */
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import { isByRule, type Triage } from "../domain/crisis/triage.js";
import { openAsk } from "./open-ask.js";
import { staffHere } from "./staff-here.js";

/** What no work asks for, whatever was asked: a rule hears danger now. */
export const isCryAtWork = (heard: Triage): boolean => heard.level === "imminent" && isByRule(heard);

/** Commands of staff that take words behind them. */
const isWordedCommand = (text: string): boolean => /^\/(claim|break|tasks|replies)(@\w+)?\s/.test(text);

/** Whether a button or a command has just asked for a sentence, and this is it. */
const isAwaited = async (ctx: PrivateContext, text: string): Promise<boolean> => {
  if (text.startsWith("/") || openDialogue(ctx) !== undefined) return false;
  const { deps, person } = scope();
  const asks = [await openAsk(deps, person.id, "signal"), await openAsk(deps, person.id, "task")];
  return asks.some((ask) => ask !== undefined);
};

/**
 * Whether words are to go on to what has asked for them. Of a family whom nobody names such facts are what a signal is
 * for, and how grave it is they are asked by itself: nobody is called in their own name.
 */
export const isAskedOfStaff = async (ctx: PrivateContext, text: string, heard: Triage): Promise<boolean> => {
  if (openDialogue(ctx) === "signal") return true;
  const isReport = /^\/do(@\w+)?\s/.test(text);
  const isAsked = !isCryAtWork(heard) && (isWordedCommand(text) || (await isAwaited(ctx, text)));
  return (isReport || isAsked) && (await staffHere()) !== undefined;
};
