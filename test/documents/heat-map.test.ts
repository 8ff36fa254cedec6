/** Heat maps: every tile is drawn in its shade with its words, letters are there in all languages, pages stay readable. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { drawHeatMap } from "../../src/documents/heat-map.js";
import { clipped, drawPicture, widthOf, words, wrapped } from "../../src/documents/picture.js";
import { type HeatMap, pagesOf, SHADES } from "../../src/domain/heat-map.js";

type Pixels = { width: number; height: number; at(x: number, y: number): [number, number, number] };

/** A PNG of eight-bit RGBA, unpacked by the book (PNG, 9.2: five filters). */
const readPng = (png: Buffer): Pixels => {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * 4;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const left = x >= 4 ? (out[y * line + x - 4] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * line + x] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (out[(y - 1) * line + x - 4] ?? 0) : 0;
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][filter] ?? 0;
      out[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  const at = (x: number, y: number): [number, number, number] => {
    const from = y * line + x * 4;
    return [out[from] ?? 0, out[from + 1] ?? 0, out[from + 2] ?? 0];
  };
  return { width, height, at };
};

const hex = (color: readonly number[]) =>
  `#${color.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
const count = ({ width, height, at }: Pixels): Map<string, number> => {
  const colors = new Map<string, number>();
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const color = hex(at(x, y));
      colors.set(color, (colors.get(color) ?? 0) + 1);
    }
  return colors;
};

const map = (over: Partial<HeatMap> = {}): HeatMap => ({
  title: "Где какая помощь",
  lead: "Районов: 4",
  columns: ["Психолог", "Юрист"],
  sums: { label: "Всего", cells: ["1 из 4", "0 из 4"] },
  rows: SHADES.map((shade) => ({
    label: shade,
    tiles: [
      { shade, text: "12" },
      { shade, text: "34 км" },
    ],
  })),
  legend: [{ of: "shade", shade: "full", text: "Есть здесь" }],
  foot: "Внизу",
  ...over,
});
/** From the best to the worst; nothing at all is white. */
const fills = ["#0b4a8f", "#8fbfe6", "#e3ebf3"];
const draw = async (over: Partial<HeatMap> = {}) => readPng(await drawHeatMap(map(over)));

describe("a heat map", () => {
  test("shows every shade, and is white around", async () => {
    const picture = await draw();
    const colors = count(picture);
    expect(hex(picture.at(0, 0))).toBe("#ffffff");
    for (const fill of fills) expect(colors.get(fill), fill).toBeGreaterThan(5000);
  });

  test("shades are told apart in grey, from dark to light", () => {
    const grey = [...fills, "#ffffff"].map((color) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        Number.parseInt(color.slice(at, at + 2), 16),
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    const steps = grey.slice(1).map((light, at) => light - (grey[at] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(15);
  });

  test("grows with its rows and columns, and stays readable at 45 of them", async () => {
    const [row] = map().rows;
    if (row === undefined) throw new Error("There is no row.");
    const small = await draw({ rows: [row] });
    const large = await draw({ rows: Array.from({ length: 45 }, () => row) });
    expect(large.width).toBe(small.width);
    // Two dots for one of the drawing: a row of 25 with its gap.
    expect((large.height - small.height) / 44).toBeGreaterThanOrEqual(54);
  });

  test("words in a tile, a corner and a dot each change what is drawn", async () => {
    const bare = { shade: "far", text: "" } as const;
    const ink = async (tile: HeatMap["rows"][number]["tiles"][number]) =>
      count(await draw({ rows: [{ label: "", tiles: [tile, bare] }] }));
    const empty = await ink(bare);
    const worded = await ink({ ...bare, text: "34 км" });
    const cornered = await ink({ ...bare, corner: "7" });
    const dotted = await ink({ ...bare, dot: true });
    const plain = (colors: Map<string, number>) => colors.get("#e3ebf3") ?? 0;
    for (const marked of [worded, cornered, dotted]) expect(plain(marked)).toBeLessThan(plain(empty) - 50);
    expect(cornered.get("#a63c00") ?? 0).toBeGreaterThan(400);
    expect(empty.get("#a63c00")).toBeUndefined();
  });
});

describe("letters", () => {
  const drawn = async (text: string) => {
    const pieces = [words(text, { x: 10, y: 30 }, { size: 20 })];
    return drawPicture({ width: 200, height: 40, pieces });
  };

  test.each(["ә", "ө", "ү", "җ", "ң", "һ", "Ж", "ё"])("%s is no box", async (letter) => {
    // A letter that no font has is drawn as the same box, whichever it is.
    expect((await drawn(letter)).equals(await drawn("漢"))).toBe(false);
    expect((await drawn(letter)).equals(await drawn(""))).toBe(false);
  });

  test("what looks like a tag is words", async () => {
    expect((await drawn("<b>&")).equals(await drawn(""))).toBe(false);
  });

  test("lines are never wider than they may be", () => {
    const look = { size: 12 };
    const text = "Ссора, примирение непроизносимодлинноеслово";
    for (const width of [40, 70, 120])
      for (const line of wrapped(text, width, look)) expect(widthOf(line, look)).toBeLessThanOrEqual(width);
    expect(clipped("Казань", 500, look)).toBe("Казань");
    expect(clipped("городской округ Набережные Челны", 60, look)).toMatch(/^горо.*…$/);
  });
});

test("many rows make pages of like size, each numbered; few make one without a number", () => {
  const row = map().rows[0];
  if (row === undefined) throw new Error("There is no row.");
  const pages = pagesOf(
    map({ rows: Array.from({ length: 100 }, (_, at) => ({ ...row, label: String(at) })) }),
  );
  expect(pages.map(({ title, rows }) => [title, rows.length])).toEqual([
    ["Где какая помощь · 1/3", 34],
    ["Где какая помощь · 2/3", 34],
    ["Где какая помощь · 3/3", 32],
  ]);
  expect(pages.flatMap(({ rows }) => rows.map(({ label }) => Number(label)))).toEqual([...Array(100).keys()]);
  expect(pagesOf(map())).toEqual([map()]);
});
