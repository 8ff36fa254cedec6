/** A sandbox for one test: a teen, two of staff, their forum and the bot's own client. Closes itself after the test. */
import { Api, GrammyError } from "grammy";
import { expect, onTestFinished } from "vitest";
import type { SandboxOptions } from "../../src/sandbox/contract.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";

export const teen = 11;
export const aigul = 21;
export const marat = 22;
export const forum = -1_001_000_000_777;

/** Starts it without budgets, unless asked; the teen has opened the bot and its first updates are read. */
export const place = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox({ budgets: false, ...options });
  onTestFinished(() => sandbox.close());
  const { control } = sandbox;
  await control.addPerson({ id: teen, first_name: "Алия", username: "aliya", side: "phone" });
  await control.addPerson({ id: aigul, first_name: "Айгуль", side: "staff" });
  await control.addPerson({ id: marat, first_name: "Марат", side: "staff" });
  await control.addGroup({
    id: forum,
    title: "Дежурные",
    members: [aigul, marat],
    is_forum: true,
    bot_is_admin: true,
  });
  await control.open({ user: teen });
  const api = new Api(sandbox.token, { apiRoot: sandbox.url });
  const started = await api.getUpdates();
  await api.getUpdates({ offset: (started.at(-1)?.update_id ?? 0) + 1 });
  return { sandbox, control, api, text: (chat: number) => sandbox.world().messages[chat]?.at(-1)?.text };
};

type RawAnswer = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: unknown;
};

/** Calls a method as any library would: raw JSON in, raw JSON out. */
export const raw = async (
  { url, token }: { url: string; token: string },
  method: string,
  body: unknown = {},
): Promise<RawAnswer & { status: number }> => {
  const response = await fetch(`${url}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: RawAnswer = JSON.parse(await response.text());
  return { ...answer, status: response.status };
};

/** Expects Telegram's refusal of a call. */
export const refused = async (call: Promise<unknown>, code: number, description: string | RegExp) => {
  const error = await call.then(
    () => new Error("the call was not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw error;
  expect(error.description).toMatch(description);
  expect(error.error_code).toBe(code);
  return error.parameters;
};
