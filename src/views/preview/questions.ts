/** Questions as reviewers see them, and what can happen around any of them, whatever dialogue it belongs to. */
import type { HelpLine } from "../../domain/directory/lines.js";
import * as lines from "../lines.js";
import {
  optionLabel,
  placeQuestion,
  type Question,
  question,
  questionAgain,
  questionText,
  summary,
  wordsQuestion,
} from "../question.js";
import { menu, menuKeyboard } from "../start.js";
import { questionWaits } from "../talk.js";
import { homeKeyboard, type View } from "../view.js";
import { type AnyQuestion, at, type Screen, says, type Voice } from "./screen.js";

/** A question of a dialogue, and what it becomes when the answer was not clear. */
export const questionScreens = (dialogue: string, asked: AnyQuestion, title: string): Screen[] => {
  const { options, about } = asked;
  const id = ["ask", dialogue, asked.id.replace(".", "-"), ...(about === undefined ? [] : [about])].join("-");
  if (options === undefined)
    return [
      at(id, title, ({ t }) =>
        asked.id.endsWith(".place") ? placeQuestion(t, asked) : wordsQuestion(t, asked),
      ),
    ];
  const whole = { ...asked, options };
  return [
    at(id, title, ({ t }) => question(t, whole)),
    ...(asked.spoken === true
      ? [at(`${id}-again`, `${title}: ответили непонятно`, ({ t }: Voice) => questionAgain(t, whole))]
      : []),
  ];
};

/** @param asked a question with several answers, for example */
export const anywhere = (asked: Question, { danger }: { danger: readonly HelpLine[] }): Screen[] => {
  const [first = "", second = ""] = asked.options;
  const above = (view: View, line: string): View => ({ ...view, text: `${line}\n${view.text}` });
  return [
    at("any-progress", "Над вопросом: как далеко", ({ t }) =>
      above(question(t, asked), t("common:progress", { at: 2, all: 9 })),
    ),
    at("any-last", "Над последним вопросом", ({ t }) => above(question(t, asked), t("common:lastQuestion"))),
    at("any-ticked", "Отмечено несколько", ({ t }) => question(t, asked, [first, second])),
    at("any-own-words", "На вопрос ответили своими словами: что остаётся в чате", ({ t }) => ({
      text: t("common:chosen", { question: questionText(t, asked), answer: t("common:inWords") }),
    })),
    at("any-chosen", "На вопрос ответили кнопкой: что остаётся в чате", ({ t }) => ({
      text: t("common:chosen", {
        question: questionText(t, asked),
        answer: [first, second].map((option) => optionLabel(t, asked, option)).join("; "),
      }),
    })),
    at("any-skipped", "Вопрос пропустили: что остаётся в чате", ({ t }) => ({
      text: t("common:chosen", { question: questionText(t, asked), answer: t("common:skipped") }),
    })),
    at("any-unclear", "Вместо ответа картинка", ({ t }) => above(question(t, asked), t("common:unclear"))),
    at("any-unclear-words", "Вместо выбора слова, которых не понять", ({ t }) =>
      above(question(t, asked), t("common:unclearWords")),
    ),
    at("any-goes-on", "Спросили, что дальше", ({ t }) => above(question(t, asked), t("common:goesOn"))),
    at("any-waits", "Нажали кнопку вопроса, который отложили из-за опасности", ({ t }) => questionWaits(t)),
    says("any-passed", "Нажали кнопку прежнего вопроса (всплывает)", "common:questionPassed"),
    at("any-expired", "Нажали старую кнопку (всплывает, потом меню)", ({ t }) => [
      { text: t("common:buttonExpired") },
      menu(t),
    ]),
    says("any-resumed", "Вернулись к начатому", "common:resumed"),
    says("any-again", "Связь прерывалась (приходит само)", "common:askAgain"),
    at("any-cancelled", "/cancel посреди вопросов", ({ t }) => ({
      text: t("common:cancelled"),
      keyboard: homeKeyboard(t),
    })),
    at("any-nothing", "/cancel, когда останавливать нечего", ({ t }) => ({
      text: t("common:nothingToCancel"),
      keyboard: homeKeyboard(t),
    })),
    at("any-cancel-talk", "/cancel в разговоре с человеком", ({ t }) => ({
      text: t("common:cancelInTalk", { end: t("talk:endButton") }),
      keyboard: homeKeyboard(t, true),
    })),
    at("any-menu", "Меню посреди вопросов", ({ t }) => [
      { text: t("start:menuAgain"), keyboard: homeKeyboard(t) },
      menu(t),
    ]),
    ...(["notUnderstood", "cannotHear", "cannotSee"] as const).map((kind) =>
      at(
        `any-${kind}`,
        { notUnderstood: "Прислали стикер", cannotHear: "Прислали голосовое", cannotSee: "Прислали фото" }[
          kind
        ],
        ({ t }) => ({ text: t(`common:${kind}`), keyboard: menuKeyboard(t) }),
      ),
    ),
    at("any-summary", "Перед отправкой: всё верно?", ({ t }) =>
      [false, true].map((editing) =>
        summary(
          t,
          { id: "bullying.summary" },
          [
            {
              question: asked.id,
              label: t(`staff:asked.${asked.id}` as "staff:asked.bullying.forms"),
              value: [first, second].map((option) => optionLabel(t, asked, option)).join("; "),
            },
          ],
          editing,
        ),
      ),
    ),
    says("any-gone", "Нажали «Отправить», а ответы уже стёрлись: потом первый вопрос", "common:answersGone"),
    says("any-deleted", "Удалили и не отправили", "request:summary.deleted"),
    at("any-broken", "У нас сбой", ({ t }) => lines.broken(t, danger)),
  ];
};
