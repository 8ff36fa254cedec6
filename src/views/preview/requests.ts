/** The screens of a request, for reviewers: in each of its states, what is told of each act to either side, reminders. */
import { dayOf } from "../../domain/days.js";
import { type By, choosingAct, dueOn, isClosed } from "../../domain/programmes/flow.js";
import { type FlowName, flows } from "../../domain/programmes/flows.js";
import type { Programme } from "../../domain/programmes/programme-data.js";
import type { Resource } from "../../domain/programmes/request.js";
import { dayMs, plus } from "../../domain/time.js";
import type { AnswerValue, SavedAnswer } from "../../store/dialogues.js";
import { placeLabel } from "../find.js";
import { named } from "../loan.js";
import * as programmes from "../programme.js";
import { summary } from "../question.js";
import { askDay } from "../request-days.js";
import { answerRows, ownRequest, type RequestFacts, reminder, told } from "../requests.js";
import { askFree, secondHeard, sideLink, sideLinkHow, toldKey } from "../second-side.js";
import type { View } from "../view.js";
import { type AnyQuestion, at, type Examples, type Screen } from "./screen.js";

/** What is given, where the flow gives anything: a thing or a place by its name, or what begins at a time. */
const given: Partial<Record<FlowName, { name: string; inDays?: number }>> = {
  loan: { name: "коляска прогулочная" },
  mediation: { name: "кабинет 4", inDays: 3 },
  enrolment: { name: "группа 7–10 лет", inDays: 5 },
  application: { name: "помощь в библиотеке", inDays: 5 },
};

const resourceOf = (flow: FlowName, now: string, id = 1): Resource | undefined => {
  const its = given[flow];
  if (its === undefined) return undefined;
  return {
    id,
    programme: "",
    kind: "",
    item: undefined,
    name: its.name,
    municipality: undefined,
    maximum: 1,
    startsAt: its.inDays === undefined ? undefined : plus(now, (its.inDays + id) * dayMs),
    endsAt: undefined,
    condition: undefined,
    retiredAt: undefined,
  };
};

/** An answer to each question of a dialogue: the first that it offers, or words. */
export const exampleAnswers = (questions: readonly AnyQuestion[], now: string): SavedAnswer[] =>
  questions.map(({ id, options = [] }) => {
    const [choice] = options;
    const value: AnswerValue = id.endsWith(".from")
      ? { choice: "2026-12-01" }
      : choice === undefined
        ? { words: "своими словами" }
        : { choice };
    return { question: id, value, answeredAt: now };
  });

/** A request of a flow as either side may see it. */
export type Standing = { flow: FlowName; programme: Programme | null; answers: readonly SavedAnswer[] };

const factsOf = (
  { flow, programme, answers }: Standing,
  { now, utcOffset }: Examples,
  state: string,
  more: Partial<Pick<RequestFacts, "side" | "last" | "awaited" | "ahead" | "place" | "promised">> = {},
): RequestFacts => ({
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
    dueAt: dueOn(dayOf(plus(now, 5 * dayMs), utcOffset), utcOffset),
    createdAt: now,
    changedAt: now,
    closedAt: undefined,
  },
  side: "person",
  awaited: false,
  promised: "all",
  programme,
  answers: [...answers],
  resource: resourceOf(flow, now),
  last: undefined,
  ahead: undefined,
  now,
  utcOffset,
  ...more,
});

/** What is known of a programme, and what is about to be sent and said of it. */
export const asking = (id: string, { flow, programme, answers }: Standing, its: Examples): Screen[] => {
  if (programme === null) return [];
  const { place, support, time, day } = its;
  const sent = (already: boolean, staffed: boolean, at3: string | undefined) => ({
    already,
    staffed,
    time: at3,
    lines: support,
  });
  return [
    at(`${id}-programme`, "Что известно о программе", ({ t, language }) => {
      const points = ["Казань, Социальный приют", "Чистополь"];
      const shown = { points, place: placeLabel(place, language) };
      return programmes
        .introduction(t, language, programme, shown)
        .filter((view): view is View => view !== undefined);
    }),
    ...[false, true].map((editing) =>
      at(
        `${id}-summary${editing ? "-edit" : ""}`,
        editing ? "Что изменить" : "Перед отправкой: всё верно?",
        ({ t, language }) =>
          summary(
            t,
            { id: `${flow}.summary` },
            [
              {
                question: "programme",
                label: t("request:row.programme"),
                value: named(programme.names, language),
                fixed: true,
              },
              {
                question: "find.place",
                label: t("request:row.place"),
                value: editing ? t("request:row.noPlace") : placeLabel(place, language),
              },
              ...answerRows(flow, t, language, { programme, answers: [...answers] }),
            ],
            editing,
          ),
      ),
    ),
    at(`${id}-sent`, "Отправили", ({ t }) => programmes.sent(t, "K7F2M", sent(false, true, time))),
    at(`${id}-sent-later`, "Отправили, ответ позже", ({ t, language }) =>
      programmes.sent(t, "K7F2M", sent(false, false, day(language))),
    ),
    at(`${id}-sent-nobody`, "Отправили, никого нет; или разговор уже открыт", ({ t }) => [
      programmes.sent(t, "K7F2M", sent(false, false, undefined)),
      programmes.sent(t, "K7F2M", sent(true, true, time)),
    ]),
  ];
};

