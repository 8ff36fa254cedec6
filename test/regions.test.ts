/** The region files: complete, true to the digit, and refused with a readable error when they are wrong. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { BrokenFiles } from "../src/domain/json-fault.js";
import { loadRegions, regionsDir, stableId } from "../src/regions.js";

const data = loadRegions();
const organizations = data.regions.flatMap((region) => region.organizations);

/** Dialled by hand from the sources; a wrong digit here is the worst defect of all. */
const DIALLED: Record<string, string> = {
  "112": "112",
  "102": "102",
  "103": "103",
  "101": "101",
  dtd: "88002000122",
  "124": "124",
  sk123: "123",
  mchs: "84959895050",
  detionline: "88002500015",
  "shkola-bez-bullinga": "88002224040",
  "rt-youth": "88005552220",
  "vologda-122": "122",
  "primorye-family-violence": "84232902011",
  "nsk-opeka": "73832274404",
  "rt-sk-info": "78432033038",
  "kolybel-vl-2012": "84232541444",
};

const DIALLED_AT: Record<string, string> = {
  "vo-min": "78172230136",
  "ns-raduga": "73832719939",
  "ns-nadezhda": "73832665101",
};

describe("what is in the files", () => {
  test("all lines and institutions are there", () => {
    expect(data.lines).toHaveLength(20);
    expect(organizations).toHaveLength(65);
    const count = (publish: string) => organizations.filter((record) => record.publish === publish).length;
    expect([count("yes"), count("after-check"), count("no")]).toEqual([27, 32, 6]);
  });

  test("every number of a line is what has to be dialled", () => {
    const numbers = data.lines.flatMap(({ key, digits }) => (digits === null ? [] : [[key, digits]]));
    expect(Object.fromEntries(numbers)).toEqual(DIALLED);
    expect(data.lines.find(({ key }) => key === "dtd")?.number).toBe("8-800-2000-122");
  });

  test("every number of an institution is what has to be dialled", () => {
    const numbers = organizations.flatMap(({ key, phones }) => phones.map(({ digits }) => [key, digits]));
    expect(Object.fromEntries(numbers)).toEqual(DIALLED_AT);
  });

  test("round the clock is claimed only where it was seen", () => {
    const children = data.lines.find(({ key }) => key === "dtd");
    expect(children?.round_the_clock).toBeNull();
    expect(children?.round_the_clock_regions).toEqual(["tatarstan", "primorye"]);
    expect(data.lines.find(({ key }) => key === "124")?.round_the_clock).toBeNull();
  });

  test("the address of a refuge is not in the repository", () => {
    const refuge = organizations.find(({ key }) => key === "ns-nadezhda");
    expect(refuge?.location.confidential).toBe(true);
    expect(refuge?.location.address).toBeNull();
  });
});

describe("ids", () => {
  test("are UUIDs of version 5 and depend on table and key alone", () => {
    const id = stableId("organization", "rt-almet-opeka");
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(stableId("organization", "rt-almet-opeka")).toBe(id);
    expect(stableId("location", "rt-almet-opeka")).not.toBe(id);
  });
});

describe("a file with a mistake", () => {
  const dir = mkdtempSync(join(tmpdir(), "ryadom-regions-"));
  afterAll(() => rmSync(dir, { recursive: true }));

  const withChange = (file: string, change: (text: string) => string) => {
    cpSync(regionsDir, dir, { recursive: true });
    const text = readFileSync(join(dir, file), "utf8");
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(join(dir, file), changed);
    return () => loadRegions(dir);
  };
  const lineWith = (file: string, part: string) =>
    readFileSync(join(dir, file), "utf8")
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1;

  test("a digit lost is found, with file, line and field", () => {
    const load = withChange("novosibirsk/organizations.json", (text) =>
      text.replace("73832719939", "7383271993"),
    );
    const line = lineWith("novosibirsk/organizations.json", "7383271993");
    expect(load).toThrow(`novosibirsk/organizations.json:${line}: record 1, phones, record 1, digits:`);
  });

  test("an unknown service, source, municipality or field is found", () => {
    expect(
      withChange("komi/organizations.json", (text) => text.replace('"family_mfc"', '"family_mcf"')),
    ).toThrow("komi/organizations.json:");
    expect(withChange("komi/organizations.json", (text) => text.replace('"komi-tg"', '"nobody"'))).toThrow(
      "nobody",
    );
    expect(
      withChange("komi/organizations.json", (text) => text.replace("район Сосногорск", "район Сосногорка")),
    ).toThrow("no municipality район Сосногорка");
    expect(withChange("komi/organizations.json", (text) => text.replace('"publish"', '"published"'))).toThrow(
      "published",
    );
  });

  test("its sentence comes without a stack of our own code", () => {
    expect(withChange("sources.json", () => "[")).toThrow(BrokenFiles);
  });

  test("all problems are told at once", () => {
    const load = withChange("vologda/lines.json", (text) =>
      text.replace('"digits": "122"', '"digits": "12"').replace('"helpline-bullying"', '"bullying"'),
    );
    expect(load).toThrow("vologda/lines.json:");
    expect(withChange("sources.json", () => "[")).toThrow("sources.json:1: not valid JSON");
    // The engine names no position for this one.
    const rules = lineWith("komi/programmes.json", '"rules": [');
    expect(withChange("komi/programmes.json", (text) => text.replace(/"rules": \[/, '"rules": [,'))).toThrow(
      `komi/programmes.json:${rules}: not valid JSON`,
    );
  });
});
