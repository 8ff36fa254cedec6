/** How updates reach the bot: long polling with its conflicts, and a webhook with its retries. */
import { createServer } from "node:http";
import type { Update } from "grammy/types";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { aigul, forum, place, raw, refused, teen } from "./place.js";

describe("long polling", () => {
  test("a parked poll answers at once when something happens, and at its time when nothing does", async () => {
    const { api, control } = await place();
    const started = performance.now();
    const polled = api.getUpdates({ timeout: 20 });
    setTimeout(() => void control.say({ user: teen, text: "эй" }), 50);
    expect((await polled)[0]?.message?.text).toBe("эй");
    expect(performance.now() - started).toBeLessThan(1_000);
    const [update] = await api.getUpdates();
    expect(await api.getUpdates({ offset: (update?.update_id ?? 0) + 1, timeout: 1 })).toEqual([]);
  });

  test("offset confirms, limit limits, ids grow by one, a negative offset keeps the last", async () => {
    const { api, control } = await place();
    for (const text of ["1", "2", "3", "4"]) await control.say({ user: teen, text });
    const [first, second] = await api.getUpdates({ limit: 2 });
    expect(second?.update_id).toBe((first?.update_id ?? 0) + 1);
    const rest = await api.getUpdates({ offset: second?.update_id ?? 0 });
    expect(rest.map(({ message }) => message?.text)).toEqual(["2", "3", "4"]);
    expect(await api.getUpdates()).toHaveLength(3);
    const last = await api.getUpdates({ offset: -1 });
    expect(last.map(({ message }) => message?.text)).toEqual(["4"]);
    expect(await api.getUpdates()).toHaveLength(1);
  });

  test("a second poller sends the parked one home with 409", async () => {
    const { api, control } = await place();
    const first = refused(
      api.getUpdates({ timeout: 20 }),
      409,
      /^Conflict: terminated by other getUpdates request/,
    );
    await vi.waitFor(async () => expect(await api.getUpdates({ limit: 1 })).toEqual([]));
    await first;
    await control.say({ user: teen, text: "эй" });
    expect(await api.getUpdates()).toHaveLength(1);
  });

  test("allowed_updates stick until changed", async () => {
    const { api, control } = await place();
    await api.getUpdates({ allowed_updates: ["callback_query"] });
    await control.say({ user: teen, text: "не дойдёт" });
    expect(await api.getUpdates()).toEqual([]);
    await api.getUpdates({ allowed_updates: [] });
    await control.say({ user: teen, text: "дойдёт" });
    expect((await api.getUpdates())[0]?.message?.text).toBe("дойдёт");
  });

  test("chat_member comes only when asked for", async () => {
    const { api, control } = await place();
    await control.join({ chat: forum, user: teen });
    const before = await api.getUpdates();
    expect(before.some((update) => "chat_member" in update)).toBe(false);
    await api.getUpdates({ offset: -1, allowed_updates: ["chat_member"] });
    await control.leave({ chat: forum, user: teen });
    expect((await api.getUpdates()).at(-1)?.chat_member?.new_chat_member.status).toBe("left");
  });
});

/** A bot's own web server, which answers as told and remembers what came. */
const hook = async (answer: (update: Update, attempt: number) => { status: number; body?: object }) => {
  const got: { update: Update; secret: string | string[] | undefined }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const update: Update = JSON.parse(Buffer.concat(chunks).toString());
      got.push({ update, secret: request.headers["x-telegram-bot-api-secret-token"] });
      const { status, body } = answer(update, got.length);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { got, url: `http://127.0.0.1:${address.port}/hook` };
};

describe("a webhook", () => {
  test("gets updates with the secret, in order, again after a failure; getUpdates is refused meanwhile", async () => {
    const { api, control } = await place();
    const { got, url } = await hook((_, attempt) => ({ status: attempt === 1 ? 503 : 200 }));
    const parked = refused(api.getUpdates({ timeout: 20 }), 409, /terminated by setWebhook request/);
    await vi.waitFor(() => api.setWebhook(url, { secret_token: "s3cret_-" }));
    await parked;
    await control.say({ user: teen, text: "1" });
    await control.say({ user: teen, text: "2" });
    await vi.waitFor(() => expect(got).toHaveLength(3), { timeout: 5_000 });
    expect(got.map(({ update }) => update.message?.text)).toEqual(["1", "1", "2"]);
    expect(got.every(({ secret }) => secret === "s3cret_-")).toBe(true);
    const info = await api.getWebhookInfo();
    expect(info).toMatchObject({ url, pending_update_count: 0 });
    expect(info.last_error_message).toMatch(/503/);
    await refused(api.getUpdates(), 409, /can't use getUpdates method while webhook is active/);
    await api.deleteWebhook();
    await control.say({ user: teen, text: "3" });
    expect((await api.getUpdates())[0]?.message?.text).toBe("3");
  });

  test("a stuck chat holds nobody else up", async () => {
    const { api, control } = await place();
    const { got, url } = await hook((update) => ({ status: update.message?.chat.id === teen ? 500 : 200 }));
    await api.setWebhook(url);
    await control.say({ user: teen, text: "застряло" });
    await control.say({ user: aigul, chat: forum, text: "прошло" });
    await vi.waitFor(() => expect(got.map(({ update }) => update.message?.text)).toContain("прошло"));
    expect((await api.getWebhookInfo()).pending_update_count).toBe(1);
  });

  test("may answer with a call", async () => {
    const { api, control, text } = await place();
    const { url } = await hook(() => ({
      status: 200,
      body: { method: "sendMessage", chat_id: teen, text: "сразу" },
    }));
    await api.setWebhook(url);
    await control.say({ user: teen, text: "эй" });
    await vi.waitFor(() => expect(text(teen)).toBe("сразу"));
  });

  test("must be on this machine and have a decent secret", async () => {
    const { sandbox } = await place();
    const far = await raw(sandbox, "setWebhook", { url: "https://example.org/x" });
    expect(far.description).toMatch(/bad webhook/);
    const secret = await raw(sandbox, "setWebhook", { url: "http://localhost:9/x", secret_token: "тайна" });
    expect(secret.description).toBe("Bad Request: secret token contains unallowed characters");
  });
});
