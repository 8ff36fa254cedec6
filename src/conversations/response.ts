/** Calling a team: danger first, then where, for whom, what has happened. Owns the order of the questions. */
import { timeFor } from "../actions/address.js";
import { scope } from "../context.js";
import {
  callers,
  happenings,
  responseClock,
  responseLevel,
  type TeamKind,
} from "../domain/programmes/response.js";
import { clockTold } from "../views/response.js";
import { inWords } from "./answers.js";
import { type Story } from "./dialogue.js";
import { callNow, showSos } from "./endings.js";
import { responseQuestions as questions } from "./questions.js";
import { introduce, programmeAt, requestRows, sayNotHere, sendRequest } from "./request.js";

/** A dialogue that calls a team of a kind. @param name the dialogue's */
export const responding = (kind: TeamKind, name: "accompaniment" | "crisisTeam"): Story => {
  const story: Story = async (talk) => {
    const danger = await talk.choose(questions.danger);
    // A human is called at once; what follows helps whoever comes, and every question of it can be skipped.
    if (danger === "yes")
      await talk.once("sos", () => callNow(name, "imminent", { need: "request", keepAnswers: true }));
    else if (danger === "unsure" || danger === inWords) await talk.once("sos", showSos);
    const place = await talk.place(questions.place);
    const programme = programmeAt(kind, place);
    if (programme === undefined) {
      await talk.once("help", () => sayNotHere(place));
      return;
    }
    await talk.once("intro", () => introduce(programme, place));
    await talk.choose({ ...questions.who, options: callers[kind] });
    const what = await talk.choose({ ...questions.what, options: happenings[kind] });
    await talk.words(questions.where);
    const reach = await talk.choose(questions.reach);
    await talk.summary({ id: "response.summary" }, (answers) =>
      requestRows("response", { programme, place, answers }),
    );
    await talk.once("ticket", async () => {
      const { actions, deps, person, t, say } = scope();
      // Whoever may be seen reading is not written to; words that were unclear are no «yes».
      if (reach === "careful" || reach === inWords) await actions.setSilent({ person, silent: true });
      const level = responseLevel({ danger, what });
      const now = deps.clock.now();
      const { there, back } = await actions.whoIsThere({ region: programme.region });
      const { dueAt, own } = responseClock(programme, { level, now, there, back });
      const sent = await sendRequest(programme, { dialogue: name, place, level, dueAt });
      if (sent !== undefined && dueAt !== undefined)
        await say(clockTold(t, { time: timeFor(deps, sent.ticket, dueAt), own }));
    });
  };
  story.asides = { place: questions.place, alone: true };
  return story;
};
