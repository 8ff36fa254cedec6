/** Draws a heat map as PNG: data in, bytes out. Owns its look: read on a phone, printed in grey, seen without red or green. */
import type { HeatMap, LegendEntry, Shade, Tile } from "../domain/heat-map.js";
import { box, clipped, drawPicture, type Piece, widthOf, words, wrapped } from "./picture.js";

const edge = 24;
const gap = 2;
const rowHeight = 25;
const inset = 8;
/** A little more room after so many rows: the eye finds its line again. */
const together = 5;
const breath = 6;
const size = {
  title: 20,
  lead: 13,
  head: 12,
  label: 12.5,
  tile: 12,
  mark: 11,
  legend: 12,
  foot: 11,
} as const;
const lineHeight = 1.3;
const widest = { label: 260, column: 104 } as const;
const narrowestColumn = 72;

const soft = "#55606c";
const alarm = "#a63c00";
/** Lightness alone tells them apart. */
const shades: Record<Shade, { fill: string; ink: string; line?: string }> = {
  full: { fill: "#0b4a8f", ink: "#ffffff" },
  near: { fill: "#8fbfe6", ink: "#10243a" },
  far: { fill: "#e3ebf3", ink: "#3c4854" },
  none: { fill: "#ffffff", ink: "#6b7682", line: "#d3d9e0" },
};

type Point = { x: number; y: number };
type Size = { width: number; height: number };

/** Where words stand so that they are in the middle of a line of that height. */
const middle = (y: number, height: number, letters: number) => y + height / 2 + letters * 0.36;

const pill = (text: string, right: number, y: number): { pieces: Piece[]; width: number } => {
  const look = { size: size.mark, bold: true };
  const width = Math.max(18, widthOf(text, look) + 10);
  const height = 17;
  return {
    pieces: [
      box({ x: right - width, y, width, height }, { fill: alarm, radius: 3 }),
      words(
        text,
        { x: right - width / 2, y: middle(y, height, size.mark) },
        { ...look, fill: "#ffffff", anchor: "middle" },
      ),
    ],
    width,
  };
};

const dot = ({ x, y }: Point, shade: Shade): Piece =>
  box({ x: x - 3.5, y: y - 3.5, width: 7, height: 7 }, { fill: shades[shade].ink, radius: 3.5 });

const ground = ({ x, y }: Point, { width, height }: Size, shade: Shade): Piece => {
  const { fill, line } = shades[shade];
  // A line is drawn on the edge, half of it outside.
  return line === undefined
    ? box({ x, y, width, height }, { fill, radius: 2 })
    : box(
        { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 },
        { fill, stroke: line, radius: 2 },
      );
};

const tilePieces = (tile: Tile, at: Point, of: Size): Piece[] => {
  const { ink } = shades[tile.shade];
  const corner =
    tile.corner === undefined ? { pieces: [], width: 0 } : pill(tile.corner, at.x + of.width - 3, at.y + 4);
  const left = tile.dot === true ? 10 : 0;
  const right = corner.width === 0 ? 0 : corner.width + 3;
  const room = of.width - left - right - 2;
  const x = at.x + left + (of.width - left - right) / 2;
  return [
    ground(at, of, tile.shade),
    ...(tile.dot === true ? [dot({ x: at.x + 8, y: at.y + of.height / 2 }, tile.shade)] : []),
    words(
      clipped(tile.text, room, { size: size.tile }),
      { x, y: middle(at.y, of.height, size.tile) },
      { size: size.tile, fill: ink, anchor: "middle", bold: tile.shade === "full" },
    ),
    ...corner.pieces,
  ];
};

/** Lines of words below each other, and where they end. */
const paragraph = (
  lines: readonly string[],
  { x, y }: Point,
  look: { size: number; bold?: boolean; fill?: string },
): { pieces: Piece[]; bottom: number } => ({
  pieces: lines.map((line, at) => words(line, { x, y: y + look.size + at * look.size * lineHeight }, look)),
  bottom: y + lines.length * look.size * lineHeight,
});

const mark = (entry: LegendEntry, at: Point, swatch: Size): Piece[] => {
  switch (entry.of) {
    case "shade":
      return [ground(at, swatch, entry.shade)];
    case "corner":
      return pill("3", at.x + swatch.width, at.y).pieces;
    case "dot":
      return [dot({ x: at.x + swatch.width / 2, y: at.y + swatch.height / 2 }, "far")];
    case "sign":
      return [
        words(
          entry.sign,
          { x: at.x + swatch.width / 2, y: middle(at.y, swatch.height, size.tile) },
          { size: size.tile, anchor: "middle" },
        ),
      ];
    default:
      return entry satisfies never;
  }
};

