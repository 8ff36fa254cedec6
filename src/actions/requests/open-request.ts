/** A person asks something of a programme: the request is made, and a ticket in which staff see it and both can talk. */
import type { Deps } from "../../deps.js";
import type { Place } from "../../domain/directory/region-data.js";
import { mask } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Person } from "../../domain/people.js";
import { type FlowName, flows } from "../../domain/programmes/flows.js";
import type { Programme } from "../../domain/programmes/programme-data.js";
import { mostOpen, newRequestCode, type Request } from "../../domain/programmes/request.js";
import type { Level } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import { type OpenedTicket, openTicket } from "../open-ticket.js";
import { setClocks } from "./set-clocks.js";
import { showToStaff } from "./tell-of-request.js";
import { reachable, sayToStaff } from "./tell-signal.js";

export type OpenedRequest = OpenedTicket & { request: Request };

/** Where few may decide, they hear of it at once in their own chats: a code and a programme, nobody's words. */
const tellDeciders = async (deps: Deps, { code, flow }: Request, { names }: Programme): Promise<void> => {
  const { decidedBy } = flows[flow];
  if (decidedBy?.includes("coordinator") !== true) return;
  const coordinators = (await reachable(deps)).filter(({ role }) => role === "coordinator");
  await sayToStaff(deps, coordinators, (t, language) => ({
    text: t("request:staff.decide", { code, programme: names[language] ?? names.ru }),
  }));
};

/** @param asked.dialogue whose answers go with the request; they are erased where they were */
export const openRequest = async (
  deps: Deps,
  asked: {
    person: Person;
    clientLanguage?: string | undefined;
    programme: Programme;
    flow: FlowName;
    dialogue: string;
    place?: Place | undefined;
    level?: Level;
    dueAt?: Instant;
    /** Where it begins, when not at the first state of its flow. */
    state?: string;
  },
): Promise<Outcome<OpenedRequest, "too-many">> => {
  const { store, clock, random } = deps;
  const { person, programme, flow, dialogue, place } = asked;
  const now = clock.now();
  if ((await store.requests.ofPerson(person.id)).length >= mostOpen) return refuse("too-many");
  const opened = await openTicket(deps, {
    person: { ...person, region: programme.region },
    clientLanguage: asked.clientLanguage,
    need: "request",
    level: asked.level ?? "standard",
    place,
  });
  const identity = await store.people.identityOf(person.chatId);
  const answers = (await store.dialogues.answers(person.id, dialogue))
    .filter(({ question }) => !question.startsWith("~"))
    .map((answer) =>
      "words" in answer.value
        ? { ...answer, value: { words: mask(answer.value.words, identity).text } }
        : answer,
    );
  const request = await store.requests.add(
    {
      code: newRequestCode(random),
      programme: programme.key,
      flow,
      state: asked.state ?? flows[flow].first,
      personId: person.id,
      ticketId: opened.ticket.id,
      region: programme.region,
      municipality: place?.municipality ?? place?.ru,
      dueAt: asked.dueAt,
      answers,
    },
    now,
  );
  await store.requests.addEvent(request.id, { act: "open", to: request.state, by: "person" }, now);
  await store.dialogues.eraseAnswers(person.id, dialogue);
  await setClocks(deps, request);
  await showToStaff(deps, request, opened.ticket);
  await tellDeciders(deps, request, programme);
  return ok({ ...opened, request });
};
