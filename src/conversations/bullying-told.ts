/**
 * What words tell of the answers to the questions about bullying, wherever they are said: whose matter it is, what
 * happens, who does it, and whether somebody threatens with pictures. Keeps nothing.
 */
import { scope } from "../context.js";
import { type SideList, sideLists, sideTold } from "../domain/bullying-side.js";
import { tells } from "../domain/goals.js";
import { oncePer } from "../domain/once-per.js";
import { languages } from "../domain/people.js";
import type { I18n } from "../i18n/i18n.js";
import { optionLabel, type Question } from "../views/question.js";
import { plain } from "./listen.js";
import { optionsTold } from "./options-said.js";
import { bullyingQuestions as questions } from "./questions.js";
import type { Told } from "./told.js";

/** One set of lists for each language: words of one are not those of another. */
const listsOf = oncePer((i18n: I18n) =>
  languages.map((language) => {
    const t = i18n.translator(language, false);
    const lists = new Map(
      sideLists.map((list) => [list, t(`bullying:sideWords.${list}`).split("|")] as const),
    );
    return {
      side: (list: SideList) => lists.get(list) ?? [],
      images: t("bullying:imageThreatWords").split("|").map(plain),
    };
  }),
);

/** Whose matter it is, when it is not their own. */
export const sideSaid = (words: string) =>
  listsOf(scope().deps.i18n)
    .map(({ side }) => sideTold(plain(words), side))
    .find((side) => side !== undefined);

/** Whether somebody threatens to show pictures. */
const tellsOfImages = (words: string): boolean =>
  listsOf(scope().deps.i18n).some(({ images }) => images.some((phrase) => tells(plain(words), phrase)));

const several = (question: Question, choices: string[]): Told[] =>
  choices.length === 0
    ? []
    : [
        {
          question: question.id,
          value: { choices },
          shown: choices.map((choice) => optionLabel(scope().t, question, choice)).join("; "),
        },
      ];

/** Where it happens alone tells nothing of what it is. */
const isDeed = (form: string) => form !== "online";

const whose = { other: "bullying:notMe", doing: "bullying:doing" } as const;

export const bullyingTold = (words: string): Told[] => {
  const { t } = scope();
  const side = sideSaid(words);
  const told: Told[] =
    side === undefined ? [] : [{ question: "bullying.who", value: { choice: side }, shown: t(whose[side]) }];
  // What is heard otherwise is what others do.
  if (side === "doing") return told;
  const forms = optionsTold(questions.forms, words);
  return [
    ...told,
    ...(forms.some(isDeed) ? several(questions.forms, forms) : []),
    ...several(questions.by, optionsTold(questions.by, words)),
    ...(tellsOfImages(words)
      ? [{ question: questions.images.id, value: { choice: "yes" }, shown: t("bullying:images.said") }]
      : []),
  ];
};
