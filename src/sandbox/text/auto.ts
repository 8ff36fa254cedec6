/** Finds what Telegram finds by itself in a text: commands, mentions, links. Touches no entity that is already there. */
import type { MessageEntity } from "@grammyjs/types";

export type FormattedText = { text: string; entities: MessageEntity[] };

const patterns: [MessageEntity.CommonMessageEntity["type"], RegExp][] = [
  ["url", /(?<![\p{L}\p{N}_@])(?:https?:\/\/|t\.me\/|www\.)[^\s<>"]*[^\s<>".,!?;:)]/giu],
  ["email", /(?<![\p{L}\p{N}_.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ["bot_command", /(?<![\p{L}\p{N}_/<>@])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu],
  ["mention", /(?<![\p{L}\p{N}_@])@[a-zA-Z0-9_]{4,32}(?![\p{L}\p{N}_])/gu],
  ["hashtag", /(?<![\p{L}\p{N}_&])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ["phone_number", /(?<![\p{L}\p{N}_+])\+?\d[\d ()-]{8,16}\d(?![\p{L}\p{N}_])/gu],
];

type Span = { offset: number; length: number };

const overlaps = (a: Span, b: Span): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

const opaque = new Set([
  "url",
  "text_link",
  "text_mention",
  "code",
  "pre",
  "email",
  "mention",
  "bot_command",
]);

/** The given entities and the found ones, in order. */
export const withFoundEntities = (text: string, given: MessageEntity[]): MessageEntity[] => {
  const taken: Span[] = given.filter((entity) => opaque.has(entity.type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const span = { offset: match.index, length: match[0].length };
      if (taken.some((other) => overlaps(other, span))) continue;
      taken.push(span);
      found.push({ type, ...span });
    }
  return [...given, ...found].toSorted((a, b) => a.offset - b.offset || b.length - a.length);
};
