/** Programmes of the regions: all there, nothing claimed without a source, found by place, and refused when wrong. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { REGIONS, type RegionCode } from "../../src/domain/directory/region-data.js";
import { languages } from "../../src/domain/people.js";
import { kindOf, PROGRAMME_KINDS, type ProgrammeKind } from "../../src/domain/programmes/kinds.js";
import type { Programme, Words } from "../../src/domain/programmes/programme-data.js";
import { coverageOf, programmeByKey, programmesFor } from "../../src/domain/programmes/programmes.js";
import { loadRegions, regionsDir } from "../../src/regions.js";

const data = loadRegions();
const { programmes } = data;
const of = (region: RegionCode) => programmes.filter((one) => one.region === region);
const get = (key: string) => {
  const found = programmeByKey(programmes, key);
  if (!found) throw new Error(`no programme ${key}`);
  return found;
};

/** What each regional programme consists of. */
const PROMISED: Record<RegionCode, ProgrammeKind[]> = {
  tatarstan: ["mediation", "play-therapy", "bullying", "baby-goods-rental", "training"],
  vologda: [
    "emergency-accompaniment",
    "school-crisis-team",
    "mediation",
    "home-violence",
    "play-therapy",
    "rehabilitation",
    "early-warning",
    "young-mediator",
    "mentoring",
    "volunteers",
    "action",
  ],
  primorye: ["crisis-centre-place", "psychologist", "follow-up"],
  novosibirsk: ["early-warning"],
  komi: ["early-warning", "training", "library", "psychologist"],
};

/** Numbers as the sources print them. */
const SITES: Record<string, number> = {
  "rt-mediation-rooms": 7,
  "rt-play-therapy": 27,
  "rt-anti-bullying": 7,
  "rt-rental": 4,
  "rt-kazan-psychologist": 16,
  "vo-sos": 27,
  "vo-school-crisis-team": 4,
  "vo-family-mediation": 7,
  "vo-reconciliation": 9,
  "vo-women-crisis-centres": 2,
  "vo-women-support": 3,
  "vo-green-rooms": 3,
  "vo-play-therapy": 2,
};

/** Every object inside a value, the value itself included. */
const objectsIn = (value: unknown): object[] =>
  value === null || typeof value !== "object"
    ? []
    : [value, ...Object.values(value).flatMap((part: unknown) => objectsIn(part))];
const wordsOf = (programme: Programme) =>
  objectsIn(programme).filter((one): one is Words => "ru" in one && typeof one.ru === "string");

