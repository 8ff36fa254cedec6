/** Papers as PDF: the words that went in can be read out again, letter for letter, whatever somebody wrote. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPaper } from "../../src/documents/paper.js";
import type { Paper } from "../../src/domain/paper.js";
import { readPdf } from "./pdf.js";

const paper = (more: Partial<Paper> = {}): Paper => ({
  title: "Заголовок",
  blocks: [],
  foot: "Внизу",
  writtenAt: "2026-11-22T10:00:00.000Z",
  ...more,
});
const drawn = async (more: Partial<Paper>) => readPdf(await drawPaper(paper(more)));

const alphabets = {
  Russian: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
  Tatar: "әөүҗңһ ӘӨҮҖҢҺ рәнҗетәләр җөмлә һөҗүм яңгыр үзәк",
  English: "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  signs: "«» „“ ” – — … № § ± • ‹ › 0123456789 .,:;!?()[]",
};

describe("letters", () => {
  test.each(Object.entries(alphabets))(
    "%s: every letter has its glyph, in text and in headings",
    async (_, words) => {
      const { text, unknown } = await drawn({ title: words, blocks: [{ kind: "text", text: words }] });
      expect(unknown).toBe(0);
      expect(text.split(words).length - 1).toBe(2);
    },
  );

  test("the reader of this test sees a letter that is missing", async () => {
    const { unknown } = await drawn({ blocks: [{ kind: "text", text: "漢字" }] });
    expect(unknown).toBeGreaterThan(0);
  });

  test("marks that no font draws leave no boxes", async () => {
    const { text, unknown } = await drawn({
      blocks: [{ kind: "text", text: "раз\u200dдва\ufe0f три\u0007\ud800" }],
    });
    expect(unknown).toBe(0);
    expect(text).toContain("раздва три");
  });
});

describe("what stands on it", () => {
  test("every kind of block, in order, the foot on every page", async () => {
    const rows: [string, string][] = [["Где", "в классе"]];
    const blocks: Paper["blocks"] = [
      { kind: "heading", text: "Первое" },
      { kind: "text", text: "Второе" },
      { kind: "quote", text: "Третье" },
      { kind: "list", items: ["Четвёртое", "Пятое"] },
      { kind: "record", title: "Шестое", rows },
      { kind: "blank", label: "Седьмое" },
    ];
    const { text, pages } = await drawn({ address: ["Кому", "От кого"], blocks });
    expect(pages).toHaveLength(1);
    expect(text).toMatch(
      /Кому От кого Заголовок Первое Второе Третье 1\. Четвёртое 2\. Пятое Шестое Где в классе Седьмое Внизу/,
    );
    const long = await drawn({
      blocks: Array.from({ length: 40 }, () => ({ kind: "record" as const, title: "Случай", rows })),
    });
    expect(long.pages.length).toBeGreaterThan(1);
    for (const [index, page] of long.pages.entries())
      expect(page).toMatch(new RegExp(`Внизу ${index + 1} / ${long.pages.length}`));
    expect(long.text.match(/Случай/g)).toHaveLength(40);
  });

  test("a quote longer than a page loses nothing", async () => {
    const words = Array.from({ length: 900 }, (_, n) => `слово${n}`).join(" ");
    const { text, pages } = await drawn({ blocks: [{ kind: "quote", text: words }] });
    expect(pages.length).toBeGreaterThan(1);
    expect(text).toContain("слово0 ");
    expect(text).toContain("слово899");
  });

  test("the same paper is the same file, and it does not tell who made it", async () => {
    const [one, two] = [await drawPaper(paper()), await drawPaper(paper())];
    expect(one.equals(two)).toBe(true);
    expect(one.toString("latin1")).not.toMatch(/\/Author/);
  });
});

test("whatever somebody wrote can be drawn: a file that cannot would stop all others", async () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(anything, anything, async (one, two) => {
      const rows: [string, string][] = [[one, two]];
      const blocks: Paper["blocks"] = [
        { kind: "text", text: one },
        { kind: "quote", text: two },
        { kind: "record", title: two, rows },
        { kind: "list", items: [one, two] },
        { kind: "blank", label: one },
      ];
      const file = await drawPaper(paper({ title: one, foot: two, address: [two], blocks }));
      expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    }),
    { numRuns: 40 },
  );
}, 60_000);
