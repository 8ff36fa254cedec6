/** The sandbox over HTTP: Bot API, control and page, for this machine only. Decides nothing about Telegram. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody, readBytes } from "./body.js";
import type { Answer, Calls } from "./calls.js";
import type { World } from "./contract.js";
import type { RunVerb } from "./control.js";
import { fileByPath } from "./methods/media.js";
import { Refusal } from "./refusal.js";
import { serveSite } from "./site.js";
import type { State } from "./state.js";
import { Impossible } from "./verbs/verb.js";

export type Parts = { state: State; token: string; calls: Calls; run: RunVerb; world: () => World };

const keepAliveMs = 15_000;

const send = (response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
};

const refusal = (code: number, description: string): Answer => ({ ok: false, error_code: code, description });

const isLocal = (host: string | undefined): boolean =>
  host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

/** Another site must not reach the sandbox through somebody's browser, by name (rebinding) or by form. */
const isForeign = ({ headers }: IncomingMessage): boolean => {
  if (!isLocal(headers.host)) return true;
  const { origin } = headers;
  return origin !== undefined && origin !== `http://${headers.host}`;
};

const answerCall = async (
  { calls, state, token }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const isFile = url.pathname.startsWith("/file/bot");
  const path = url.pathname.slice(isFile ? "/file/bot".length : "/bot".length);
  const slash = path.indexOf("/");
  if (slash === -1) return send(response, 404, refusal(404, "Not Found"));
  if (decodeURIComponent(path.slice(0, slash)) !== token)
    return send(response, 401, refusal(401, "Unauthorized: invalid token specified"));
  const rest = path.slice(slash + 1);
  if (isFile) {
    const bytes = fileByPath(state, rest);
    if (bytes === undefined) return send(response, 404, refusal(404, "Not Found: file not found"));
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
    response.end(bytes);
    return;
  }
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { params, files } = await readBody(request, url.searchParams);
  const { answer, broken } = await calls.call(rest, params, files, gone.signal);
  if (broken) request.socket.destroy();
  else send(response, answer.ok ? 200 : answer.error_code, answer);
};

const streamEvents = ({ state }: Parts, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": hello\n\n");
  const stop = state.onEvent((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const timer = setInterval(() => response.write(": still here\n\n"), keepAliveMs);
  response.on("close", () => {
    clearInterval(timer);
    stop();
  });
};

const sendControlFile = ({ state }: Parts, response: ServerResponse, id: string): void => {
  const file = state.files.get(id);
  if (file === undefined) return send(response, 404, { ok: false, error: `there is no file ${id}` });
  const bytes = Buffer.from(file.base64, "base64");
  response.writeHead(200, {
    "content-type": /^(?:image\/(?!svg)|audio\/|video\/)/.test(file.mime_type)
      ? file.mime_type
      : "application/octet-stream",
    "content-length": bytes.length,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
};

const answerVerb = async (
  { run }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  verb: string,
): Promise<void> => {
  if (request.headers["content-type"]?.startsWith("application/json") !== true)
    return send(response, 415, { ok: false, error: "a verb takes its argument as application/json" });
  try {
    const argument: unknown = JSON.parse((await readBytes(request)).toString("utf8") || "{}");
    send(response, 200, { ok: true, result: run(verb, argument) });
  } catch (error) {
    if (!(error instanceof Impossible) && !(error instanceof SyntaxError) && !(error instanceof Refusal))
      throw error;
    send(response, 400, { ok: false, error: error.message });
  }
};

const route = async (parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (isForeign(request)) return send(response, 403, refusal(403, "Forbidden: only for this machine"));
  const url = new URL(request.url ?? "/", "http://localhost");
  const { pathname } = url;
  if (pathname.startsWith("/bot") || pathname.startsWith("/file/bot"))
    return answerCall(parts, request, response, url);
  if (pathname.startsWith("/control/") && request.method === "POST")
    return answerVerb(parts, request, response, pathname.slice("/control/".length));
  if (request.method !== "GET") return send(response, 405, { ok: false, error: "not allowed here" });
  if (pathname === "/control/state") return send(response, 200, parts.world());
  if (pathname === "/control/events") return streamEvents(parts, response);
  if (pathname.startsWith("/control/file/"))
    return sendControlFile(parts, response, decodeURIComponent(pathname.slice("/control/file/".length)));
  if (!(await serveSite(pathname, response))) send(response, 404, { ok: false, error: "nothing here" });
};

const fail = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) response.destroy();
  else if (error instanceof Refusal) send(response, error.code, refusal(error.code, error.description));
  else {
    console.error(error);
    send(response, 500, refusal(500, "Internal Server Error: the sandbox has a fault"));
  }
};

/** Starts to answer with these parts. */
export const serve = (server: Server, parts: Parts): void => {
  server.on("request", (request, response) => {
    route(parts, request, response).catch((error: unknown) => fail(response, error));
  });
};

/** Listens on 127.0.0.1 and tells at which port. */
export const listen = async (wanted: number): Promise<{ server: Server; port: number }> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox has no port");
  return { server, port: address.port };
};
