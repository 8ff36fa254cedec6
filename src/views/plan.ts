/** A plan of dated steps, as the person and as staff see it. What comes unasked never says what a step is about. */
import { type Day, dayOf, plusDays } from "../domain/days.js";
import type { Language } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import type { Task } from "../store/tasks.js";
import { data } from "./buttons.js";
import { nothing } from "./second-side.js";
import { inline, inRows, type View } from "./view.js";
import { dayText } from "./when.js";

type Here = { utcOffset: number };

const longestLabel = 30;
const dayOfTask = ({ dueAt }: Task, { utcOffset }: Here, language: Language) =>
  dayText(dayOf(dueAt, utcOffset), language);

/** The person's own plan: what is to be done, and a key for each step that is not. */
export const ownPlan = (t: T, language: Language, tasks: readonly (Task & Here)[]): View => {
  if (tasks.length === 0) return { text: t("plan:none") };
  const lines = tasks.map((task) =>
    task.doneAt === undefined
      ? t("plan:step", { date: dayOfTask(task, task, language), title: task.title })
      : t("plan:stepDone", { title: task.title }),
  );
  const open = tasks.filter(({ doneAt }) => doneAt === undefined);
  return {
    text: [t("plan:title"), ...lines].join("\n"),
    keyboard: inline(
      ...open.map(({ id, title }) => [
        {
          text: t("plan:done", { title }).slice(0, longestLabel),
          callback_data: data("task", { task: id, act: "done", to: nothing }),
        },
      ]),
    ),
  };
};

const toPlan = (t: T) =>
  inline([{ text: t("plan:menuItem"), callback_data: data("plans", { act: "list" }) }]);

/** That something about the plan is new; what it is stands behind the key. */
export const planNews = (
  t: T,
  language: Language,
  what: "added" | "moved" | "finished" | "tomorrow" | "today",
  day: Day,
): View => ({ text: t(`plan:${what}`, { date: dayText(day, language) }), keyboard: toPlan(t) });

/** @param left how many steps are still to be done */
export const marked = (t: T, left: number): View => ({
  text: left === 0 ? t("plan:allDone") : t("plan:marked", { left }),
  keyboard: toPlan(t),
});

const staffLanguage = "ru";

/** The plan in a ticket's topic. @param note what has just happened to it */
export const staffPlan = (
  t: T,
  code: string,
  tasks: readonly Task[],
  { utcOffset, note }: Here & { note?: string | undefined },
): View => ({
  text: [
    ...(note === undefined ? [] : [note]),
    t("plan:staff.title", { code }),
    tasks.length === 0 ? t("plan:staff.none") : "",
    ...tasks.map((task) =>
      task.doneAt === undefined
        ? t("plan:staff.step", {
            number: task.id,
            date: dayOfTask(task, { utcOffset }, staffLanguage),
            title: task.title,
          })
        : t("plan:staff.stepDone", { number: task.id, title: task.title }),
    ),
    t("plan:staff.usage"),
  ]
    .filter((line) => line !== "")
    .join("\n"),
  keyboard: inline(
    ...tasks
      .filter(({ doneAt }) => doneAt === undefined)
      .map(({ id }) => [
        {
          text: t("plan:staff.done", { number: id }),
          callback_data: data("task", { task: id, act: "done", to: nothing }),
        },
        {
          text: t("plan:staff.move", { number: id }),
          callback_data: data("task", { task: id, act: "move", to: nothing }),
        },
      ]),
  ),
});

/** How far from today a step is offered to be moved. */
const offered = [1, 3, 7, 14];

/** Asks staff for the day to which a step is moved. */
export const askStepDay = (t: T, id: number, now: Instant, utcOffset: number): View => ({
  text: t("plan:staff.askDay", { number: id }),
  keyboard: inline(
    ...inRows(
      offered
        .map((days) => plusDays(dayOf(now, utcOffset), days))
        .map((day) => ({
          text: dayText(day, staffLanguage),
          callback_data: data("task", { task: id, act: "move", to: day }),
        })),
    ),
  ),
});
