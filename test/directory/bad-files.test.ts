/** Files that cannot be taken in: each gives one clear sentence with its place, before anything is written. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BrokenFile } from "../../src/directory/broken-file.js";
import { readFrom } from "../../src/directory/formats.js";
import { rowsOf } from "../../src/domain/directory/dataset.js";
import { faultText } from "../../src/domain/directory/hsds/faults.js";
import { planImport } from "../../src/domain/directory/hsds/plan.js";
import { asFile, asZip, changed, inFolder, small } from "./small-package.js";

/** The sentence with which a file is refused. */
const refusal = async (path: string): Promise<string> => {
  try {
    await readFrom(path);
  } catch (error) {
    if (error instanceof BrokenFile) return faultText(error.fault);
    throw error;
  }
  return "it was read";
};

/** What stops an import of these files, in sentences. */
const mistakes = async (changes: { [file: string]: string | null }): Promise<string[]> => {
  const { data, faults, whereOf } = await readFrom(inFolder(changed(changes)));
  const all = [...faults, ...planImport({}, data).faults];
  return all.filter(({ stops }) => stops).map((fault) => faultText(fault, whereOf));
};

describe("a file that cannot be read", () => {
  const cp1251 = Buffer.concat([
    Buffer.from("id,name,description\norg-1,Good,fine\norg-2,"),
    Buffer.from([0xcf, 0xf0, 0xe8, 0xfe, 0xf2]),
    Buffer.from(",fine\n"),
  ]);

  test.each<[string, () => string | Promise<string>, RegExp]>([
    [
      "another encoding",
      () => asFile("organizations.csv", cp1251),
      /^organizations\.csv, line 3, column 2: the text is not in UTF-8/,
    ],
    [
      "UTF-16",
      () => asFile("organizations.csv", Buffer.from("\uFEFFid,name\n1,Дом\n", "utf16le")),
      /^organizations\.csv, line 1.*UTF-16/,
    ],
    [
      "a row with too few cells",
      () => asFile("services.csv", "id,organization_id,name\ns1,o1,A\ns2,o1\n"),
      /^services\.csv, line 3, column name: the row has 2 cells where there are 3 columns/,
    ],
    [
      "a quotation mark that is not closed",
      () => asFile("services.csv", 'id,organization_id,name\ns1,o1,"A\n'),
      /^services\.csv, line \d.*: a quotation mark is opened and never closed/,
    ],
    [
      "text behind a quotation mark",
      () => asFile("services.csv", 'id,organization_id,name\ns1,"o1"x,A\n'),
      /^services\.csv, line 2.*: there is text behind a closing quotation mark/,
    ],
    [
      "two columns of one name",
      () => asFile("services.csv", "id,name,name\n1,a,b\n"),
      /line 1, column name: two columns/,
    ],
    [
      "a column without a name",
      () => asFile("services.csv", "id,,name\n1,a,b\n"),
      /line 1, column 2: a column has no name/,
    ],
    [
      "no table of the standard",
      () => asZip({ "people.csv": "id\n1\n" }),
      /package\.zip: there is no table of HSDS/,
    ],
    ["no archive", () => asFile("directory.zip", "this is text"), /directory\.zip: this is no \.zip archive/],
    [
      "broken JSON",
      () => asFile("directory.json", '[\n{"id": }]'),
      /directory\.json, line 2, sign 8: this is no valid JSON/,
    ],
    [
      "JSON of something else",
      () => asFile("directory.json", '"words"'),
      /directory\.json: there are no records/,
    ],
    [
      "broken JSON Lines",
      () => asFile("directory.jsonl", '{"id":"a"}\n{"id":\n'),
      /directory\.jsonl, line 2, sign/,
    ],
    [
      "an unknown ending",
      () => asFile("directory.doc", ""),
      /directory\.doc: what is known here ends in .*\.csv, \.xlsx, or/,
    ],
    ["an empty list", () => asFile("directory.json", "[]"), /directory\.json: there are no records/],
    [
      "no organization",
      () => asFile("directory.json", '{"organizations":[]}'),
      /directory\.json: there are no records/,
    ],
    [
      "a package without services",
      () => inFolder(changed({ "services.csv": null })),
      /: services\.csv is missing: a package has it even when it is empty/,
    ],
    [
      "a package without organizations",
      () => asZip(changed({ "organizations.csv": null })),
      /package\.zip: organizations\.csv is missing/,
    ],
    [
      "a table that the package names and does not have",
      () =>
        asZip({
          ...small,
          "datapackage.json": JSON.stringify({
            resources: [...Object.keys(small), "contacts.csv"].map((path) => ({
              name: path.replace(".csv", ""),
              path,
            })),
          }),
        }),
      /package\.zip: datapackage\.json names contacts\.csv, and the package does not have it/,
    ],
    ["no file", () => "/nowhere/at-all.zip", /there is no such file/],
  ])("%s", async (_, path, sentence) => {
    expect(await refusal(await path())).toMatch(sentence);
  });

  test("a million rows are refused before they are in memory", async () => {
    const row = "org,Имя,Описание\n";
    const path = asFile("organizations.csv", `id,name,description\n${row.repeat(1_000_000)}`);
    const before = process.memoryUsage().heapUsed;
    expect(await refusal(path)).toMatch(/organizations\.csv, line 300002: there are more than 300000 rows/);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 2 ** 20);
  });

  test("an archive that unpacks to far more than it holds, or lies about it", async () => {
    const rows = `1,${"a".repeat(2 ** 20)}\n`.repeat(60);
    const bomb = await asZip({ "organizations.csv": `id,name\n${rows}` });
    expect(await refusal(bomb)).toMatch(/organizations\.csv: it unpacks to far more than it holds/);
    expect(await refusal(asFile("lie.zip", lyingZip()))).toMatch(/organizations\.csv: it cannot be unpacked/);
  });
});

