/** Reads the body of a Bot API request in any of the forms Telegram takes. Judges nothing in it. */
import type { IncomingMessage } from "node:http";
import { parseMultipart } from "./multipart.js";
import { badRequest, refuse } from "./refusal.js";
import type { Upload } from "./validate.js";

export type Body = { params: Record<string, unknown>; files: Map<string, Upload> };

const maxBytes = 50 * 1024 * 1024;

/** All bytes of a request, or a refusal when there are more than Telegram takes. */
export const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) refuse(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const fromJson = (bytes: Buffer): Record<string, unknown> => {
  try {
    const value: Record<string, unknown> | null = JSON.parse(bytes.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    return badRequest("can't parse JSON object");
  }
  return badRequest("object expected as the request");
};

const fromMultipart = (bytes: Buffer, type: string): Body => {
  const body: Body = { params: {}, files: new Map() };
  const parts = parseMultipart(bytes, type) ?? badRequest("can't parse multipart/form-data");
  for (const { name, file_name, mime_type, bytes: content } of parts) {
    if (file_name === null) {
      body.params[name] = content.toString("utf8");
      continue;
    }
    const upload: Upload = { file_name, mime_type, base64: content.toString("base64"), size: content.length };
    body.params[name] = upload;
    body.files.set(name, upload);
  }
  // A part that is only there to be pointed at by `attach://` is no parameter.
  const texts = Object.values(body.params).filter((value) => typeof value === "string");
  for (const name of body.files.keys())
    if (texts.some((text) => text.includes(`attach://${name}`))) delete body.params[name];
  return body;
};

/** Query string and body together; the body wins. */
export const readBody = async (request: IncomingMessage, query: URLSearchParams): Promise<Body> => {
  const params: Record<string, unknown> = Object.fromEntries(query);
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { params, files: new Map() };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) {
    const body = fromMultipart(bytes, type);
    return { params: { ...params, ...body.params }, files: body.files };
  }
  const given = type.startsWith("application/json")
    ? fromJson(bytes)
    : Object.fromEntries(new URLSearchParams(bytes.toString("utf8")));
  return { params: { ...params, ...given }, files: new Map() };
};
