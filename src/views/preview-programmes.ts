/** The screens of requests in each of their states, of courses and of practice talks, for reviewers. */
import { flowNames, flows } from "../domain/programmes/flows.js";
import type { Request } from "../domain/programmes/request.js";
import { pageAt } from "../domain/training/course.js";
import { courses } from "../domain/training/courses.js";
import { drills } from "../domain/training/drills.js";
import type { Key } from "../i18n/i18n.js";
import { coursePage, drillAnswer, drillBegun, drillChoice, libraryHome, thinkAgain } from "./library.js";
import { at, type Screen } from "./preview-screen.js";
import { ownRequest, type RequestFacts, requestCard } from "./requests.js";

const now = "2026-11-22T09:00:00.000Z";

const factsOf = (flow: Request["flow"], state: string): RequestFacts => ({
  request: {
    id: 1,
    code: "K7F2M",
    programme: "—",
    flow,
    state,
    personId: 1,
    ticketId: 1,
    ownerId: undefined,
    region: "",
    municipality: undefined,
    dueAt: "2026-11-27T15:00:00.000Z",
    createdAt: now,
    changedAt: now,
    closedAt: undefined,
  },
  side: "person",
  awaited: false,
  programme: null,
  answers:
    flow === "loan"
      ? [
          { question: "loan.from", value: { words: "1.12" }, answeredAt: now },
          { question: "loan.term", value: { choice: "30" }, answeredAt: now },
        ]
      : [],
  resource: undefined,
  last: undefined,
  ahead: undefined,
  now,
  utcOffset: 3,
});

/** A person's request and the card that staff see of it, in every state. A signal is nobody's own. */
export const requesting = (nameOf: (part: string) => string): Screen[] =>
  flowNames
    .filter((flow) => flows[flow].among !== "staff")
    .flatMap((flow) =>
      Object.keys(flows[flow].states).map((state) => {
        const facts = factsOf(flow, state);
        return at(
          `request-${flow}-${state}`,
          `${nameOf(flow)}: что видит человек и карточка сотрудникам`,
          ({ t, language }) => [ownRequest(t, language, facts), requestCard(t, facts)],
        );
      }),
    );

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
        const said = drill.checks.map((check) => check[how]);
        const debrief = { well: how === "well" ? said : [], missed: how === "missed" ? said : [] };
        return drillAnswer(t, { says: undefined, debrief });
      }),
    ),
  ]),
];
