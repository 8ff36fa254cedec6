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
import { following, hiding, inDanger } from "./preview-safety.js";
import type { AnyQuestion, Examples, Section } from "./preview-screen.js";

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
      .map((dialogue) => ({ id: dialogue, title: `Вопросы: ${dialogue}`, screens: asks(dialogue) })),
    { id: "hiding", title: "Скрыть и вернуться по коду", screens: hiding() },
    { id: "follow", title: "Спросить потом", screens: following(examples) },
  ];
};

/** Above the sentences of a namespace that stand on no screen. */
export const sentencesTitle = (namespace: string): string => `Фразы: ${namespace}`;
