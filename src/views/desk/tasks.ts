/** Tasks for other agencies: as the topic sees them, and as whoever has them does, who is told nothing of the person. */
import { isOver, type TaskAct, taskActs } from "../../domain/desk/tasks.js";
import type { T } from "../../i18n/i18n.js";
import type { Task } from "../../store/tasks.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

/** A task with the words that are said around it: whose it is, and its day. */
export type ShownTask = { task: Task; name: string; day: string };

const stateOf = ({ acceptedAt, doneAt, droppedAt, reason }: Task) => {
  if (doneAt !== undefined) return "done";
  if (droppedAt !== undefined) return reason === undefined ? "dropped" : "declined";
  return acceptedAt === undefined ? "given" : "accepted";
};

/** One line: for the card of the topic, and in the list. */
export const taskRow = (t: T, { task, name, day }: ShownTask): string =>
  t(`tasks:staff.row.${stateOf(task)}`, {
    id: task.id,
    name,
    day,
    title: task.title,
    reason: task.reason ?? "",
  });

type Partner = { id: number; name: string };

/** What is asked once it is known of whom: the line completes the command. */
export const taskAsk = (t: T, name: string): View => ({
  text: t("tasks:staff.askWhat", { name }),
  awaits: `/task ${name}`,
});

/** What there is, and to whom one can be given: a key each, or a line. */
export const taskList = (
  t: T,
  ticket: number,
  tasks: readonly ShownTask[],
  partners: readonly Partner[],
): View => ({
  text: [
    ...(tasks.length === 0
      ? []
      : [t("tasks:staff.list", { list: tasks.map((one) => taskRow(t, one)).join("\n") }), ""]),
    t("tasks:staff.usage"),
    partners.length === 0
      ? t("tasks:staff.noPartners")
      : t("tasks:staff.whom", { names: partners.map(({ name }) => name).join("; ") }),
  ].join("\n"),
  ...(partners.length > 0 && {
    keyboard: inline(
      ...partners.map(({ id, name }) => [
        { text: name, callback_data: data("taskFor", { ticket, staff: id }) },
      ]),
    ),
  }),
});

/** For whoever has to do it. @param title without what tells who the person is @param lead why it is shown again */
export const ownTask = (
  t: T,
  { task, title, day, from }: { task: Task; title: string; day: string; from: string },
  lead?: "reminder" | "late",
): View => {
  const { id, acceptedAt } = task;
  const isOpen = !isOver(task);
  const acts = taskActs.filter((act) => act !== "accept" || acceptedAt === undefined);
  const key = (act: TaskAct) => ({
    text: t(`tasks:staff.button.${act}`),
    callback_data: data("errand", { task: id, act }),
  });
  return {
    text: [
      ...(lead === undefined ? [] : [t(`tasks:staff.mine.${lead}`)]),
      t("tasks:staff.mine.card", { id, day, title, from }),
      ...(acceptedAt === undefined ? [] : [t("tasks:staff.mine.accepted")]),
      ...(isOpen ? [t("tasks:staff.mine.usage", { id })] : []),
    ].join("\n"),
    ...(isOpen ? { keyboard: inline(acts.map(key)) } : {}),
  };
};