const sides = ["person", "other"] as const;
const byName: Record<By, string> = {
  person: "сам человек",
  other: "вторая сторона",
  staff: "специалист",
  time: "время",
};
const sideName = { person: "", other: ", второй стороне" };

/** Whether a flow has two sides. */
const isOfTwo = (flow: FlowName) => Object.values(flows[flow].acts).some(({ by }) => by.includes("other"));

/** A request from the moment it is sent to its end, as a person sees it. */
export const standing = (id: string, its: Standing, examples: Examples): Screen[] => {
  const { flow } = its;
  const { states, acts } = flows[flow];
  const facts = (...more: [string, Parameters<typeof factsOf>[3]?]) => factsOf(its, examples, ...more);
  const shownTo = isOfTwo(flow) ? sides : (["person"] as const);
  return [
    ...Object.keys(states).map((state) =>
      at(`${id}-own-${state}`, "В «Моих заявках»", ({ t, language }) =>
        shownTo.map((side) =>
          ownRequest(
            t,
            language,
            facts(state, {
              side,
              awaited: state === "invited" || state === "consent-wanted",
              ahead: flows[flow].queue?.includes(state) === true ? 2 : undefined,
            }),
          ),
        ),
      ),
    ),
    ...Object.entries(acts).flatMap(([act, { to, by }]) =>
      by.flatMap((who) =>
        shownTo.flatMap((side) => {
          if (!examples.isText(toldKey(flow, act, who, side))) return [];
          const input = { date: "2026-12-01", words: "здесь слова специалиста" };
          const last = { act, from: undefined, to, by: who, staffId: undefined, input, at: examples.now };
          return [
            at(
              `${id}-told-${act}-${who}-${side}`,
              `Что случилось (${byName[who]})${sideName[side]}, приходит само`,
              ({ t, language }) => told(t, language, facts(to, { side, last }), act, who),
            ),
          ];
        }),
      ),
    ),
    ...Object.entries(states).flatMap(([state, { due }]) =>
      due === undefined || !examples.isText(`${flow}:reminder.today`)
        ? []
        : [...new Set([...due.remindDays, ...(due.remindHours === undefined ? [] : [0])])].map((days) =>
            at(`${id}-reminder-${state}-${days}`, "Напоминание (приходит само)", ({ t, language }) =>
              reminder(t, language, facts(state), days),
            ),
          ),
    ),
    ...Object.keys(states).flatMap((state) => {
      const act = isClosed(flows[flow], state) ? undefined : choosingAct(flows[flow], state, "person");
      const free = [resourceOf(flow, examples.now, 1), resourceOf(flow, examples.now, 2)].flatMap(
        (one) => one ?? [],
      );
      return act === undefined
        ? []
        : [
            at(
              `${id}-choose-${state}`,
              "Выбрать из того, что есть; ничего нет; уже заняли; уже прошло",
              ({ t, language }) => [
                askFree(t, language, facts(state), { act, free }),
                askFree(t, language, facts(state), { act, free: [] }),
                askFree(t, language, facts(state), { act, free, why: "taken" }),
                askFree(t, language, facts(state), { act, free, why: "past" }),
              ],
            ),
          ];
    }),
    ...Object.entries(acts).flatMap(([act, { by, needs, from }]) =>
      by.includes("person") && needs?.includes("date") === true
        ? [
            at(`${id}-day-${act}`, "До какого дня", ({ t, language }) =>
              askDay(t, language, facts(from[0] ?? ""), act),
            ),
          ]
        : [],
    ),
    ...(Object.hasOwn(acts, "place")
      ? [
          at(
            `${id}-place`,
            "Куда прийти: ещё не сказали; сказали; напоминаний не будет",
            ({ t, language }) => [
              ownRequest(t, language, facts("set", { place: "" })),
              ownRequest(t, language, facts("set", { place: "ул. Тихая, 3" })),
              ownRequest(t, language, facts("set", { place: "", promised: "silent" })),
            ],
          ),
          at(`${id}-soon`, "Время назначили, а до него меньше дня", ({ t, language }) =>
            told(t, language, facts("set", { promised: "some" }), "set-time", "staff"),
          ),
          at(`${id}-second`, "Вторая сторона написала; ей написал специалист", ({ t }) => [
            { text: t("request:side.passed") },
            secondHeard(t, "вход со двора"),
          ]),
        ]
      : []),
    ...(isOfTwo(flow)
      ? [
          at(`${id}-link`, "Ссылка, которую пересылают", ({ t }) => [
            sideLinkHow(t, flow),
            sideLink(t, flow, "https://t.me/…?start=…"),
          ]),
        ]
      : []),
  ];
};
