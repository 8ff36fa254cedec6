/** Every line that is shown stands here a second time, read from its source by hand: a digit that differs fails the build. */
import { describe, expect, test } from "vitest";
import { linesFor } from "../src/domain/directory/lines.js";
import { REGIONS } from "../src/domain/directory/region-data.js";
import { createI18n } from "../src/i18n/i18n.js";
import { loadRegions } from "../src/regions.js";
import { sos } from "../src/views/crisis.js";
import { broken, lineDetails } from "../src/views/lines.js";

/** What may be shown: digits as dialled, and where the line is known to answer round the clock. */
const checked: Record<string, { digits: string | null; roundTheClock: boolean | string[] }> = {
  "112": { digits: "112", roundTheClock: true },
  "101": { digits: "101", roundTheClock: true },
  "102": { digits: "102", roundTheClock: true },
  "103": { digits: "103", roundTheClock: true },
  dtd: { digits: "88002000122", roundTheClock: ["tatarstan", "primorye"] },
  "124": { digits: "124", roundTheClock: false },
  "vologda-122": { digits: "122", roundTheClock: true },
  "nsk-opeka": { digits: "73832274404", roundTheClock: false },
};

const { lines } = loadRegions();
const topics = ["danger", "child", "bullying", "violence", "psychologist", "social"] as const;
const municipalities = [undefined, "городской округ Новосибирск"];
const shown = [...REGIONS, undefined].flatMap((region) =>
  municipalities.flatMap((municipality) =>
    [true, false].flatMap((isNight) =>
      topics.flatMap((topic) =>
        linesFor(lines, { topic, isNight, region: region ?? null, municipality: municipality ?? null }).map(
          (line) => ({
            ...line,
            region,
            topic,
          }),
        ),
      ),
    ),
  ),
);

describe("the lines that anybody can be shown", () => {
  test("are those that were checked, to the digit", () => {
    const differing = shown.filter(({ key, digits, site }) =>
      digits === null ? site === null : checked[key]?.digits !== digits,
    );
    expect(differing.map(({ key, digits }) => `${key}: ${digits}`)).toEqual([]);
  });

  test("are printed as they are dialled", () => {
    for (const { display, digits, key } of shown) {
      if (display === null) continue;
      const plain = display.replaceAll(/\D/g, "").replace(/^[78](?=\d{10}$)/, "");
      expect(plain, key).toBe((digits ?? "").replace(/^[78](?=\d{10}$)/, ""));
    }
  });

  test("promise the whole day only where that is known", () => {
    for (const { key, roundTheClock, region } of shown) {
      const known = checked[key]?.roundTheClock ?? false;
      const expected = Array.isArray(known) ? known.includes(region ?? "") : known;
      expect(roundTheClock === true, `${key} in ${region ?? "no region"}`).toBe(expected);
    }
  });

  test("112 stands before a children's line that is not known to answer round the clock", () => {
    for (const region of [...REGIONS, null]) {
      const [first] = linesFor(lines, { topic: "danger", region, isNight: true });
      expect(first?.key).toBe("112");
      const child = linesFor(lines, { topic: "child", region, isNight: true });
      const isAwake = ["tatarstan", "primorye"].includes(region ?? "");
      expect(child[0]?.key === "112", region ?? "none").toBe(!isAwake);
    }
  });
});

describe.each(["ru", "tt", "en"] as const)("in %s", (language) => {
  const t = createI18n().translator(language, false);
  const here = linesFor(lines, { topic: "danger", region: "tatarstan" });

  test("the screens with numbers are short, numbers stand plain on lines of their own", () => {
    for (const { text } of [sos(t, here), broken(t, here)]) {
      expect(text.length).toBeLessThanOrEqual(600);
      expect(text.split("\n")[1]).toMatch(/^112 — /);
    }
  });

  test("the list says of each line what is known, and never a date that nobody earned", () => {
    const undated = here.map((line) => ({ ...line, checkedOn: null, dialledOn: null }));
    const dialled = here.map((line) => ({
      ...line,
      dialledOn: "2026-03-04",
      recorded: true,
      languages: ["ru", "tt"],
    }));
    const known = lineDetails(t, here, language).text;
    expect(known).toContain(t("sos:details.recordedUnknown"));
    expect(known).toContain(t("sos:details.hoursUnknown"));
    expect(known).toContain(t("sos:details.roundTheClock"));
    const nothing = lineDetails(t, undated, language).text;
    expect(nothing).toContain(t("sos:details.sourceUndated"));
    expect(nothing).not.toMatch(/20[12]\d/);
    const called = lineDetails(t, dialled, language).text;
    expect(called).toContain(t("sos:details.recorded"));
    expect(called).toMatch(/2026/);
    expect(called).toContain("ru, tt");
    // Russian words of the files are not shown to whoever reads another language.
    if (language === "en") expect(`${known}${called}`).not.toMatch(/[а-яё]/i);
  });
});
