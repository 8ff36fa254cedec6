/** The sandbox over HTTP: bodies of every form, control, events, files, and whom it turns away. */
import { request } from "node:http";
import { expect, test } from "vitest";
import type { World, WorldEvent } from "../../src/sandbox/contract.js";
import { place, raw, teen } from "./place.js";

const verb = async (url: string, name: string, argument: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(argument),
  });
  const answer: { ok: boolean; result?: unknown; error?: string } = JSON.parse(await response.text());
  return { status: response.status, ...answer };
};

test("urlencoded, multipart, query string and any case of the method's name", async () => {
  const { sandbox } = await place();
  const base = `${sandbox.url}/bot${sandbox.token}`;
  const markup = JSON.stringify({ inline_keyboard: [[{ text: "a", callback_data: "b" }]] });
  const form = new URLSearchParams({ chat_id: `${teen}`, text: "форма", reply_markup: markup });
  await fetch(`${base}/SENDMESSAGE`, { method: "POST", body: form });
  await fetch(`${base}/sendMessage?chat_id=${teen}&text=${encodeURIComponent("строка")}`);
  const multipart = new FormData();
  multipart.set("chat_id", `${teen}`);
  multipart.set("media", JSON.stringify([1, 2].map((n) => ({ type: "document", media: `attach://f${n}` }))));
  multipart.set("f1", new Blob(["раз"], { type: "text/plain" }), "раз.txt");
  multipart.set("f2", new Blob(["два"]), "два.txt");
  const album = await fetch(`${base}/sendMediaGroup`, { method: "POST", body: multipart });
  expect(album.status).toBe(200);
  const messages = (sandbox.world().messages[teen] ?? []).slice(1);
  expect(messages.map(({ text, document }) => text ?? document?.file_name)).toEqual([
    "форма",
    "строка",
    "раз.txt",
    "два.txt",
  ]);
  expect(messages[0]?.reply_markup).toMatchObject({ inline_keyboard: [[{ text: "a" }]] });
  expect(messages[2]?.document?.mime_type).toBe("text/plain");
});

test("broken bodies and mistyped values are the caller's fault", async () => {
  const { sandbox } = await place();
  const base = `${sandbox.url}/bot${sandbox.token}/sendMessage`;
  const post = (body: string, type: string) =>
    fetch(base, { method: "POST", body, headers: { "content-type": type } });
  expect((await post("{", "application/json")).status).toBe(400);
  expect((await post("[]", "application/json")).status).toBe(400);
  expect((await post("--x", "multipart/form-data; boundary=y")).status).toBe(400);
});

test("calls are recorded on demand, with what the Bot API does not know", async () => {
  const { sandbox } = await place();
  await raw(sandbox, "getMe");
  sandbox.calls.record(true);
  await raw(sandbox, "sendMessage", { chat_id: teen, text: "x", reply_markpu: {} });
  await raw(sandbox, "sendMessage", { chat_id: teen, text: "" });
  expect(sandbox.calls.list()).toMatchObject([
    { method: "sendMessage", params: { text: "x" }, ok: true, unknown: ["reply_markpu"] },
    { method: "sendMessage", ok: false, error_code: 400, description: "Bad Request: message text is empty" },
  ]);
  sandbox.calls.clear();
  expect(sandbox.calls.list()).toEqual([]);
});

test("verbs, state, files and events over HTTP", async () => {
  const { sandbox, api } = await place();
  const { url } = sandbox;
  const events = await fetch(`${url}/control/events`);
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await verb(url, "say", { user: teen, text: "привет" })).ok).toBe(true);
  await api.sendMessage(teen, "здравствуй");
  let stream = "";
  while (!stream.includes("здравствуй")) stream += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  const told = [...stream.matchAll(/^data: (.*)$/gm)].map(([, data = ""]): WorldEvent => JSON.parse(data));
  expect(told.flatMap((event) => (event.type === "message" ? event.message.text : []))).toEqual([
    "привет",
    "здравствуй",
  ]);

  const state: World = JSON.parse(await (await fetch(`${url}/control/state`)).text());
  expect(state.messages[teen]).toEqual(sandbox.world().messages[teen]);
  const media = await sandbox.control.sendMedia({ user: teen, kind: "photo" });
  const picture = await fetch(`${url}/control/file/${media.photo?.at(-1)?.file_id}`);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  expect((await picture.arrayBuffer()).byteLength).toBe(media.photo?.at(-1)?.file_size);
});

test("impossible acts are refused with a sentence", async () => {
  const { sandbox } = await place();
  const error = async (name: string, argument: unknown) => (await verb(sandbox.url, name, argument)).error;
  expect(await error("fly", {})).toBe("there is no verb fly");
  expect(await error("say", { user: 404, text: "x" })).toBe("nobody here has the id 404");
  expect(await error("say", { user: teen })).toMatch(/text/);
  expect(await error("press", { user: teen, message_id: 999, text: "x" })).toMatch(/no message 999/);
  expect(await error("moveClock", { ms: -1 })).toMatch(/forward only/);
});

test("other names and other sites are turned away", async () => {
  const { sandbox } = await place();
  const { port } = new URL(sandbox.url);
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path: "/control/state", headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor("evil.example")).toBe(403);
  expect(await statusFor(`127.0.0.1.evil.example:${port}`)).toBe(403);
  const argument = { user: teen, text: "x" };
  expect((await verb(sandbox.url, "say", argument, { origin: "https://evil.example" })).status).toBe(403);
  expect((await verb(sandbox.url, "say", argument, { "content-type": "text/plain" })).status).toBe(415);
  expect((await verb(sandbox.url, "say", argument, { origin: sandbox.url })).status).toBe(200);
});

test("the page comes with its policy, and nothing beside it can be read", async () => {
  const { sandbox } = await place();
  const vendor = await fetch(`${sandbox.url}/vendor/lit-html.js`);
  expect(vendor.status).toBe(200);
  expect(await vendor.text()).not.toContain('from "node:');
  expect((await fetch(`${sandbox.url}/vendor/directives/repeat.js`)).status).toBe(200);
  expect((await fetch(`${sandbox.url}/page/..%2fsandbox.ts`)).status).toBe(404);
  expect((await fetch(`${sandbox.url}/vendor/%2e%2e/package.json`)).status).toBe(404);
  expect((await fetch(`${sandbox.url}/package.json`)).status).toBe(404);
  const page = await fetch(sandbox.url);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toBe("default-src 'self'");
});
