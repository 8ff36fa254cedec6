/** Draws a supervisors' board as PNG: data in, bytes out. Owns its look: read on a phone, calm, the same without colours. */
import type { BoardPicture, BoardRow, BoardTalks } from "../domain/desk/board-picture.js";
import type { Level } from "../domain/tickets.js";
import { box, clipped, drawPicture, type Piece, shape, widthOf, words, wrapped } from "./picture.js";

const width = 400;
const edge = 20;
const inner = width - 2 * edge;
const gap = 10;
const size = { title: 20, section: 15, text: 14.5, small: 12.5, wait: 12, count: 30 } as const;
const lineHeight = 1.32;

const soft = "#566270";
const rule = "#dfe5eb";
const alarm = "#a63c00";
const calm = "#2f6f9f";

/** Light grounds; the shape says the same as the colour. */
const looks: Record<Level, { fill: string; ink: string }> = {
  imminent: { fill: "#fbe4e0", ink: "#a3281a" },
  high: { fill: "#fdecd8", ink: "#9a5200" },
  elevated: { fill: "#fbf4d4", ink: "#7a6300" },
  standard: { fill: "#e6f2ea", ink: "#2e6b43" },
};
const empty = { fill: "#f4f6f8", ink: "#7b8794" };

type Point = { x: number; y: number };

/** Triangle, diamond, square, dot: from the gravest on. */
const sign = (level: Level, { x, y }: Point, side: number, ink: string): Piece => {
  const half = side / 2;
  switch (level) {
    case "imminent":
      return shape(
        [
          [x, y - half],
          [x + half * 1.1, y + half * 0.85],
          [x - half * 1.1, y + half * 0.85],
        ],
        ink,
      );
    case "high":
      return shape(
        [
          [x, y - half],
          [x + half, y],
          [x, y + half],
          [x - half, y],
        ],
        ink,
      );
    case "elevated":
      return box(
        { x: x - half * 0.85, y: y - half * 0.85, width: side * 0.85, height: side * 0.85 },
        { fill: ink },
      );
    case "standard":
      return box({ x: x - half, y: y - half, width: side, height: side }, { fill: ink, radius: half });
    default:
      return level satisfies never;
  }
};

const tileHeight = 70;
const tileWidth = (inner - gap) / 2;

const tilePieces = ({ level, label, count, wait }: BoardPicture["tiles"][number], at: Point): Piece[] => {
  const look = count === 0 ? empty : looks[level];
  const number = String(count);
  const room = tileWidth - 34 - widthOf(number, { size: size.count, bold: true }) - 18;
  const isLong = widthOf(wait ?? "", { size: size.wait }) > tileWidth - 34 - 14;
  return [
    box({ ...at, width: tileWidth, height: tileHeight }, { fill: look.fill, radius: 8 }),
    sign(level, { x: at.x + 19, y: at.y + 23 }, 14, look.ink),
    words(
      clipped(label, room, { size: size.text, bold: true }),
      { x: at.x + 34, y: at.y + 28 },
      { size: size.text, bold: true, ...(count === 0 ? { fill: soft } : {}) },
    ),
    words(
      number,
      { x: at.x + tileWidth - 14, y: at.y + 37 },
      { size: size.count, bold: count > 0, anchor: "end", fill: count === 0 ? empty.ink : look.ink },
    ),
    ...(wait === undefined
      ? []
      : [
          words(
            clipped(wait, tileWidth - 2 * 14, { size: size.wait }),
            { x: at.x + (isLong ? 14 : 34), y: at.y + 54 },
            { size: size.wait, fill: "#3b4652" },
          ),
        ]),
  ];
};

const rowPieces = ({ label, value, isBad }: BoardRow, y: number): { pieces: Piece[]; bottom: number } => {
  const look = { size: size.text, bold: true };
  const lines = wrapped(value, inner, look);
  const fits = widthOf(label, { size: size.text }) + widthOf(value, look) + 34 <= inner;
  const mark = isBad
    ? [box({ x: edge, y: y + 4, width: 4, height: fits ? 18 : 38 }, { fill: alarm, radius: 2 })]
    : [];
  const x = edge + (isBad ? 12 : 0);
  const fill = isBad ? alarm : undefined;
  const styled = { ...look, ...(fill === undefined ? {} : { fill }) };
  if (fits)
    return {
      pieces: [
        ...mark,
        words(label, { x, y: y + 18 }, { size: size.text }),
        words(value, { x: width - edge, y: y + 18 }, { ...styled, anchor: "end" }),
      ],
      bottom: y + 28,
    };
  return {
    pieces: [
      ...mark,
      words(clipped(label, inner - 12, { size: size.text }), { x, y: y + 18 }, { size: size.text }),
      ...lines.map((line, at) => words(line, { x, y: y + 38 + at * 20 }, styled)),
    ],
    bottom: y + 28 + lines.length * 20,
  };
};

const slot = 13;

/** Slots, full ones first; more than there is room for are full as well. */
const slots = (
  draw: (at: Point, isFull: boolean) => Piece[],
  { filled, of }: BoardTalks["others"],
  at: Point,
): { pieces: Piece[]; right: number } => {
  const count = Math.max(filled, of);
  return {
    pieces: Array.from({ length: count }, (_, index) =>
      draw({ x: at.x + index * (slot + 5), y: at.y }, index < filled),
    ).flat(),
    right: at.x + count * (slot + 5),
  };
};

