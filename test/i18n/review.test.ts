import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprint, safetyTexts, textsOf } from "../../src/i18n/review.js";

let dir: string;
const write = (file: string, texts: unknown) => writeFileSync(path.join(dir, file), JSON.stringify(texts));
const review = (texts: unknown) => write("reviewed.json", texts);
const words = {
  ru: { title: "Звони:", title_adult: "Звоните:", lines: { "112": "любая беда" } },
  tt: { title: "Шалтырат:", title_adult: "Шалтыратыгыз:", lines: { "112": "теләсә нинди бәла" } },
  en: { title: "Call:", lines: { "112": "any emergency" } },
};
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "ryadom-locales-"));
  for (const language of ["ru", "tt", "en"] as const) {
    mkdirSync(path.join(dir, language));
    write(`${language}/sos.json`, words[language]);
    write(`${language}/staff.json`, { claim: "…" });
  }
  review({});
});
afterEach(() => rmSync(dir, { recursive: true }));

const row = (key: string) => safetyTexts(dir).find((text) => text.key === key);
const by = (text: string) => ({ on: "2025-11-20", by: "Психолог А.", words: fingerprint(text) });

describe("the texts to review", () => {
  test("stand side by side, nested ones too; those of staff are not among them", () => {
    expect(safetyTexts(dir).map(({ key }) => key)).toEqual(["sos:title", "sos:title_adult", "sos:lines.112"]);
    expect(row("sos:lines.112")).toMatchObject({
      ru: "любая беда",
      tt: "теләсә нинди бәла",
      en: "any emergency",
    });
  });

  test("show the usual words where a language has none of its own for adults", () => {
    expect(row("sos:title_adult")).toMatchObject({ ru: "Звоните:", tt: "Шалтыратыгыз:", en: "Call:" });
  });

  test("a text missing in one language is told by its key", () => {
    write("tt/sos.json", { title: "Шалтырат:" });
    expect(() => safetyTexts(dir)).toThrow("No text for sos:lines.112 in tt");
  });

  test("of the product are complete in all languages", () => {
    const keys = new Set(safetyTexts().map(({ key }) => key));
    const calm =
      /^(staff|find|profile|application|enrolment|loan|poster|library|signal|coordinator|coverage|lobby|workbook|hours|deadlines|said|roster|board|tasks):/;
    const expected = [...textsOf("ru").keys()].filter((key) => !calm.test(key));
    expect(expected.filter((key) => !keys.has(key))).toEqual([]);
    expect(expected.length).toBeGreaterThan(100);
  });
});

describe("a review", () => {
  test("counts in its language; all languages make a text reviewed", () => {
    expect(row("sos:title")).toMatchObject({ reviewedIn: [], reviewed: false });
    review({ "sos:title": { tt: by("Шалтырат:") } });
    expect(row("sos:title")).toMatchObject({ reviewedIn: ["tt"], reviewed: false });
    review({ "sos:title": { ru: by("Звони:"), tt: by("Шалтырат:"), en: by("Call:") } });
    expect(row("sos:title")).toMatchObject({ reviewedIn: ["ru", "tt", "en"], reviewed: true });
    expect(row("sos:title_adult")?.reviewed).toBe(false);
  });

  test("ends when the words change", () => {
    review({ "sos:title": { tt: by("Шалтырат:") } });
    write("tt/sos.json", { ...words.tt, title: "Хәзер шалтырат:" });
    expect(row("sos:title")).toMatchObject({ reviewedIn: [], reviewed: false });
  });

  test("of a text that does not exist, or by nobody, is refused", () => {
    review({ "sos:nothing": {} });
    expect(() => safetyTexts(dir)).toThrow("reviewed.json names no safety text: sos:nothing");
    review({ "sos:title": { ru: { ...by("Звони:"), by: "" } } });
    expect(() => safetyTexts(dir)).toThrow("Too small");
  });
});
