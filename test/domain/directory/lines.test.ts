/** Help lines: the right numbers for the place, in the order that is safe. */
import { describe, expect, test } from "vitest";
import { isNightAt, type LineQuery, linesFor } from "../../../src/domain/directory/lines.js";
import type { RegionCode } from "../../../src/domain/directory/region-data.js";
import { loadRegions } from "../../../src/regions.js";

const { lines } = loadRegions();
const given = (query: LineQuery) => linesFor(lines, query).map(({ key }) => key);

const clock = (region: RegionCode) =>
  linesFor(lines, { topic: "child", region }).map(({ key, roundTheClock }) => [key, roundTheClock]);

describe("linesFor", () => {
  test("danger begins with 112, then the children's lines, the mobile one first", () => {
    expect(given({ topic: "danger", region: "komi" }).slice(0, 3)).toEqual(["112", "124", "dtd"]);
    expect(given({ topic: "danger" })[0]).toBe("112");
  });

  test("at night 112 leads wherever no line is known to answer round the clock", () => {
    expect(given({ topic: "child", region: "komi", isNight: true })[0]).toBe("112");
    expect(given({ topic: "child", region: "novosibirsk", isNight: true })[0]).toBe("112");
    expect(given({ topic: "child", region: "tatarstan", isNight: true })).toEqual(["124", "dtd"]);
    expect(given({ topic: "child", region: "komi" })).toEqual(["124", "dtd"]);
  });

  test("122 is for bullying in Vologda and nowhere else", () => {
    expect(given({ topic: "bullying", region: "vologda" })[0]).toBe("vologda-122");
    for (const region of ["tatarstan", "primorye", "novosibirsk", "komi", null] as const)
      for (const topic of ["danger", "child", "bullying", "violence", "psychologist", "social"] as const)
        expect(given({ topic, region })).not.toContain("vologda-122");
  });

  test("the guardianship of Novosibirsk is for its own city", () => {
    const city = "городской округ Новосибирск";
    expect(given({ topic: "social", region: "novosibirsk", municipality: city })[0]).toBe("nsk-opeka");
    expect(given({ topic: "social", region: "novosibirsk", municipality: "Татарский район" })).not.toContain(
      "nsk-opeka",
    );
  });

  test("unconfirmed and stale lines are never given, a site without a number may be", () => {
    for (const region of ["tatarstan", "primorye"] as const)
      for (const topic of ["danger", "bullying", "violence", "psychologist"] as const)
        for (const key of [
          "sk123",
          "mchs",
          "detionline",
          "rt-youth",
          "primorye-family-violence",
          "kolybel-vl-2012",
        ])
          expect(given({ topic, region })).not.toContain(key);
    expect(given({ topic: "bullying", region: "komi" })).toContain("travlinet");
  });

  test("hours are promised only where they are known", () => {
    expect(clock("tatarstan")).toEqual([
      ["124", null],
      ["dtd", true],
    ]);
    expect(clock("vologda")).toEqual([
      ["124", null],
      ["dtd", null],
    ]);
  });
});

test("night is the night of the place, not of the server", () => {
  expect(isNightAt("2026-03-01T15:00:00Z", 10)).toBe(true);
  expect(isNightAt("2026-03-01T15:00:00Z", 3)).toBe(false);
  expect(isNightAt("2026-03-01T20:00:00Z", 3)).toBe(true);
  expect(isNightAt("2026-03-01T04:59:00Z", 3)).toBe(true);
  expect(isNightAt("2026-03-01T05:00:00Z", 3)).toBe(false);
});
