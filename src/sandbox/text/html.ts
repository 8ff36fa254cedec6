/** Telegram's HTML: tags to entities with offsets in UTF-16 units, and its refusals. */
import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../refusal.js";
import type { FormattedText } from "./auto.js";

type Open = { tag: string; offset: number; entity: Record<string, unknown> | null };

const plainTags: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  code: "code",
  pre: "pre",
};
const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const fail = (text: string): never => badRequest(`can't parse entities: ${text}`);
const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index));

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));/gi, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const parseAttributes = (source: string): Map<string, string> =>
  new Map(
    [...source.matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi)].map((match) => [
      (match[1] ?? "").toLowerCase(),
      decode(match[2] ?? match[3] ?? match[4] ?? ""),
    ]),
  );

const linkEntity = (href: string): Record<string, unknown> | null => {
  if (href === "") return null;
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(href);
  if (user !== null)
    return { type: "text_mention", user: { id: Number(user[1]), is_bot: false, first_name: "" } };
  // Telegram drops what it cannot read as an address and keeps the words.
  return /^(?:https?:\/\/|tg:\/\/|ton:\/\/)|^[\w-]+(\.[\w-]+)+/i.test(href)
    ? { type: "text_link", url: /^[a-z]+:\/\//i.test(href) ? href : `http://${href}` }
    : null;
};

/** What a start tag means; undefined when Telegram knows no such tag. */
const entityOf = (
  tag: string,
  attributes: Map<string, string>,
  parent: Open | undefined,
): Record<string, unknown> | null | undefined => {
  if (tag === "a") return linkEntity(attributes.get("href") ?? "");
  if (tag === "blockquote")
    return { type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote" };
  if (tag === "span") return attributes.get("class") === "tg-spoiler" ? { type: "spoiler" } : undefined;
  if (tag === "tg-emoji") return { type: "custom_emoji", custom_emoji_id: attributes.get("emoji-id") ?? "" };
  if (tag === "code" && parent?.tag === "pre" && parent.entity !== null) {
    const language = /^language-(.+)$/.exec(attributes.get("class") ?? "")?.[1];
    if (language !== undefined) parent.entity = { ...parent.entity, language };
    return null;
  }
  const type = plainTags[tag];
  return type === undefined ? undefined : { type };
};

/** Parses Telegram's HTML or refuses it with the place that is wrong. */
export const parseHtml = (source: string): FormattedText => {
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  let text = "";
  let position = 0;

  while (position < source.length) {
    const next = source.indexOf("<", position);
    text += decode(source.slice(position, next === -1 ? undefined : next));
    if (next === -1) break;
    const end = source.indexOf(">", next);
    if (end === -1) fail(`Unclosed start tag at byte offset ${byteOffset(source, next)}`);
    position = end + 1;

    const inside = source.slice(next + 1, end);
    const tag = /^\/?([a-z0-9-]*)/i.exec(inside)?.[1]?.toLowerCase() ?? "";
    if (inside.startsWith("/")) {
      const last = open.pop();
      if (last === undefined) return fail(`Unexpected end tag at byte offset ${byteOffset(source, next)}`);
      if (tag !== "" && tag !== last.tag)
        fail(
          `Unmatched end tag at byte offset ${byteOffset(source, next)}, expected "</${last.tag}>", found "</${tag}>"`,
        );
      const length = text.length - last.offset;
      if (last.entity !== null && length > 0)
        entities.push({ ...last.entity, offset: last.offset, length } as unknown as MessageEntity);
      continue;
    }
    if (tag === "") fail(`Unsupported start tag "${tag}" at byte offset ${byteOffset(source, next)}`);
    const entity = entityOf(tag, parseAttributes(inside.slice(tag.length)), open.at(-1));
    if (entity === undefined)
      return fail(`Unsupported start tag "${tag}" at byte offset ${byteOffset(source, next)}`);
    open.push({ tag, offset: text.length, entity });
  }
  const last = open.at(-1);
  if (last !== undefined) fail(`Can't find end tag corresponding to start tag "${last.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
};
