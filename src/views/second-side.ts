/** What the two sides of a request see of it: who may do what, the link by which the second one comes, that there is news. */
import type { Language } from "../domain/people.js";
import { type By, legalActs } from "../domain/programmes/flow.js";
import { type FlowName, flows } from "../domain/programmes/flows.js";
import type { Resource } from "../domain/programmes/request.js";
import type { Key, T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import type { RequestFacts } from "./requests.js";
import { inline, inRows, type View } from "./view.js";
import { dayTime } from "./when.js";

/** Button data has no room for nothing. */
export const nothing = "-";

/** The namespace in which a flow words its link: whoever comes by it is a parent here, and the other side there. */
const linkWords = (flow: FlowName) => (flow === "application" ? "application:side" : "request:side");
const linkLabel = (t: T, flow: FlowName): string => t(`${linkWords(flow)}.link`);

/** What they may do, and for the first side the way to the link while the second has not come. */
export const sideKeyboard = (t: T, { request: { id, flow, state }, side, awaited }: RequestFacts) =>
  inline(
    ...(awaited && side === "person"
      ? [[{ text: linkLabel(t, flow), callback_data: data("invite", { request: id }) }]]
      : []),
    ...inRows(
      legalActs(flows[flow], state, side).map((act) => ({
        text: t(`${flow}:act.${act}` as Key),
        callback_data: data("request", { request: id, act, input: nothing }),
      })),
    ),
  );

/**
 * The key of what a side hears of an act. What the other side did is told in other words, and what staff wrote about
 * the request is for the person who made it alone.
 */
export const toldKey = (flow: FlowName, act: string, by: By, side: "person" | "other"): Key => {
  const needs = flows[flow].acts[act]?.needs ?? [];
  const aboutOther = side === "person" ? by === "other" : by === "person";
  const notForThem = side === "other" && (needs.includes("reason") || needs.includes("note"));
  return `${flow}:${aboutOther || notForThem ? "heard" : "told"}.${act}` as Key;
};

/** A thing by its name; what begins at a time, by that first. */
export const resourceText = (
  { name, startsAt }: Pick<Resource, "name" | "startsAt">,
  { utcOffset }: { utcOffset: number },
  language: Language,
): string => (startsAt === undefined ? name : `${dayTime(startsAt, utcOffset, language)}, ${name}`);

const mostOffered = 8;

/** Asks a side which of what is free they choose. */
export const askFree = (
  t: T,
  language: Language,
  facts: RequestFacts,
  { act, free, why }: { act: string; free: readonly Resource[]; why?: "taken" | "past" | undefined },
): View => ({
  text: [
    why === undefined ? "" : t(`request:side.${why}`),
    t(free.length === 0 ? "request:side.noneFree" : "request:side.choose"),
  ]
    .filter((line) => line !== "")
    .join("\n"),
  keyboard: inline(
    ...free.slice(0, mostOffered).map((one) => [
      {
        text: resourceText(one, facts, language).slice(0, 60),
        callback_data: data("request", { request: facts.request.id, act, input: String(one.id) }),
      },
    ]),
    ...legalActs(flows[facts.request.flow], facts.request.state, facts.side)
      .filter((one) => one === "no-time")
      .map((one) => [
        {
          text: t(`${facts.request.flow}:act.${one}` as Key),
          callback_data: data("request", { request: facts.request.id, act: one, input: nothing }),
        },
      ]),
  ),
});

/** The link, in words that tell nothing to whoever sees them by chance, to be passed on as they are. */
export const sideLink = (t: T, flow: FlowName, url: string): View => ({
  text: t(`${linkWords(flow)}.pass`, { url }),
});

/** What is said above it to whoever passes it on. */
export const sideLinkHow = (t: T, flow: FlowName): View => ({ text: t(`${linkWords(flow)}.passHow`) });

/** What the second side wrote, to staff: nobody is to take it for the first side's. */
export const secondSaid = (t: T, code: string, text: string): View => ({
  text: t("request:staff.second.heard", { code, text }),
});

/** What staff write to the second side. */
export const secondHeard = (t: T, words: string): View => ({ text: t("request:side.fromStaff", { words }) });

/** Asks a member of staff what is to be written to the second side. */
export const askSecond = (t: T): View => ({ text: t("request:staff.second.ask"), awaits: "/second" });

/** That there is something to read, to whoever may not be alone: nothing of what it is about. */
export const newsHint = (t: T): View => ({
  text: t("request:news"),
  keyboard: inline([{ text: t("request:newsOpen"), callback_data: data("requests", { act: "list" }) }]),
});
