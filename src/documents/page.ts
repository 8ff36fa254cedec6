/** The sheet that all documents are drawn on: A4, fonts with Cyrillic and Tatar letters. Owns format and fonts, no words. */
import { createRequire } from "node:module";
import Document from "pdfkit";
import { type Instant, msOf } from "../domain/time.js";

const require = createRequire(import.meta.url);

/** Where a font of that name lies. */
export const fontFile = (name: "DejaVuSansCondensed" | "DejaVuSansCondensed-Bold"): string =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Names under which the fonts are known on a sheet. */
export const fonts = { text: "text", bold: "bold" } as const;

/** Left, right and top edges and where the text ends, in points. */
export const margins = { left: 62, right: 62, top: 58, bottom: 72 } as const;

export type Sheet = PDFKit.PDFDocument;

/** What no font draws: marks that change the look of their neighbours, control characters, halves of characters. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cs}\p{Cc}]/gu;

/** Words as they can be printed: line breaks stay, control characters go. */
export const printable = (words: string): string =>
  words
    .replaceAll(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n")
    .split("\n")
    .map((line) => line.replaceAll("\t", " ").replaceAll(invisible, ""))
    .join("\n");

/**
 * Draws a document and answers its bytes: the same for the same drawing and moment. Nothing in it tells who made it.
 * @param about.title shown by readers in their window
 */
export const drawSheet = (
  about: { title: string; at: Instant },
  draw: (sheet: Sheet) => void,
): Promise<Buffer> => {
  const sheet = new Document({
    size: "A4",
    margins,
    bufferPages: true,
    info: { Title: printable(about.title), CreationDate: new Date(msOf(about.at)) },
  });
  sheet.registerFont(fonts.text, fontFile("DejaVuSansCondensed"));
  sheet.registerFont(fonts.bold, fontFile("DejaVuSansCondensed-Bold"));
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    sheet.on("data", (chunk: Buffer) => chunks.push(chunk));
    sheet.on("end", () => resolve(Buffer.concat(chunks)));
    sheet.on("error", reject);
  });
  draw(sheet);
  sheet.end();
  return done;
};
