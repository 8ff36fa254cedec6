/** Where a team works, in anybody's words: what tickets say of their place is meant, or nothing is set. */
import { expect, test } from "vitest";
import { readMunicipalities, readRegion } from "../../../src/domain/desk/team-territory.js";
import { createDirectory } from "../../../src/domain/directory/directory.js";
import { loadRegions } from "../../../src/regions.js";

const directory = createDirectory(loadRegions(), [], []);
const places = (text: string, region?: string) => readMunicipalities(directory, text, region);

test.each([
  ["Казань", ["городской округ Казань"]],
  ["казань, арск", ["городской округ Казань", "Арский район"]],
  ["городской округ Казань", ["городской округ Казань"]],
  ["Арский район", ["Арский район"]],
  ["все", []],
])("«%s» is understood as tickets call it", (text, value) => {
  expect(places(text)).toEqual({ ok: true, value });
});

test("what no place is called is refused, and so is a place outside the team's region", () => {
  expect(places("Абракадабра")).toEqual({ ok: false, unknown: "Абракадабра", near: [] });
  expect(places("Казань, Абракадабра")).toMatchObject({ ok: false, unknown: "Абракадабра" });
  expect(places("Казань", "komi")).toMatchObject({ ok: false, near: ["городской округ Казань"] });
});

test("a region is read by its code or its name", () => {
  for (const text of ["tatarstan", "Татарстан", "татарстан"])
    expect(readRegion(directory, text)).toEqual({ ok: true, value: "tatarstan" });
  expect(readRegion(directory, "все")).toEqual({ ok: true, value: undefined });
  expect(readRegion(directory, "Марс")).toMatchObject({
    ok: false,
    near: expect.arrayContaining(["tatarstan"]),
  });
});