const square = ({ x, y }: Point, isFull: boolean): Piece[] => [
  box({ x, y, width: slot, height: slot }, { fill: isFull ? calm : "#ffffff", stroke: calm, radius: 3 }),
];

const triangle = ({ x, y }: Point, isFull: boolean): Piece[] => {
  const at = (inset: number): [number, number][] => [
    [x + slot / 2, y + inset * 1.8],
    [x + slot - inset * 1.4, y + slot - inset * 0.8],
    [x + inset * 1.4, y + slot - inset * 0.8],
  ];
  const { ink } = looks.imminent;
  return isFull ? [shape(at(0), ink)] : [shape(at(0), ink), shape(at(1.1), "#ffffff")];
};

const nameWidth = 128;
const talkHeight = 26;

const talkPieces = ({ name, urgent, others, state }: BoardTalks, y: number): Piece[] => {
  const top = y + (talkHeight - slot) / 2;
  const first = slots(triangle, urgent, { x: edge + nameWidth, y: top });
  const rest = slots(square, others, { x: first.right + 6, y: top });
  const room = width - edge - rest.right - 4;
  return [
    words(clipped(name, nameWidth - 8, { size: size.text }), { x: edge, y: y + 18 }, { size: size.text }),
    ...first.pieces,
    ...rest.pieces,
    ...(state === undefined || room < 30
      ? []
      : [
          words(
            clipped(state, room, { size: size.small }),
            { x: width - edge, y: y + 18 },
            { size: size.small, fill: soft, anchor: "end" },
          ),
        ]),
  ];
};

type Block = { pieces: Piece[]; bottom: number };

const section = (title: string, y: number): Block => ({
  pieces: [
    box({ x: edge, y: y + 8, width: inner, height: 1 }, { fill: rule }),
    words(
      clipped(title, inner, { size: size.section, bold: true }),
      { x: edge, y: y + 32 },
      { size: size.section, bold: true },
    ),
  ],
  bottom: y + 42,
});

const paragraph = (text: string, y: number, look: { size: number; fill?: string }): Block => {
  const lines = wrapped(text, inner, look);
  return {
    pieces: lines.map((line, at) =>
      words(line, { x: edge, y: y + look.size + at * look.size * lineHeight }, look),
    ),
    bottom: y + lines.length * look.size * lineHeight + 4,
  };
};

const talksBlock = (talks: NonNullable<BoardPicture["talks"]>, y: number): Block => {
  const head = section(talks.title, y);
  const pieces = [...head.pieces];
  let bottom = head.bottom;
  for (const row of talks.rows) {
    pieces.push(...talkPieces(row, bottom));
    bottom += talkHeight;
  }
  if (talks.more !== undefined) {
    const more = paragraph(talks.more, bottom, { size: size.small, fill: soft });
    pieces.push(...more.pieces);
    bottom = more.bottom;
  }
  const base = bottom + 6;
  const second = edge + slot + 8 + widthOf(talks.urgent, { size: size.small }) + 22;
  pieces.push(
    ...triangle({ x: edge, y: base }, true),
    words(talks.urgent, { x: edge + slot + 8, y: base + 11 }, { size: size.small, fill: soft }),
    ...square({ x: second, y: base }, true),
    words(talks.others, { x: second + slot + 8, y: base + 11 }, { size: size.small, fill: soft }),
  );
  return { pieces, bottom: base + 20 };
};

/** The bytes of the picture. */
export const drawBoard = (board: BoardPicture): Promise<Buffer> => {
  const pieces: Piece[] = [];
  const add = ({ pieces: more, bottom }: Block): number => {
    pieces.push(...more);
    return bottom;
  };
  const titles = wrapped(board.title, inner, { size: size.title, bold: true });
  let y = edge;
  for (const line of titles) {
    pieces.push(words(line, { x: edge, y: y + size.title }, { size: size.title, bold: true }));
    y += size.title * lineHeight;
  }
  y = add(paragraph(board.asOf, y + 2, { size: size.small, fill: soft }));
  y = add(section(board.waiting, y));
  for (const [index, tile] of board.tiles.entries())
    pieces.push(
      ...tilePieces(tile, {
        x: edge + (index % 2) * (tileWidth + gap),
        y: y + Math.floor(index / 2) * (tileHeight + gap),
      }),
    );
  y += Math.ceil(board.tiles.length / 2) * (tileHeight + gap) + 2;
  for (const row of board.rows) y = add(rowPieces(row, y));
  if (board.talks !== undefined) y = add(talksBlock(board.talks, y));
  if (board.lines.length > 0) {
    pieces.push(box({ x: edge, y: y + 8, width: inner, height: 1 }, { fill: rule }));
    y += 18;
  }
  for (const line of board.lines) y = add(paragraph(line, y, { size: size.text }));
  y = add(paragraph(board.foot, y + 6, { size: size.small, fill: soft }));
  return drawPicture({ width, height: y + edge - 6, pieces });
};
