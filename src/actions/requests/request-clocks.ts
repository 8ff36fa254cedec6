/** The clocks of a request: reminders before its day, and what happens when that has passed. */
import type { Deps } from "../../deps.js";
import { languageOf } from "../../domain/people.js";
import { flows } from "../../domain/programmes/flows.js";
import type { Request } from "../../domain/programmes/request.js";
import { reminder } from "../../views/requests.js";
import { voiceFor } from "../address.js";
import { actOn } from "./act-on.js";
import { setClocks } from "./set-clocks.js";
import { requestFacts } from "./tell-of-request.js";

const isWaiting = ({ flow, state }: Request) => flows[flow].states[state]?.due !== undefined;

/** Reminds the person, unless somebody may be looking over their shoulder; sets the next reminder. */
export const remindOfRequest = async (
  deps: Deps,
  { requestId, days }: { requestId: number; days: number },
): Promise<void> => {
  const { store, outbox } = deps;
  const request = await store.requests.lock(requestId);
  if (request?.personId === undefined || !isWaiting(request)) return;
  const person = await store.people.get(request.personId);
  const { languageCode } = await store.people.identityOf(person.chatId);
  const facts = await requestFacts(deps, { request });
  const view = reminder(voiceFor(deps, person), languageOf(person, languageCode), facts, days);
  await outbox.say(`chat:${person.chatId}`, view, { priority: "followUp", unprompted: true });
  await setClocks(deps, request);
};

/** The day has passed: what the flow says for that happens by itself. */
export const requestDue = async (deps: Deps, { requestId }: { requestId: number }): Promise<void> => {
  const request = await deps.store.requests.lock(requestId);
  if (request === undefined) return;
  const due = flows[request.flow].states[request.state]?.due;
  if (due !== undefined) await actOn(deps, { requestId, act: due.act, actor: { by: "time" } });
};
