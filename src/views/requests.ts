/**
 * Requests as a person and as staff see them: state in words, what was asked and given, a button for every legal act.
 * The words of a flow stand in the namespace of its name, see `request:` for those that all share.
 */
import { dayOf } from "../domain/days.js";
import type { Language } from "../domain/people.js";
import { type By, dueOn, isClosed, legalActs, type Need } from "../domain/programmes/flow.js";
import { type FlowName, flows } from "../domain/programmes/flows.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Request, RequestEvent, Resource } from "../domain/programmes/request.js";
import type { Instant } from "../domain/time.js";
import type { Key, T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { applicationRows, applicationTitle } from "./application.js";
import { data } from "./buttons.js";
import { enrolmentRows, enrolmentTitle } from "./enrolment.js";
import { loanRows, loanTitle, named, type Row } from "./loan.js";
import { mediationRows, mediationTitle } from "./mediation.js";
import { offeredDays } from "./request-days.js";
import { responseRows, responseTitle } from "./response.js";
import { nothing, resourceText, sideKeyboard, toldKey } from "./second-side.js";
import { signalRows, signalTitle } from "./signal.js";
import { stayRows, stayTitle } from "./stay.js";
import { inline, inRows, type View } from "./view.js";
import { dayText, when } from "./when.js";

/** Everything that views tell of a request. */
export type RequestFacts = {
  request: Request;
  /** Who is told. */
  side: "person" | "other";
  /** The second side may be called, and has not come yet. */
  awaited: boolean;
  /** Null when the region's file does not have it any more. */
  programme: Programme | null;
  answers: SavedAnswer[];
  /** What it has been given last. */
  resource: Resource | undefined;
  /** Whether it has that still. */
  holds?: boolean | undefined;
  /** Who could not be told yet how it stands: nothing is said unasked where somebody may look on. */
  unread?: readonly ("person" | "other")[] | undefined;
  /** Who has just read what they could not be told. */
  readBy?: "person" | "other" | undefined;
  /** What was done last. */
  last: RequestEvent | undefined;
  /** How many wait longer for the same, where there is a queue. */
  ahead: number | undefined;
  now: Instant;
  utcOffset: number;
};

type Asked = Pick<RequestFacts, "programme" | "answers">;

/** What a flow shows of its answers, and what its requests are called. */
const details: Record<
  FlowName,
  {
    title(t: T, language: Language, asked: Asked): string;
    rows(t: T, language: Language, asked: Asked): Row[];
  }
> = {
  application: { title: applicationTitle, rows: applicationRows },
  loan: { title: loanTitle, rows: loanRows },
  mediation: { title: mediationTitle, rows: mediationRows },
  enrolment: { title: enrolmentTitle, rows: enrolmentRows },
  response: { title: responseTitle, rows: responseRows },
  signal: { title: signalTitle, rows: signalRows },
  stay: { title: stayTitle, rows: stayRows },
};

/** What was asked, a line each: in a summary before it is sent, on cards after it. */
export const answerRows = (flow: FlowName, t: T, language: Language, asked: Asked): Row[] =>
  details[flow].rows(t, language, asked).map((row) => {
    // What was said goes beside what was understood of it.
    const told = asked.answers.find(({ question }) => question === `${row.question}Told`)?.value;
    return told !== undefined && "words" in told ? { ...row, value: `${row.value} («${told.words}»)` } : row;
  });

/** The place that was named, in Russian: its name is the end of its key. */
const placeRow = (t: T, { answers }: RequestFacts): Row[] => {
  const place = answers.find(({ question }) => question === "find.place")?.value;
  return place === undefined || !("choice" in place)
    ? []
    : [
        {
          question: "find.place",
          label: t("request:row.place"),
          value: place.choice.slice(place.choice.lastIndexOf("/") + 1),
        },
      ];
};

export const rowsText = (rows: readonly Row[]): string =>
  rows.map(({ label, value }) => `• ${label}: ${value}`).join("\n");

const programmeName = ({ request, programme }: RequestFacts, language: Language): string =>
  programme === null ? request.programme : named(programme.names, language);

/** A day; where it is a moment that counts, its hour too. */
const dueText = ({ request: { dueAt }, resource, now, utcOffset }: RequestFacts, language: Language) => {
  if (dueAt === undefined) return "";
  const day = dayOf(dueAt, utcOffset);
  return resource?.startsAt === dueAt || dueAt !== dueOn(day, utcOffset)
    ? when(dueAt, now, utcOffset, language)
    : dayText(day, language);
};

/** What sentences of flows can name. */
const values = (t: T, language: Language, facts: RequestFacts) => {
  const { request, resource, last } = facts;
  return {
    code: request.code,
    programme: programmeName(facts, language),
    title: details[request.flow].title(t, language, facts),
    resource: resource === undefined ? "" : resourceText(resource, facts, language),
    date: dueText(facts, language),
    wish: last?.input.date === undefined ? "" : dayText(last.input.date, language),
    words: last?.input.words ?? "",
  };
};

/** What has been said with an act so far and what a button adds, as its data can hold it. */
const joined = (given: string, more: string): string =>
  [...given.split(/[^\w.-]+/), more].filter((part) => part !== "").join("_");

/** What a button's data says with an act, as it would be typed. */
export const saidWith = (input: string): string => (input === nothing ? "" : input.replaceAll("_", " "));

/** A request in the person's own list. */
export const ownRequest = (t: T, language: Language, facts: RequestFacts): View => {
  const { flow, state } = facts.request;
  const all = values(t, language, facts);
  return {
    text: [
      t("request:own", all),
      t(`${flow}:state.${state}` as Key, all),
      ...(facts.ahead === undefined ? [] : [t("request:ahead", { ahead: facts.ahead })]),
    ].join("\n"),
    keyboard: sideKeyboard(t, facts),
  };
};

/** What a person hears when something was done, by whomever. */
export const told = (t: T, language: Language, facts: RequestFacts, act: string, by: By): View => ({
  text: t(toldKey(facts.request.flow, act, by, facts.side), values(t, language, facts)),
  keyboard: sideKeyboard(t, facts),
});

/** @param days before the due day */
export const reminder = (t: T, language: Language, facts: RequestFacts, days: number): View => {
  const { flow, state } = facts.request;
  const words = flows[flow].states[state]?.due?.isAnswer === true ? "request:answerBy" : `${flow}:reminder`;
  const near = days === 0 ? "today" : days === 1 ? "tomorrow" : "soon";
  return { text: t(`${words}.${near}` as Key, values(t, language, facts)), keyboard: sideKeyboard(t, facts) };
};

const staffLanguage = "ru";
const actName = (t: T, flow: FlowName, act: string) => t(`${flow}:staff.act.${act}` as Key);
const stateName = (t: T, flow: FlowName, state: string) => t(`${flow}:staff.state.${state}` as Key);

/** That the staff's next step is due today, or late; to whoever holds the request, or of them to those above. */
export const stepAwaited = (
  t: T,
  { code, flow, state }: Pick<Request, "code" | "flow" | "state">,
  how: "due" | "late" | "lateOf" | "nobodys",
  name = "",
): View => ({ text: t(`request:staff.step.${how}`, { code, name, state: stateName(t, flow, state) }) });

/** What is typed for an act, with what it needs. */
const usage = (t: T, { request }: RequestFacts, act: string, several: boolean): string =>
  [
    "/do",
    ...(several ? [request.code] : []),
    act,
    ...(flows[request.flow].acts[act]?.needs ?? []).map((need) => t(`request:staff.typed.${need}`)),
  ]
    .filter((part) => part !== "")
    .join(" ");

/**
 * The card in a ticket's topic.
 * @param several whether the topic has other open requests, so that typed commands have to name this one
 */
export const requestCard = (t: T, facts: RequestFacts, several = false): View => {
  const { request, last, resource } = facts;
  const { flow, state, id } = request;
  const all = values(t, staffLanguage, facts);
  const acts = legalActs(flows[flow], state, "staff");
  const done =
    last === undefined || last.act === "open"
      ? []
      : [
          t("request:staff.done", {
            act: actName(t, flow, last.act),
            by: t(`request:staff.by.${last.by}`),
            words: [all.wish, all.words].flatMap((part) => (part === "" ? [] : [`: ${part}`])).join(""),
          }),
        ];
  return {
    text: [
      t("request:staff.card", { ...all, state: stateName(t, flow, state) }),
      ...(facts.unread ?? []).map((side) => t(`request:staff.unread.${side}`)),
      ...(facts.readBy === undefined ? [] : [t(`request:staff.readNow.${facts.readBy}`)]),
      ...done,
      rowsText([...placeRow(t, facts), ...answerRows(flow, t, staffLanguage, facts)]),
      ...(facts.ahead === undefined ? [] : [t("request:staff.ahead", { ahead: facts.ahead })]),
      ...(resource === undefined || facts.holds === false
        ? []
        : [
            t("request:staff.resource", {
              number: resource.id,
              name: resourceText(resource, facts, staffLanguage),
            }),
          ]),
      ...(request.dueAt === undefined ? [] : [t("request:staff.due", { date: all.date })]),
      ...(acts.length === 0
        ? []
        : [
            t("request:staff.commands", {
              commands: acts.map((act) => usage(t, facts, act, several)).join("\n"),
            }),
          ]),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    keyboard: inline(
      ...inRows(
        acts.map((act) => ({
          text: actName(t, flow, act),
          callback_data: data("do", { request: id, act, input: nothing }),
        })),
      ),
    ),
  };
};

const mostOffered = 8;

/** Asks a member of staff for what an act needs: by a button, or how to type it. */
export const askStaff = (
  t: T,
  facts: RequestFacts,
  {
    act,
    need,
    free,
    several = false,
    given = "",
  }: { act: string; need: Need; free: readonly Resource[]; several?: boolean; given?: string },
): View => {
  const { request } = facts;
  const choose = (input: string, text: string) => ({
    text,
    callback_data: data("do", { request: request.id, act, input: joined(given, input) }),
  });
  const options =
    need === "resource"
      ? free
          .slice(0, mostOffered)
          .map((one) =>
            choose(String(one.id), `№${one.id} ${resourceText(one, facts, staffLanguage)}`.slice(0, 60)),
          )
      : need === "date"
        ? offeredDays(facts, act).map((day) => choose(day, dayText(day, staffLanguage)))
        : [];
  const text =
    need === "date"
      ? t(`request:staff.askDay.${act}` as Key)
      : t(need === "resource" && free.length === 0 ? "request:staff.noneFree" : `request:staff.ask.${need}`);
  return {
    text: [text, usage(t, facts, act, several)].join("\n"),
    keyboard: inline(...(need === "resource" ? options.map((one) => [one]) : inRows(options))),
  };
};

/** Why an act was not done, as staff are told. */
export const whyNot = (
  t: T,
  code: "gone" | "unknown" | "illegal" | "not-allowed" | "taken" | "past" | "no-such",
  facts?: RequestFacts,
): string =>
  t(`request:staff.refused.${code}`, {
    state: facts === undefined ? "" : stateName(t, facts.request.flow, facts.request.state),
  });

/** Open requests of a topic when a command has to say which, or what can be done with the one. */
export const whichRequest = (t: T, all: readonly RequestFacts[]): string =>
  [
    t("request:staff.which"),
    ...all
      .filter(({ request: { flow, state } }) => !isClosed(flows[flow], state))
      .map((facts) =>
        t("request:staff.line", {
          ...values(t, staffLanguage, facts),
          state: stateName(t, facts.request.flow, facts.request.state),
        }),
      ),
  ].join("\n");
