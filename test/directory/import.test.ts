/** Importing: a try changes nothing, a mistake changes nothing, what is imported is shown, remembered and left alone by the region files. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkText, exportFile, importFile } from "../../src/cli/directory.js";
import { type LiveDirectory, openDirectory } from "../../src/directory.js";
import { type Dataset, rowsOf, textIn } from "../../src/domain/directory/dataset.js";
import { planImport } from "../../src/domain/directory/hsds/plan.js";
import { systemClock } from "../../src/domain/time.js";
import { loadRegions } from "../../src/regions.js";
import { type Database, openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { testKey } from "../support/engine.js";
import { asFile, asZip, changed, inFolder, small } from "./small-package.js";

const now = systemClock.now();
let database: TestDatabase;
let opened: Database;
let store: Store;
let directory: LiveDirectory;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, 4);
  store = createStore(opened, createSeal(testKey));
  directory = await openDirectory(store, now);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const organizations = async () => rowsOf(await store.directory.dataset(), "organization");
const one = async (id: string) => (await organizations()).find((row) => row["id"] === id);

describe("importing a package", () => {
  test("a try says what would be new and changes nothing", async () => {
    const before = await store.directory.dataset();
    const { ok, lines } = await importFile(store, await asZip(small), { dryRun: true, now });
    expect(ok).toBe(true);
    expect(lines.join("\n")).toMatch(/New: organization 2, program 1, service 2/);
    expect(lines.at(-1)).toBe("Nothing was changed: this was a try.");
    expect(await store.directory.dataset()).toEqual(before);
  });

  test("what leads nowhere is told and kept, in a public set whose rows do not hang together", async () => {
    const [service, schedule] = [
      "11111111-0000-4000-8000-000000000001",
      "11111111-0000-4000-8000-000000000002",
    ];
    const files = {
      "organization.csv": "id,name,description\n11111111-0000-4000-8000-000000000003,Alone,All by itself\n",
      "service.csv": `id,organization_id,name,status\n${service},nobody,Somewhere,active\n`,
      "service_at_location.csv": "id,service_id,location_id\nx,no-service,no-location\n",
      "schedule.csv": `id,service_id,freq,wkst,byday\n${schedule},no-service,WEEKLY,TUE,THU\n`,
    };
    const { ok, lines } = await importFile(store, inFolder(files), { dryRun: true, now });
    expect(lines.filter((line) => line.includes("there is no"))).toEqual([
      "  service.csv, line 2, column organization_id: there is no organization nobody",
      "  service_at_location.csv, line 2, column service_id: there is no service no-service",
      "  service_at_location.csv, line 2, column location_id: there is no location no-location",
      "  schedule.csv, line 2, column service_id: there is no service no-service",
    ]);
    expect(lines).toContain("  schedule.csv, line 2, column byday: days are MO,TU,WE,TH,FR,SA,SU");
    expect(ok).toBe(true);
  });

  test("one mistake and nothing is imported", async () => {
    const before = await store.directory.dataset();
    const wrong = changed({ "programs.csv": "id,organization_id,name\np,org-1,A\np,org-1,B\n" });
    const { ok, lines } = await importFile(store, inFolder(wrong), { now });
    expect(ok).toBe(false);
    expect(lines).toContain("  programs.csv, line 3, column id: the id p is already that of line 2");
    expect(lines.at(-1)).toBe("Nothing was changed: mend the file first.");
    expect(await store.directory.dataset()).toEqual(before);
  });

  test("it is written once, found by its address, and waits for a person", async () => {
    const done: number[] = [];
    const path = await asZip(small);
    const { ok, lines } = await importFile(store, path, { now }, (count, of) => done.push(count / of));
    expect(ok).toBe(true);
    expect(lines).toContain("Imported.");
    expect(done.at(-1)).toBe(1);
    const locations = rowsOf(await store.directory.dataset(), "location");
    expect(locations.find((row) => row["id"] === "loc-1")).toMatchObject({
      region: "tatarstan",
      municipality: "городской округ Казань",
    });
    expect(locations.find((row) => row["id"] === "loc-2")).toMatchObject({ region: "vologda" });
    expect(await one("org-1")).toMatchObject({ publish: "after-check", colour: "green" });
    expect((await importFile(store, path, { now })).lines).toContain("The directory already says all of it.");
  });

  test("the directory in memory sees a change without a restart, in another process too", async () => {
    const text = small["organizations.csv"]
      ?.replace("id,name", "publish,id,name")
      .replaceAll(/^org/gm, "yes,org");
    expect(
      (await importFile(store, inFolder(changed({ "organizations.csv": text ?? "" })), { now })).ok,
    ).toBe(true);
    const locations = rowsOf(await store.directory.dataset(), "location");
    const key =
      textIn(
        locations.find((row) => row["id"] === "loc-1"),
        "key",
      ) ?? "";
    expect(directory.services.byKey(key)).toBeUndefined();
    await directory.refresh();
    expect(directory.services.byKey(key)).toMatchObject({ name: "Дом «Тёплый»", publish: "yes" });
  });

  test("a change is told field by field and remembered; a closing is told apart", async () => {
    const files = {
      "organizations.csv": "id,name,status\norg-1,Дом «Тёплый»,temporarily closed\norg-2,Кабинет «Слово»,\n",
    };
    const path = asFile("organizations.csv", files["organizations.csv"]);
    const { lines } = await importFile(store, path, { now });
    expect(lines).toContain("  organization Кабинет (org-2), name: Кабинет → Кабинет «Слово»");
    expect(lines).toContain("  organization Дом «Тёплый» (org-1), status: null → temporarily closed");
    expect(await one("org-2")).toMatchObject({ name: "Кабинет «Слово»", description: "Психологи" });
    const history = rowsOf(await store.directory.dataset(), "metadata").filter(
      (row) => row["resource_id"] === "org-2",
    );
    expect(history.find((row) => row["field_name"] === "name")).toMatchObject({
      previous_value: "Кабинет",
      replacement_value: "Кабинет «Слово»",
      updated_by: "import",
    });
  });

  test("an export is the same twice and can be taken in again", async () => {
    const path = asFile("out.zip", "");
    expect((await exportFile(store, "hsds-csv", path, now)).ok).toBe(true);
    const { ok, lines } = await importFile(store, path, { now });
    expect(lines.filter((line) => line.startsWith("Changes") || line.startsWith("New"))).toEqual([]);
    expect(ok).toBe(true);
    expect((await exportFile(store, "docx", path, now)).lines[0]).toMatch(/nobody here writes this format/);
  });
});

describe("the region files", () => {
  test("leave alone what was imported, and a check says where they say otherwise", async () => {
    const key = "vo-doroga";
    const known = (await organizations()).find((row) => row["key"] === key);
    const file = asFile("organizations.csv", `id,key,name\n${textIn(known, "id")},${key},Дорога домой\n`);
    expect((await importFile(store, file, { now })).ok).toBe(true);
    // A file that has changed somewhere makes all of them be loaded anew.
    await store.facts.set("directory", "another", now);
    await openDirectory(store, now);
    expect((await organizations()).find((row) => row["key"] === key)).toMatchObject({ name: "Дорога домой" });
    expect(await one("org-1")).toMatchObject({ colour: "green" });
    expect(await organizations()).toHaveLength(
      loadRegions().regions.flatMap((all) => all.organizations).length + 2,
    );
    const { lines } = await checkText(store, now);
    expect(lines.join("\n")).toMatch(
      /vo-doroga, column name: the region file says "[^"]*Дорога к дому[^"]*", the directory "Дорога домой"/,
    );
  });

  test("break no rule of the directory", async () => {
    const fresh = await createTestDatabase();
    const other = openDatabase(fresh.url, 4);
    try {
      const { ok, lines } = await checkText(createStore(other, createSeal(testKey)), now);
      expect(lines.filter((line) => line.startsWith("Mistakes"))).toEqual([]);
      expect(ok).toBe(true);
    } finally {
      await other.close();
      await fresh.drop();
    }
  });
});

describe("a file that is the whole truth of a region", () => {
  const current: Dataset = {
    organization: [
      { id: "a", name: "А", region: "komi", status: "active", publish: "yes" },
      { id: "b", name: "Б", region: "komi", status: "active", publish: "yes" },
      { id: "c", name: "В", region: "vologda", status: "active", publish: "yes" },
    ],
    service: [
      { id: "sa", organization_id: "a", status: "active" },
      { id: "sb", organization_id: "b", status: "defunct" },
    ],
  };
  test("closes who is missing there, and nobody else", () => {
    const told: Dataset = { organization: [{ id: "a", name: "А" }] };
    expect(planImport(current, told).closings).toEqual([]);
    const cut = planImport(current, told, { whole: "komi" });
    expect(cut.faults.filter(({ stops }) => stops)).toEqual([]);
    expect(cut.closings).toEqual([
      { table: "organization", id: "b", column: "status", before: "active", after: "inactive" },
      { table: "service", id: "sa", column: "status", before: "active", after: "inactive" },
    ]);
  });

  test("is not believed when more than a third of the region is missing in it, unless somebody says so", async () => {
    const region = rowsOf(await store.directory.dataset(), "organization").filter(
      (row) => row["region"] === "tatarstan",
    );
    const [first] = region;
    const rest = [{ id: textIn(first, "id") ?? "", name: "Остался один" }];
    const path = asFile(
      "organizations.csv",
      `id,name\n${rest.map(({ id, name }) => `${id},${name}`).join("\n")}\n`,
    );
    const cut = await importFile(store, path, { whole: "tatarstan", now });
    expect(cut.ok).toBe(false);
    expect(cut.lines.join("\n")).toMatch(
      /the file lacks \d+ of \d+ records that are open in tatarstan.*add --close-many/,
    );
    const sure = await importFile(store, path, { whole: "tatarstan", closeMany: true, dryRun: true, now });
    expect(sure.ok).toBe(true);
    // Whoever looks at the try reads names.
    const named = region.map((row) => textIn(row, "name")).find((name, at) => name !== null && at > 0) ?? "?";
    expect(sure.lines.join("\n")).toContain(`organization ${named.slice(0, 40)}`);
  });
});
