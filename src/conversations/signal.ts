/** An early-warning signal by a member of staff: what was noticed of a family whom nobody names. Owns the order of questions. */
import { scope } from "../context.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { namingIn } from "../domain/naming.js";
import { indicatorGroups, indicators } from "../domain/programmes/signal.js";
import { answerRows } from "../views/requests.js";
import { signalSent, signalWaits } from "../views/signal.js";
import { when } from "../views/when.js";
import { inWords } from "./answers.js";
import { type Story, type Talk } from "./dialogue.js";
import { showSos } from "./endings.js";
import { signalQuestions as questions } from "./questions.js";
import { introduce, programmeAt, sayNotHere } from "./request.js";

const basisChosen = (said: string | undefined) => (said === inWords ? undefined : said);

const tell: (talk: Talk) => Promise<void> = async (talk) => {
  const place = await talk.place(questions.place);
  const programme = programmeAt("early-warning", place);
  if (programme === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  await talk.once("intro", async () => {
    await introduce(programme, place);
    await scope().say({ text: scope().t("signal:staff.noNames") });
  });
  const said = await talk.choose(questions.basis);
  // Words of one's own explain a basis: which of the three it is, is chosen.
  const basis = said === inWords ? basisChosen(await talk.choose(questions.basisOf)) : said;
  if (basis === undefined) {
    await talk.once("help", () => scope().say({ text: scope().t("signal:staff.noBasis") }));
    return;
  }
  await talk.choose(questions.agency);
  const gravity = await talk.choose(questions.gravity);
  // Who is in danger now waits for nobody's form.
  if (gravity === "danger") await talk.once("sos", showSos);
  await talk.choose(questions.age);
  const groups = await talk.chooseMany(questions.groups);
  for (const group of indicatorGroups)
    if (groups.includes(group))
      await talk.chooseMany({
        id: `signal.${group}`,
        words: `signal:staff.${group}`,
        options: indicators[group],
        told: true,
      });
  await talk.words(questions.facts);
  await talk.choose(questions.source);
  await talk.words(questions.protects);
  await talk.summary({ id: "signal.summary" }, (answers) =>
    answerRows("signal", scope().t, scope().language, { programme, answers }),
  );
  await talk.once("ticket", async () => {
    const { actions, deps, person, identity, t, language, say } = scope();
    const staff = await deps.store.teams.staffByUser(identity.telegramId);
    if (staff === undefined) return;
    const { request, canBeTaken } = await actions.sendSignal({ staff, person, programme, place });
    const now = deps.clock.now();
    const utcOffset = deps.directory.regionOf(request.region)?.utcOffset ?? defaultUtcOffset;
    if (canBeTaken)
      return void (await say(
        signalSent(t, request.code, when(request.dueAt ?? now, now, utcOffset, language)),
      ));
    const lines = deps.directory.lines({ topic: "danger", region: programme.region, now });
    await say(signalWaits(t, request.code, lines));
  });
};

/** Words in which somebody could be found are not taken, and why is said. */
export const signal: Story = Object.assign(tell, {
  refuses: (words: string): string | undefined => {
    const naming = namingIn(words);
    return naming === undefined ? undefined : scope().t(`signal:staff.refused.${naming.kind}`);
  },
});
