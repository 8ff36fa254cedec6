/** The clocks of a request: reminders before its day, and what happens when that has passed. */
import type { Deps } from "../../deps.js";
import { isQueued } from "../../domain/desk/states.js";
import { languageOf } from "../../domain/people.js";
import { daysUntil } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { unreminded } from "../../views/request-cards.js";
import { type RequestFacts, reminder } from "../../views/requests.js";
import { staffVoice, voiceFor } from "../address.js";
import { actOn } from "./act-on.js";
import { secondOf } from "./second-side.js";
import { setReminder } from "./set-clocks.js";
import { listeningTicket, offsetOf, requestFacts } from "./tell-of-request.js";
import { remindOwner } from "./tell-signal.js";

const isWaiting = ({ flow, state }: Request) => flows[flow].states[state]?.due !== undefined;

/** Staff say it themselves, where nothing is said unasked. */
const tellUnreminded = async (deps: Deps, request: Request, facts: RequestFacts): Promise<void> => {
  if (request.personId === undefined) return;
  const person = await deps.store.people.get(request.personId);
  const ticket = await listeningTicket(deps, request, person);
  const options = { priority: "relay", ticketId: ticket.id, held: isQueued(ticket) } as const;
  await deps.outbox.say(`ticket:${ticket.id}`, unreminded(staffVoice(deps), facts), options);
};

/** Reminds the person and their second side, unless somebody may be looking over their shoulder; sets the next reminder. */
export const remindOfRequest = async (deps: Deps, { requestId }: { requestId: number }): Promise<void> => {
  const { store, outbox } = deps;
  const request = await store.requests.lock(requestId);
  if (request === undefined || !isWaiting(request)) return;
  // A reminder may come late, after an outage: it says what is true now, or nothing.
  const days =
    request.dueAt === undefined
      ? undefined
      : daysUntil(request.dueAt, deps.clock.now(), offsetOf(deps, request));
  if (days === undefined) return;
  if (flows[request.flow].among === "staff") {
    await remindOwner(deps, request, days);
    return setReminder(deps, request);
  }
  if (request.personId === undefined) return;
  for (const side of [request, await secondOf(deps, request)]) {
    if (side?.personId === undefined) continue;
    const person = await store.people.get(side.personId);
    const { languageCode } = await store.people.identityOf(person.chatId);
    const facts = await requestFacts(deps, { request: side });
    const view = reminder(
      voiceFor(deps, person, languageCode),
      languageOf(person, languageCode),
      facts,
      days,
    );
    const posted = await outbox.say(`chat:${person.chatId}`, view, {
      priority: "followUp",
      unprompted: true,
    });
    if (posted === 0) await tellUnreminded(deps, request, facts);
  }
  await setReminder(deps, request);
};

/** The day has passed: what the flow says for that happens by itself. */
export const requestDue = async (deps: Deps, { requestId }: { requestId: number }): Promise<void> => {
  const request = await deps.store.requests.lock(requestId);
  if (request === undefined) return;
  const due = flows[request.flow].states[request.state]?.due;
  if (due !== undefined) await actOn(deps, { requestId, act: due.act, actor: { by: "time" } });
};
