/** Turns the text of a call into text and entities, by its parse mode, as Telegram would. Stores nothing. */
import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../refusal.js";
import { type FormattedText, withFoundEntities } from "./auto.js";
import { parseHtml } from "./html.js";
import { parseMarkdown } from "./markdown.js";

/** Shifts entities after a cut at both ends; those left without a letter vanish. */
const trimmed = ({ text, entities }: FormattedText): FormattedText => {
  const cut = text.length - text.trimStart().length;
  const kept = text.trim();
  return {
    text: kept,
    entities: entities.flatMap((entity) => {
      const start = Math.max(entity.offset - cut, 0);
      const end = Math.min(entity.offset + entity.length - cut, kept.length);
      return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
    }),
  };
};

const parseByMode = (text: string, mode: string): FormattedText => {
  switch (mode.toLowerCase()) {
    case "html":
      return parseHtml(text);
    case "markdownv2":
      return parseMarkdown(text, "MarkdownV2");
    case "markdown":
      return parseMarkdown(text, "Markdown");
    default:
      return badRequest("unsupported parse_mode");
  }
};

/** A text and its entities by parse mode or, without one, as given. */
export const parseText = (
  text: string,
  { parse_mode, entities }: { parse_mode?: string | undefined; entities?: MessageEntity[] | undefined },
): FormattedText => {
  const clean = text.replaceAll("\r", "");
  const parsed =
    parse_mode === undefined || parse_mode === ""
      ? { text: clean, entities: entities ?? [] }
      : parseByMode(clean, parse_mode);
  const { text: kept, entities: own } = trimmed(parsed);
  return { text: kept, entities: withFoundEntities(kept, own) };
};

/** Letters as Telegram counts them for its limits: code points. */
export const countLetters = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** The `text` and `entities` of a message, or Telegram's refusal. */
export const messageText = (
  text: string,
  options: Parameters<typeof parseText>[1],
): { text: string; entities?: MessageEntity[] } => {
  if (text === "") badRequest("message text is empty");
  const parsed = parseText(text, options);
  if (parsed.text === "") badRequest("text must be non-empty");
  if (parsed.text.length > 4096 && countLetters(parsed.text) > 4096) badRequest("message is too long");
  return { text: parsed.text, ...(parsed.entities.length > 0 && { entities: parsed.entities }) };
};

/** The `caption` and `caption_entities` of a message, or Telegram's refusal; nothing for an empty one. */
export const messageCaption = (options: {
  caption?: string | undefined;
  parse_mode?: string | undefined;
  caption_entities?: MessageEntity[] | undefined;
}): { caption?: string; caption_entities?: MessageEntity[] } => {
  const parsed = parseText(options.caption ?? "", {
    parse_mode: options.parse_mode,
    entities: options.caption_entities,
  });
  if (parsed.text === "") return {};
  if (countLetters(parsed.text) > 1024) badRequest("message caption is too long");
  return {
    caption: parsed.text,
    ...(parsed.entities.length > 0 && { caption_entities: parsed.entities }),
  };
};
