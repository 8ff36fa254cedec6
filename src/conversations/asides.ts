/** What is told beside the open question: a place, an age, answers to other questions. Keeps it and says what was understood. */
import { scope } from "../context.js";
import { bandOf } from "../domain/ages-said.js";
import type { PlaceAnswer } from "../domain/directory/place-choice.js";
import { placeLabel } from "../views/find.js";
import { optionLabel } from "../views/question.js";
import type { View } from "../views/view.js";
import { loadAnswers, saveAnswer } from "./answers.js";
import type { Story } from "./dialogue.js";
import type { Heard } from "./listen.js";
import { ageSaid, tellsOnlyFacts } from "./said.js";
import { elsewhere, type Way } from "./ways.js";

const placeIn = (heard: Heard): PlaceAnswer => {
  const { places, nearestPlace } = scope().deps.directory;
  if (heard.kind === "words") return places.find(heard.words);
  const place = heard.kind === "location" ? nearestPlace(heard) : undefined;
  return place === undefined ? { kind: "none" } : { kind: "one", place };
};

/** What was told beside the open question: answers to others, if any, and how that is said. */
type Aside = { views: View[]; answers: { question: string; choice: string }[] };

export const asideIn = (heard: Heard, way: Way, asides: Story["asides"]): Aside => {
  const isMore = asides?.alone === true && heard.kind === "words" && !tellsOnlyFacts(heard.words);
  if (asides === undefined || way.takesWords === true || isMore) return { views: [], answers: [] };
  const { t, language, deps } = scope();
  const { place, age } = asides;
  const found: PlaceAnswer = way.id === place.id ? { kind: "none" } : placeIn(heard);
  const told =
    age === undefined || way.id === age.id || heard.kind !== "words" ? undefined : ageSaid(heard.words);
  const band = age === undefined || told === undefined ? undefined : bandOf(told, age.options);
  const isPlace = found.kind === "one";
  const isAge = age !== undefined && band !== undefined;
  return {
    views: [
      ...(found.kind === "elsewhere" ? [elsewhere(found.name)] : []),
      ...(isPlace ? [{ text: t("find:placeUnderstood", { place: placeLabel(found.place, language) }) }] : []),
      ...(isAge ? [{ text: t("find:ageUnderstood", { age: optionLabel(t, age, band) }) }] : []),
    ],
    answers: [
      ...(isPlace ? [{ question: place.id, choice: deps.directory.keyOf(found.place) }] : []),
      ...(isAge ? [{ question: age.id, choice: band }] : []),
    ],
  };
};

/** Keeps what words told of other questions than the one they were said to, and shows it. */
export const keepTold = async (
  dialogue: string,
  story: Story,
  open: string,
  words: string,
): Promise<void> => {
  const { t, say } = scope();
  const { answers } = await loadAnswers(dialogue);
  const told = (story.tells?.(words) ?? []).filter(
    ({ question }) => question !== open && answers[question] === undefined,
  );
  for (const { question, value } of told) await saveAnswer(dialogue, question, value);
  const list = told.flatMap(({ shown }) => shown ?? []).join("; ");
  if (list !== "") await say({ text: t("said:understood", { list }) });
};
