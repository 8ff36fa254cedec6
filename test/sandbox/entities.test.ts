/** Parse modes and found entities: offsets in UTF-16 units, as Telegram gives them. */
import { expect, test } from "vitest";
import { place, teen } from "./place.js";

type Row = [
  mode: "HTML" | "MarkdownV2" | "Markdown" | undefined,
  source: string,
  text: string,
  entities: object[],
];

const rows: Row[] = [
  [
    "HTML",
    "🙂 <b>жирно <i>и косо</i></b>",
    "🙂 жирно и косо",
    [
      { type: "bold", offset: 3, length: 12 },
      { type: "italic", offset: 9, length: 6 },
    ],
  ],
  ["HTML", "1 &lt; 2 &amp;&amp; &quot;да&quot; &#1078; &nbsp;", '1 < 2 && "да" ж &nbsp;', []],
  [
    "HTML",
    '<a href="https://ya.ru/?a=1&amp;b=2">дом</a>',
    "дом",
    [{ type: "text_link", offset: 0, length: 3, url: "https://ya.ru/?a=1&b=2" }],
  ],
  [
    "HTML",
    '<pre><code class="language-ts">x = 1</code></pre>',
    "x = 1",
    [{ type: "pre", offset: 0, length: 5, language: "ts" }],
  ],
  [
    "HTML",
    "<blockquote expandable>долго</blockquote> <tg-spoiler>тайна</tg-spoiler>",
    "долго тайна",
    [
      { type: "expandable_blockquote", offset: 0, length: 5 },
      { type: "spoiler", offset: 6, length: 5 },
    ],
  ],
  [
    "HTML",
    "  <u>ровно</u> <s>нет</s> <code>/не_команда</code>  ",
    "ровно нет /не_команда",
    [
      { type: "underline", offset: 0, length: 5 },
      { type: "strikethrough", offset: 6, length: 3 },
      { type: "code", offset: 10, length: 11 },
    ],
  ],
  [
    "MarkdownV2",
    "*жирно _косо_* __линия__ ~нет~ ||тайна|| \\.",
    "жирно косо линия нет тайна .",
    [
      { type: "bold", offset: 0, length: 10 },
      { type: "italic", offset: 6, length: 4 },
      { type: "underline", offset: 11, length: 5 },
      { type: "strikethrough", offset: 17, length: 3 },
      { type: "spoiler", offset: 21, length: 5 },
    ],
  ],
  [
    "MarkdownV2",
    "[дом](https://ya.ru/\\)) `a.b!`",
    "дом a.b!",
    [
      { type: "text_link", offset: 0, length: 3, url: "https://ya.ru/)" },
      { type: "code", offset: 4, length: 4 },
    ],
  ],
  ["MarkdownV2", ">раз\n>два\nтри", "раз\nдва\nтри", [{ type: "blockquote", offset: 0, length: 7 }]],
  ["MarkdownV2", "```ts\nx = 1```", "x = 1", [{ type: "pre", offset: 0, length: 5, language: "ts" }]],
  [
    "Markdown",
    "*жирно* _косо_ и точка.",
    "жирно косо и точка.",
    [
      { type: "bold", offset: 0, length: 5 },
      { type: "italic", offset: 6, length: 4 },
    ],
  ],
  [
    undefined,
    "звони 8 (843) 200-10-10 или https://telefon-doveria.ru/, @ryadom_bot #помощь",
    "звони 8 (843) 200-10-10 или https://telefon-doveria.ru/, @ryadom_bot #помощь",
    [
      { type: "phone_number", offset: 6, length: 17 },
      { type: "url", offset: 28, length: 27 },
      { type: "mention", offset: 57, length: 11 },
      { type: "hashtag", offset: 69, length: 7 },
    ],
  ],
];

test.each(rows)("%s: %s", async (parse_mode, source, text, entities) => {
  const { api } = await place();
  const sent = await api.sendMessage(teen, source, parse_mode === undefined ? {} : { parse_mode });
  expect({ text: sent.text, entities: sent.entities ?? [] }).toEqual({ text, entities });
});

test("given entities are kept, and move with the cut of blank space", async () => {
  const { api } = await place();
  const sent = await api.sendMessage(teen, "  раз два", {
    entities: [{ type: "bold", offset: 2, length: 3 }],
  });
  expect(sent).toMatchObject({ text: "раз два", entities: [{ type: "bold", offset: 0, length: 3 }] });
});
