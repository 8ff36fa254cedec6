/** The files of papers: what is wrong in one is told with its file, line and field. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadRegions, regionsDir } from "../src/regions.js";

describe("library.json", () => {
  const dir = mkdtempSync(join(tmpdir(), "library-"));
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = "komi/library.json";
  const withChange = (from: string, to: string) => {
    cpSync(regionsDir, dir, { recursive: true });
    const text = readFileSync(join(dir, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
    return () => loadRegions(dir);
  };

  test("as it is: only what a source names, and no title that none tells", () => {
    const { library } = loadRegions();
    const [paper] = library.filter(({ region }) => region === "komi");
    expect(paper).toMatchObject({ key: "ko-recommendations", title: null, link: null });
    expect(paper?.from.join()).toMatch(/Коми/);
    expect(library.every(({ source, from }) => from.length === source.length)).toBe(true);
  });

  test.each([
    ['"fond-komi"', '"nobody"', "komi/library.json:8: record 1, source, record 1: the source nobody"],
    ['"source": ["fond-komi"]', '"source": []', "komi/library.json:8: record 1, source: what is claimed"],
    ['"specialists"', '"experts"', "komi/library.json:6: record 1, audience, record 1:"],
    ['"link": null', '"link": "http://x"', "komi/library.json:7: record 1, link:"],
    ['"title": null', '"titel": null', "komi/library.json:4: record 1, titel: nobody knows this field"],
    ['"ko-recommendations"', '"ko-library"', "komi/library.json:3: record 1, key: the key ko-library is"],
    ['"key": ', '"key" ', "komi/library.json:3: not valid JSON"],
  ])("%s → %s", (from, to, told) => {
    expect(withChange(from, to)).toThrow(told);
  });
});
