/** Takes who speaks from their first words, while they have not said it themselves; shown with what is understood. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { speakerSaid, tellsOfPeer } from "../conversations/said.js";
import { isAdult, type PersonRole } from "../domain/people.js";
import { notes } from "./notes.js";
import type { Words } from "./words.js";

const note = "speaker";

/** From here on a person is spoken to as somebody. */
export const speakAs = async (role: PersonRole): Promise<void> => {
  const { deps, person, language } = scope();
  await deps.store.people.update(person.id, { role });
  const t = deps.i18n.translator(language, isAdult(role));
  Object.assign(scope(), { person: { ...person, role }, t });
};

/** Whether who speaks was only guessed. */
export const isGuessed = async (): Promise<boolean> => (await notes.get(note)) !== undefined;

/** They have said it themselves, or say it now. */
export const sureOfSpeaker = (): Promise<void> => notes.drop(note);

/** To be installed before whatever answers words: a mother is not spoken to as her child. */
export const heardSpeaker = ({ words }: { words: Words }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on(["message:text", "message:caption"], async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? "";
    const known = scope().person.role;
    const isOpen = known === undefined || known === "worried";
    if (!isOpen || text.startsWith("/") || words.isOurs(text)) return next();
    const guessed = tellsOfPeer(text) ? "teen" : undefined;
    const role = known === "worried" ? guessed : speakerSaid(text);
    if (role !== undefined) {
      await speakAs(role);
      await notes.set(note, role);
    }
    return next();
  });
  return composer;
};
