/** Words that answer no question: led to the dialogue they are about, or to the menu. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { begin, type DialogueName } from "../conversations/conversations.js";
import type { Triage } from "../domain/crisis/triage.js";
import type { Need } from "../domain/needs.js";
import { menuKeyboard } from "../views/start.js";

/** What a kind of help is called in the directory. */
const needs: Partial<Record<Triage["intent"], Need>> = {
  material_help: "material_help",
  legal_help: "legal_help",
  accommodation: "accommodation",
  mediation: "mediation",
  child_development: "child_development",
  violence: "violence",
};

export const freeWords = ({ triage }: { triage: (text: string) => Triage }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message:text", async (ctx) => {
    const enter = async (name: DialogueName) => {
      await begin(ctx, name);
      await ctx.conversation.enter(name);
    };
    const { deps, person, t, say } = scope();
    const { intent } = triage(ctx.message.text);
    const need = needs[intent];
    const found = deps.directory.places.find(ctx.message.text);
    if (intent === "bullying") return enter("bullying");
    if (intent === "psychologist") return enter("talk");
    if (need !== undefined || intent === "find_service" || found.kind === "one") {
      const save = (question: string, choice: string) =>
        deps.store.dialogues.saveAnswer(person.id, "find", question, { choice }, deps.clock.now());
      await deps.store.dialogues.eraseAnswers(person.id, "find");
      if (need !== undefined) await save("find.need", need);
      if (found.kind === "one") await save("find.place", deps.directory.keyOf(found.place));
      return enter("find");
    }
    await say({ text: t("common:wordsFallback"), keyboard: menuKeyboard(t) });
  });
  return composer;
};
