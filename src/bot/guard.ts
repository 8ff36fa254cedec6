/**
 * A chat that was hidden: until somebody shows that it is they who hid it, whoever holds the phone learns nothing of
 * their matter. What is written goes to the specialists all the same. Hides nothing itself.
 */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import type { Triage } from "../domain/crisis/triage.js";
import { isQueued } from "../domain/desk/states.js";
import type { HeardKind } from "../domain/heard.js";
import { type Pressed, parsePressed } from "../views/buttons.js";
import { neutral } from "../views/hide.js";
import { heardIn } from "./heard.js";
import { readMessage } from "./read-message.js";
import type { Words } from "./words.js";

type Deps = { words: Words; triage: (text: string) => Triage };

/** Few words that only who is in it would write. */
const own: readonly HeardKind[] = ["secret", "hush", "unwell", "alone", "fear"];

/** Keys and commands that stand in every hidden chat, and tell nothing of who presses them. */
const isOpenToAll = (words: Words, text: string): boolean =>
  words.isNumbers(text) || words.isHide(text) || words.isMenu(text) || /^\/(?:hide|menu)\b/.test(text);

/** Whether words show who writes: danger, a cry, a command, or a word that stands on no key. */
const isThem = ({ words, triage }: Deps, text: string): boolean => {
  if (isOpenToAll(words, text)) return false;
  if (text.startsWith("/") || words.isOurs(text)) return true;
  const { level, ask } = triage(text);
  const said = heardIn(text);
  return level !== "standard" || ask || (said !== undefined && own.includes(said));
};

/** What the menu opens that is the same for everybody. */
const isCommon = (pressed: Pressed | undefined): boolean =>
  pressed !== undefined &&
  (["hide", "settings", "language", "role"].includes(pressed.kind) ||
    (pressed.kind === "menu" && pressed.item !== "talk"));

const comeBack = async (): Promise<void> => {
  const { actions, person } = scope();
  await actions.liftGuard({ person });
  scope().person = { ...person, guarded: false };
};

/** Words to a ticket go where they always go; here stands nothing that tells of it. */
const answerNeutrally = async (ctx: PrivateContext): Promise<boolean> => {
  const { deps, actions, person, identity, t, say } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ctx.message === undefined || ticket === undefined) return false;
  await actions.relayToStaff({ person, identity, ticket, said: readMessage(ctx.message) });
  // A human who is there reads it, and answers as they see fit.
  if (isQueued(ticket)) await say(neutral(t));
  return true;
};

/** To be installed before whatever answers words of a person. */
export const guarding = (deps: Deps): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(async (ctx, next) => {
    if (!scope().person.guarded) return next();
    const said = ctx.message ?? ctx.editedMessage;
    const text = said?.text ?? said?.caption ?? "";
    const isOwnKey = ctx.callbackQuery !== undefined && !isCommon(parsePressed(ctx.callbackQuery.data));
    if (isThem(deps, text) || isOwnKey) await comeBack();
    else if (ctx.message !== undefined && !isOpenToAll(deps.words, text) && (await answerNeutrally(ctx)))
      return;
    await next();
    // Who begins something anew is there.
    if (scope().person.guarded && openDialogue(ctx) !== undefined) await comeBack();
  });
  return composer;
};
