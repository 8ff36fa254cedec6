/** The dialogues in which something is asked of a programme, from the first words to the end of the request, for reviewers. */
import { conflictKinds } from "../../domain/mediation.js";
import { ABOUT } from "../../domain/programmes/kinds.js";
import { callers, happenings, teamKinds } from "../../domain/programmes/response.js";
import { titleOf } from "../find.js";
import { named } from "../loan.js";
import { away } from "../mediation.js";
import { introduction, notHere } from "../programme.js";
import { clockTold, meanwhile } from "../response.js";
import { newsHint } from "../second-side.js";
import { chooseLanguage } from "../start.js";
import { tonight } from "../stay.js";
import { homeKeyboard } from "../view.js";
import { type Dialogue, listed, requested, teller } from "./asked.js";
import { standing } from "./requests.js";
import { at, type Examples, type Screen, says } from "./screen.js";

/** Whatever is asked for. */
export const requesting = ({ programmes: { enrolment } }: Examples): Screen[] => [
  at("request-not-here", "Такой программы рядом нет, или место не названо", ({ t }) => [
    notHere(t, true),
    notHere(t, false),
  ]),
  ...enrolment
    .slice(0, 1)
    .map((programme) =>
      at("request-unknown", "О программе ничего не известно, только объявили", ({ t, language }) =>
        introduction(
          t,
          language,
          { ...programme, status: "planned", conditions: ABOUT.map((about) => ({ about, unknown: true })) },
          { points: [], place: undefined },
        ).flatMap((view) => view ?? []),
      ),
    ),
  says("request-day-unclear", "День не поняли", "request:day.unclear"),
  says("request-today", "«Сегодня», как это остаётся в чате", "request:day.today"),
  at("request-too-many", "Заявок уже много", ({ t }) => ({
    text: t("request:tooMany"),
    keyboard: homeKeyboard(t),
  })),
  says("request-none", "/requests, когда заявок нет", "request:none"),
  at("request-news", "Рядом кто-то есть, а есть что сказать (приходит само)", ({ t }) => newsHint(t)),
  says("request-which", "Написали название кнопки, которая есть у нескольких заявок", "request:which"),
  says("request-changed", "Пока думали, заявка изменилась", "request:changed"),
  says("request-side-unknown", "Ссылка для второй стороны не читается", "request:side.unknown"),
  says("request-side-own", "Открыли свою же ссылку", "request:side.own"),
  says("request-side-used", "Ссылка уже сработала", "request:side.used"),
  says("request-side-over", "Ссылка больше не действует", "request:side.over"),
];

export const loan = (dialogue: Dialogue): Screen[] => {
  const tell = teller(dialogue, "loan");
  const items = dialogue.its.programmes.loan[0]?.items ?? [];
  const item = { id: "loan.item", words: "loan:item" };
  const { before, after } = requested("loan", dialogue, [{ ...item, options: items.map(({ key }) => key) }]);
  const { after: bare } = requested("loan", { ...dialogue, asked: {} });
  return [
    ...tell("place"),
    ...before.slice(0, 1),
    ...listed("ask-loan-loan-item", "Что нужно", item, items),
    ...dialogue.ask("loan", { id: "loan.thing", words: "loan:thing" }, "Что нужно, когда списка нет"),
    ...tell("from", "term"),
    ...before.slice(1),
    ...after,
    ...bare
      .slice(0, 1)
      .map((screen) => ({ ...screen, id: "loan-anything", title: "То же, не сказали, что нужно" })),
  ];
};

export const stay = (dialogue: Dialogue): Screen[] => {
  const { its } = dialogue;
  const tell = teller(dialogue, "stay");
  const { before, after } = requested("stay", dialogue);
  const names = its.programmes.stay.slice(0, 2);
  return [
    ...tell("danger"),
    says("stay-promise", "Честно: место обещать нельзя", "stay:promise"),
    ...tell("place"),
    ...before.slice(0, 1),
    ...tell("children"),
    says("stay-older", "Дети другого возраста, чем сюда берут", "stay:older"),
    ...tell("tonight", "documents", "needs", "wish", "from", "reach"),
    ...before.slice(1),
    at("stay-tonight", "Эта ночь: кто открыт, кто ещё есть", ({ t, language }) =>
      tonight(t, its.danger, {
        open: its.near.map(({ card }) => titleOf(t, card)),
        others: names.map((one) => named(one.names, language)),
      }),
    ),
    at("stay-tonight-none", "Эта ночь: кто открыт, неизвестно", ({ t }) =>
      tonight(t, its.danger, { open: [], others: [] }),
    ),
    ...after,
  ];
};

