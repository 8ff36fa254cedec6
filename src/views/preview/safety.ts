/** The screens of danger, hiding, coming back by code and being asked later, for reviewers. */
import { type FollowUp, followUpKinds, referralSteps } from "../../domain/follow-ups.js";
import { heardKinds } from "../../domain/heard.js";
import type { Ticket } from "../../domain/tickets.js";
import * as cases from "../case.js";
import * as crisis from "../crisis.js";
import { answersToDeeds, answersToThoughts, matters } from "../crisis-answers.js";
import * as follow from "../follow-ups.js";
import * as heard from "../heard.js";
import * as hide from "../hide.js";
import * as lines from "../lines.js";
import { homeKeyboard, quieted, type View } from "../view.js";
import { at, type Examples, type Screen, says } from "./screen.js";

/** What a view says, and has below, while somebody may be looking on. */
const nearBy = ({ text, quiet = text, keyboard }: View): View => ({
  text: quiet,
  ...(keyboard !== undefined && "quiet" in keyboard ? { keyboard: quieted(keyboard) } : {}),
});

const ticketOf = (status: Ticket["status"]) => ({ id: 1, status }) as Ticket;

export const inDanger = ({ danger, body, lines: all, time }: Examples): Screen[] => {
  const humans: [string, string, crisis.Human][] = [
    ["coming", "человека зовём", { kind: "coming", time }],
    ["here", "специалист в разговоре", { kind: "here" }],
    ["late", "человек не ответил вовремя", { kind: "late" }],
    ["away", "будет позже", { kind: "away", time }],
    ["nobody", "никого на связи", { kind: "nobody" }],
  ];
  return [
    at("sos", "Кнопка SOS", ({ t }) => crisis.sos(t, danger)),
    ...humans.map(([id, title, human]) =>
      at(`sos-${id}`, `SOS, ${title}`, ({ t }) => crisis.sos(t, danger, human)),
    ),
    ...humans.map(([id, title, human]) =>
      at(`emergency-${id}`, `Услышали опасность, ${title}`, ({ t }) => crisis.emergency(t, danger, human)),
    ),
    at("emergency-deeds", "Взрослый о побоях: что ближе", ({ t }) =>
      crisis.emergency(t, danger, { kind: "coming", time }, { answers: answersToDeeds, helpNear: true }),
    ),
    ...matters.flatMap((matter) => [
      at(`emergency-${matter}`, "Беда, где о смерти не думают: свои кнопки", ({ t }) =>
        crisis.emergency(t, danger, { kind: "coming", time }, { keysFor: matter, helpNear: true }),
      ),
      ...(["now", "before"] as const).map((answer) =>
        at(`emergency-${matter}-${answer}`, "Ответ на вопрос, что ближе", ({ t }) => [
          { text: `→ ${t(`crisis:keys.${matter}.${answer}`)}` },
          crisis.answered(t, answer, danger, { resumable: false, helpNear: true, danger: matter }),
        ]),
      ),
    ]),
    at("emergency-risen", "«Это сейчас», сказанное позже", ({ t }) =>
      crisis.risen(t, danger, { kind: "coming", time }),
    ),
    ...([...heardKinds, "joke", "inside", ...heard.ofBodies, ...heard.ofThreats] as const).map((kind) =>
      at(`heard-${kind}`, "Пока ждут человека: ответ на несколько слов", ({ t }) => [
        heard.reply(t, kind, false, { kind: "coming", time }, { lines: danger, body: false }),
        heard.reply(t, kind, true, { kind: "coming", time }, { lines: body, body: true }),
      ]),
    ),
    ...humans.flatMap(([id, title, human]) =>
      human.kind === "here"
        ? []
        : [
            at(`waiting-${id}`, `Пока ждут человека: прочее, ${title}`, ({ t }) =>
              [0, 1, 2].map((turn) =>
                heard.waiting(t, human, turn, turn === 0 ? { lines: danger, body: false } : undefined),
              ),
            ),
          ],
    ),
    at("emergency-more", "Снова об опасности, через минуты", ({ t }) => crisis.more(t, danger)),
    ...(["now", "thinking", "before", "friend"] as const).map((answer) =>
      at(`emergency-answer-${answer}`, "Ответ на вопрос, что ближе", ({ t }) => [
        { text: `→ ${t(`crisis:answers.${answer}`)}` },
        crisis.answered(t, answer, danger, { resumable: true, helpNear: true }),
      ]),
    ),
    at("emergency-body", "Услышали, что нужна скорая", ({ t }) =>
      crisis.emergency(t, body, { kind: "coming", time }, { answers: answersToDeeds, danger: "body" }),
    ),
    ...(["now", "before", "friend"] as const).flatMap((answer) =>
      (["body", "harmed", "sexual"] as const).map((from) =>
        at(
          `emergency-${from}-${answer}`,
          { body: "Нужна скорая", harmed: "Нужны скорая и полиция", sexual: "Сексуальное насилие" }[from],
          ({ t }) => [
            { text: `→ ${t(`crisis:answers.${answer}`)}` },
            crisis.answered(t, answer, from === "sexual" ? danger : body, {
              resumable: false,
              helpNear: false,
              danger: from,
            }),
          ],
        ),
      ),
    ),
    at("emergency-body-joke", "Шутка, хотя могла быть нужна скорая", ({ t }) =>
      crisis.joke(t, false, body, true, "body"),
    ),
    ...(["attack", "alone"] as const).map((from) =>
      at(
        `emergency-now-${from}`,
        `Опасно сейчас: ${{ attack: "кто-то нападает", alone: "человек сам себе" }[from]}`,
        ({ t }) =>
          crisis.answered(t, "now", danger, {
            resumable: false,
            helpNear: true,
            danger: from,
            safe: from === "attack" ? "us" : "child",
          }),
      ),
    ),
    says("sos-back", "Вернулись из SOS, никого не звали", "sos:backDone"),
    at("emergency-joke", "Сказали, что шутка или цитата", ({ t }) => crisis.joke(t, false, danger, true)),
    at("emergency-joke-again", "Третья «шутка» за день", ({ t }) => crisis.joke(t, true, danger, true)),
    at("emergency-safe", "«Я в безопасности», человека звали", ({ t }) => crisis.safe(t, "me", true, "left")),
    at("emergency-safe-child", "«Ребёнок в безопасности», человека звали", ({ t }) =>
      crisis.safe(t, "child", true, "foreseen"),
    ),
    at("emergency-safe-alone", "«Я в безопасности», человека не звали", ({ t }) =>
      crisis.safe(t, "me", false, undefined),
    ),
    at("emergency-near", "Рядом кто-то есть: кнопки без слов об опасности", ({ t }) =>
      [answersToThoughts, answersToDeeds].map((answers) => ({
        text: t("hide:nearOn"),
        keyboard: quieted(crisis.answerKeys(t, { answers, helpNear: true })),
      })),
    ),
    at("emergency-quiet", "Рядом кто-то есть, и услышали опасность; ответили, что это сейчас", ({ t }) => [
      nearBy(crisis.emergency(t, danger, { kind: "coming", time }, { helpNear: true })),
      nearBy(crisis.answered(t, "now", danger, { resumable: true, helpNear: true })),
    ]),
    at("soft-quiet", "Рядом кто-то есть: непонятно, всерьёз ли", ({ t }) => nearBy(crisis.softCheck(t))),
    at("soft-near", "Сказали «рядом кто-то есть», когда непонятно, всерьёз ли", ({ t }) => ({
      text: t("hide:nearOn"),
      keyboard: quieted(crisis.softKeys(t)),
    })),
    at("soft", "Непонятно, всерьёз ли", ({ t }) => crisis.softCheck(t)),
    at("soft-calm", "Сказали: бывает, не сейчас", ({ t }) => crisis.calm(t, danger, true)),
    at("soft-no", "Сказали: нет", ({ t }) => crisis.softNo(t)),
    ...humans.map(([id, title, human]) =>
      at(`concern-${id}`, `Тяжёлое, но не опасность, ${title}`, ({ t }) => crisis.concern(t, danger, human)),
    ),
    at("lines", "Команда /lines (номера всех регионов)", ({ t, language }) =>
      lines.lineDetails(t, all, language),
    ),
    at("lines-known", "/lines: всё, что бывает известно о линии", ({ t, language }) =>
      lines.lineDetails(
        t,
        all
          .filter(({ kind, display }) => kind !== "emergency" && display !== null)
          .slice(0, 2)
          .map((line, index) => ({
            ...line,
            roundTheClock: false,
            hours: "9:00–21:00",
            languages: ["ru", "tt"],
            recorded: index === 0,
            dialledOn: "2026-11-01",
          })),
        language,
      ),
    ),
  ];
};

