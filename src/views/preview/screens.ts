/**
 * Every screen that the views can put on a person's phone, in the order in which a person may meet them. Owns this order
 * and its headings, which reviewers read; what stands on the screens is the product's own.
 */

import type { Question } from "../question.js";
import { bullying, ownLog } from "./bullying.js";
import { placeInFull, wrongPlace } from "./card.js";
import { violence } from "./home.js";
import { application, consent } from "./joining.js";
import { alonePrefix, staffPrefix } from "./page.js";
import { finding, narrowing, placing } from "./places.js";
import { steps } from "./plan.js";
import { enrolment, invited, loan, mediation, requesting, response, stay } from "./programmes.js";
import { anywhere, questionScreens } from "./questions.js";
import { following, hiding, inDanger } from "./safety.js";
import type { AnyQuestion, Asks, Examples, Section } from "./screen.js";
import { byLink, inOwnWords, starting } from "./start.js";
import { beforeTalk, handingOver, meeting, talking } from "./talk.js";
import { training } from "./training.js";

/** What reviewers call the parts of the product: dialogues and namespaces alike. */
const partNames: Record<string, string> = {
  application: "Волонтёры, медиаторы, наставники, акции",
  appointments: "Встречи и напоминания",
  board: "Сводка руководителя",
  bullying: "Меня обижают",
  card: "Карточка учреждения",
  care: "Забота о сотрудниках",
  common: "Общее",
  consent: "Согласие родителя",
  coordinator: "Координатор справочника",
  coverage: "Охват территорий",
  crisis: "Опасность",
  deadlines: "Сроки ответа",
  directory: "Справочник",
  duty: "Дежурство и ожидание",
  enrolment: "Запись на занятия и реабилитацию",
  find: "Найти помощь",
  follow: "Спросить потом",
  handover: "Передача разговора",
  heard: "Короткие ответы, пока ждут человека",
  hide: "Скрыть и вернуться по коду",
  hours: "Часы работы",
  invited: "Вторая сторона встречи",
  library: "Библиотека и курсы",
  loan: "Прокат вещей для малыша",
  lobby: "Лобби сотрудников",
  log: "Мой дневник",
  mediation: "Встреча с посредником",
  plan: "Мой план",
  poster: "Плакаты",
  profile: "Описание и команды бота",
  reach: "Как обращаться и когда писать",
  request: "Заявки",
  response: "Вызов команды: сопровождение и школа",
  roster: "График дежурств",
  said: "Что понято из слов",
  signal: "Сигнал о семье",
  sos: "SOS",
  staff: "Тексты для сотрудников",
  start: "Начало и меню",
  stay: "Место в кризисном центре",
  talk: "Поговорить с человеком",
  tasks: "Поручения ведомствам",
  topic: "Тема обращения",
  training: "Библиотека, курсы, учебные разговоры",
  violence: "Насилие дома",
  watch: "Наблюдение руководителя",
  workbook: "Таблица справочника",
};
const nameOf = (part: string): string => partNames[part] ?? part;

/** Dialogues in which something is asked of a programme, by their names. */
const ofProgrammes = { loan, stay, mediation, invited, enrolment, application, consent, response };

/** Dialogues that staff alone have: of them the questions are shown. */
const ofStaff: readonly string[] = ["signal"];

/**
 * All sections, in the order in which a person may meet them.
 * @param questions those of the dialogues, by dialogue and name, @param titleOf what a question is about
 */
export const previewSections = (
  questions: Readonly<Record<string, Readonly<Record<string, AnyQuestion>>>>,
  titleOf: (id: string) => string,
  its: Examples,
): Section[] => {
  const ask: Asks = (dialogue, asked, title = titleOf(asked.id)) => questionScreens(dialogue, asked, title);
  const asked = (dialogue: string) => questions[dialogue] ?? {};
  const asks = (dialogue: string, but?: AnyQuestion) =>
    Object.values(asked(dialogue)).flatMap((one) => (one === but ? [] : ask(dialogue, one)));
  const { forms, need, wrong } = { ...asked("bullying"), ...asked("find") };
  const whole = (one: AnyQuestion | undefined): Question => ({ id: "", words: "", options: [], ...one });
  const sections: Section[] = [
    { id: "start", title: "Начало", screens: [...starting(), ...byLink(its)] },
    { id: "words", title: "Написали своими словами", screens: inOwnWords(whole(need), its) },
    { id: "anywhere", title: "В любых вопросах", screens: anywhere(whole(forms), its) },
    { id: "danger", title: "Опасность и SOS", screens: inDanger(its) },
    { id: "bullying", title: nameOf("bullying"), screens: bullying(asked("bullying"), ask, its) },
    { id: "log", title: nameOf("log"), screens: [...asks("log"), ...ownLog(its)] },
    { id: "violence", title: nameOf("violence"), screens: violence(asked("violence"), ask) },
    {
      id: "find",
      title: nameOf("find"),
      screens: [...asks("find", wrong), ...placing(its), ...finding(its), ...narrowing(its)],
    },
    {
      id: "place",
      title: "Место подробно",
      screens: [...placeInFull(its), ...(wrong === undefined ? [] : ask("find", wrong)), ...wrongPlace()],
    },
    {
      id: "talk",
      title: nameOf("talk"),
      screens: [...beforeTalk(its), ...asks("talk"), ...talking(its)],
    },
    { id: "handover", title: nameOf("handover"), screens: handingOver(its) },
    { id: "meeting", title: nameOf("appointments"), screens: meeting(its) },
    { id: "follow", title: nameOf("follow"), screens: following(its) },
    { id: "plan", title: nameOf("plan"), screens: steps(its) },
    { id: "requests", title: nameOf("request"), screens: requesting(its) },
    ...Object.entries(ofProgrammes).map(([name, screens]) => ({
      id: name,
      title: nameOf(name),
      screens: screens({ asked: asked(name), ask, its }),
    })),
    { id: "hiding", title: nameOf("hide"), screens: hiding() },
    ...ofStaff.map((name) => ({ id: name, title: `${staffPrefix}${nameOf(name)}`, screens: asks(name) })),
    { id: "training", title: `${staffPrefix}${nameOf("training")}`, screens: training() },
  ];
  // A dialogue that is new has its questions here before anybody has written more of it down.
  const known = new Set(sections.map(({ id }) => id));
  const more = Object.keys(questions).filter((name) => !known.has(name));
  return [
    ...sections,
    ...more.map((name) => ({ id: name, title: `Вопросы: ${nameOf(name)}`, screens: asks(name) })),
  ];
};

/** Above the sentences of a namespace that stand on no screen. */
export const sentencesTitle = (namespace: string): string => `${alonePrefix}${nameOf(namespace)}`;

/** Above what of a namespace only staff read. */
export const staffTitle = (namespace: string): string => `${staffPrefix}${nameOf(namespace)}`;
