/**
 * How far a person is in a dialogue: the questions on the way they are going, counted by letting its story run ahead
 * with the answers there are. What is still open is taken as usually answered, or as skipped. Asks and keeps nothing.
 */
import { scope } from "../context.js";
import type { Place } from "../domain/directory/region-data.js";
import type { View } from "../views/view.js";
import { type Answers, skipped } from "./answers.js";
import type { Story } from "./dialogue.js";
import { talking } from "./talking.js";
import type { Way } from "./ways.js";

/** Which of how many questions is open; `isLast` when none follows on the way that is likely. */
export type Progress = { at: number; all: number; isLast: boolean };

/** No way is longer; a story that would ask for ever on what is taken as answered is left here. */
const longest = 60;

const endOfWay = Symbol("the end of a way that is too long");

/** The questions a story would ask in order, with what is known and a place that may be answered. */
const wayAhead = async (story: Story, answers: Answers, place: Place | undefined): Promise<string[]> => {
  const asked: string[] = [];
  const ahead = (way: Way): Promise<string | string[]> => {
    if (asked.length === longest) throw endOfWay;
    if (way.isCheck !== true) asked.push(way.countsAs ?? way.id);
    const known = answers[way.id];
    if (known !== undefined) return Promise.resolve(known);
    if (way.takesPlace === true && place !== undefined)
      return Promise.resolve(scope().deps.directory.keyOf(place));
    return Promise.resolve(way.usual ?? skipped);
  };
  await story(talking({ answers, ask: ahead, once: () => Promise.resolve() })).catch((thrown: unknown) => {
    if (thrown !== endOfWay) throw thrown;
  });
  return [...new Set(asked)];
};

/** One place of each region that may be meant; a place not told is tried too. */
const placesMeant = (): (Place | undefined)[] => {
  const { deps, person } = scope();
  const { directory } = deps;
  const own = directory.regionOf(person.region)?.code;
  const all = directory.places.all.filter(({ region }) => own === undefined || region === own);
  return [undefined, ...new Map(all.map((place) => [place.region, place])).values()];
};

/** The longest of the likely ways, so that what is shown grows shorter rather than longer. */
export const progressAt = async (
  story: Story,
  answers: Answers,
  { id, countsAs = id }: Pick<Way, "id" | "countsAs">,
): Promise<Progress | undefined> => {
  const ways = await Promise.all(placesMeant().map((place) => wayAhead(story, answers, place)));
  const way = ways.reduce((most, one) => (one.length > most.length ? one : most), []);
  const at = way.indexOf(countsAs) + 1;
  if (at === 0 || way.length === 1) return undefined;
  return { at, all: way.length, isLast: way.slice(at).every((next) => answers[next] !== undefined) };
};

/** A view with a light line above it that says how far one is. */
export const marked = (view: View, progress: Progress | undefined): View => {
  if (progress === undefined) return view;
  const { at, all, isLast } = progress;
  const { t } = scope();
  const line = isLast ? t("common:lastQuestion") : t("common:progress", { at, all });
  return { ...view, text: `${line}\n${view.text}` };
};