export const hiding = (): Screen[] => [
  at("hide-ask", "Кнопка «Скрыть»", ({ t }) => hide.askHide(t, false)),
  at("hide-ask-near", "«Скрыть», когда старое уже не убрать", ({ t }) => hide.askHide(t, true)),
  at("hide-hidden", "Всё, что остаётся в чате", ({ t }) => hide.hidden(t)),
  at("hide-neutral", "Кто-то пишет в скрытый чат", ({ t }) => hide.neutral(t)),
  says("hide-done", "«Стереть всё» (всплывает)", "hide:done"),
  at("hide-done-alarm", "«Стереть всё», а человека уже позвали (всплывает)", ({ t }) => ({
    text: [t("hide:staying"), t("hide:case.erasedAlert")].join(" "),
  })),
  ...(["nearOn", "nearOff"] as const).map((key) =>
    at(`hide-${key}`, key === "nearOn" ? "«Рядом кто-то есть»" : "«Рядом никого»", ({ t }) => ({
      text: t(`hide:${key}`),
      keyboard: homeKeyboard(t),
    })),
  ),
  says("hide-noted", "Рядом кто-то есть, пишут специалисту", "hide:noted"),
  at("hide-kept", "«Не стирать само»", ({ t }) => [hide.kept(t, false), hide.kept(t, true)]),
  says("hide-swept", "«Стирать само»", "hide:swept"),
  at("case-ask", "Команда /case", ({ t }) => cases.askCode(t, undefined)),
  at("case-ask-renewable", "/case, когда свой разговор открыт", ({ t }) =>
    cases.askCode(t, ticketOf("offered")),
  ),
  at("case-given", "Код выдан", ({ t }) => cases.givenCode(t, "4276380012345678")),
  ...(
    [
      ["newCodeComing", "Попросили новый код"],
      ["nothing", "Попросили новый код, а разговор закончен"],
      ["wrong", "Такого кода нет"],
    ] as const
  ).map(([key, title]) => says(`case-${key}`, title, `hide:case.${key}`)),
  says("case-wait", "Код пробовали слишком часто", "hide:case.wait", { minutes: 15 }),
  ...(["offered", "claimed", "closed"] as const).map((status) =>
    at(
      `case-${status}`,
      `По коду: ${{ offered: "ждёт", claimed: "взят", closed: "закрыт" }[status]}`,
      ({ t }) => cases.caseStatus(t, ticketOf(status), true),
    ),
  ),
  ...(
    [
      ["addAsk", "По коду: дописать"],
      ["added", "Дописали"],
      ["addedElsewhere", "Дописали с другого телефона"],
      ["addedAlarm", "Дописали об опасности с другого телефона"],
      ["onlyWords", "Прислали не слова"],
      ["busy", "Ответы сюда, а здесь уже есть свой разговор"],
      ["over", "Код открывали больше часа назад"],
      ["erased", "Стёрли по коду"],
      ["erasedAlert", "Стёрли по коду, а человека уже позвали"],
    ] as const
  ).map(([key, title]) => says(`case-${key}`, title, `hide:case.${key}`)),
  at("case-moved", "Ответы теперь сюда", ({ t }) => ({
    text: t("hide:case.moved"),
    keyboard: homeKeyboard(t, true),
  })),
  at("case-erase", "Стереть по коду?", ({ t }) => cases.askErase(t, 1)),
];