/** An archive whose only file says that it has ten bytes, and has many. */
const lyingZip = (): Buffer => {
  const name = Buffer.from("organizations.csv");
  const packed = deflateRawSync(Buffer.alloc(200_000, "id,name\n"));
  const head = (signature: number, central: boolean) => {
    const parts = Buffer.alloc(central ? 46 : 30);
    parts.writeUInt32LE(signature, 0);
    const at = central ? 6 : 4;
    parts.writeUInt16LE(20, at);
    parts.writeUInt16LE(8, at + 4);
    parts.writeUInt32LE(packed.length, at + 14);
    parts.writeUInt32LE(10, at + 18);
    parts.writeUInt16LE(name.length, at + 22);
    return parts;
  };
  const local = Buffer.concat([head(0x04034b50, false), name, packed]);
  const central = Buffer.concat([head(0x02014b50, true), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
};

describe("a mistake in a record", () => {
  const service = (cells: string) => ({
    "services.csv": `id,organization_id,name,status,minimum_age,maximum_age,assured_date,url\n${cells}\nsvc-2,org-2,B,active,,,,\n`,
  });
  const schedule = (cells: string) => ({
    "schedules.csv": `id,location_id,byday,opens_at,closes_at,valid_from,valid_to\n${cells}\n`,
  });

  test.each<[string, { [file: string]: string | null }, RegExp]>([
    [
      "an id twice",
      { "organizations.csv": `${small["organizations.csv"]}org-1,Ещё,один,,,\n` },
      /^organizations\.csv, line 4, column id: the id org-1 is already that of line 2$/,
    ],
    [
      "no id",
      { "service_at_location.csv": null, ...service(",org-1,A,active,,,,") },
      /^services\.csv, line 2, column id: it is missing/,
    ],
    [
      "no organization",
      service("svc-1,,A,active,,,,"),
      /^services\.csv, line 2, column organization_id: it is missing/,
    ],
    [
      "ages the wrong way round",
      service("svc-1,org-1,A,active,18,7,,"),
      /line 2, column maximum_age: the highest age 7 is below the lowest, 18/,
    ],
    ["an age in words", service("svc-1,org-1,A,active,семь,,,"), /column minimum_age: this is no number/],
    ["an unknown status", service("svc-1,org-1,A,open,,,,"), /column status: it must be one of: active/],
    [
      "a day that does not exist",
      service("svc-1,org-1,A,active,,,2026-02-30,"),
      /column assured_date: a date is YYYY-MM-DD/,
    ],
    [
      "a formula",
      service('svc-1,org-1,"=HYPERLINK(""http://x"")",active,,,,'),
      /column name: this is a formula/,
    ],
    ["a time that does not exist", schedule("s,loc-1,MO,25:00,18:00,,"), /column opens_at: a time is HH:MM/],
    ["unknown days", schedule("s,loc-1,ПН,09:00,18:00,,"), /column byday: days are MO,TU/],
    [
      "closing before opening",
      schedule("s,loc-1,MO,18:00,14:00,,"),
      /column closes_at: it closes at 14:00, before it opens at 18:00/,
    ],
    [
      "a season backwards",
      schedule("s,loc-1,MO,09:00,18:00,2026-09-01,2026-06-01"),
      /column valid_to: it ends on 2026-06-01, before/,
    ],
    [
      "digits of another number",
      { "phones.csv": "id,organization_id,number,digits\np,org-1,+7 843 200-00-01,78432000002\n" },
      /column digits: 78432000002 is not what/,
    ],
    [
      "a control character",
      service("svc-1,org-1,A\u0007,active,,,,"),
      /column name: there is a character that no text can have/,
    ],
    [
      "neither name nor kind",
      { "organizations.csv": "id,name,description\norg-1,,без имени\norg-2,Дом,дом\n" },
      /^organizations\.csv, line 2, column name: it has neither/,
    ],
  ])("%s", async (_, changes, sentence) => {
    const told = await mistakes(changes);
    expect(told.filter((text) => sentence.test(text))).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  test("a sound package has none; a night that ends in the morning is no mistake", async () => {
    expect(await mistakes({})).toEqual([]);
  });

  test("small mistakes stop only what people would see at once", async () => {
    const locations = (publish: string) => ({
      "organizations.csv": `id,name,description,publish\norg-1,A,B,${publish}\norg-2,C,D,${publish}\n`,
      "locations.csv": `id,location_type,organization_id,latitude,longitude,region\nloc-1,physical,org-1,155,49,tatarstan\nloc-2,physical,org-2,,,vologda\n`,
    });
    expect(await mistakes(locations("after-check"))).toEqual([]);
    expect(await mistakes(locations("yes"))).toEqual([
      "locations.csv, line 2, column latitude: it must be from -90 to 90",
    ]);
  });
});

describe("other shapes of the same", () => {
  test("semicolons, a byte order mark, returns, and yes in Russian", async () => {
    const path = asFile(
      "locations.csv",
      '\uFEFFid;name;location_type;confidential;latitude\r\nl1;"Дом; двор";physical;да;55,5\r\n',
    );
    const { data } = await readFrom(path);
    expect(rowsOf(data, "location")).toEqual([
      { id: "l1", name: "Дом; двор", location_type: "physical", confidential: true, latitude: 55.5 },
    ]);
  });

  test("HSDS 2: eligibility, addresses by kind, weekdays by number, holidays", async () => {
    const { data, faults } = await readFrom(
      inFolder({
        "organizations.csv": "id,name,description,url\no,Дом,дом,https://example.org\n",
        "services.csv": "id,organization_id,name\ns,o,Психолог\n",
        "eligibility.csv": "id,service_id,eligibility\ne1,s,подростки\ne2,s,родители\n",
        "locations.csv": "id,organization_id,name\nl,o,Казань\n",
        "physical_addresses.csv": "id,location_id,address_1,city\na1,l,ул. Баумана 1,Казань\n",
        "postal_addresses.csv": "id,location_id,address_1,city\na2,l,а/я 5,Казань\n",
        "regular_schedules.csv": "id,location_id,weekday,opens_at,closes_at\nr,l,2,09:00,18:00\n",
        "holiday_schedules.csv":
          "id,location_id,closed,opens_at,closes_at,start_date,end_date\nh,l,true,,,2026-01-01,2026-01-08\n",
      }),
    );
    expect(faults).toEqual([]);
    expect(rowsOf(data, "service")).toMatchObject([
      { id: "s", eligibility_description: "подростки; родители" },
    ]);
    expect(rowsOf(data, "organization")).toMatchObject([{ website: "https://example.org" }]);
    expect(rowsOf(data, "address").map((row) => row["address_type"])).toEqual(["physical", "postal"]);
    expect(rowsOf(data, "schedule")).toMatchObject([
      { id: "h", valid_from: "2026-01-01", valid_to: "2026-01-08", opens_at: null },
      { id: "r", byday: "TU", opens_at: "09:00" },
    ]);
  });

  const nested = {
    id: "s",
    name: "Психолог",
    status: "active",
    organization: { id: "o", name: "Дом", description: "дом" },
    eligibility: { eligibility: "подростки", minimum_age: 12 },
    phones: [{ id: "p", number: "+7 843 200-00-01", languages: [{ id: "l", code: "tt" }] }],
    service_at_locations: [
      {
        id: "x",
        location: {
          id: "l1",
          location_type: "physical",
          physical_addresses: [{ id: "a", address_1: "ул. Баумана 1", city: "Казань" }],
          phones: [{ id: "p", number: "+7 843 200-00-01" }],
        },
      },
    ],
    attributes: [
      { id: "t", taxonomy_term: { id: "term", code: "psychologist", taxonomy_detail: { id: "tax" } } },
    ],
  };
  test.each([
    ["a service", nested],
    ["a list", [nested]],
    ["a page", { total_items: 1, contents: [nested] }],
  ])("nested JSON: %s", async (_, json) => {
    const { data, faults } = await readFrom(asFile("directory.json", JSON.stringify(json)));
    expect(faults).toEqual([]);
    expect(rowsOf(data, "service")).toMatchObject([
      { id: "s", organization_id: "o", eligibility_description: "подростки", minimum_age: 12 },
    ]);
    expect(rowsOf(data, "service_at_location")).toMatchObject([
      { id: "x", service_id: "s", location_id: "l1" },
    ]);
    expect(rowsOf(data, "address")).toMatchObject([{ location_id: "l1", address_type: "physical" }]);
    expect(rowsOf(data, "phone")).toMatchObject([{ id: "p", service_id: "s", location_id: "l1" }]);
    expect(rowsOf(data, "language")).toMatchObject([{ phone_id: "p", code: "tt" }]);
    expect(rowsOf(data, "attribute")).toMatchObject([
      { link_id: "s", link_entity: "service", taxonomy_term_id: "term" },
    ]);
    expect(rowsOf(data, "taxonomy_term")).toMatchObject([{ id: "term", taxonomy_id: "tax" }]);
    expect(planImport({}, data).faults.filter(({ stops }) => stops)).toEqual([]);
  });

  test("nested JSON that says one thing in two ways", async () => {
    const twice = {
      id: "o",
      name: "Дом",
      description: "д",
      phones: [{ id: "p", number: "1" }],
      contacts: [{ id: "c", phones: [{ id: "p", number: "2" }] }],
    };
    const { faults, whereOf } = await readFrom(asFile("directory.json", JSON.stringify(twice)));
    expect(faults.map((fault) => faultText(fault, whereOf))).toEqual([
      "directory.json, contacts[0].phones[0], column number: p was already told at phones[0], and otherwise",
    ]);
  });
});
