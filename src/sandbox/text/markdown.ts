/** Telegram's MarkdownV2 and the older Markdown: marks to entities with offsets in UTF-16 units, and its refusals. */
import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../refusal.js";
import type { FormattedText } from "./auto.js";

type Mark = { mark: string; type: string; name: string };
type Open = Mark & { offset: number; byte: number };
type Dialect = "MarkdownV2" | "Markdown";

// Longer marks first, so that `__` is not taken for two `_`.
const marks: Record<Dialect, Mark[]> = {
  MarkdownV2: [
    { mark: "```", type: "pre", name: "Pre" },
    { mark: "`", type: "code", name: "Code" },
    { mark: "__", type: "underline", name: "Underline" },
    { mark: "||", type: "spoiler", name: "Spoiler" },
    { mark: "*", type: "bold", name: "Bold" },
    { mark: "_", type: "italic", name: "Italic" },
    { mark: "~", type: "strikethrough", name: "Strikethrough" },
  ],
  Markdown: [
    { mark: "```", type: "pre", name: "Pre" },
    { mark: "`", type: "code", name: "Code" },
    { mark: "*", type: "bold", name: "Bold" },
    { mark: "_", type: "italic", name: "Italic" },
  ],
};
const link: Mark = { mark: "[", type: "text_link", name: "TextUrl" };
const reserved = new Set("_*[]()~`>#+-=|{}.!");
const escapable: Record<Dialect, RegExp> = {
  MarkdownV2: /[ -~]/,
  Markdown: /[_*`[]/,
};

const fail = (text: string): never => badRequest(`can't parse entities: ${text}`);

/** Lines that start with `>` form a quote; `||` at its very end makes it expandable. */
const startsQuote = (source: string, at: number): boolean =>
  source[at] === ">" && (at === 0 || source[at - 1] === "\n");

/** Parses either dialect or refuses it with the place that is wrong. */
export const parseMarkdown = (source: string, dialect: Dialect): FormattedText => {
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  const byte = (index: number): number => Buffer.byteLength(source.slice(0, index));
  let text = "";
  let quoteFrom: number | null = null;
  let at = 0;

  const add = (type: string, offset: number, more: Record<string, unknown> = {}): void => {
    if (text.length > offset)
      entities.push({ type, offset, length: text.length - offset, ...more } as unknown as MessageEntity);
  };
  const readAddress = (): string => {
    if (source[at] !== "(") return "";
    const found = /^\(((?:\\.|[^\\)])*)\)/s.exec(source.slice(at));
    if (found === null) return fail(`Can't find end of a URL at byte offset ${byte(at)}`);
    at += found[0].length;
    return (found[1] ?? "").replaceAll(/\\(.)/g, "$1");
  };
  const endQuote = (type: "blockquote" | "expandable_blockquote"): void => {
    if (quoteFrom !== null) add(type, quoteFrom);
    quoteFrom = null;
  };

  while (at < source.length) {
    const letter = source[at] ?? "";
    const inside = open.at(-1);
    const raw = inside?.type === "pre" || inside?.type === "code";

    if (letter === "\\" && escapable[dialect].test(source[at + 1] ?? "")) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    // `__` is always taken for underline first.
    const doubled = inside?.mark === "_" && dialect === "MarkdownV2" && source.startsWith("__", at);
    if (inside !== undefined && inside.mark !== "[" && !doubled && source.startsWith(inside.mark, at)) {
      open.pop();
      const language = inside.type === "pre" ? /^([\w+-]+)\n/.exec(text.slice(inside.offset)) : null;
      if (language !== null)
        text = text.slice(0, inside.offset) + text.slice(inside.offset + language[0].length);
      add(inside.type, inside.offset, language === null ? {} : { language: language[1] });
      at += inside.mark.length;
      continue;
    }
    if (raw) {
      text += letter;
      at++;
      continue;
    }
    if (dialect === "MarkdownV2" && startsQuote(source, at)) {
      quoteFrom ??= text.length;
      at++;
      continue;
    }
    if (quoteFrom !== null && letter === "\n" && source[at + 1] !== ">") endQuote("blockquote");
    if (quoteFrom !== null && /^\|\|(?:\n|$)/.test(source.slice(at, at + 3))) {
      at += 2;
      endQuote("expandable_blockquote");
      continue;
    }
    if (letter === "[" || source.startsWith("![", at)) {
      open.push({ ...link, offset: text.length, byte: byte(at) });
      at += letter === "[" ? 1 : 2;
      continue;
    }
    if (letter === "]" && inside?.mark === "[") {
      open.pop();
      at++;
      const address = readAddress();
      const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(address)?.[1];
      if (emoji !== undefined) add("custom_emoji", inside.offset, { custom_emoji_id: emoji });
      else if (address !== "") add("text_link", inside.offset, { url: address });
      continue;
    }
    const mark = marks[dialect].find((candidate) => source.startsWith(candidate.mark, at));
    if (mark !== undefined) {
      open.push({ ...mark, offset: text.length, byte: byte(at) });
      at += mark.mark.length;
      // The line break right after the opening of a block is not part of it.
      if (mark.type === "pre" && source[at] === "\n") at++;
      continue;
    }
    if (dialect === "MarkdownV2" && reserved.has(letter))
      fail(`Character '${letter}' is reserved and must be escaped with the preceding '\\'`);
    text += letter;
    at++;
  }
  endQuote("blockquote");
  const last = open.at(-1);
  if (last !== undefined)
    fail(
      dialect === "Markdown"
        ? `Can't find end of the entity starting at byte offset ${last.byte}`
        : `Can't find end of ${last.name} entity at byte offset ${last.byte}`,
    );
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
};
