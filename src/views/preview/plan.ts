/** The screens of a plan of dated steps, for reviewers. */
import type { Task } from "../../store/tasks.js";
import { marked, ownPlan, planNews } from "../plan.js";
import { at, type Examples, type Screen, says } from "./screen.js";

const task = (id: number, title: string, doneAt?: string): Task => ({
  id,
  requestId: 1,
  ticketId: undefined,
  title,
  owner: "person",
  staffId: undefined,
  dueAt: `2026-12-0${id}T15:00:00.000Z`,
  acceptedAt: undefined,
  doneAt,
  droppedAt: undefined,
  reason: undefined,
});

export const steps = ({ now, utcOffset }: Examples): Screen[] => {
  const tasks = [
    task(1, "взять справку в школе"),
    task(2, "прийти в центр с документами"),
    task(3, "позвонить по номеру", now),
  ].map((one) => ({ ...one, utcOffset }));
  return [
    at("plan-own", "Команда /plan", ({ t, language }) => ownPlan(t, language, tasks)),
    at("plan-none", "/plan, когда плана нет", ({ t, language }) => ownPlan(t, language, [])),
    ...(["added", "moved", "finished", "tomorrow", "today"] as const).map((what) =>
      at(
        `plan-${what}`,
        {
          added: "Новый шаг (приходит само)",
          moved: "Шаг перенесли (приходит само)",
          finished: "Специалист отметил шаг (приходит само)",
          tomorrow: "Напоминание за день (приходит само)",
          today: "Напоминание в тот день (приходит само)",
        }[what],
        ({ t, language }) => planNews(t, language, what, "2026-12-01"),
      ),
    ),
    at("plan-marked", "Отметили шаг; отметили последний", ({ t }) => [marked(t, 2), marked(t, 0)]),
    says("plan-gone", "Шага уже нет", "plan:gone"),
  ];
};
