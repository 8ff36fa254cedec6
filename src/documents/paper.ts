/** Draws a paper as PDF: data in, bytes out. Owns how it looks; what it says was decided by a view. */
import type { Block, Paper } from "../domain/paper.js";
import { drawSheet, fonts, margins, printable, type Sheet } from "./page.js";

const ink = "#1d2733";
const soft = "#5b6775";
const line = "#c9d1da";
const tint = "#f2f5f8";

const size = { title: 17, heading: 11.5, text: 10.5, small: 8.5 } as const;
const gap = 9;

const width = (sheet: Sheet) => sheet.page.width - margins.left - margins.right;
const floor = (sheet: Sheet) => sheet.page.height - margins.bottom;

/** Begins a new page when less than this is left. */
const room = (sheet: Sheet, height: number) => {
  if (sheet.y + height > floor(sheet)) sheet.addPage();
};

const write = (sheet: Sheet, words: string, options: PDFKit.Mixins.TextOptions = {}) =>
  sheet.text(printable(words), { lineGap: 2.5, ...options });

const plainText = (sheet: Sheet) => sheet.font(fonts.text).fontSize(size.text).fillColor(ink);

/** Words that belong to somebody, in a tinted frame; on a new page when they do not fit on this one. */
const quote = (sheet: Sheet, words: string) => {
  plainText(sheet);
  const inset = 12;
  const inner = width(sheet) - 2 * inset;
  const height = sheet.heightOfString(printable(words), { width: inner, lineGap: 2.5 }) + 2 * inset - 4;
  room(sheet, Math.min(height, 300));
  const fits = sheet.y + height <= floor(sheet);
  const top = sheet.y;
  if (fits) {
    sheet.roundedRect(margins.left, top, width(sheet), height, 6).fill(tint);
    plainText(sheet);
  }
  sheet.x = margins.left + inset;
  sheet.y = top + inset;
  write(sheet, words, { width: inner });
  sheet.x = margins.left;
  sheet.y = fits ? top + height : sheet.y;
};

const list = (sheet: Sheet, items: string[]) => {
  for (const [index, item] of items.entries()) {
    room(sheet, 2 * size.text);
    const top = sheet.y;
    sheet.font(fonts.bold).fontSize(size.text).fillColor(soft);
    write(sheet, `${index + 1}.`, { width: 20, lineBreak: false });
    plainText(sheet);
    sheet.x = margins.left + 20;
    sheet.y = top;
    write(sheet, item, { width: width(sheet) - 20 });
    sheet.x = margins.left;
    sheet.y += 2;
  }
};

const record = (sheet: Sheet, { title, rows }: Extract<Block, { kind: "record" }>) => {
  room(sheet, 90);
  sheet
    .moveTo(margins.left, sheet.y)
    .lineTo(margins.left + width(sheet), sheet.y)
    .lineWidth(0.7)
    .stroke(line);
  sheet.y += 7;
  sheet.font(fonts.bold).fontSize(size.text).fillColor(ink);
  write(sheet, title);
  sheet.y += 2;
  const column = 92;
  for (const [label, words] of rows) {
    room(sheet, 2 * size.text);
    const top = sheet.y;
    sheet.font(fonts.text).fontSize(size.text).fillColor(soft);
    write(sheet, label, { width: column - 8, lineBreak: false });
    plainText(sheet);
    sheet.x = margins.left + column;
    sheet.y = top;
    write(sheet, words, { width: width(sheet) - column });
    sheet.x = margins.left;
    sheet.y += 1.5;
  }
};

const blank = (sheet: Sheet, label: string) => {
  room(sheet, 30);
  plainText(sheet);
  const top = sheet.y + 6;
  sheet.text(printable(label), margins.left, top, { lineBreak: false });
  const from = margins.left + sheet.widthOfString(printable(label)) + 8;
  const under = top + size.text + 2;
  sheet
    .moveTo(from, under)
    .lineTo(margins.left + width(sheet), under)
    .lineWidth(0.7)
    .stroke(soft);
  sheet.x = margins.left;
  sheet.y = under + 8;
};

const drawBlock = (sheet: Sheet, block: Block) => {
  switch (block.kind) {
    case "heading":
      room(sheet, 60);
      sheet.y += 5;
      sheet.font(fonts.bold).fontSize(size.heading).fillColor(ink);
      write(sheet, block.text);
      sheet.y += 3;
      return;
    case "text":
      plainText(sheet);
      write(sheet, block.text);
      break;
    case "quote":
      quote(sheet, block.text);
      break;
    case "list":
      list(sheet, block.items);
      break;
    case "record":
      record(sheet, block);
      break;
    case "blank":
      blank(sheet, block.label);
      return;
    default:
      block satisfies never;
  }
  sheet.y += gap;
};

const address = (sheet: Sheet, lines: string[]) => {
  plainText(sheet);
  const left = margins.left + width(sheet) * 0.45;
  for (const words of lines) {
    const top = sheet.y;
    sheet.text(printable(words), left, top, { lineBreak: false });
    const from = left + sheet.widthOfString(printable(words)) + 6;
    const under = top + size.text + 2;
    sheet
      .moveTo(from, under)
      .lineTo(margins.left + width(sheet), under)
      .lineWidth(0.7)
      .stroke(soft);
    sheet.y = under + 9;
  }
  sheet.x = margins.left;
  sheet.y += 16;
};

/** On every page: the foot's words and, when there are several pages, which one this is. */
const feet = (sheet: Sheet, words: string) => {
  const { count } = sheet.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.switchToPage(page);
    // What is written below the margin would begin a page of its own.
    sheet.page.margins = { ...margins, bottom: 0 };
    const top = sheet.page.height - margins.bottom + 22;
    sheet.font(fonts.text).fontSize(size.small).fillColor(soft);
    sheet.text(printable(words), margins.left, top, { width: width(sheet) - 50, height: 26, lineGap: 1.5 });
    if (count > 1)
      sheet.text(`${page + 1} / ${count}`, margins.left + width(sheet) - 50, top, {
        width: 50,
        align: "right",
        lineBreak: false,
      });
  }
};

export const drawPaper = (paper: Paper): Promise<Buffer> =>
  drawSheet({ title: paper.title, at: paper.writtenAt }, (sheet) => {
    if (paper.address !== undefined) address(sheet, paper.address);
    sheet.font(fonts.bold).fontSize(size.title).fillColor(ink);
    write(sheet, paper.title);
    sheet.y += gap;
    for (const block of paper.blocks) drawBlock(sheet, block);
    feet(sheet, paper.foot);
  });
