/**
 * Draws a poster: one A4 page with a code to scan and few words in one or several languages. Owns how it looks; what it
 * may say was decided before. It has to stand a black-and-white printer and a glance from the other side of a corridor.
 */
import { encode } from "uqr";
import type { Instant } from "../domain/time.js";
import { drawSheet, fonts, printable, type Sheet } from "./page.js";

/** What the poster says in one language. */
export type PosterWords = {
  headline: string;
  lead: string;
  /** What one can come with; undefined when the headline tells it already. */
  topics: string | undefined;
  terms: string;
  steps: readonly string[];
  danger: string;
};

export type Poster = {
  /** What the code to scan says. */
  url: string;
  /** The same way in, short enough to be typed. */
  address: string;
  name: string;
  /** Where it hangs. */
  place: string;
  /** By which those who count tell it from others. */
  label: string;
  /** The first language stands large, the others below it. */
  words: readonly [PosterWords, ...PosterWords[]];
  at: Instant;
};

const ink = "#16242b";
const soft = "#55646c";
const teal = "#1d6a72";
const amber = "#e6a23c";
const tint = "#edf3f3";

const edge = 50;
const width = 595.28 - 2 * edge;
const panel = { top: 292, height: 288 } as const;
const qrSize = 204;
/** The rim that readers need around a code, in its own squares. */
const quiet = 4;

type Style = { font?: string; size: number; color?: string; lineGap?: number; align?: "left" | "right" };

/** Writes words into a column. Answers where the next may begin. */
const write = (sheet: Sheet, words: string, x: number, y: number, column: number, style: Style): number => {
  const { font = fonts.text, size, color = ink, lineGap = size * 0.18, align = "left" } = style;
  sheet.font(font).fontSize(size).fillColor(color);
  sheet.text(printable(words), x, y, { width: column, lineGap, align });
  return sheet.y;
};

/** The largest size, not above `most`, at which words take no more than two lines. */
const fitting = (sheet: Sheet, words: string, column: number, most: number): number => {
  for (let size = most; size > 20; size -= 1) {
    sheet.font(fonts.bold).fontSize(size);
    if (sheet.heightOfString(printable(words), { width: column, lineGap: 0 }) < size * 2.5) return size;
  }
  return 20;
};

/** Two who stand close to each other. */
const drawMark = (sheet: Sheet, x: number, y: number) => {
  sheet.circle(x + 11, y + 11, 11).fill(teal);
  sheet.circle(x + 27, y + 15, 7).fill(amber);
};

/** The code, its squares joined row by row: printers leave white hairs between squares that only touch. */
const drawCode = (sheet: Sheet, url: string, left: number, top: number) => {
  const { data, size } = encode(url, { ecc: "Q", border: 0 });
  const square = qrSize / (size + 2 * quiet);
  sheet.roundedRect(left, top, qrSize, qrSize, 10).fill("#ffffff");
  for (const [row, squares] of data.entries())
    for (let from = 0; from < size; from += 1) {
      if (squares[from] !== true) continue;
      let to = from;
      while (squares[to] === true) to += 1;
      sheet.rect(
        left + (quiet + from) * square,
        top + (quiet + row) * square,
        (to - from) * square,
        square * 1.01,
      );
      from = to;
    }
  sheet.fill("#000000");
};

const drawSteps = (sheet: Sheet, words: Poster["words"], left: number, top: number, column: number) => {
  const [first, ...others] = words;
  const height = 63;
  for (const [index, step] of first.steps.entries()) {
    const y = top + index * height;
    sheet.circle(left + 13, y + 13, 13).fill(teal);
    sheet.font(fonts.bold).fontSize(13).fillColor("#ffffff");
    sheet.text(String(index + 1), left, y + 5.5, { width: 26, align: "center" });
    let next = write(sheet, step, left + 38, y + 4, column - 38, { font: fonts.bold, size: 13, lineGap: 1 });
    for (const other of others)
      next = write(sheet, other.steps[index] ?? "", left + 38, next + 1, column - 38, {
        size: 9.5,
        color: soft,
        lineGap: 0.5,
      });
  }
};

const drawOther = (sheet: Sheet, words: PosterWords, left: number, top: number, column: number) => {
  let y = write(sheet, words.headline, left, top, column, { font: fonts.bold, size: 15, lineGap: 1 });
  y = write(sheet, words.lead, left, y + 5, column, { size: 12 });
  if (words.topics !== undefined) y = write(sheet, words.topics, left, y + 2, column, { size: 12 });
  write(sheet, words.terms, left, y + 5, column, { font: fonts.bold, size: 12, color: teal });
};

/** The poster as a PDF of one page. */
export const drawPoster = (poster: Poster): Promise<Buffer> =>
  drawSheet({ title: poster.name, at: poster.at }, (sheet) => {
    // Nothing flows here: what stands low on the page must not begin another.
    sheet.page.margins = { left: 0, right: 0, top: 0, bottom: 0 };
    const [first, ...others] = poster.words;
    drawMark(sheet, edge, 50);
    write(sheet, poster.name, edge + 44, 48, 200, { font: fonts.bold, size: 20 });
    write(sheet, poster.place, edge + 200, 53, width - 200, { size: 13, color: soft, align: "right" });

    const headline = fitting(sheet, first.headline, width, 46);
    let y = write(sheet, first.headline, edge, 112, width, { font: fonts.bold, size: headline, lineGap: -2 });
    y = write(sheet, first.lead, edge, y + 10, width, { size: 18 });
    if (first.topics !== undefined) write(sheet, first.topics, edge, y + 2, width, { size: 13, color: soft });

    sheet.roundedRect(edge, panel.top, width, panel.height, 18).fill(tint);
    const inset = 26;
    drawCode(sheet, poster.url, edge + inset, panel.top + inset);
    write(sheet, poster.address, edge + inset, panel.top + inset + qrSize + 12, qrSize, {
      font: fonts.bold,
      size: 13,
      color: teal,
    });
    const right = edge + inset + qrSize + 26;
    drawSteps(sheet, poster.words, right, panel.top + inset + 4, edge + width - right - 18);
    write(sheet, first.terms, right, panel.top + inset + qrSize + 12, edge + width - right - 18, {
      font: fonts.bold,
      size: 13,
      lineGap: 0,
    });

    const gap = 30;
    const column = (width - gap * (others.length - 1)) / Math.max(others.length, 1);
    for (const [index, words] of others.entries())
      drawOther(sheet, words, edge + index * (column + gap), panel.top + panel.height + 32, column);

    const foot = 768;
    sheet
      .moveTo(edge, foot)
      .lineTo(edge + width, foot)
      .lineWidth(0.7)
      .stroke("#c7d2d4");
    write(sheet, "112", edge, foot + 10, 40, { font: fonts.bold, size: 13 });
    write(sheet, poster.words.map(({ danger }) => danger).join(" · "), edge + 34, foot + 13, width - 170, {
      size: 9.5,
      color: soft,
    });
    write(sheet, poster.label, edge + width - 130, foot + 15, 130, {
      size: 7,
      color: soft,
      align: "right",
    });
  });
