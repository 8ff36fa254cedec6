/** What dialogues that ask something of a programme share: which programme there is, its conditions, and the sending. */
import { timeFor } from "../actions/address.js";
import type { OpenedRequest } from "../actions/requests/open-request.js";
import { isTalking, scope } from "../context.js";
import type { Place } from "../domain/directory/region-data.js";
import type { ServiceCode } from "../domain/needs.js";
import { type FlowName, flowFor } from "../domain/programmes/flows.js";
import type { ProgrammeKind } from "../domain/programmes/kinds.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import { programmesFor } from "../domain/programmes/programmes.js";
import { isLeftOpen } from "../domain/programmes/volunteer-rules.js";
import type { Level } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { placeLabel, placeName } from "../views/find.js";
import { named, type Row } from "../views/loan.js";
import { introduction, notHere, sent } from "../views/programme.js";
import { answerRows } from "../views/requests.js";
import { homeKeyboard } from "../views/view.js";
import type { DialogueName } from "./conversations.js";

/** The dialogue in which a kind of programme is asked for. */
export const applications: Partial<Record<ProgrammeKind, DialogueName>> = {
  "baby-goods-rental": "rental",
  mediation: "mediation",
  "play-therapy": "enrolment",
  rehabilitation: "enrolment",
  training: "enrolment",
  "emergency-accompaniment": "accompaniment",
  "school-crisis-team": "crisisTeam",
  "crisis-centre-place": "stay",
};

/** The programmes of a kind at a place, the surest first; without a place, in the region they named before. */
export const programmesAt = (kind: ProgrammeKind, place: Place | undefined): Programme[] => {
  const { deps, person } = scope();
  const region = place?.region ?? deps.directory.regionOf(person.region)?.code;
  if (region === undefined) return [];
  return programmesFor(deps.directory.programmes, { region, municipality: place?.municipality, kind });
};

/** The programme of a kind that a person at a place can most rely on. @param service rather one that gives this */
export const programmeAt = (
  kind: ProgrammeKind,
  place: Place | undefined,
  service?: ServiceCode,
): Programme | undefined => {
  const all = programmesAt(kind, place);
  return all.find(({ services }) => services.some((one) => one === service)) ?? all[0];
};

const mostPoints = 100;

/** What is known of a programme and what has to be asked of a human; brings the usual keyboard back. */
export const introduce = async (programme: Programme, place: Place | undefined): Promise<void> => {
  const { deps, t, language, say } = scope();
  const [service = "any"] = programme.services;
  const points = deps.directory.services
    .find({ need: service, region: programme.region, limit: mostPoints })
    .filter(({ card }) => programme.providers.includes(card.key) && !card.viaSpecialist)
    .map(({ card: { name, place: at } }) =>
      [name, at == null ? null : placeName(at, language)].filter((part) => part != null).join(", "),
    );
  const [about, unknown] = introduction(t, language, programme, {
    points,
    place: place === undefined ? undefined : placeLabel(place, language),
  });
  await say({ ...about, keyboard: homeKeyboard(t, await isTalking()) });
  if (unknown !== undefined) await say(unknown);
};

/** There is no such programme, or nobody knows where to look for one: a human is one key away. */
export const sayNotHere = async (place: Place | undefined): Promise<void> => {
  const { t, say } = scope();
  await say({ text: t("common:menu"), keyboard: homeKeyboard(t, await isTalking()) });
  await say(notHere(t, place !== undefined));
};

/** Where a person has chosen among several programmes. */
const choices = ["application.which", "enrolment.which"];

/** What is about to be sent: which programme it is for, where, and what was answered. */
export const requestRows = (
  flow: FlowName,
  { programme, place, answers }: { programme: Programme; place: Place | undefined; answers: SavedAnswer[] },
): Row[] => {
  const { t, language } = scope();
  const chosen = answers.find(({ question }) => choices.includes(question))?.question;
  const value = isLeftOpen(answers) ? t("application:coordinatorChooses") : named(programme.names, language);
  const name = { label: t("request:row.programme"), value };
  return [
    chosen === undefined ? { question: "programme", ...name, fixed: true } : { question: chosen, ...name },
    {
      question: "find.place",
      label: t("request:row.place"),
      value: place === undefined ? t("request:row.noPlace") : placeLabel(place, language),
    },
    ...answerRows(flow, t, language, { programme, answers }),
  ];
};

/** Sends what was answered in a dialogue as a request, and says honestly when somebody will answer. */
export const sendRequest = async (
  programme: Programme,
  {
    dialogue,
    place,
    level,
    dueAt,
    state,
  }: {
    dialogue: DialogueName;
    place: Place | undefined;
    level?: Level;
    dueAt?: Instant | undefined;
    state?: string;
  },
): Promise<OpenedRequest | undefined> => {
  const { actions, deps, person, identity, t, say } = scope();
  const flow: FlowName | undefined = flowFor[programme.kind];
  if (flow === undefined) throw new Error(`Nothing can be asked of ${programme.kind}.`);
  const outcome = await actions.openRequest({
    person,
    clientLanguage: identity.languageCode,
    programme,
    flow,
    dialogue,
    place,
    ...(level === undefined ? {} : { level }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(state === undefined ? {} : { state }),
  });
  if (!outcome.ok) {
    await say({ text: t("request:tooMany"), keyboard: homeKeyboard(t, await isTalking()) });
    return undefined;
  }
  const { request, ticket, already, staffed, back } = outcome.value;
  const { clock, directory } = deps;
  const replyBy = staffed ? ticket.replyBy : back;
  const lines = directory.lines({ topic: "social", region: programme.region, now: clock.now() });
  await say(
    sent(t, request.code, {
      already,
      staffed,
      time: replyBy === undefined ? undefined : timeFor(deps, ticket, replyBy),
      lines,
    }),
  );
  return outcome.value;
};
