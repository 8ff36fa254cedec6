/**
 * An early-warning signal as everybody in it sees it: its sender a status, its owner all of it, who takes part their own
 * tasks. Nobody sees a name, for there is none.
 */
import { type Day, dayOf, plusDays } from "../domain/days.js";
import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import { legalActs } from "../domain/programmes/flow.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Request } from "../domain/programmes/request.js";
import { agencies, indicatorGroups, signal, statusOf } from "../domain/programmes/signal.js";
import type { Staff } from "../domain/teams.js";
import type { Instant } from "../domain/time.js";
import type { Key, T } from "../i18n/i18n.js";
import type { AnswerValue, SavedAnswer } from "../store/dialogues.js";
import type { Member } from "../store/members.js";
import type { Task } from "../store/tasks.js";
import { data } from "./buttons.js";
import { linesText } from "./lines.js";
import { named, type Row } from "./loan.js";
import { inline, inRows, type View } from "./view.js";
import { dayText, when } from "./when.js";

type Asked = { programme: Programme | null; answers: readonly Pick<SavedAnswer, "question" | "value">[] };

/** Everything that is shown of a signal. */
export type SignalFacts = Asked & {
  request: Request;
  /** What was told with the last act, by whomever. */
  words: string;
  owner: Staff | undefined;
  members: readonly Member[];
  tasks: readonly Task[];
  now: Instant;
  utcOffset: number;
};

export const signalTitle = (t: T, language: Language, { programme }: Asked): string =>
  programme === null ? t("signal:staff.title") : named(programme.names, language);

const labelled = (t: T, question: string) => (choice: string) =>
  t(`signal:staff.${question}.options.${choice}` as Key);

const shown = (value: AnswerValue | undefined, label: (choice: string) => string): string | undefined => {
  if (value === undefined || "skipped" in value) return undefined;
  if ("words" in value) return `«${value.words}»`;
  if ("choice" in value) return label(value.choice);
  return value.choices.length === 0 ? undefined : value.choices.map(label).join("; ");
};

const asked = [
  "basis",
  "basisOf",
  "agency",
  "gravity",
  "age",
  ...indicatorGroups,
  "facts",
  "source",
  "protects",
] as const;

/** What was answered, a line each, without what was left open. */
export const signalRows = (t: T, _language: Language, { answers }: Asked): Row[] =>
  asked.flatMap((name) => {
    const question = `signal.${name}`;
    const value = shown(answers.find((one) => one.question === question)?.value, labelled(t, name));
    return value === undefined ? [] : [{ question, label: t(`signal:staff.row.${name}` as Key), value }];
  });

const press = (request: Request, act: string, input = "-") =>
  data("signal", { request: request.id, act, input });

const day = ({ utcOffset }: SignalFacts, at: Instant, language: Language) =>
  dayText(dayOf(at, utcOffset), language);

/** All that its sender is told. */
export const statusLine = (t: T, request: Pick<Request, "code" | "state" | "ownerId">): string =>
  t("signal:status", { code: request.code, status: t(`signal:statusName.${statusOf(request)}`) });

/** Right after it was sent. @param time until when somebody has taken it */
export const signalSent = (t: T, code: string, time: string): View => ({
  text: t("signal:staff.sent", { code, time }),
});

/** Right after it was sent, while nobody can take it: whom to call instead. */
export const signalWaits = (t: T, code: string, lines: readonly HelpLine[]): View => ({
  text: [t("signal:staff.sentToNobody", { code }), linesText(t, lines)].join("\n"),
});

export const place = (t: T, { municipality }: Request) => municipality ?? t("staff:noPlace");

const taskLine = (t: T, facts: SignalFacts, task: Task, language: Language) =>
  t(task.doneAt === undefined ? "signal:staff.taskOpen" : "signal:staff.taskDone", {
    number: task.id,
    title: task.title,
    agency: t(`signal:staff.agency.options.${agencies.find((one) => one === task.owner) ?? "social"}`),
    date: day(facts, task.dueAt, language),
  });

const memberLine = (t: T, { name, agency, receivedAt }: Member) =>
  t(receivedAt === undefined ? "signal:staff.memberWaits" : "signal:staff.memberThere", {
    name,
    agency: t(`signal:staff.agency.options.${agencies.find((one) => one === agency) ?? "social"}`),
  });

const dueLine = (t: T, facts: SignalFacts, language: Language) => {
  const { request, now, utcOffset } = facts;
  if (request.dueAt === undefined) return [];
  const isMoment = signal.states[request.state as keyof typeof signal.states].due?.exact === true;
  const date = isMoment ? when(request.dueAt, now, utcOffset, language) : day(facts, request.dueAt, language);
  return [t("request:staff.due", { date })];
};

