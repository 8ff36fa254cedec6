/** The screens of a talk with a human, for reviewers: before, while waiting, during, when hands change, and after it. */
import { afterQuestions } from "../../domain/desk/after-talk.js";
import { afterQuestion } from "../desk/after-talk.js";
import * as meetings from "../desk/appointments.js";
import * as handover from "../desk/handover-person.js";
import { blockedView } from "../desk/limits.js";
import { joined, took } from "../desk/watching.js";
import * as duty from "../duty.js";
import { placeCard } from "../find.js";
import { explained } from "../hide.js";
import { lineDetails } from "../lines.js";
import * as talk from "../talk.js";
import { at, type Examples, otherName, type Screen, says, staffName } from "./screen.js";

export const beforeTalk = ({ time, day, support }: Examples): Screen[] => [
  at("duty-there", "Перед вопросами: специалисты на связи", ({ t }) => ({
    text: [duty.presence(t, { there: true, time }, support).text, explained(t, false)].join("\n\n"),
  })),
  at("duty-away", "Перед вопросами: будут позже", ({ t, language }) => [
    duty.presence(t, { there: false, back: day(language) }, support),
    { text: explained(t, false) },
  ]),
  at("duty-nobody", "Перед вопросами: никого", ({ t }) => [
    duty.presence(t, { there: false, back: undefined }, support),
    { text: explained(t, true) },
  ]),
];

export const talking = (its: Examples): Screen[] => {
  const { time, day, support, near } = its;
  const [found] = near;
  return [
    at("talk-opened", "Передали специалисту", ({ t }) => talk.opened(t, time)),
    at("talk-opened-moscow", "Передали; где человек живёт, не знаем", ({ t }) =>
      talk.opened(t, t("duty:inMoscow", { time })),
    ),
    at("talk-later", "Передали, ответ позже", ({ t, language }) =>
      talk.openedLater(t, day(language), support),
    ),
    at("talk-nobody", "Передали, никого нет", ({ t }) => talk.openedNobody(t, support)),
    says("talk-there-again", "Никого не было, снова есть (приходит само)", "talk:thereAgain"),
    says("talk-first", "Срочно: сначала человек, сводка потом", "talk:humanFirst"),
    at("talk-sent", "То же, когда рассказали всё: что ушло, можно исправить", ({ t }) =>
      talk.sentAnswers(t, "bullying", [
        {
          question: "bullying.forms",
          label: t("staff:asked.bullying.forms"),
          value: t("bullying:forms.options.hit"),
        },
      ]),
    ),
    says("talk-sent-corrected", "Исправили", "talk:sent.corrected"),
    says("talk-sent-gone", "Исправить уже нельзя", "talk:sent.gone"),
    at("talk-sent-drop", "«Удалить»: точно?", ({ t }) => talk.askDropSent(t, "bullying")),
    at("talk-reach", "Пока ждут: два вопроса, если хочется", ({ t }) => talk.askReach(t)),
    says("talk-reach-kept", "Ответили на них", "talk:reach.kept"),
    says("talk-avoid-kept", "«Не люди из моей школы»", "talk:avoid.kept"),
    at("talk-avoid-nobody", "То же, а других специалистов нет", ({ t, language }) => [
      { text: t("talk:avoid.keptNobody") },
      lineDetails(t, its.danger, language),
    ]),
    says("talk-avoid-already", "То же ещё раз", "talk:avoid.already"),
    at("talk-already", "Разговор уже открыт", ({ t }) => talk.already(t)),
    says("talk-noted", "Пишут, пока ждут", "talk:noted"),
    at("duty-late", "Обещали и не успели (приходит само)", ({ t }) => duty.late(t, time, support)),
    at("duty-numbers", "Пока ждут: номера ещё раз (приходит само)", ({ t }) => [
      duty.numbersAgain(t, "calling", support),
      duty.numbersAgain(t, "calling", support, false),
    ]),
    ...(["once-more", "everyone", "longer", "still"] as const).map((again) =>
      at(`duty-numbers-${again}`, "Всё ещё ждут: номера снова (приходит само)", ({ t }) =>
        duty.numbersAgain(t, again, support),
      ),
    ),
    at("duty-numbers-last", "Час никто не ответил (приходит само)", ({ t }) =>
      duty.numbersAgain(t, "last", support),
    ),
    at("talk-claimed", "Специалист взял разговор", ({ t }) => talk.claimed(t, staffName, false)),
    at("talk-claimed-late", "Взял с опозданием", ({ t }) => talk.claimed(t, staffName, true)),
    at("talk-form", "Специалист пришёл посреди вопросов", ({ t }) => talk.formWaits(t)),
    ...(["hello", "here", "minute", "thanks"] as const).map((reply) =>
      says(`talk-reply-${reply}`, "Готовая фраза специалиста (имена подставляются)", `topic:reply.${reply}`),
    ),
    says("talk-reply-lines", "Готовая фраза специалиста (номер подставляется)", "topic:reply.lines"),
    ...(found === undefined
      ? []
      : [
          at("talk-place", "Специалист прислал место", ({ t, language }) => ({
            text: t("topic:place", { card: placeCard(t, language, { ...found, talking: true }) }),
          })),
        ]),
    ...(["contact", "kind", "name", "image"] as const).map((what) =>
      says(
        `talk-not-relayed-${what}`,
        `Не передали: ${{ contact: "контакт", kind: "такое не передаётся", name: "имя в файле", image: "снимки" }[what]}`,
        `talk:notRelayed.${what}`,
      ),
    ),
    says("talk-masked", "Скрыли имя и номера", "talk:masked"),
    says("talk-undelivered", "Ответ специалиста не дошёл", "talk:undelivered"),
    says("talk-slowed", "Сообщения придерживают", "care:person.slowed"),
    at("talk-blocked", "Сообщения пока не передают", ({ t, language }) =>
      blockedView(t, day(language), support),
    ),
    says("talk-revealed", "Боимся за жизнь: имя узнали (приходит само)", "care:person.revealed"),
    at("talk-end", "Закончить?", ({ t }) => talk.endAsk(t)),
    at("talk-closed-staff", "Специалист закончил (приходит само)", ({ t }) => [
      talk.closedByStaff(t, []),
      talk.closedByStaff(t, its.danger),
    ]),
    at("talk-closed", "Человек закончил", ({ t }) => talk.closedByPerson(t)),
    at("talk-after", "Написали после конца", ({ t }) => talk.afterClose(t)),
    at("talk-reopened", "Открыли снова", ({ t }) => talk.reopened(t)),
    ...afterQuestions.map((question) =>
      at(`after-${question}`, "Как прошло (приходит само)", ({ t }) => afterQuestion(t, question)),
    ),
    says("after-thanks", "Ответили на всё", "care:after.thanks"),
    says("after-passed", "Ответили слишком поздно (всплывает)", "care:after.passed"),
  ];
};

