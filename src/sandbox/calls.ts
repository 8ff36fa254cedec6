/** Carries out Bot API calls: definition, ordered failures, budgets, method, record. Speaks no HTTP. */
import { createBudgets } from "./budgets.js";
import type { RecordedCall } from "./contract.js";
import type { Failures } from "./failures.js";
import { answerMethods } from "./methods/answers.js";
import { chatMethods } from "./methods/chats.js";
import { contentMethods } from "./methods/contents.js";
import { copyMethods } from "./methods/copy.js";
import { inviteMethods } from "./methods/invites.js";
import { mediaMethods } from "./methods/media.js";
import { profileMethods } from "./methods/profile.js";
import { removeMethods } from "./methods/remove.js";
import { textMethods } from "./methods/text.js";
import { topicMethods } from "./methods/topics.js";
import { webhookMethods } from "./methods/webhook.js";
import type { Polling } from "./polling.js";
import { Refusal, type RefusalParameters } from "./refusal.js";
import type { State } from "./state.js";
import { findMethod, type Upload, validate } from "./validate.js";

export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: RefusalParameters };

/** `broken` tells to cut the connection instead of answering. */
export type Outcome = { answer: Answer; broken: boolean };

type Recorder = { record(on: boolean): void; list(): RecordedCall[]; clear(): void };
export type Calls = {
  call(
    name: string,
    given: Record<string, unknown>,
    files: Map<string, Upload>,
    gone: AbortSignal,
  ): Promise<Outcome>;
  recorder: Recorder;
};

const methods: Record<string, ((state: State, params: never) => unknown) | undefined> = {
  ...textMethods,
  ...mediaMethods,
  ...contentMethods,
  ...copyMethods,
  ...removeMethods,
  ...topicMethods,
  ...chatMethods,
  ...inviteMethods,
  ...answerMethods,
  ...profileMethods,
  ...webhookMethods,
};

const asAnswer = (error: unknown): Answer => {
  if (!(error instanceof Refusal)) throw error;
  const { code, description, parameters } = error;
  return { ok: false, error_code: code, description, ...(parameters !== undefined && { parameters }) };
};

/** A copy that later changes cannot reach, without the bytes of files. */
const forRecord = (params: Record<string, unknown>): RecordedCall["params"] =>
  JSON.parse(JSON.stringify(params, (key, value: unknown) => (key === "base64" ? undefined : value)));

export const createCalls = (state: State, polling: Polling, failures: Failures, budgeted: boolean): Calls => {
  const budgets = createBudgets();
  let recording = false;
  let recorded: RecordedCall[] = [];

  const run = async (
    method: string,
    params: Record<string, unknown>,
    gone: AbortSignal,
  ): Promise<unknown> => {
    if (method === "getUpdates") return polling.getUpdates(params, gone);
    const perform = methods[method];
    if (perform === undefined) throw new Refusal(501, `Not Implemented: the sandbox does not play ${method}`);
    if (budgeted) budgets.spend(method, params, state.now());
    try {
      return perform(state, params as never);
    } finally {
      if (method === "setWebhook") polling.stop("terminated by setWebhook request");
      state.commit();
    }
  };

  return {
    async call(name, given, files, gone) {
      const at = state.now();
      const method = findMethod(name);
      let params = given;
      let unknown: string[] = [];
      let answer: Answer;
      let broken = false;
      try {
        if (method === undefined) throw new Refusal(404, `Not Found: method ${name} not found`);
        const failure = failures.next(method);
        if (failure === "connection-refused") return { answer: { ok: true, result: true }, broken: true };
        broken = failure === "lost-answer";
        if (typeof failure === "object")
          throw new Refusal(failure.error_code, failure.description, failure.parameters);
        ({ params, unknown } = validate(method, given, files));
        answer = { ok: true, result: await run(method, params, gone) };
      } catch (error) {
        answer = asAnswer(error);
      }
      if (recording) {
        const { ok } = answer;
        recorded.push({
          at,
          method: method ?? name,
          params: forRecord(params),
          ok,
          ...(!answer.ok && { error_code: answer.error_code, description: answer.description }),
          ...(unknown.length > 0 && { unknown }),
        });
      }
      return { answer, broken };
    },
    recorder: {
      record: (on) => void (recording = on),
      list: () => [...recorded],
      clear: () => void (recorded = []),
    },
  };
};
