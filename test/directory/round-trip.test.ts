/** What is exported comes back, byte by byte; what is unknown is kept, what is secret stays. */
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { importFile } from "../../src/cli/directory.js";
import { termWords } from "../../src/cli/term-words.js";
import { exportDirectory } from "../../src/directory/exchange.js";
import { readFrom, writerOf } from "../../src/directory/formats.js";
import { openDirectory } from "../../src/directory.js";
import { type Dataset, rowsOf, TABLE_NAMES } from "../../src/domain/directory/dataset.js";
import { mayApply, planImport } from "../../src/domain/directory/hsds/plan.js";
import { withoutSecrets } from "../../src/domain/directory/hsds/secrets.js";
import { systemClock } from "../../src/domain/time.js";
import { stableId } from "../../src/regions.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore } from "../../src/store/store.js";
import { createTestDatabase } from "../support/database.js";
import { testKey } from "../support/engine.js";
import { asFile, asZip, small } from "./small-package.js";

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

/** A database in which nothing was loaded. */
const newStore = async () => {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url, 4);
  closers.push(async () => {
    await opened.close();
    await database.drop();
  });
  const store = createStore(opened, createSeal(testKey));
  const write = (data: Dataset) =>
    store.transaction(async (slices) => {
      const current = await slices.directory.dataset();
      const plan = planImport(current, data);
      expect(plan.faults.filter(({ stops }) => stops)).toEqual([]);
      await slices.directory.write({ current, records: plan.result, owners: plan.owners }, stableId);
    });
  const clear = () =>
    opened.client.$executeRawUnsafe(
      "truncate organization, location, taxonomy, taxonomy_term, unit, attribute, metadata, directory_record cascade",
    );
  const exported = async (format: string) => {
    const bytes = await writerOf(format)?.(withoutSecrets(await store.directory.dataset()));
    return bytes ?? Buffer.alloc(0);
  };
  return { store, write, clear, exported };
};

const now = systemClock.now();
const formats = [
  ["hsds-csv", "directory.zip"],
  ["hsds-json", "directory.json"],
] as const;

describe("export → import into an empty database → export gives the same bytes", () => {
  test.each(formats)("our own directory as %s", async (format, name) => {
    const { store } = await newStore();
    await openDirectory(store, now);
    const first = await exportDirectory(store, format, { now, words: termWords() });
    const read = await readFrom(asFile(name, first));
    expect(read.faults).toEqual([]);
    expect(rowsOf(read.data, "organization").length).toBeGreaterThan(50);
    const other = await newStore();
    await other.write(read.data);
    expect((await other.exported(format)).equals(first)).toBe(true);
    // Where it came from it is no news: names that the export has made are nobody's words.
    const { lines } = await importFile(store, asFile(name, first), { now });
    expect(lines.at(-1)).toBe("The directory already says all of it.");
    const services = rowsOf(await store.directory.dataset(), "service");
    expect(services.some((row) => (row["name"] ?? null) === null)).toBe(true);
  });

  test("a name that somebody writes over a made one is kept, and nothing else with it", async () => {
    const { store } = await newStore();
    await openDirectory(store, now);
    const bytes = await exportDirectory(store, "hsds-json", { now, words: termWords() });
    const made = "психолог, Центр «Виктория»";
    const text = bytes.toString("utf8");
    const name = /"name": "(психолог, [^"]+)"/.exec(text.replaceAll('\\"', "'"))?.[1] ?? made;
    const edited = text.replace(`"name": "${name}"`, '"name": "Кабинет психолога"');
    expect(edited).not.toBe(text);
    const { lines } = await importFile(store, asFile("directory.json", edited), { now });
    expect(lines.filter((line) => line.startsWith("  service "))).toHaveLength(1);
    expect(lines).toContain("Changes: 1");
    expect(lines.join("\n")).toMatch(/name: null → Кабинет психолога/);
  });

  test("random directories, with foreign ids, links that lead nowhere and columns nobody knows", async () => {
    const one = await newStore();
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(directories, async (data) => {
        if (!mayApply(planImport({}, data))) return;
        applied += 1;
        await one.clear();
        await one.write(data);
        for (const [format, name] of formats) {
          const first = await one.exported(format);
          const back = await readFrom(asFile(name, first));
          await one.clear();
          await one.write(back.data);
          expect((await one.exported(format)).toString("latin1")).toBe(first.toString("latin1"));
        }
      }),
      { numRuns: 40 },
    );
    expect(applied).toBeGreaterThan(20);
  }, 120_000);
});

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => `я${text.replaceAll(/[\p{Cc}\p{Cs}]/gu, "\n\r")}`);
const said = fc.option(words, { nil: null });
const id = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 6 }).map((text) => `№${text.replaceAll(/[\p{Cc}\s]/gu, "")}`),
);
const flag = fc.boolean();

