/** The screens of the library, of courses and of practice talks, for reviewers. */
import { pageAt } from "../../domain/training/course.js";
import { courses } from "../../domain/training/courses.js";
import { drills } from "../../domain/training/drills.js";
import type { Key } from "../../i18n/i18n.js";
import { coursePage, drillAnswer, drillBegun, drillChoice, libraryHome, thinkAgain } from "../library.js";
import { at, type Screen } from "./screen.js";

/** Courses page by page with what is said to each answer, practice talks with their looking back. */
export const training = (): Screen[] => [
  at("library-home", "Библиотека", ({ t }) => libraryHome(t, { library: [], courses })),
  ...courses.flatMap((course) => {
    const steps = course.screens.length + course.questions.length;
    return Array.from({ length: steps }, (_, step) =>
      at(`course-${course.key}-${step + 1}`, "Курс: страница и ответы на каждый выбор", ({ t }) => {
        const page = pageAt(course, step);
        const options = page.kind === "question" ? page.options : [];
        return [
          coursePage(t, course, step),
          ...options.map((option) =>
            option.right === true ? coursePage(t, course, step + 1, option) : thinkAgain(t, option),
          ),
        ];
      }),
    );
  }),
  at("drill-choice", "Учебный разговор: выбор", ({ t }) => drillChoice(t, drills)),
  ...drills.flatMap((drill) => [
    at(`drill-${drill.key}`, "Учебный разговор: начало и всё, что может ответить сценарий", ({ t }) => [
      ...drillBegun(t, drill),
      ...[...drill.turns.map(({ says }) => says), drill.closing].map((key) => ({ text: t(key as Key) })),
    ]),
    ...(["well", "missed"] as const).map((how) =>
      at(`drill-${drill.key}-${how}`, "Учебный разговор: разбор", ({ t }) => {
        const said = drill.checks.flatMap(
          ({ well, missed, heard }) => (how === "well" ? well : (missed ?? heard)) ?? [],
        );
        const debrief = { well: how === "well" ? said : [], missed: how === "missed" ? said : [] };
        return drillAnswer(t, { says: undefined, debrief });
      }),
    ),
  ]),
];
