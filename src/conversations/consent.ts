/** A parent who came by their child's link: what it is about, and whether they agree. Nothing else is asked of them. */
import { scope } from "../context.js";
import type { Story } from "./dialogue.js";
import { invitedTo } from "./invited.js";
import { consentQuestions as questions } from "./questions.js";

export const consent: Story = async (talk) => {
  const requestId = Number(talk.known(invitedTo));
  await talk.once("intro", async () => {
    const { actions, deps, t, language, say } = scope();
    const request = await deps.store.requests.get(requestId);
    if (request === undefined) return;
    const { programme } = await actions.requestFacts({ request });
    const name = programme === null ? request.programme : (programme.names[language] ?? programme.names.ru);
    await say({ text: t("application:forParents", { programme: name }) });
  });
  const given = await talk.choose(questions.agree);
  await talk.once("help", async () => {
    const { actions, person, t, say } = scope();
    if (given !== "yes" && given !== "no") return void (await say({ text: t("application:laterAnswer") }));
    const act = given === "yes" ? "agree" : "decline";
    const done = await actions.actOn({ requestId, act, actor: { by: "person", person } });
    if (!done.ok) await say({ text: t("request:side.over") });
  });
};
