/** A question of a dialogue with its buttons: one a message, back and skip always there. */
import type { Key, T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, inRows, keysBelow, type View } from "./view.js";

/** A question as dialogues state it. Its words stand in `locales` under `<text>` and `<text>.options.<code>`. */
export type Question = {
  id: string;
  /** Namespace and key, such as `bullying:where`. */
  words: string;
  options: readonly string[];
  many?: boolean;
  /** Those of its options that have a key, where not all are likely; all are understood. */
  offered?: readonly string[];
  /** What its options are called, where that comes from a region's file or depends on whom it is about. */
  labels?: Record<string, string>;
  /** Its options can be said in words listed under `<words>Words.<code>`; others are asked about once more. */
  spoken?: boolean;
  /** Its options are heard in a sentence by what is listed there too; the sentence stays for the specialist. */
  told?: boolean;
  /** Of several options in one sentence the one that is told first is the answer. */
  first?: boolean;
  /** Its options are heard when nothing but what is listed there is said; words that say more stay as they are. */
  named?: boolean;
  /** Words of one's own choose the only one whose name they share; what is called by a region's file is in no list. */
  listed?: boolean;
  /** A day that words tell, now or past, answers it as well. */
  dated?: boolean;
  /** How it is put once more, where that is not said in words of its own; what was asked stands in it. */
  again?: string;
  /** The question whose place it takes on the way: a further try at it. */
  countsAs?: string;
  /** What most people answer, where the way goes on by it: the length of a dialogue is measured by this. */
  usual?: string[];
  /** Whom it is about when that is nobody it is usually asked of: its words then stand under `<words>.<about>`. */
  about?: string;
};

const wordsOf = ({ words, about }: Question) => (about === undefined ? words : `${words}.${about}`);

export const questionText = (t: T, asked: Question): string => t(`${wordsOf(asked)}.text` as Key);

export const optionLabel = (t: T, asked: Question, option: string): string =>
  asked.labels?.[option] ?? t(`${asked.words}.options.${option}` as Key);

const navigation = (t: T, id: string, done: boolean) => [
  { text: t("common:back"), callback_data: data("step", { question: id, act: "back" }) },
  done
    ? { text: t("common:done"), callback_data: data("step", { question: id, act: "done" }) }
    : { text: t("common:skip"), callback_data: data("step", { question: id, act: "skip" }) },
];

/** @param chosen what is ticked so far, in a question with several answers */
export const questionKeyboard = (t: T, asked: Question, chosen: readonly string[]) =>
  inline(
    ...inRows(
      (asked.offered ?? asked.options).map((option) => ({
        text: `${chosen.includes(option) ? "✓ " : ""}${optionLabel(t, asked, option)}`,
        callback_data: data("answer", { question: asked.id, option }),
      })),
    ),
    navigation(t, asked.id, chosen.length > 0),
  );

export const question = (t: T, asked: Question, chosen: readonly string[] = []): View => ({
  text: questionText(t, asked),
  keyboard: questionKeyboard(t, asked, chosen),
});

/** What people say instead of pressing, each with the option it means. */
export const spokenOptions = (t: T, asked: Question): (readonly [phrase: string, option: string])[] =>
  asked.options
    .filter((option) => asked.labels?.[option] === undefined)
    .flatMap((option) =>
      t(`${asked.words}Words.${option}` as Key)
        .split("|")
        .map((phrase) => [phrase, option] as const),
    );

/** The same question, kindly, after words that answer it neither way. */
export const questionAgain = (t: T, asked: Question): View => ({
  text: t((asked.again ?? `${wordsOf(asked)}.again`) as Key, { question: questionText(t, asked) }),
  keyboard: questionKeyboard(t, asked, []),
});

/** What is about to be sent. @param asked.sent it was sent before, and is corrected: that cannot be left unsent any more. @param editing whether each part stands below with a button, to be changed */
export const summary = (
  t: T,
  asked: Pick<Question, "id"> & { sent?: boolean },
  rows: readonly { question: string; label: string; value: string; fixed?: boolean }[],
  editing = false,
): View => {
  const option = (code: string, text: string) => ({
    text,
    callback_data: data("answer", { question: asked.id, option: code }),
  });
  return {
    text: [t("request:summary.text"), ...rows.map(({ label, value }) => `• ${label}: ${value}`)].join("\n"),
    keyboard: editing
      ? inline(
          ...inRows(
            rows
              .filter(({ fixed }) => fixed !== true)
              .map(({ question: id, label }) => option(`change-${id}`, label.slice(0, 30))),
          ),
          [option("edit", t("common:done"))],
        )
      : inline(
          [option("send", t("request:summary.send"))],
          [option("edit", t("request:summary.change"))],
          asked.sent === true ? [] : [option("delete", t("request:summary.delete"))],
          [{ text: t("common:back"), callback_data: data("step", { question: asked.id, act: "back" }) }],
        ),
  };
};

/** A question answered in words alone. */
export const wordsQuestion = (t: T, asked: Pick<Question, "id" | "words">): View => ({
  text: t(`${asked.words}.text` as Key),
  keyboard: inline(navigation(t, asked.id, false)),
});

/** Which of several places was meant; options are numbered, because names do not fit into button data. */
export const whichPlace = (t: T, id: string, names: readonly string[]): View => ({
  text: t("find:placeMany"),
  keyboard: inline(
    ...names.map((name, index) => [
      { text: name, callback_data: data("answer", { question: id, option: String(index) }) },
    ]),
    navigation(t, id, false),
  ),
});

/** Asks for a place: by its name, or by one tap that sends the location. */
export const placeQuestion = (t: T, asked: Pick<Question, "id" | "words">): View => ({
  text: t(`${asked.words}.text` as Key),
  keyboard: keysBelow(t, [
    [{ text: t("find:sendPlace"), request_location: true }],
    [{ text: t("common:back") }, { text: t("common:skip") }],
  ]),
});
