/**
 * Pictures: shapes and words as SVG, drawn as PNG with our own fonts, whatever the machine has. Owns letters and pixels;
 * knows nothing of what is shown.
 */
import Document from "pdfkit";
import { fontFile, printable } from "./page.js";
import { escaped } from "./xlsx/sheet.js";

/** A piece of a picture, as SVG. */
export type Piece = string;
export type Canvas = { width: number; height: number; pieces: readonly Piece[] };
export type Look = {
  size: number;
  bold?: boolean;
  fill?: string;
  anchor?: "start" | "middle" | "end";
  /** Degrees, about the point where the words stand. */
  turn?: number;
};

const family = "DejaVu Sans";
const fontFiles = { text: fontFile("DejaVuSansCondensed"), bold: fontFile("DejaVuSansCondensed-Bold") };
const ink = "#1d2733";
/** Dots of the picture for one of the drawing: letters stay sharp when somebody looks closer. */
const sharpness = 2;

const rounded = (value: number) => Number(value.toFixed(2));

/** A rectangle, or with `radius` one with round corners. */
export const box = (
  at: { x: number; y: number; width: number; height: number },
  { fill, stroke, radius = 0 }: { fill: string; stroke?: string; radius?: number },
): Piece =>
  `<rect x="${rounded(at.x)}" y="${rounded(at.y)}" width="${rounded(at.width)}" height="${rounded(at.height)}" rx="${radius}" fill="${fill}"${stroke === undefined ? "" : ` stroke="${stroke}"`}/>`;

/** A closed shape through these points. */
export const shape = (points: readonly (readonly [x: number, y: number])[], fill: string): Piece =>
  `<polygon points="${points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ")}" fill="${fill}"/>`;

/** One line of words, standing on `y`. */
export const words = (
  text: string,
  { x, y }: { x: number; y: number },
  { size, bold = false, fill = ink, anchor = "start", turn = 0 }: Look,
): Piece => {
  const weight = bold ? ' font-weight="bold"' : "";
  const turned = turn === 0 ? "" : ` transform="rotate(${turn} ${rounded(x)} ${rounded(y)})"`;
  const [left, base] = [rounded(x), rounded(y)];
  return `<text x="${left}" y="${base}" font-family="${family}" font-size="${size}"${weight} fill="${fill}" text-anchor="${anchor}"${turned}>${escaped(printable(text))}</text>`;
};

// Nothing is written on it: it knows how wide letters are.
const ruler = new Document({ autoFirstPage: false });

/** How wide a line of words will be. */
export const widthOf = (text: string, { size, bold = false }: Pick<Look, "size" | "bold">): number =>
  ruler
    .font(bold ? fontFiles.bold : fontFiles.text)
    .fontSize(size)
    .widthOfString(printable(text));

/** A line that fits: what is too long ends with an ellipsis. */
export const clipped = (text: string, width: number, look: Pick<Look, "size" | "bold">): string => {
  if (widthOf(text, look) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join("").trimEnd()}…`, look) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};

/** Words in lines no wider than that; one word that is wider is clipped. */
export const wrapped = (text: string, width: number, look: Pick<Look, "size" | "bold">): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== "")) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(longer, look) <= width) lines[lines.length - 1] = longer;
    else lines.push(clipped(word, width, look));
  }
  return lines;
};

/** The bytes of the picture, on white. The library is loaded with the first one. */
export const drawPicture = async ({ width, height, pieces }: Canvas): Promise<Buffer> => {
  const { renderAsync } = await import("@resvg/resvg-js");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}">${pieces.join("")}</svg>`;
  const image = await renderAsync(svg, {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: sharpness },
    font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: family },
  });
  return image.asPng();
};