/** Somebody else goes on, or comes to it. */
export const handingOver = ({ time, day, support }: Examples): Screen[] => {
  const [name, from] = [otherName, staffName];
  const gone = (
    id: string,
    title: string,
    about: Partial<Parameters<typeof handover.handedBack>[1]>,
  ): Screen =>
    at(id, title, ({ t }) =>
      handover.handedBack(t, {
        name,
        isShiftOver: false,
        there: false,
        by: undefined,
        back: undefined,
        lines: support,
        ...about,
      }),
    );
  return [
    at("handover-ask", "Может ли говорить другой", ({ t }) => handover.askPerson(t, { id: 1, name, from })),
    at("handover-ask-team", "То же, кто именно, неизвестно", ({ t }) =>
      handover.askPerson(t, { id: 1, name: undefined, from }),
    ),
    at("handover-call", "Опасно: зовём ещё человека", ({ t }) => [
      handover.callPerson(t, { name, from }),
      handover.callPerson(t, { name: undefined, from }),
    ]),
    at("handover-agreed", "Согласились", ({ t }) => handover.agreed(t, from)),
    at("handover-unwanted", "Не захотели", ({ t }) => handover.stays(t, from, true)),
    at("handover-stays", "Остаётся прежний", ({ t }) => handover.stays(t, from)),
    at("handover-new", "Теперь другой", ({ t }) => handover.withNew(t, name)),
    says("handover-passed", "Ответили, когда решено", "handover:person.passed"),
    at("handover-pause", "Перерыв в разговоре", ({ t, language }) =>
      handover.pauseBegins(t, { name, time: day(language) }),
    ),
    gone("handover-gone-calling", "Специалист пропал, зовём", { there: true }),
    gone("handover-gone-until", "Специалист пропал, ответят до", { there: true, by: time }),
    gone("handover-shift", "Смена кончилась, зовём", { there: true, by: time, isShiftOver: true }),
    at("handover-later", "Специалист пропал, будут позже", ({ t, language }) =>
      handover.handedBack(t, {
        name,
        isShiftOver: false,
        there: false,
        by: undefined,
        back: day(language),
        lines: support,
      }),
    ),
    gone("handover-nobody", "Специалист пропал, никого нет", {}),
    at("watch-joined", "Пишет и руководитель", ({ t }) => joined(t, { name, holder: from })),
    at("watch-took", "Дальше говорит руководитель", ({ t }) => took(t, { name, holder: from })),
  ];
};

/** A meeting is offered in a talk. */
export const meeting = ({ time, day }: Examples): Screen[] => {
  const offer = (id: string, title: string, was: boolean, place: string | undefined) =>
    at(id, title, ({ t, language }) =>
      meetings.offer(t, 1, { time: day(language), was: was ? time : undefined, place, staff: staffName }),
    );
  return [
    offer("meeting-offer", "Предлагают встречу", false, "кабинет 12, вход со двора"),
    offer("meeting-moved", "Предлагают другое время", true, undefined),
    ...(["yes", "yesSoon", "no"] as const).map((answer) =>
      at(
        `meeting-${answer}`,
        { yes: "Подходит", yesSoon: "Подходит, и уже скоро", no: "Не подходит" }[answer],
        ({ t, language }) => ({ text: t(`appointments:took.${answer}`, { time: day(language) }) }),
      ),
    ),
    says("meeting-other", "Другое время", "appointments:took.other"),
    says("meeting-other-later", "Другое время, а разговор уже закончен", "appointments:took.otherLater"),
    at("meeting-cancelled", "Встречу отменили (приходит само)", ({ t, language }) => ({
      text: t("appointments:cancelled", { time: day(language) }),
    })),
    says("meeting-where", "Где это?", "appointments:place", { place: "кабинет 12, вход со двора" }),
    says("meeting-no-place", "Где это, не сказано", "appointments:noPlace"),
    says("meeting-passed", "Время прошло или изменилось", "appointments:passed"),
    ...([true, false] as const).flatMap((isOpen) =>
      [1, 0].map((days) =>
        at(
          `meeting-reminder-${days}-${isOpen ? "open" : "agreed"}`,
          `Напоминание${isOpen ? ", ответа не было" : ""} (приходит само)`,
          ({ t }) => meetings.reminder(t, 1, time, days, isOpen),
        ),
      ),
    ),
  ];
};
