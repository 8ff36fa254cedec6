/** Reads the words out of a PDF as a reader would: glyphs back to letters by the font's own table. For tests only. */
import { inflateSync } from "node:zlib";

type Objects = Map<number, { head: string; stream: string }>;

const objectsOf = (pdf: Buffer): Objects => {
  const text = pdf.toString("latin1");
  const objects: Objects = new Map();
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const [, id = "", body = ""] = match;
    const begin = body.indexOf("stream\n");
    const head = begin === -1 ? body : body.slice(0, begin);
    const raw = begin === -1 ? "" : body.slice(begin + 7, body.lastIndexOf("\nendstream"));
    const stream = head.includes("/FlateDecode")
      ? inflateSync(Buffer.from(raw, "latin1")).toString("latin1")
      : raw;
    objects.set(Number(id), { head, stream });
  }
  return objects;
};

const fromHex = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** What each glyph of a font stands for. */
const lettersOf = (cmap: string): Map<string, string> => {
  const letters = new Map<string, string>();
  for (const [, first = "0", values = ""] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const from = Number.parseInt(first, 16);
    const list = [...values.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = ""]) =>
      fromHex(hex.replaceAll(" ", "")),
    );
    for (const [index, letter] of list.entries())
      letters.set((from + index).toString(16).padStart(4, "0"), letter);
  }
  return letters;
};

export type ReadPdf = { pages: string[]; text: string; unknown: number };

/** The text of every page, lines joined by spaces; `unknown` counts glyphs that no letter is known for. */
export const readPdf = (pdf: Buffer): ReadPdf => {
  const objects = objectsOf(pdf);
  const refs = (head: string, name: string) =>
    [
      ...(new RegExp(`/${name}\\s*<<([\\s\\S]*?)>>`).exec(head)?.[1] ?? "").matchAll(/\/(\w+) (\d+) 0 R/g),
    ].map(([, key = "", id = ""]) => [key, Number(id)] as const);
  const reference = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]);
  let unknown = 0;
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head }) => {
      const resources = objects.get(reference(head, "Resources"))?.head ?? "";
      const fonts = new Map(
        refs(resources, "Font").map(([name, id]) => {
          const cmap = objects.get(reference(objects.get(id)?.head ?? "", "ToUnicode"))?.stream ?? "";
          return [name, lettersOf(cmap)] as const;
        }),
      );
      const content = objects.get(reference(head, "Contents"))?.stream ?? "";
      let font = new Map<string, string>();
      const lines: string[] = [];
      for (const [, name, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (name !== undefined) font = fonts.get(name) ?? new Map();
        const glyphs = [...(shown ?? "").matchAll(/<([0-9a-f]*)>/gi)].flatMap(
          ([, hex = ""]) => hex.match(/.{4}/g) ?? [],
        );
        unknown += glyphs.filter((glyph) => glyph === "0000" || !font.has(glyph)).length;
        if (shown !== undefined) lines.push(glyphs.map((glyph) => font.get(glyph) ?? "?").join(""));
      }
      return lines.join(" ").replaceAll(/\s+/g, " ");
    });
  return { pages, text: pages.join(" "), unknown };
};
