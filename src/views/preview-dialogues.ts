/** The screens of the ordinary ways, for reviewers: the beginning, questions, places, bullying and a talk with a human. */
import { assess, type Form, type frequencies } from "../domain/bullying.js";
import type { Found } from "../domain/directory/order.js";
import type { Place } from "../domain/directory/region-data.js";
import { advice } from "./bullying.js";
import * as duty from "./duty.js";
import { placeLabel, results } from "./find.js";
import { explained } from "./hide.js";
import * as lines from "./lines.js";
import * as links from "./links.js";
import { type AnyQuestion, at, type Examples, type Screen, type Voice } from "./preview-screen.js";
import { placeQuestion, question, questionAgain, whichPlace, wordsQuestion } from "./question.js";
import * as start from "./start.js";
import * as talk from "./talk.js";
import { homeKeyboard } from "./view.js";

export const starting = (): Screen[] => [
  at("start-language", "Первое: язык", ({ t }) => start.chooseLanguage(t)),
  at("start-hello", "Кто это и кто читает", ({ t }) => [start.hello(t), start.whoAreYou(t)]),
  at("start-menu", "Меню", ({ t }) => start.menu(t)),
  at("start-again", "Команда /start ещё раз", ({ t }) => [
    { text: t("start:welcomeBack"), keyboard: homeKeyboard(t) },
    start.menu(t),
  ]),
  at("start-settings", "Настройки", ({ t }) => start.settings(t, { silent: false, keepChat: false })),
  at("start-about", "Кто это читает, подробно", ({ t }) => start.about(t)),
  at("start-help", "Команда /help", ({ t }) => start.help(t, false)),
];

/** Opened by a poster. */
export const byLink = ({ place }: Examples): Screen[] => [
  at("link-opened", "Открыли ссылку с плаката: что уже выбрано", ({ t, language }) =>
    links.linkOpened(t, [t("find:need.options.legal_help"), placeLabel(place, language)], true),
  ),
  at("link-unknown", "Ссылка не читается", ({ t }) => links.linkUnknown(t)),
];

/** A question of a dialogue, and what it becomes when the answer was not clear. */
export const questionScreens = (
  dialogue: string,
  asked: AnyQuestion,
  titleOf: (id: string) => string,
): Screen[] => {
  const { options } = asked;
  const id = `ask-${dialogue}-${asked.id.replace(".", "-")}`;
  const title = titleOf(asked.id);
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

export const placing = ({ places, danger }: Examples): Screen[] => [
  at("place-many", "Мест с таким именем несколько", ({ t, language }) =>
    whichPlace(
      t,
      "find.place",
      places.map((place) => placeLabel(place, language)),
    ),
  ),
  at("place-unknown", "Такого места не знаем", ({ t }) => ({ text: t("find:placeUnknown") })),
  at("place-elsewhere", "Не наш регион", ({ t }) => ({
    text: [t("find:placeElsewhere", { name: "Москва" }), lines.linesText(t, danger, 3)].join("\n"),
  })),
];

export const finding = ({ near, far, place, support }: Examples): Screen[] => {
  const at3 = (id: string, title: string, found: Found[], where: Place | undefined) =>
    at(id, title, ({ t, language }) =>
      results(t, language, { found, lines: [...support], place: where }, false),
    );
  return [
    at3("find-near", "Нашлось рядом", near, place),
    at3(
      "find-far",
      "Нашлось далеко (всё, что бывает на карточке; места для примера)",
      far.map((one) => ({ ...one, scope: "region" })),
      place,
    ),
    at3(
      "find-general",
      "Нашлись те, кто подскажет",
      near.map((one) => ({ ...one, suitability: 0.3 })),
      place,
    ),
    at3("find-nothing", "Ничего не нашлось", [], place),
    at3("find-nowhere", "Место не названо", [], undefined),
  ];
};

type Frequency = (typeof frequencies)[number];

export const bullying = (): Screen[] => {
  const told = (id: string, title: string, forms: readonly Form[], howOften: Frequency) => {
    const answers = { side: "me" as const, forms, by: [], howOften, images: false, unsure: false };
    return at(`bullying-${id}`, title, ({ t }) => advice(t, assess(answers)));
  };
  return [
    at("bullying-intro", "Начало", ({ t }) => ({
      text: [t("bullying:intro"), explained(t, false)].join("\n\n"),
    })),
    told("grave", "Совет: бьют, угрожают", ["hit", "threats", "online"], "once"),
    told("sexual", "Совет: пристают, снимают", ["sexual", "filming"], "once"),
    told("repeated", "Совет: повторяется", ["names", "boycott"], "weekly"),
    told("single", "Совет: было однажды", ["names"], "once"),
  ];
};

/** Of a specialist. */
const name = "Айгуль";

export const talking = ({ time, day, support }: Examples): Screen[] => [
  at("duty-there", "Перед вопросами: специалисты на связи", ({ t }) => [
    duty.presence(t, { there: true, time }, support),
    { text: explained(t, false) },
  ]),
  at("duty-away", "Перед вопросами: будут позже", ({ t, language }) =>
    duty.presence(t, { there: false, back: day(language) }, support),
  ),
  at("duty-nobody", "Перед вопросами: никого", ({ t }) =>
    duty.presence(t, { there: false, back: undefined }, support),
  ),
  at("talk-opened", "Передали специалисту", ({ t }) => talk.opened(t, time)),
  at("talk-later", "Передали, ответ позже", ({ t, language }) => talk.openedLater(t, day(language), support)),
  at("talk-nobody", "Передали, никого нет", ({ t }) => talk.openedNobody(t, support)),
  at("talk-already", "Разговор уже открыт", ({ t }) => talk.already(t)),
  at("talk-claimed", "Специалист взял разговор", ({ t }) => talk.claimed(t, name, false)),
  at("talk-claimed-late", "Взял с опозданием", ({ t }) => talk.claimed(t, name, true)),
  at("duty-late", "Обещали и не успели (приходит само)", ({ t }) => duty.late(t, time, support)),
  at("duty-numbers", "Пока ждут: номера ещё раз (приходит само)", ({ t }) => [
    duty.numbersAgain(t, "calling", support),
    duty.numbersAgain(t, "calling", support, false),
  ]),
  at("duty-numbers-last", "Час никто не ответил (приходит само)", ({ t }) =>
    duty.numbersAgain(t, "last", support),
  ),
  at("talk-end", "Закончить?", ({ t }) => talk.endAsk(t)),
  at("talk-closed-staff", "Специалист закончил (приходит само)", ({ t }) => talk.closedByStaff(t)),
  at("talk-closed", "Человек закончил", ({ t }) => talk.closedByPerson(t)),
  at("talk-after", "Написали после конца", ({ t }) => talk.afterClose(t)),
  at("talk-reopened", "Открыли снова", ({ t }) => talk.reopened(t)),
];
