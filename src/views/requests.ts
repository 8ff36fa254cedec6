/**
 * Requests as a person sees them, and what all who see them are told: state in words, what was asked and given. The words
 * of a flow stand in the namespace of its name, see `request:` for those that all share. Cards of staff stand elsewhere.
 */
import { dayOf } from "../domain/days.js";
import type { Language } from "../domain/people.js";
import { type By, dueOn } from "../domain/programmes/flow.js";
import { type FlowName, flows } from "../domain/programmes/flows.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Promised } from "../domain/programmes/reminders.js";
import type { Request, RequestEvent, Resource } from "../domain/programmes/request.js";
import type { Instant } from "../domain/time.js";
import type { Key, T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { applicationRows, applicationTitle } from "./application.js";
import { enrolmentRows, enrolmentTitle } from "./enrolment.js";
import { loanRows, loanTitle, named, type Row } from "./loan.js";
import { mediationRows, mediationTitle } from "./mediation.js";
import { noPromise, promise } from "./promise.js";
import { responseRows, responseTitle } from "./response.js";
import { resourceText, sideKeyboard, toldKey } from "./second-side.js";
import { signalRows, signalTitle } from "./signal.js";
import { stayRows, stayTitle } from "./stay.js";
import type { View } from "./view.js";
import { dayText, dayTime, when } from "./when.js";

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
  /** Where to come to what is set; empty until staff have said it. */
  place?: string | undefined;
  /** The reminders that will come to who is told. */
  promised?: Promised | undefined;
  /** The second side has come. */
  joined?: boolean | undefined;
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

export const rowsText = (rows: readonly Row[]): string =>
  rows.map(({ label, value }) => `• ${label}: ${value}`).join("\n");

const programmeName = ({ request, programme }: RequestFacts, language: Language): string =>
  programme === null ? request.programme : named(programme.names, language);

/** A day; where it is a moment that counts, its hour too. */
const dueText = ({ request: { dueAt }, resource, utcOffset }: RequestFacts, language: Language) => {
  if (dueAt === undefined) return "";
  const day = dayOf(dueAt, utcOffset);
  return resource?.startsAt === dueAt || dueAt !== dueOn(day, utcOffset)
    ? dayTime(dueAt, utcOffset, language)
    : dayText(day, language);
};

/** What sentences of flows can name. */
export const values = (t: T, language: Language, facts: RequestFacts) => {
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

/** Where to come, or that staff will say it. */
export const placeText = (t: T, { place }: Pick<RequestFacts, "place">): string[] =>
  place === undefined ? [] : [place === "" ? t("request:placeLater") : t("request:place", { place })];

/** A request in the person's own list. */
export const ownRequest = (t: T, language: Language, facts: RequestFacts): View => {
  const { flow, state } = facts.request;
  const all = values(t, language, facts);
  return {
    text: [
      t("request:own", all),
      t(`${flow}:state.${state}` as Key, all),
      ...placeText(t, facts),
      ...noPromise(t, facts.promised),
      ...(facts.ahead === undefined ? [] : [t("request:ahead", { ahead: facts.ahead })]),
    ].join("\n"),
    keyboard: sideKeyboard(t, facts),
  };
};

/** What a person hears when something was done, by whomever. */
export const told = (t: T, language: Language, facts: RequestFacts, act: string, by: By): View => ({
  text: [
    t(toldKey(facts.request.flow, act, by, facts.side), values(t, language, facts)),
    ...promise(t, facts.request.flow, act, facts.promised),
  ].join(" "),
  keyboard: sideKeyboard(t, facts),
});

/** @param days before the due day */
export const reminder = (t: T, language: Language, facts: RequestFacts, days: number): View => {
  const { flow, state } = facts.request;
  const words = flows[flow].states[state]?.due?.isAnswer === true ? "request:answerBy" : `${flow}:reminder`;
  const { resource, request, now, utcOffset } = facts;
  const { dueAt } = request;
  // The sentence says that it is today.
  const hour =
    days === 0 && dueAt !== undefined && resource?.startsAt === dueAt
      ? { date: when(dueAt, now, utcOffset, language) }
      : {};
  const near = days === 0 ? "today" : days === 1 ? "tomorrow" : "soon";
  return {
    text: [
      t(`${words}.${near}` as Key, { ...values(t, language, facts), ...hour }),
      ...placeText(t, facts),
    ].join("\n"),
    keyboard: sideKeyboard(t, facts),
  };
};
