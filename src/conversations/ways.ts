/** The kinds of questions: how each is put, and what counts as an answer. Keeps nothing by itself. */
import { scope } from "../context.js";
import { wholeDay } from "../domain/dates-said.js";
import { dayOf, plusDays } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import type { Place } from "../domain/directory/region-data.js";
import { dayMeant } from "../domain/log.js";
import { optionNamed } from "../domain/spoken.js";
import type { AnswerValue } from "../store/dialogues.js";
import { placeLabel } from "../views/find.js";
import { linesText } from "../views/lines.js";
import type { Row } from "../views/loan.js";
import {
  optionLabel,
  placeQuestion,
  type Question,
  question,
  questionAgain,
  summary,
  whichPlace,
  wordsQuestion,
} from "../views/question.js"; // prettier-ignore
import type { View } from "../views/view.js";
import { dayText } from "../views/when.js";
import { type Asked, inWords as toldInWords } from "./answers.js";
import { type Heard, plain } from "./listen.js";
import { firstTold, isDeclined, optionLabelled, optionMeant, optionsTold } from "./options-said.js";

/** An answer; `told` are the words in which it was given, where they say more than its code. */
export type Read =
  | { kind: "answer"; value: AnswerValue; told?: string }
  /** The question stays open in its message, with other things ticked. */
  | { kind: "ticked"; chosen: string[] }
  /** The question is put anew, offering these. */
  | { kind: "offer"; chosen: string[] }
  /** The question is put once more; the words that did not answer it are kept beside it. */
  | { kind: "once-more"; words: string }
  /** One answer is taken back, to be asked for again; or all of them are, and the dialogue ends. */
  | { kind: "change"; question: string }
  | { kind: "delete" }
  /** No answer: the person was told why, or is to be told; or what was said stands for the question. */
  | { kind: "told" | "unclear" | "stays" };

export type Way = {
  id: string;
  view(chosen: string[]): View | Promise<View>;
  /** What can be typed instead of pressed. */
  labels(): Record<string, string>;
  read(heard: Heard, asked: Asked): Promise<Read>;
  /** Whether words answer this very question; without it, none is known to. */
  understands?(words: string): boolean;
  /** Whether words tell several of its options, of which one may be chosen by how they begin. */
  tellsMore?(words: string): boolean;
  /** The question whose place it takes on the way. */
  countsAs?: string | undefined;
  /** Any words are its answer. */
  takesWords?: true;
  takesPlace?: true;
  /** Asks for nothing more, only whether all is right. */
  isCheck?: true;
  /** What most people answer, where the way goes on by it. */
  usual?: string | string[] | undefined;
  /** An answer in words, to stand below the question it answered; undefined when it is there already. */
  shown(value: AnswerValue): string | undefined;
};

const unclear: Read = { kind: "unclear" };
const passed: Read = { kind: "answer", value: { skipped: true } };
const answer = (value: AnswerValue): Read => ({ kind: "answer", value });
const skippedOr = (value: AnswerValue, other: string | undefined) =>
  "skipped" in value ? scope().t("common:skipped") : other;

const today = () => {
  const { deps, person } = scope();
  return dayOf(deps.clock.now(), deps.directory.regionOf(person.region)?.utcOffset ?? defaultUtcOffset);
};

const tellsDay = (it: Question, words: string) => it.dated === true && dayMeant(words, today()) !== undefined;

const inWords = (it: Question, words: string, asked: string[]): Read => {
  const labelled = optionLabelled(it, words);
  if (labelled !== undefined && it.many !== true) return answer({ choice: labelled });
  if (it.told === true) {
    const told = optionsTold(it, words);
    if (it.many === true && told.length > 0)
      return {
        kind: "answer",
        value: { choices: it.options.filter((option) => [...asked, ...told].includes(option)) },
        told: words,
      };
    const choice = told.length > 1 && it.first === true ? firstTold(it, words) : told[0];
    if (choice !== undefined && (told.length === 1 || it.first === true))
      return { kind: "answer", value: { choice }, told: words };
  }
  const meant = it.spoken === true || it.named === true ? optionMeant(it, words) : undefined;
  if (meant !== undefined) return answer({ choice: meant });
  if (it.listed === true) {
    const named = optionNamed(
      words,
      it.options.map((option) => [it.labels?.[option] ?? option, option] as const),
    );
    if (named !== undefined) return answer({ choice: named });
  }
  if (tellsDay(it, words)) return answer({ words });
  return it.spoken === true && asked.length === 0 ? { kind: "once-more", words } : answer({ words });
};

/** One of several options, or, with `many`, any number of them. */
export const choosing = (it: Question): Way => ({
  id: it.id,
  countsAs: it.countsAs,
  usual: it.many === true ? it.usual : it.usual?.[0],
  view: (chosen) =>
    it.spoken === true && chosen.length > 0 ? questionAgain(scope().t, it) : question(scope().t, it, chosen),
  labels: () => Object.fromEntries(it.options.map((option) => [option, optionLabel(scope().t, it, option)])),
  understands: (words) =>
    tellsDay(it, words) ||
    (it.told === true && optionsTold(it, words).length > 0) ||
    ((it.spoken === true || it.named === true) && optionMeant(it, words) !== undefined),
  tellsMore: (words) =>
    it.many === true &&
    it.told === true &&
    optionsTold(it, words).length > 1 &&
    !it.options.some((option) => plain(optionLabel(scope().t, it, option)) === plain(words)),
  read: async (heard, { chosen }) => {
    if (heard.kind === "skip") return passed;
    if (heard.kind === "words") return inWords(it, heard.words, chosen);
    if (heard.kind === "done" && it.many === true) return answer({ choices: chosen });
    if (heard.kind !== "option" || !it.options.includes(heard.option)) return unclear;
    const { option } = heard;
    if (it.many !== true) return answer({ choice: option });
    return {
      kind: "ticked",
      chosen: chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option],
    };
  },
  shown: (value) => {
    const label = (option: string) => optionLabel(scope().t, it, option);
    if ("choice" in value) return label(value.choice);
    return skippedOr(
      value,
      "choices" in value ? value.choices.map(label).join("; ") : scope().t("common:inWords"),
    );
  },
});

