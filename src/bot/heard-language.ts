/** Answers danger in the language it is told in, while nobody has chosen one. Decides nothing about danger itself. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { languageOf as languageOfText } from "../domain/crisis/letters.js";
import type { Triage } from "../domain/crisis/triage.js";
import { isAdult, type Language, languages } from "../domain/people.js";
import type { Words } from "./words.js";

/** The language whose rules heard this; where several did, that of the letters or of Telegram. */
const languageIn = (text: string, rules: Triage["rules"], client: Language): Language | undefined => {
  const letters = languageOfText(text);
  if (letters === "tt") return "tt";
  const heard = languages.filter((language) => rules.some((rule) => rule.startsWith(`${language}.`)));
  // Latin letters alone tell nothing, they may be Russian: English rules have to hear it. Cyrillic may be Tatar.
  const order = letters === "en" ? [letters, client] : [client, letters];
  return order.find((language) => heard.includes(language)) ?? heard[0];
};

/** To be installed before whatever hears danger. */
export const heardLanguage = (deps: {
  words: Words;
  triage: (text: string) => Triage;
}): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on(["message:text", "message:caption"], async (ctx, next) => {
    const { deps: own, person } = scope();
    const text = ctx.message.text ?? ctx.message.caption ?? "";
    if (person.language !== undefined) return next();
    const heard = deps.triage(text);
    const isDanger = heard.level !== "standard" || heard.ask;
    const language =
      isDanger || deps.words.isSos(text) ? languageIn(text, heard.rules, scope().language) : undefined;
    if (language !== undefined && language !== scope().language) {
      await own.store.people.update(person.id, { language });
      const t = own.i18n.translator(language, isAdult(person.role));
      Object.assign(scope(), { person: { ...person, language }, language, t });
    }
    return next();
  });
  return composer;
};
