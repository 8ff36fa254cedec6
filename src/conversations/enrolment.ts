/** Asking for a place in a group or programme: which, for whom, what should be known, when. Owns the order of the questions. */
import { scope } from "../context.js";
import { named } from "../views/loan.js";
import { type Story } from "./dialogue.js";
import { ownAge, enrolmentQuestions as questions } from "./questions.js";
import { introduce, programmesAt, requestRows, sayNotHere, sendRequest } from "./request.js";

export const enrolment: Story = async (talk) => {
  const kind = (await talk.choose(questions.kind)) ?? "play-therapy";
  const place = await talk.place(questions.place);
  const programmes = kind === "~words" ? [] : programmesAt(kind, place);
  const [first] = programmes;
  if (first === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  const { language } = scope();
  const labels = Object.fromEntries(programmes.map(({ key, names }) => [key, named(names, language)]));
  const chosen =
    programmes.length === 1
      ? first.key
      : await talk.choose({
          id: "enrolment.which",
          words: "enrolment:which",
          options: Object.keys(labels),
          labels,
        });
  const programme = programmes.find(({ key }) => key === chosen) ?? first;
  await talk.once("programme", () => introduce(programme, place));
  if (kind === "training") await talk.words(questions.about);
  else {
    const whom = await talk.choose(questions.whom);
    await talk.choose(whom === "me" ? ownAge(questions.age, scope().person.role) : questions.age);
    if (kind === "rehabilitation") await talk.choose(questions.referral);
    await talk.words(questions.about);
  }
  await talk.chooseMany(questions.when);
  await talk.summary({ id: "enrolment.summary" }, (answers) =>
    requestRows("enrolment", { programme, place, answers }),
  );
  await talk.once("ticket", () => sendRequest(programme, { dialogue: "enrolment", place }));
};
enrolment.asides = { place: questions.place, age: questions.age, alone: true };