/** The days that are offered: today and some that are often meant. */
const offeredDays = [0, 7, 14, 30];

/** A day from today on, pressed or typed in digits. */
export const dating = (it: Pick<Question, "id" | "words">): Way => {
  const label = (day: string) =>
    day === today() ? scope().t("request:day.today") : dayText(day, scope().language);
  const options = () => offeredDays.map((days) => plusDays(today(), days));
  const labels = () => Object.fromEntries(options().map((day) => [day, label(day)]));
  return {
    id: it.id,
    view: () => question(scope().t, { ...it, options: options(), labels: labels() }),
    labels,
    read: async (heard) => {
      if (heard.kind === "skip") return passed;
      const said =
        heard.kind === "option" ? heard.option : heard.kind === "words" ? heard.words.trim() : undefined;
      if (said === undefined) return unclear;
      if (isDeclined(said)) return passed;
      const day = wholeDay(said, today());
      if (day.ok) return answer({ choice: day.value });
      await scope().say({ text: scope().t("request:day.unclear") });
      return { kind: "told" };
    },
    shown: (value) => skippedOr(value, "choice" in value ? label(value.choice) : undefined),
  };
};

/** What is about to be sent: sent, changed part by part, or deleted. */
export const summing = (it: Pick<Question, "id"> & { sent?: boolean }, rows: () => Promise<Row[]>): Way => ({
  id: it.id,
  isCheck: true,
  view: async (chosen) => summary(scope().t, it, await rows(), chosen.length > 0),
  labels: () => ({
    send: scope().t("request:summary.send"),
    edit: scope().t("request:summary.change"),
    ...(it.sent === true ? {} : { delete: scope().t("request:summary.delete") }),
  }),
  read: async (heard, { chosen }) => {
    if (heard.kind !== "option") return unclear;
    if (heard.option === "edit") return { kind: "ticked", chosen: chosen.length > 0 ? [] : ["edit"] };
    if (heard.option === "send") return answer({ choice: "send" });
    if (heard.option === "delete") return { kind: "delete" };
    const changed = /^change-(.+)$/.exec(heard.option)?.[1];
    return changed === undefined ? unclear : { kind: "change", question: changed };
  },
  shown: () => scope().t("request:summary.send"),
});

/** Words of one's own. */
export const writing = (it: Pick<Question, "id" | "words">): Way => ({
  id: it.id,
  takesWords: true,
  usual: toldInWords,
  view: () => wordsQuestion(scope().t, it),
  labels: () => ({}),
  read: async (heard) => {
    if (heard.kind === "skip") return passed;
    return heard.kind === "words" ? answer({ words: heard.words }) : unclear;
  },
  shown: (value) => skippedOr(value, scope().t("common:inWords")),
});

const labelOf = (key: string): string => {
  const { deps, language } = scope();
  const place = deps.directory.placeByKey(key);
  return place === undefined ? key : placeLabel(place, language);
};

/** A place that is in none of our regions: which they are, and the lines of the whole country. */
export const elsewhere = (name?: string): View => {
  const { deps, t } = scope();
  const lines = deps.directory.lines({ topic: "danger", now: deps.clock.now() });
  const where = name === undefined ? t("find:placeFar") : t("find:placeElsewhere", { name });
  return { text: [where, linesText(t, lines, 3)].join("\n") };
};

/** A place: typed, or nearest to a shared location, of which nothing else is kept. */
export const placing = (it: Pick<Question, "id" | "words">): Way => {
  const understood = (place: Place): Read => answer({ choice: scope().deps.directory.keyOf(place) });
  return {
    id: it.id,
    takesPlace: true,
    view: (chosen) =>
      chosen.length === 0 ? placeQuestion(scope().t, it) : whichPlace(scope().t, it.id, chosen.map(labelOf)),
    labels: () => ({}),
    understands: (words) => scope().deps.directory.places.find(words).kind !== "none",
    read: async (heard, { chosen }) => {
      const { deps, t, say } = scope();
      const { directory } = deps;
      if (heard.kind === "skip") return passed;
      if (heard.kind === "option") {
        const place = directory.placeByKey(chosen[Number(heard.option)] ?? "");
        return place === undefined ? unclear : understood(place);
      }
      if (heard.kind === "location") {
        const place = directory.nearestPlace(heard);
        if (place !== undefined) return understood(place);
        await say(elsewhere());
        return { kind: "told" };
      } else if (heard.kind === "words") {
        const found = directory.places.find(heard.words);
        if (found.kind === "one") return understood(found.place);
        if (found.kind === "many") return { kind: "offer", chosen: found.places.map(directory.keyOf) };
        if (found.kind === "elsewhere") {
          await say(elsewhere(found.name));
          return { kind: "told" };
        }
        if (isDeclined(heard.words)) return passed;
      } else return unclear;
      await say({ ...placeQuestion(t, it), text: t("find:placeUnknown") });
      return { kind: "stays" };
    },
    shown: (value) =>
      "choice" in value ? scope().t("find:placeUnderstood", { place: labelOf(value.choice) }) : undefined,
  };
};