/** All of it, for its owner, and for those who may become that. @param owns whether it is theirs already */
export const signalCard = (t: T, language: Language, facts: SignalFacts, owns: boolean): View => {
  const { request, members, tasks, owner, words } = facts;
  const acts = owns || owner === undefined ? legalActs(signal, request.state, "staff") : [];
  const more = owns && request.closedAt === undefined;
  return {
    text: [
      t("signal:staff.card", {
        code: request.code,
        place: place(t, request),
        state: t(`signal:staff.state.${request.state}` as Key),
      }),
      ...(owner === undefined ? [] : [t("signal:staff.ownedBy", { name: owner.name })]),
      ...signalRows(t, language, facts).map(({ label, value }) => `• ${label}: ${value}`),
      ...dueLine(t, facts, language),
      ...(words === "" ? [] : [`«${words}»`]),
      ...members.map((one) => memberLine(t, one)),
      ...tasks.map((one) => taskLine(t, facts, one, language)),
      ...(more ? [t("signal:staff.usage", { code: request.code })] : []),
    ].join("\n"),
    keyboard: inline(
      ...inRows([
        ...acts.map((act) => ({
          text: t(`signal:staff.act.${act}` as Key),
          callback_data: press(request, act),
        })),
        ...(more
          ? [
              { text: t("signal:staff.callMember"), callback_data: press(request, "members") },
              { text: t("signal:staff.giveTask"), callback_data: press(request, "tasks") },
              { text: t("signal:staff.handOver.button"), callback_data: press(request, "owners") },
            ]
          : []),
      ]),
    ),
  };
};

/** For who takes part: whose it is, what kind of trouble, and their own tasks. */
export const memberCard = (t: T, language: Language, facts: SignalFacts, staffId: number): View => {
  const { request, members, tasks, owner } = facts;
  const me = members.find((one) => one.staffId === staffId);
  const mine = tasks.filter((one) => one.staffId === staffId);
  const gravity = facts.answers.find(({ question }) => question === "signal.gravity")?.value;
  const level = shown(gravity, labelled(t, "gravity"));
  return {
    text: [
      t(request.closedAt === undefined ? "signal:staff.invited" : "signal:staff.invitedOver", {
        code: request.code,
        place: place(t, request),
        owner: owner?.name ?? "",
      }),
      ...(level === undefined ? [] : [`• ${t("signal:staff.row.gravity")}: ${level}`]),
      mine.length === 0
        ? t("signal:staff.noTasks")
        : mine.map((one) => taskLine(t, facts, one, language)).join("\n"),
    ].join("\n"),
    keyboard: inline(
      ...(me !== undefined && me.receivedAt === undefined
        ? [[{ text: t("signal:staff.receive"), callback_data: press(request, "received") }]]
        : []),
      ...mine
        .filter(({ doneAt }) => doneAt === undefined && request.closedAt === undefined)
        .map((one) => [
          {
            text: t("signal:staff.finish", { number: one.id }),
            callback_data: press(request, "done", String(one.id)),
          },
        ]),
    ),
  };
};

/** Days to choose from, or one to be typed. */
export const askSignalDay = (
  t: T,
  language: Language,
  { request, now, utcOffset }: Pick<SignalFacts, "request" | "now" | "utcOffset">,
  act: string,
): View => {
  const today: Day = dayOf(now, utcOffset);
  return {
    text: t(`signal:staff.askDay.${act}` as Key, { code: request.code, act }),
    keyboard: inline(
      ...inRows(
        signal.days.map((days) => ({
          text: dayText(plusDays(today, days), language),
          callback_data: press(request, act, plusDays(today, days)),
        })),
      ),
    ),
  };
};

/** What can only be typed: how it ended, or why. */
export const askSignalWords = (t: T, { code }: Request, act: string): View => ({
  text: t("signal:staff.askWords", { code, act }),
});

/** Whom to call: everybody on the staff that can be reached. */
export const whomToCall = (t: T, request: Request, staff: readonly Staff[]): View => ({
  text: t(staff.length === 0 ? "signal:staff.nobodyToCall" : "signal:staff.whom"),
  keyboard: inline(
    ...staff.map(({ id, name }) => [
      { text: name.slice(0, 30), callback_data: press(request, "member", String(id)) },
    ]),
  ),
});

export const fromWhichAgency = (t: T, request: Request, staffId: number): View => ({
  text: t("signal:staff.fromWhere"),
  keyboard: inline(
    ...inRows(
      agencies.map((agency) => ({
        text: t(`signal:staff.agency.options.${agency}`),
        callback_data: press(request, "member", `${staffId}-${agency}`),
      })),
    ),
  ),
});

/** How to give a task, with the numbers of those who take part. */
export const howToGiveTasks = (t: T, { code }: Request, members: readonly Member[]): View => ({
  text:
    members.length === 0
      ? t("signal:staff.firstMembers")
      : [
          t("signal:staff.taskUsage", { code }),
          ...members.map((one) => `№${one.staffId} ${memberLine(t, one)}`),
        ].join("\n"),
});