export const mediation = (dialogue: Dialogue): Screen[] => {
  const tell = teller(dialogue, "mediation");
  const { before, after } = requested("mediation", dialogue);
  return [
    says("mediation-intro", "Начало", "mediation:intro"),
    ...tell("with", "harm", "fear", "repeat", "voice"),
    ...conflictKinds.flatMap((kind) =>
      kind === "equal"
        ? []
        : [at(`mediation-away-${kind}`, "Посредник не подойдёт: что тогда", ({ t }) => away(t, kind))],
    ),
    ...tell("human"),
    says("mediation-later", "Человека звать не захотели", "mediation:later"),
    ...tell("place"),
    ...before.slice(0, 1),
    ...tell("about", "pass", "when"),
    ...before.slice(1),
    ...after,
  ];
};

/** The second side, who came by a link. */
export const invited = (dialogue: Dialogue): Screen[] => {
  const tell = teller(dialogue, "invited");
  return [
    at("invited-first", "Открыли ссылку, а бота ещё не знают", ({ t }) => [
      { text: t("request:side.first") },
      chooseLanguage(t),
    ]),
    says("invited-intro", "Открыли ссылку", "mediation:invitation"),
    says("invited-who", "Спросили: «а кто это?»", "mediation:who", { programme: "Кабинеты примирения" }),
    ...tell("safe", "will", "instead"),
    says("invited-later", "Ответ подождёт", "mediation:laterAnswer"),
  ];
};

export const enrolment = (dialogue: Dialogue): Screen[] => {
  const tell = teller(dialogue, "enrolment");
  const { before, after } = requested("enrolment", dialogue);
  return [
    ...tell("kind", "place"),
    ...listed(
      "ask-enrolment-enrolment-which",
      "Программ несколько: какая",
      { id: "enrolment.which", words: "enrolment:which" },
      dialogue.its.programmes.enrolment,
    ),
    ...before.slice(0, 1),
    ...tell("whom", "age", "referral", "about", "when"),
    ...before.slice(1),
    ...after,
  ];
};

/** Two kinds of teams: what is asked depends on whom one calls. */
export const response = (dialogue: Dialogue): Screen[] => {
  const { asked, ask, its } = dialogue;
  const tell = teller(dialogue, "response");
  const { before, after } = requested("response", dialogue, [
    { id: "response.who", words: "response:who", options: ["me"] },
    { id: "response.what", words: "response:what", options: ["violence"] },
  ]);
  const { who, what } = asked;
  return [
    ...tell("danger", "place"),
    ...before.slice(0, 1),
    ...teamKinds.flatMap((kind) => {
      const name = kind === "school-crisis-team" ? "команда в школу" : "служба помощи";
      return [
        ...(who === undefined
          ? []
          : ask(`response-${kind}`, { ...who, options: callers[kind] }, `Кому: ${name}`)),
        ...(what === undefined
          ? []
          : ask(`response-${kind}`, { ...what, options: happenings[kind] }, `Что случилось: ${name}`)),
      ];
    }),
    ...tell("where", "reach"),
    ...before.slice(1),
    at("response-clock", "Когда выйдут на связь", ({ t }) => [
      clockTold(t, { time: its.time, own: true }),
      clockTold(t, { time: its.time, own: false }),
    ]),
    ...standing("response-gone", { flow: "response", programme: null, answers: [] }, its).filter(({ id }) =>
      id.endsWith("-own-called"),
    ),
    at("response-meanwhile", "Срок прошёл: кто ответит сразу", ({ t }) => meanwhile(t, its.danger)),
    ...after,
  ];
};