describe("what is in the files", () => {
  test.each(REGIONS)("%s has the kinds that its programme promises", (region) => {
    const kinds = new Set(of(region).map(({ kind }) => kind));
    expect(PROMISED[region].filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test("every kind is given somewhere", () => {
    const given = new Set(programmes.map(({ kind }) => kind));
    expect(PROGRAMME_KINDS.filter((kind) => !given.has(kind))).toEqual([]);
  });

  test("every provider exists in the region and may be shown", () => {
    for (const { region, organizations } of data.regions) {
      const shown = new Set(organizations.filter(({ publish }) => publish !== "no").map(({ key }) => key));
      const named = of(region.code).flatMap(({ providers }) => providers);
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((key) => !shown.has(key))).toEqual([]);
    }
  });

  test("every fact that is claimed has a source that is known", () => {
    const sources = new Set(data.sources.map(({ id }) => id));
    const claims = programmes
      .flatMap((programme) => objectsIn(programme))
      .filter((one) => "value" in one || "source" in one)
      .map((one) => ("source" in one && Array.isArray(one.source) ? one.source : []));
    expect(claims.length).toBeGreaterThan(100);
    expect(claims.filter((ids) => ids.length === 0 || !ids.every((id) => sources.has(id)))).toEqual([]);
  });

  test("numbers are those of the sources, the rest is unknown", () => {
    const known = programmes.flatMap(({ key, sites }) => (sites.unknown ? [] : [[key, sites.value]]));
    expect(Object.fromEntries(known)).toEqual(SITES);
  });

  test("numbers do not contradict the directory", () => {
    const organizations = new Map(data.regions.flatMap((one) => one.organizations).map((o) => [o.key, o]));
    const compared = programmes.flatMap(({ ages, capacity, key, providers, services }) => {
      const [only, ...others] = providers;
      if (only === undefined || others.length > 0) return [];
      const offered = organizations.get(only)?.services.filter(({ code }) => services.includes(code)) ?? [];
      const [places] = offered.flatMap((one) => one.capacity?.maximum ?? []);
      const [oldest] = offered.flatMap((one) => one.maximum_age ?? []);
      return [
        ...(places === undefined ? [] : [[key, capacity.unknown ? null : capacity.value.maximum, places]]),
        ...(oldest === undefined ? [] : [[key, ages.unknown ? null : ages.value.to, oldest]]),
      ];
    });
    expect(compared.length).toBeGreaterThan(5);
    expect(compared.filter(([, here, there]) => here !== there)).toEqual([]);
  });

  test("names are in all languages", () => {
    for (const { names, items } of programmes)
      for (const one of [names, ...items.map((item) => item.names)])
        for (const language of languages) expect(one[language], one.ru).toMatch(/\S/);
  });

  test("words are in Russian and English, in Tatarstan in Tatar too", () => {
    for (const programme of programmes)
      for (const words of wordsOf(programme)) {
        expect(words.en, words.ru).toBeDefined();
        if (programme.region === "tatarstan") expect(words.tt, words.ru).toBeDefined();
      }
  });

  test("no contact hides in words: numbers stand with lines and institutions alone", () => {
    const all = programmes.flatMap(wordsOf).flatMap(({ ru, tt = "", en = "" }) => [ru, tt, en]);
    expect(all.filter((text) => /@|https?:|\.ru\b|(?:\d[\s()-]*){5}/.test(text))).toEqual([]);
  });

  test("what a person would ask is told or open, and an open matter has somebody who answers", () => {
    const fatima = get("rt-women-fatima");
    const open = fatima.conditions.filter(({ unknown }) => unknown).map(({ about }) => about);
    expect(open).toEqual(["who", "apply", "cost"]);
    expect(kindOf(fatima.kind).answeredBy).toBe("specialist");
    expect(kindOf("mentoring").answeredBy).toBe("coordinator");
  });

  test("the rental's things are those of the source; how long they are lent is not known", () => {
    const { items, ages, duration } = get("rt-rental");
    expect(items.map(({ key }) => key)).toEqual(["pram", "cot", "walker"]);
    expect([ages.unknown, duration.unknown]).toEqual([true, true]);
    expect(items.every(({ conditions }) => conditions.every(({ unknown }) => unknown))).toBe(true);
  });

  test("a signal about a family is for verified staff alone", () => {
    const signals = programmes.filter(({ kind }) => kind === "early-warning");
    expect(signals.map(({ region }) => region).toSorted()).toEqual(["komi", "novosibirsk", "vologda"]);
    expect(kindOf("early-warning").audience).toEqual(["professional"]);
    expect(signals.every(({ rules }) => rules.includes("verified-staff-only"))).toBe(true);
  });
});

describe("finding", () => {
  const keys = (query: Parameters<typeof programmesFor>[1]) =>
    programmesFor(programmes, query).map(({ key }) => key);

  test.each<[string, Parameters<typeof programmesFor>[1], string[]]>([
    [
      "what is surely given here goes before what may be",
      { region: "tatarstan", municipality: "Альметьевский район", kind: "baby-goods-rental" },
      ["rt-rental", "rt-rental-pilot"],
    ],
    [
      "elsewhere only what the sources leave open",
      { region: "tatarstan", municipality: "Арский район", kind: "baby-goods-rental" },
      ["rt-rental-pilot"],
    ],
    [
      "a room is in seven municipalities and nowhere else",
      { region: "tatarstan", municipality: "Арский район", kind: "mediation" },
      [],
    ],
    [
      "without a municipality everything of the region",
      { region: "tatarstan", kind: "mediation" },
      ["rt-mediation-rooms"],
    ],
    [
      "named centres before services that nobody names",
      { region: "vologda", municipality: "городской округ Череповец", kind: "home-violence" },
      ["vo-women-crisis-centres", "vo-women-support", "vo-green-rooms"],
    ],
    ["never of another region", { region: "komi", kind: "crisis-centre-place" }, []],
  ])("%s", (_, query, expected) => {
    expect(keys(query)).toEqual(expected);
  });

  test("what works goes before what is only planned", () => {
    const here = { region: "primorye", municipality: "Уссурийский городской округ" } as const;
    const found = programmesFor(programmes, here).map(({ status }) => status);
    expect(found.indexOf("active")).toBeLessThan(found.indexOf("planned"));
  });

  test("coverage is yes, no, or to be asked", () => {
    expect(coverageOf(get("vo-bullying-line"), null)).toBe("yes");
    expect(coverageOf(get("rt-rental"), null)).toBe("ask");
    expect(coverageOf(get("rt-rental"), "Арский район")).toBe("no");
    expect(coverageOf(get("ns-early-warning"), "Татарский район")).toBe("yes");
    expect(coverageOf(get("ns-early-warning"), "Баганский район")).toBe("ask");
  });

  test("by key, or null", () => {
    expect(programmeByKey(programmes, "pr-crisis-centre")?.region).toBe("primorye");
    expect(programmeByKey(programmes, "nothing")).toBeNull();
  });
});

describe("a file with a mistake", () => {
  const dir = mkdtempSync(join(tmpdir(), "ryadom-programmes-"));
  afterAll(() => rmSync(dir, { recursive: true }));

  /** What the loader says of `wrong` instead of `right` in the programme of that key, and the line of that place. */
  const told = (programme: string, right: string, wrong: string) => {
    cpSync(regionsDir, dir, { recursive: true });
    const file = `${get(programme).region}/programmes.json`;
    const text = readFileSync(join(dir, file), "utf8");
    const at = text.indexOf(right, text.indexOf(`"key": "${programme}"`));
    expect(at).toBeGreaterThan(0);
    writeFileSync(join(dir, file), text.slice(0, at) + wrong + text.slice(at + right.length));
    const record = of(get(programme).region).findIndex(({ key }) => key === programme) + 1;
    const where = `${file}:${text.slice(0, at).split("\n").length}: record ${record}`;
    try {
      loadRegions(dir);
    } catch (error) {
      return { where, says: String(error) };
    }
    throw new Error("the mistake was not found");
  };

  test.each([
    ["ko-library", '"library" → "libary"', "kind: Invalid option"],
    ["ko-library", '"checked_on" → "checked"', "checked: nobody knows this field"],
    ["ko-library", '"ko-library" → "ko-training"', "key: the key ko-training is already taken"],
    ["ko-rehab-ustkulom", '["sdel-ust"] → []', "capacity, source: what is claimed needs a source"],
    [
      "ko-rehab-ustkulom",
      '"sdel-ust" → "x"',
      "capacity, source, record 1: the source x is not in sources.json",
    ],
    ["ko-rehab-ustkulom", '"ko-ustkulom" → "x"', "providers, record 1: no organization x in this region"],
    ["ko-rehab-ustkulom", '"ko-ustkulom" → "ko-rcrst"', "providers, record 1: ko-rcrst is not to be shown"],
    [
      "ko-rehab-ustkulom",
      '"ko-ustkulom" → "ko-sosnogorsk"',
      "providers, record 1: ko-sosnogorsk is in район Сосногорск, which the territory does not name",
    ],
    [
      "ko-rehab-sosnogorsk",
      '"район Сосногорск" → "x"',
      "territory, municipalities, record 1: no municipality x",
    ],
    [
      "ko-rehab-sosnogorsk",
      '"about": "who" → "about": "help"',
      "conditions, record 2: help is both told and",
    ],
    ["vo-bullying-line", '"vologda-122" → "nsk-opeka"', "lines, record 1: no line nsk-opeka in this region"],
    [
      "vo-reconciliation",
      '"equal-conflicts-only",  → ',
      "rules: mediation needs the rule equal-conflicts-only",
    ],
    ["rt-mediation-rooms", '"value": 7 → "value": "7"', "sites, value: Invalid input: expected number"],
    ["pr-crisis-centre", '"ages": { → "ages": { "unknown": true,', "ages, value: nobody knows this field"],
    ["rt-rental-pilot", '"rv-prokat" → "x"', "period, source, record 2: the source x is not in sources.json"],
  ])("%s: %s is told by line and field", (programme, change, expected) => {
    const [right = "", wrong = ""] = change.split(" → ");
    const { where, says } = told(programme, right, wrong);
    expect(says).toContain(`${where}, ${expected}`);
  });

  test("a name that lacks a language is missed", () => {
    const { says } = told("ko-library", '"tt": "Методик киңәшләр",', "");
    expect(says).toMatch(/komi\/programmes\.json:\d+: record 3, names, tt: Invalid input: expected string/);
  });

  test("what a kind has to tell is missed, and what it cannot have is refused", () => {
    const { says } = told("rt-rental", '"baby-goods-rental"', '"play-therapy"');
    expect(says).toContain("record 4, conditions: dates is neither told nor marked as unknown");
    expect(says).toContain("record 4, items: only a rental lends items");
  });

  test("several are told at once, a missing file too", () => {
    cpSync(regionsDir, dir, { recursive: true });
    rmSync(join(dir, "komi/programmes.json"));
    writeFileSync(join(dir, "vologda/programmes.json"), "[\n{,");
    expect(() => loadRegions(dir)).toThrow("komi/programmes.json:1: the file is missing");
    expect(() => loadRegions(dir)).toThrow("vologda/programmes.json:2: not valid JSON");
  });
});
