/** What each verb takes, checked where it comes in from outside. Follows the contract, adds nothing to it. */
import type { MessageEntity } from "@grammyjs/types";
import { z } from "zod";
import type { Verb, Verbs } from "../contract.js";
import { impossible } from "./verb.js";

const id = z.int();
const maybe = { id: id.exactOptional(), text: z.string().exactOptional() };
const where = { user: id, chat: maybe.id, thread: maybe.id, reply_to: maybe.id };
const entities = z.custom<MessageEntity[]>((value) => Array.isArray(value)).exactOptional();
const fields = z.record(z.string(), z.unknown());
const inGroup = { user: id, chat: id };
const topic = { chat: id, thread: id };

const refusal = z.object({
  error_code: z.int(),
  description: z.string(),
  parameters: z.object({ retry_after: maybe.id, migrate_to_chat_id: maybe.id }).exactOptional(),
});

const schemas: { [V in Verb]: z.ZodType<Parameters<Verbs[V]>[0]> } = {
  addPerson: z.looseObject({
    id: maybe.id,
    first_name: z.string().min(1),
    last_name: maybe.text,
    username: maybe.text,
    phone_number: maybe.text,
    side: z.enum(["phone", "staff"]),
  }),
  addGroup: z.object({
    id: maybe.id,
    title: z.string(),
    members: z.array(id),
    is_forum: z.boolean().exactOptional(),
    bot_is_admin: z.boolean().exactOptional(),
  }),
  say: z.object({ ...where, text: z.string(), entities }),
  open: z.object({ user: id, payload: maybe.text }),
  press: z.object({ user: id, chat: maybe.id, message_id: id, text: maybe.text, data: maybe.text }),
  shareLocation: z.object({ ...where, latitude: z.number(), longitude: z.number() }),
  shareContact: z.object({ ...where, phone_number: maybe.text }),
  sendMedia: z.object({
    ...where,
    kind: z.enum(["photo", "voice", "video", "video_note", "audio", "document", "sticker", "animation"]),
    caption: maybe.text,
    caption_entities: entities,
    file_name: maybe.text,
    base64: z.base64().exactOptional(),
    mime_type: maybe.text,
    media_group_id: maybe.text,
  }),
  forward: z.object({ ...where, from_name: z.string(), from_username: maybe.text, text: z.string() }),
  sendRaw: z.object({ ...where, fields }),
  edit: z.object({ user: id, chat: maybe.id, message_id: id, text: maybe.text, caption: maybe.text }),
  react: z.object({ user: id, chat: maybe.id, message_id: id, emoji: z.string().nullable() }),
  remove: z.object({ chat: id, message_ids: z.array(id) }),
  block: z.object({ user: id }),
  unblock: z.object({ user: id }),
  createTopic: z.object({ ...inGroup, name: z.string().min(1) }),
  closeTopic: z.object({ ...inGroup, ...topic }),
  reopenTopic: z.object({ ...inGroup, ...topic }),
  deleteTopic: z.object(topic),
  join: z.object(inGroup),
  joinByLink: z.object({ user: id, link: z.string() }),
  leave: z.object(inGroup),
  removeBot: z.object({ chat: id }),
  setBotAdmin: z.object({ chat: id, admin: z.boolean() }),
  migrate: z.object({ chat: id, is_forum: z.boolean().exactOptional() }),
  moveClock: z.object({ ms: z.number() }),
  failNext: z.object({
    count: z.int().min(0),
    method: maybe.text,
    failure: z.union([refusal, z.enum(["connection-refused", "lost-answer"])]),
  }),
  rawUpdate: z.object({ update: fields }),
};

const isVerb = (name: string): name is Verb => Object.hasOwn(schemas, name);

/** A verb and its argument as the contract has them, or a sentence that says what is wrong. */
export const parseArgument = (name: string, argument: unknown): { verb: Verb; argument: unknown } => {
  if (!isVerb(name)) return impossible(`there is no verb ${name}`);
  const result = schemas[name].safeParse(argument);
  return result.success
    ? { verb: name, argument: result.data }
    : impossible(`${name}: ${z.prettifyError(result.error).replaceAll("\n", " ")}`);
};