/** Directories whose links mostly lead somewhere. */
const directories: fc.Arbitrary<Dataset> = fc
  .record({
    organizations: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    services: fc.uniqueArray(id, { maxLength: 5 }),
    locations: fc.uniqueArray(id, { maxLength: 5 }),
    rows: fc.array(
      fc.record({
        id,
        text: said,
        other: said,
        secret: flag,
        number: fc.double({ noNaN: true, noDefaultInfinity: true }),
        pick: fc.nat(9),
        publish: fc.constantFrom("yes", "no", "after-check"),
      }),
      { minLength: 5, maxLength: 12 },
    ),
  })
  .map(({ organizations, services, locations, rows }) => {
    const at = <T>(list: readonly T[], index: number): T | undefined =>
      list[index % Math.max(1, list.length)];
    const row = (index: number) =>
      at(rows, index) ??
      rows[0] ?? { id: "", text: null, other: null, secret: false, number: 0, pick: 0, publish: "yes" };
    const unique = rows.filter((one, index) => rows.findIndex(({ id: same }) => same === one.id) === index);
    return {
      organization: organizations.map((one, index) => ({
        id: one,
        name: `О ${row(index).text}`,
        description: row(index).other,
        publish: row(index).publish,
        notes: row(index).text,
        цвет: row(index).other,
        parent_organization_id:
          at(organizations, index + 1) === one ? null : (at(organizations, index + 1) ?? null),
        source: ["a", "b-c"],
      })),
      program: unique
        .slice(0, 2)
        .map((one) => ({ id: one.id, organization_id: at(organizations, one.pick) ?? null, name: one.text })),
      service: services.map((one, index) => ({
        id: one,
        organization_id: at(organizations, index) ?? null,
        name: row(index).text,
        minimum_age: index % 2 === 0 ? 7.5 : 3,
        maximum_age: 17,
        assurer_email: "who@example.org",
        program_id: row(index).id,
      })),
      location: locations.map((one, index) => ({
        id: one,
        location_type: "physical",
        organization_id: row(index).secret ? null : (at(organizations, index) ?? null),
        name: row(index).text,
        confidential: row(index + 1).secret,
        latitude: row(index).pick * 20,
        longitude: row(index).number % 180,
        описание: row(index).other,
      })),
      service_at_location: services.flatMap((service, index) => {
        const location = at(locations, index);
        return location === undefined
          ? []
          : [
              {
                id: `${service} ${index}`,
                service_id: service,
                location_id: location,
                description: row(index).other,
              },
            ];
      }),
      address: locations.map((one, index) => ({
        id: `a${index}`,
        location_id: one,
        address_1: row(index).text,
        city: "Казань",
        address_type: "physical",
        confidential: row(index).secret,
      })),
      phone: unique.map((one, index) => ({
        id: one.id,
        number: `+7 900 000-00-0${index % 10}`,
        organization_id: at(organizations, one.pick) ?? null,
        contact_id: one.secret ? "nobody" : null,
        extension: one.pick,
        description: one.text,
      })),
      service_capacity: unique.slice(0, 3).map((one) => ({
        id: one.id,
        service_id: at(services, one.pick) ?? "nothing",
        available: one.number,
        updated: "2026-11-01",
      })),
      metadata: unique.map((one, index) => ({
        id: one.id,
        resource_id: at(organizations, one.pick) ?? null,
        resource_type: index % 2 === 0 ? "organization" : "wish",
        field_name: one.secret ? "notes" : "name",
        previous_value: one.text,
        replacement_value: one.other,
        updated_by: "somebody",
      })),
      funding: unique.slice(0, 2).map((one) => ({
        id: one.id,
        organization_id: at(organizations, one.pick) ?? null,
        source: one.other,
      })),
    };
  });

describe("what comes in", () => {
  test("a small package of the standard is kept whole: unknown columns, foreign ids, tables that nobody here reads", async () => {
    const { write, exported, store } = await newStore();
    const { data, faults } = await readFrom(await asZip(small));
    expect(faults).toEqual([]);
    await write(data);
    const kept = await store.directory.dataset();
    for (const table of TABLE_NAMES)
      for (const row of rowsOf(data, table))
        expect(rowsOf(kept, table).find((one) => one["id"] === row["id"])).toMatchObject(
          Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
        );
    const back = await readFrom(asFile("directory.json", await exported("hsds-json")));
    expect(rowsOf(back.data, "organization").map((row) => row["colour"] ?? null)).toEqual(["green", null]);
    expect(rowsOf(back.data, "service").map((row) => row["program_id"] ?? null)).toEqual(["p-1", null]);
    expect(rowsOf(back.data, "program")).toMatchObject([{ id: "p-1", name: "Вместе" }]);
  });

  test("what comes without saying whether it may be shown waits for a person; times and digits are put in our shape", async () => {
    const { data } = await readFrom(await asZip(small));
    const { result } = planImport({}, data);
    expect(rowsOf(result, "organization").map((row) => row["publish"])).toEqual([
      "after-check",
      "after-check",
    ]);
    expect(rowsOf(result, "phone").map((row) => row["digits"])).toEqual(["78432000001", "78172200002"]);
    expect(rowsOf(result, "schedule").map((row) => row["opens_at"])).toEqual(["09:00", "20:00"]);
  });
});