/** What the shades and marks mean, in two columns. */
const legendPieces = (legend: readonly LegendEntry[], at: Point, width: number) => {
  const swatch = { width: 26, height: 17 };
  const column = width / 2;
  const room = column - swatch.width - 24;
  let y = at.y;
  const pieces: Piece[] = [];
  for (let index = 0; index < legend.length; index += 2) {
    const rows = legend.slice(index, index + 2).map((entry, side) => {
      const corner = { x: at.x + side * column, y };
      const lines = wrapped(entry.text, room, { size: size.legend });
      const text = paragraph(lines, { x: corner.x + swatch.width + 10, y: y + 1 }, { size: size.legend });
      pieces.push(...mark(entry, corner, swatch), ...text.pieces);
      return text.bottom;
    });
    y = Math.max(y + swatch.height, ...rows) + 6;
  }
  return { pieces, bottom: y };
};

/** The bytes of one picture with all rows; `pagesOf` tells how many are read on one. */
export const drawHeatMap = (map: HeatMap): Promise<Buffer> => {
  const labels = [map.sums.label, ...map.rows.map(({ label }) => label)];
  const labelWidth = Math.min(
    widest.label,
    Math.max(...labels.map((label) => widthOf(label, { size: size.label, bold: true }))) + 2 * inset,
  );
  const longestWord = Math.max(
    ...map.columns.flatMap((label) => label.split(/\s+/u)).map((word) => widthOf(word, { size: size.head })),
  );
  const columnWidth = Math.min(widest.column, Math.max(narrowestColumn, longestWord + 12));
  const inner = labelWidth + map.columns.length * (columnWidth + gap);
  const columnAt = (column: number) => edge + labelWidth + gap + column * (columnWidth + gap);

  const title = paragraph(
    wrapped(map.title, inner, { size: size.title, bold: true }),
    { x: edge, y: edge },
    { size: size.title, bold: true },
  );
  const lead = paragraph(
    wrapped(map.lead, inner, { size: size.lead }),
    { x: edge, y: title.bottom + 4 },
    { size: size.lead, fill: soft },
  );

  const heads = map.columns.map((label) => wrapped(label, columnWidth - 4, { size: size.head }));
  const headTop = lead.bottom + 16;
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * size.head * lineHeight;
  const headPieces = heads.flatMap((lines, column) =>
    lines.map((line, at) =>
      words(
        line,
        {
          x: columnAt(column) + columnWidth / 2,
          // Heads stand on their column, however many lines they have.
          y: headTop + headHeight - (lines.length - 1 - at) * size.head * lineHeight - 4,
        },
        { size: size.head, anchor: "middle" },
      ),
    ),
  );

  const sumsTop = headTop + headHeight + 4;
  const rowAt = (row: number) =>
    sumsTop + (row + 1) * (rowHeight + gap) + 4 + Math.floor(row / together) * breath;
  const labelled = (label: string, y: number, bold: boolean) =>
    words(
      clipped(label, labelWidth - inset, { size: size.label, bold }),
      { x: edge, y: middle(y, rowHeight, size.label) },
      { size: size.label, bold },
    );
  const sums = [
    labelled(map.sums.label, sumsTop, true),
    ...map.sums.cells.map((text, column) =>
      words(
        text,
        { x: columnAt(column) + columnWidth / 2, y: middle(sumsTop, rowHeight, size.tile) },
        { size: size.tile, bold: true, anchor: "middle" },
      ),
    ),
  ];
  const rows = map.rows.flatMap(({ label, tiles }, row) => [
    labelled(label, rowAt(row), false),
    ...tiles.flatMap((tile, column) =>
      tilePieces(tile, { x: columnAt(column), y: rowAt(row) }, { width: columnWidth, height: rowHeight }),
    ),
  ]);

  const legend = legendPieces(map.legend, { x: edge, y: rowAt(map.rows.length - 1) + rowHeight + 16 }, inner);
  const foot = paragraph(
    wrapped(map.foot, inner, { size: size.foot }),
    { x: edge, y: legend.bottom + 6 },
    { size: size.foot, fill: soft },
  );
  return drawPicture({
    width: inner + 2 * edge,
    height: foot.bottom + edge,
    pieces: [
      ...title.pieces,
      ...lead.pieces,
      ...headPieces,
      ...sums,
      ...rows,
      ...legend.pieces,
      ...foot.pieces,
    ],
  });
};
