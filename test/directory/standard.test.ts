/** The nested export against the schemas of HSDS 3.1: what each record must have, and of what type. */
import { afterAll, expect, test } from "vitest";
import { termWords } from "../../src/cli/term-words.js";
import { exportDirectory } from "../../src/directory/exchange.js";
import { openDirectory } from "../../src/directory.js";
import { rowsOf } from "../../src/domain/directory/dataset.js";
import { KINDS } from "../../src/domain/directory/region-data.js";
import { systemClock } from "../../src/domain/time.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore } from "../../src/store/store.js";
import { createTestDatabase } from "../support/database.js";
import { testKey } from "../support/engine.js";

type Json = { [name: string]: unknown };

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const text = (value: unknown) => typeof value === "string" && value !== "";
const number = (value: unknown) => typeof value === "number";
const date = (value: unknown) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const url = (value: unknown) => typeof value === "string" && URL.canParse(value);
const email = (value: unknown) => typeof value === "string" && /^\S+@\S+\.\S+$/.test(value);
const one = (...of: string[]) => ({ test: (value: unknown) => of.includes(String(value)) }).test;

/** Facts of the standard's schemas: https://docs.openreferral.org/en/v3.1/hsds/schema_reference.html */
const schemas: {
  [name: string]: { required: string[]; types: { [column: string]: (value: unknown) => boolean } };
} = {
  organizations: {
    required: ["name", "description"],
    types: { name: text, description: text, alternate_name: text, website: url, email },
  },
  services: {
    required: ["name", "status"],
    types: {
      name: text,
      status: one("active", "inactive", "defunct", "temporarily closed"),
      minimum_age: number,
      maximum_age: number,
      assured_date: date,
      alert: text,
      eligibility_description: text,
      fees_description: text,
    },
  },
  locations: {
    required: ["location_type"],
    types: {
      location_type: one("physical", "postal", "virtual"),
      latitude: number,
      longitude: number,
      name: text,
    },
  },
  phones: { required: ["number"], types: { number: text, extension: number } },
  schedules: {
    required: [],
    types: { byday: text, opens_at: text, closes_at: text, freq: one("WEEKLY", "MONTHLY"), valid_from: date },
  },
  service_at_locations: { required: [], types: { description: text } },
  service_areas: { required: [], types: { name: text, extent_type: text } },
  attributes: { required: ["taxonomy_term"], types: { link_entity: text } },
  taxonomy_term: { required: ["name", "description"], types: { name: text, description: text, code: text } },
  taxonomy_terms: { required: ["name", "description"], types: { name: text, description: text, code: text } },
  taxonomies: { required: ["name", "description"], types: { name: text, description: text } },
};

/** What of a record and of those inside it the standard does not allow. */
const breaches = (name: string, record: Json): string[] => {
  const schema = schemas[name];
  const own =
    schema === undefined
      ? []
      : [
          ...(uuid.test(String(record["id"])) ? [] : ["id"]),
          ...schema.required.filter((column) => record[column] === undefined || record[column] === null),
          ...Object.entries(schema.types).flatMap(([column, fits]) =>
            record[column] === undefined || fits(record[column])
              ? []
              : [`${column} ${JSON.stringify(record[column])}`],
          ),
        ].map((what) => `${name} ${String(record["key"] ?? record["code"] ?? record["id"])}: ${what}`);
  const inside = Object.entries(record).flatMap(([child, value]) => {
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item: unknown) =>
      typeof item === "object" && item !== null ? breaches(child, item as Json) : [],
    );
  });
  return [...own, ...inside];
};

const database = await createTestDatabase();
const opened = openDatabase(database.url, 4);
afterAll(async () => {
  await opened.close();
  await database.drop();
});

test("every organization, service, place, phone and term of ours has what HSDS 3.1 requires", async () => {
  const store = createStore(opened, createSeal(testKey));
  const now = systemClock.now();
  await openDirectory(store, now);
  const bytes = await exportDirectory(store, "hsds-json", { now, words: termWords() });
  const document = JSON.parse(bytes.toString("utf8")) as Json;
  const organizations = document["organizations"] as Json[];
  expect(organizations.length).toBeGreaterThan(50);
  expect(breaches("document", document)).toEqual([]);
  // A card without a name is called by its kind, as people see it.
  const nameless = rowsOf(await store.directory.dataset(), "organization").filter(
    (row) => (row["name"] ?? null) === null && row["publish"] === "yes",
  );
  const kinds = KINDS.map((kind) => termWords()("kind", kind));
  for (const { id } of nameless)
    expect(kinds).toContain(organizations.find((row) => row["id"] === id)?.["name"]);
  expect(nameless.length).toBeGreaterThan(0);
  // The check itself sees what is missing.
  expect(breaches("services", { id: "x", status: "planned" })).toHaveLength(3);
});