describe("what goes out", () => {
  const refuge: Dataset = {
    organization: [
      { id: "open", name: "Открыто", publish: "yes", notes: "тайная заметка" },
      { id: "hidden", name: "Скрыто", publish: "no" },
      { id: "refuge", name: "Приют", publish: "yes" },
    ],
    taxonomy: [{ id: "kind", name: "kind" }],
    taxonomy_term: [{ id: "shelter", code: "women_crisis", taxonomy_id: "kind" }],
    attribute: [{ id: "t", link_id: "refuge", link_entity: "organization", taxonomy_term_id: "shelter" }],
    service: [
      { id: "s1", organization_id: "open", name: "Помощь", assurer_email: "checker@example.org" },
      { id: "s2", organization_id: "hidden", name: "Тайная служба" },
    ],
    location: [
      { id: "l1", organization_id: "open", latitude: 55.1, longitude: 49.1, confidential: true },
      {
        id: "l2",
        organization_id: "refuge",
        latitude: 56.2,
        longitude: 50.2,
        transportation: "от метро налево",
      },
      { id: "l3", organization_id: null, latitude: 57.3, longitude: 51.3 },
      { id: "l4", organization_id: "open", latitude: 58.4, longitude: 52.4 },
    ],
    service_at_location: [
      { id: "x1", service_id: "s1", location_id: "l1" },
      { id: "x2", service_id: "s2", location_id: "l3" },
    ],
    address: [
      { id: "a1", location_id: "l1", address_1: "Тайная, 1" },
      { id: "a2", location_id: "l2", address_1: "Тайная, 2" },
      { id: "a4", location_id: "l4", address_1: "Открытая, 4" },
      { id: "a5", location_id: "l4", address_1: "Тайная, 5", confidential: true },
    ],
    phone: [{ id: "p1", organization_id: "hidden", number: "+7 900 111-11-11" }],
    metadata: [
      {
        id: "m1",
        resource_id: "open",
        resource_type: "organization",
        field_name: "name",
        previous_value: "Было",
        updated_by: "Секретарёва",
      },
      {
        id: "m2",
        resource_id: "open",
        resource_type: "organization",
        field_name: "notes",
        previous_value: "тайная мысль",
      },
      {
        id: "m3",
        resource_id: "l2",
        resource_type: "location",
        field_name: "latitude",
        previous_value: "59.595",
      },
      {
        id: "m4",
        resource_id: "a9",
        resource_type: "address",
        field_name: "address_1",
        previous_value: "Тайная, 9",
        imported: false,
      },
      {
        id: "m5",
        resource_id: "p1",
        resource_type: "phone",
        field_name: "number",
        previous_value: "+7 900 222-22-22",
      },
      {
        id: "m6",
        resource_id: "refuge",
        resource_type: "organization",
        field_name: "address",
        previous_value: "Тайная, 6",
      },
    ],
  };

  test("no address or point of a refuge, no checker, no notes, nothing unpublished, and no history of these", async () => {
    const open = withoutSecrets(refuge);
    const told = JSON.stringify(open);
    expect(told).not.toMatch(
      /[Тт]айн|checker|Секретарёва|55\.1|56\.2|57\.3|59\.5|налево|Скрыто|900 111|900 222/,
    );
    expect(told).toMatch(/58\.4/);
    expect(told).toMatch(/Открытая, 4/);
    expect(told).toMatch(/Было/);
    expect(withoutSecrets(open)).toEqual(open);
    for (const [format] of formats)
      expect((await writerOf(format)?.(open))?.toString("latin1")).toBe(
        (await writerOf(format)?.(withoutSecrets(open)))?.toString("latin1"),
      );
  });

  test("an export that comes back wipes no secret of ours", async () => {
    const current: Dataset = { ...refuge, metadata: [] };
    for (const [format, name] of formats) {
      const bytes = await writerOf(format)?.(withoutSecrets(current));
      const back = await readFrom(asFile(name, bytes ?? Buffer.alloc(0)));
      const { changes, closings } = planImport(current, back.data);
      expect(changes.filter(({ after }) => after === null)).toEqual([]);
      expect(closings).toEqual([]);
    }
  });
});
