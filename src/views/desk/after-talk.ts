/** What a person is asked after a talk. Nothing in it says what the talk was about. */
import { type AfterQuestion, afterAnswers } from "../../domain/desk/after-talk.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, inRows, type View } from "../view.js";

export const afterQuestion = (t: T, question: AfterQuestion): View => {
  const key = (answer: (typeof afterAnswers)[number]) => ({
    text: t(`care:after.options.${answer}`),
    callback_data: data("after", { question, answer }),
  });
  return {
    text: question === "helpful" ? t("care:after.first") : t(`care:after.${question}`),
    keyboard: inline(...inRows(afterAnswers.map(key)), [
      { text: t("care:after.skip"), callback_data: data("after", { question, answer: "skip" }) },
    ]),
  };
};