export const following = ({ danger, day, time }: Examples): Screen[] => {
  const of = (kind: FollowUp["kind"]) => ({ id: 1, kind, step: 0 });
  return [
    ...followUpKinds.flatMap((kind) => [
      ...([1, 3, 14] as const).map((days) =>
        at(`follow-offer-${kind}-${days}`, "Предложить спросить потом", ({ t }) =>
          follow.offer(t, kind, days),
        ),
      ),
      at(`follow-planned-${kind}`, "Договорились", ({ t, language }) =>
        follow.planned(t, kind, day(language)),
      ),
    ]),
    at("follow-wellbeing", "Как дела (приходит само)", ({ t }) =>
      follow.question(t, of("wellbeing"), "called"),
    ),
    ...referralSteps.flatMap((step) => [
      at(`follow-${step}`, "Что вышло с местом (приходит само)", ({ t }) =>
        follow.question(t, of("referral"), step),
      ),
      at(`follow-${step}-why`, "Почему не вышло", ({ t }) => follow.askWhy(t, { id: 1, step: 0 }, step)),
    ]),
    at("follow-why-kept", "Причину записали", ({ t }) => follow.whyKept(t)),
    at("follow-same", "Без перемен", ({ t }) => follow.same(t)),
    says("follow-better", "Стало легче", "follow:better"),
    says("follow-later", "Сейчас не могу говорить (всплывает)", "follow:later"),
    says("follow-yes", "С местом получилось", "follow:yes"),
    at("follow-worse", "Стало хуже", ({ t }) => follow.worse(t, { kind: "coming", time }, danger)),
    says("follow-declined", "Спрашивать не нужно", "follow:declined"),
    says("follow-stopped", "Команда /stop", "follow:stopped"),
    says("follow-nothing", "/stop, когда спрашивать не о чем", "follow:nothingToStop"),
    says("follow-passed", "Ответили на старый вопрос", "follow:passed"),
  ];
};
