/**
 * Every screen that the views can put on a person's phone, in the order in which a person may meet them. Owns this order
 * and its headings, which reviewers read; what stands on the screens is the product's own.
 */
import {
  bullying,
  byLink,
  finding,
  placing,
  questionScreens,
  starting,
  talking,
} from "./preview-dialogues.js";
import { requesting, training } from "./preview-programmes.js";
import { following, hiding, inDanger } from "./preview-safety.js";
import type { AnyQuestion, Examples, Section } from "./preview-screen.js";

/** What reviewers call the parts of the product: dialogues and namespaces alike. */
const names: Record<string, string> = {
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
  training: "Курсы и учебные разговоры",
  violence: "Насилие дома",
  watch: "Наблюдение руководителя",
  workbook: "Таблица справочника",
};
const nameOf = (part: string): string => names[part] ?? part;

/**
 * All sections. @param questions those of the dialogues, by dialogue, @param titleOf what a question is about
 */
export const previewSections = (
  questions: Readonly<Record<string, readonly AnyQuestion[]>>,
  titleOf: (id: string) => string,
  examples: Examples,
): Section[] => {
  const asks = (dialogue: string) =>
    (questions[dialogue] ?? []).flatMap((one) => questionScreens(dialogue, one, titleOf));
  const own: Record<string, Section> = {
    bullying: { id: "bullying", title: "Меня обижают", screens: [...asks("bullying"), ...bullying()] },
    find: {
      id: "find",
      title: "Найти помощь",
      screens: [...asks("find"), ...placing(examples), ...finding(examples)],
    },
    talk: { id: "talk", title: "Поговорить с человеком", screens: [...asks("talk"), ...talking(examples)] },
  };
  return [
    { id: "start", title: "Начало", screens: [...starting(), ...byLink(examples)] },
    { id: "danger", title: "Опасность и SOS", screens: inDanger(examples) },
    ...Object.values(own),
    // A dialogue that is new has its questions here before anybody has written more of it down.
    ...Object.keys(questions)
      .filter((dialogue) => !(dialogue in own))
      .map((dialogue) => ({ id: dialogue, title: `Вопросы: ${nameOf(dialogue)}`, screens: asks(dialogue) })),
    { id: "hiding", title: "Скрыть и вернуться по коду", screens: hiding() },
    { id: "follow", title: "Спросить потом", screens: following(examples) },
    { id: "requests", title: "Заявки", screens: requesting(nameOf) },
    { id: "training", title: "Библиотека, курсы, учебные разговоры", screens: training() },
  ];
};

/** Above the sentences of a namespace that stand on no screen. */
export const sentencesTitle = (namespace: string): string => `Фразы: ${nameOf(namespace)}`;

/** Above what of a namespace only staff read. */
export const staffTitle = (namespace: string): string => `Для сотрудников: ${nameOf(namespace)}`;
