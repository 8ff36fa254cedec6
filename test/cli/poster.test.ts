import { inflateSync } from "node:zlib";
import decodeQr from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { filedDirectory, linkOf, makePoster } from "../../src/cli/poster.js";
import { readLink } from "../../src/domain/links.js";
import { NEEDS } from "../../src/domain/needs.js";

const at = "2026-11-22T09:00:00.000Z";
const bot = "ryadom_bot";

/** What a page's drawing is made of: its operators, unpacked. */
const drawingOf = (pdf: Buffer): string => {
  const parts: string[] = [];
  for (let from = 0; ; ) {
    const begin = pdf.indexOf("stream\n", from);
    if (begin < 0) return parts.join("\n");
    const end = pdf.indexOf("\nendstream", begin);
    try {
      parts.push(inflateSync(pdf.subarray(begin + 7, end)).toString("latin1"));
    } catch {
      // Fonts and the like are packed in ways of their own.
    }
    from = end + 10;
  }
};

/** The page as a camera sees it, as far as it is made of rectangles: black where one was drawn. */
const photo = (pdf: Buffer, scale = 4) => {
  const [width, height] = [Math.ceil(595.28 * scale), Math.ceil(841.89 * scale)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const number = String.raw`(-?[\d.]+)`;
  const rectangles = drawingOf(pdf).matchAll(
    new RegExp(`^${number} ${number} ${number} ${number} re$`, "gm"),
  );
  let drawn = 0;
  for (const [, ...values] of rectangles) {
    const [x = 0, y = 0, w = 0, h = 0] = values.map(Number);
    drawn += 1;
    for (let row = Math.round(y * scale); row < Math.round((y + h) * scale); row += 1)
      for (let column = Math.round(x * scale); column < Math.round((x + w) * scale); column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return { image: { width, height, data }, drawn };
};

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length;

describe("a poster", () => {
  test.each([
    { region: "tatarstan", place: "Казань", need: "violence" },
    { programme: "rt-rental", place: "Альметьевск" },
    { region: "komi", need: "psychologist", languages: "ru,en" },
    { programme: "vo-school-crisis-team", place: "Череповец", languages: "ru" },
  ])("$region $place $need $programme: a camera reads from it what it opens", async (options) => {
    const { pdf, url, code } = await makePoster(options, bot, at);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pagesOf(pdf)).toBe(1);
    const { image, drawn } = photo(pdf);
    expect(drawn).toBeGreaterThan(100);
    expect(decodeQr(image)).toBe(url);
    expect(url).toBe(`https://t.me/${bot}?start=${code}`);
    const directory = filedDirectory();
    expect(readLink(directory, code)).toEqual(readLinkOf(options));
  });

  const readLinkOf = (options: Parameters<typeof linkOf>[1]) =>
    Object.fromEntries(
      Object.entries(linkOf(filedDirectory(), options)).filter(([, value]) => value !== undefined),
    );

  test("a smudged code still opens", async () => {
    const { pdf, url } = await makePoster({ place: "Казань", need: "rental" }, bot, at);
    const { image } = photo(pdf);
    const { width, data } = image;
    // A thumb's print on the middle of the code.
    const [left, top, size] = [(50 + 26 + 84) * 4, (292 + 26 + 84) * 4, 40 * 4];
    for (let row = top; row < top + size; row += 1)
      data.fill(255, (row * width + left) * 4, (row * width + left + size) * 4);
    expect(decodeQr(image)).toBe(url);
  });

  test("what it says is the same for whatever a child could be known by", async () => {
    /** All text on the page is glyph numbers of subset fonts: the same words draw the same glyphs. */
    const said = async (need: string) => {
      const { pdf } = await makePoster({ region: "tatarstan", place: "Казань", need }, bot, at);
      const shown = drawingOf(pdf).match(/\[<[0-9a-f<> .-]+\] TJ/g) ?? [];
      // The last line is the poster's own number.
      return shown.slice(0, -1);
    };
    const [first = [], ...others] = await Promise.all(
      NEEDS.filter((need) => need !== "rental").map((need) => said(need)),
    );
    expect(first.length).toBeGreaterThan(20);
    for (const other of others) expect(other).toEqual(first);
    expect(await said("rental")).not.toEqual(first);
  });
});

describe("what cannot be printed is said in one sentence", () => {
  test.each([
    [{}, /--region, --place or --programme/],
    [{ region: "moscow" }, /--region must be one of/],
    [{ region: "komi", need: "pizza" }, /--need must be one of/],
    [{ programme: "rt-nothing" }, /no programme called "rt-nothing"/],
    [{ programme: "rt-rental", region: "komi" }, /rt-rental is in tatarstan, not in komi/],
    [{ programme: "rt-rental", need: "rental" }, /one of them/],
    [{ region: "komi", place: "Казань" }, /no place called "Казань" is known in komi/],
    [
      { programme: "rt-mediation-rooms", place: "Альметьевск" },
      /rt-mediation-rooms is not given in Альметьевский/,
    ],
    [{ place: "Москва" }, /no place called "Москва"/],
    [{ place: "Казань", languages: "ru,de" }, /--languages must be some of/],
  ])("%j", async (options, expected) => {
    await expect(makePoster(options, bot, at)).rejects.toThrow(expected);
  });

  test("the bot's name", async () => {
    await expect(makePoster({ place: "Казань" }, "а б", at)).rejects.toThrow(/--bot/);
  });
});
