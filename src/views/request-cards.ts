/** Requests as staff see them: a card with a button for every legal act, what an act still needs, why it was not done. */
import { isClosed, legalActs, type Need } from "../domain/programmes/flow.js";
import { type FlowName, flows } from "../domain/programmes/flows.js";
import type { Request, Resource } from "../domain/programmes/request.js";
import type { Key, T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import type { Row } from "./loan.js";
import { offeredDays } from "./request-days.js";
import { answerRows, placeText, type RequestFacts, rowsText, values } from "./requests.js";
import { nothing, resourceText } from "./second-side.js";
import { inline, inRows, type View } from "./view.js";
import { dayText } from "./when.js";

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

/** What has been said with an act so far and what a button adds, as its data can hold it. */
const joined = (given: string, more: string): string =>
  [...given.split(/[^\w.-]+/), more].filter((part) => part !== "").join("_");

/** What a button's data says with an act, as it would be typed. */
export const saidWith = (input: string): string => (input === nothing ? "" : input.replaceAll("_", " "));

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
      ...(facts.place === "" ? [] : placeText(t, facts)),
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
      ...(facts.joined === true && !isClosed(flows[flow], state)
        ? [[{ text: t("request:staff.second.key"), callback_data: data("second", { request: id }) }]]
        : []),
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

/** A reminder could not be given: staff are to say it. */
export const unreminded = (t: T, facts: RequestFacts): View => ({
  text: t(`request:staff.unreminded.${facts.side}`, values(t, staffLanguage, facts)),
});

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
