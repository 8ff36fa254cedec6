/** Takes down one episode for a person's own log. Owns the order of the questions; what becomes of them is an action. */

import { scope } from "../context.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { episodeScreen } from "../views/log.js";
import type { Story } from "./dialogue.js";
import { logQuestions as questions } from "./questions.js";

/** What was told is kept, and shown as it was kept: it can be put right or erased below. */
const keep = async () => {
  const { actions, deps, person, language, t, say } = scope();
  const episode = await actions.keepEpisode({ person });
  if (episode === undefined) return say({ text: t("log:nothing") });
  const utcOffset = deps.directory.regionOf(person.region)?.utcOffset ?? defaultUtcOffset;
  return say(episodeScreen(t, language, episode, { utcOffset, saved: true }));
};

export const log: Story = async (talk) => {
  if (await talk.words(questions.what)) {
    await talk.choose(questions.when);
    await talk.choose(questions.where);
    await talk.choose(questions.saw);
  }
  await talk.once("help", keep);
};
