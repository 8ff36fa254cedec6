/**
 * Whoever has chosen no language yet was never shown the keys below: they come with the first thing that is said to
 * them, whatever it is. Owns nothing of what is said.
 */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import type { Deps } from "../deps.js";
import { keysShown } from "../views/start.js";
import { homeKeyboard } from "../views/view.js";
import { notes } from "./notes.js";

const note = "keys";

/** Colleagues have commands; in a hidden chat the one line that is left has brought the keys. */
const lacksKeys = async (): Promise<boolean> => {
  const { deps, person, identity } = scope();
  if (person.guarded || (await notes.get(note)) !== undefined) return false;
  return (await deps.store.teams.staffByUser(identity.telegramId)) === undefined;
};

/** A message carries keys of its own or those below, never both: then one line of its own brings them. */
const withKeys =
  (say: Deps["outbox"]["say"], own: string): Deps["outbox"]["say"] =>
  async (to, view, options) => {
    if (to !== own || !(await lacksKeys())) return say(to, view, options);
    await notes.set(note, "shown");
    const { t } = scope();
    const { keyboard } = view;
    if (keyboard === undefined) return say(to, { ...view, keyboard: homeKeyboard(t) }, options);
    if (!("inline_keyboard" in keyboard)) return say(to, view, options);
    // Numbers come before everything; else what is asked stands last.
    const isDanger = options?.priority === "alarm";
    if (!isDanger) await say(to, keysShown(t));
    const said = await say(to, view, options);
    if (isDanger) await say(to, keysShown(t), options);
    return said;
  };

/** To be installed before whatever answers. */
export const firstKeys = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use((_ctx, next) => {
    const { deps, person } = scope();
    if (person.language === undefined) deps.outbox.say = withKeys(deps.outbox.say, `chat:${person.chatId}`);
    return next();
  });
  return composer;
};
