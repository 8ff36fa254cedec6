/** The screens of the beginning, for reviewers: getting to know each other, posters, and words of one's own. */
import { goals } from "../../domain/goals.js";
import { personRoles } from "../../domain/people.js";
import { placeLabel } from "../find.js";
import { noGoal, notAlone, understood, whichGoal } from "../goals.js";
import * as links from "../links.js";
import { type Question, question } from "../question.js";
import * as start from "../start.js";
import { homeKeyboard } from "../view.js";
import { at, type Examples, type Screen, says } from "./screen.js";

export const starting = (): Screen[] => [
  at("start-profile", "До первого нажатия: описание бота", ({ t }) => [
    { text: t("profile:shortDescription") },
    { text: t("profile:description") },
  ]),
  at("start-language", "Первое: язык", ({ t }) => start.chooseLanguage(t)),
  at("start-hello", "Кто это и кто читает", ({ t }) => [start.hello(t), start.whoAreYou(t)]),
  at("start-keys", "Язык ещё не выбран, а написали: кнопки внизу", ({ t }) => start.keysShown(t)),
  at("start-menu", "Меню", ({ t }) => start.menu(t)),
  at("start-menu-own", "Меню, когда есть свои заявки и план", ({ t }) =>
    start.menu(t, { requests: true, plan: true }),
  ),
  at("start-again", "Команда /start ещё раз", ({ t }) => [
    { text: t("start:welcomeBack"), keyboard: homeKeyboard(t) },
    start.menu(t),
  ]),
  at("start-settings", "Настройки", ({ t }) => start.settings(t, { silent: false, keepChat: false })),
  at("start-settings-talk", "Настройки: рядом кто-то есть, разговор открыт, чат сам не стирается", ({ t }) =>
    start.settings(t, { silent: true, keepChat: true }, true),
  ),
  at("start-language-set", "Язык поменяли", ({ t }) => ({
    text: t("start:languageSet"),
    keyboard: homeKeyboard(t),
  })),
  at("start-about", "Кто это читает, подробно", ({ t }) => start.about(t)),
  at("start-help", "Команда /help", ({ t }) => start.help(t, false)),
];

/** Opened by a poster. */
export const byLink = ({ place }: Examples): Screen[] => [
  at("link-sheet", "Плакат на стене", ({ t }) => ({
    text: [
      t("poster:sheet.name"),
      t("poster:sheet.headline"),
      t("poster:sheet.lead"),
      t("poster:sheet.topics"),
      t("poster:sheet.terms"),
      "",
      `1. ${t("poster:sheet.scan")}`,
      `2. ${t("poster:sheet.open")}`,
      `3. ${t("poster:sheet.write")}`,
      "",
      `112 — ${t("poster:sheet.danger")}`,
      t("poster:sheet.leaflet", { code: "K7F2M" }),
    ].join("\n"),
  })),
  at("link-opened", "Открыли ссылку с плаката: что уже выбрано", ({ t, language }) =>
    links.linkOpened(t, [t("find:need.options.legal_help"), placeLabel(place, language)], true),
  ),
  at("link-unknown", "Ссылка не читается", ({ t }) => links.linkUnknown(t)),
];

/** @param first the question that follows what was understood */
export const inOwnWords = (first: Question, { place }: Examples): Screen[] => [
  at("words-understood", "Поняли, о чём речь", ({ t }) =>
    understood(t, "psychologist", [], question(t, first)),
  ),
  ...personRoles.map((role) =>
    at(`words-facts-${role}`, "Поняли и кто пишет, возраст, место", ({ t, language }) =>
      understood(
        t,
        "bullying",
        [t(`said:role.${role}`), t("said:age", { age: "11–14" }), placeLabel(place, language)],
        question(t, first),
      ),
    ),
  ),
  at("words-facts-threat", "Поняли, что угрожают снимками", ({ t }) =>
    understood(t, "bullying", [t("bullying:images.said")], question(t, first)),
  ),
  at("words-wrong", "«Не то»: что тогда ближе", ({ t }) => whichGoal(t, goals)),
  at("words-nothing", "Не поняли, о чём речь", ({ t }) => noGoal(t)),
  at("words-hard", "Поняли только, что тяжело", ({ t }) => notAlone(t)),
  says("words-age", "Посреди вопросов назвали возраст", "find:ageUnderstood", { age: "11–14" }),
  at("words-place", "Посреди вопросов назвали место", ({ t, language }) => ({
    text: t("find:placeUnderstood", { place: placeLabel(place, language) }),
  })),
  says("words-live", "Включили трансляцию места", "find:liveLocation"),
];
