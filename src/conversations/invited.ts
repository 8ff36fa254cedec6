/** The second side, who came by a link: first whether they are safe with whoever sent it, then whether they want to come. */
import { scope } from "../context.js";
import { named } from "../views/loan.js";
import { type Story } from "./dialogue.js";
import { handOver } from "./endings.js";
import { asksWho } from "./options-said.js";
import { invitedQuestions as questions } from "./questions.js";

/** Which request they were called to: a note of the dialogue, no answer of theirs. */
export const invitedTo = "~to";

const act = (requestId: number, name: string) => async () => {
  const { actions, person, t, say } = scope();
  const done = await actions.actOn({ requestId, act: name, actor: { by: "person", person } });
  if (!done.ok) await say({ text: t("request:side.over") });
};

/** Who asks is the programme; whoever passed the link on says so themselves, or does not. */
const whoAsks = async (words: string): Promise<string | undefined> => {
  if (!asksWho(words)) return undefined;
  const { deps, person, t, language } = scope();
  const answers = await deps.store.dialogues.answers(person.id, "invited");
  const called = answers.find(({ question }) => question === invitedTo)?.value;
  const id = called !== undefined && "choice" in called ? Number(called.choice) : 0;
  const request = await deps.store.requests.get(id);
  const programme = deps.directory.programmes.find(({ key }) => key === request?.programme);
  return programme === undefined
    ? undefined
    : t("mediation:who", { programme: named(programme.names, language) });
};

const story: Story = async (talk) => {
  const requestId = Number(talk.known(invitedTo));
  await talk.once("intro", () => scope().say({ text: scope().t("mediation:invitation") }));
  const safe = await talk.choose(questions.safe);
  if (safe === "yes") {
    const will = await talk.choose(questions.will);
    if (will === "yes") await talk.once("help", act(requestId, "agree"));
    else if (will === "no") await talk.once("help", act(requestId, "decline"));
    else if (will === "ask")
      await talk.once("ticket", () => handOver("talk", "standard", { dialogue: "invited" }));
    else await talk.once("help", () => scope().say({ text: scope().t("mediation:laterAnswer") }));
    return;
  }
  // Whoever is not sure to be safe is not asked to come: they are asked what they want to do instead.
  const instead = await talk.choose(questions.instead);
  if (instead === "decline") await talk.once("help", act(requestId, "unsafe"));
  else if (instead === "talk")
    await talk.once("ticket", () => handOver("talk", "elevated", { dialogue: "invited" }));
  else await talk.once("help", () => scope().say({ text: scope().t("mediation:laterAnswer") }));
};

export const invited: Story = Object.assign(story, { replies: whoAsks });
