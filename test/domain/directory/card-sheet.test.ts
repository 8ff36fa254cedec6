/** The coordinators' sheet: what a row asks for, and what is said of a cell that cannot be understood. */
import { expect, test } from "vitest";
import type { CardRecord } from "../../../src/domain/directory/card-record.js";
import { type SheetWords, sheetColumns, toSheetRows } from "../../../src/domain/directory/card-sheet.js";
import { planSheet, type SheetContext } from "../../../src/domain/directory/card-sheet-plan.js";
import { KINDS, REGIONS } from "../../../src/domain/directory/region-data.js";
import { SERVICE_CODES } from "../../../src/domain/needs.js";

const same = <C extends string>(codes: readonly C[]) =>
  Object.fromEntries<string>(codes.map((code) => [code, code])) as Record<C, string>;

const words: SheetWords = {
  sheet: "Учреждения",
  titles: { ...same(sheetColumns), name: "Название", phones: "Телефон" },
  regions: { ...same(REGIONS), tatarstan: "Татарстан" },
  kinds: { ...same(KINDS), ngo: "Некоммерческая организация" },
  services: { ...same(SERVICE_CODES), psych_help: "психолог", legal_help: "юрист" },
  statuses: {
    active: "Работает",
    inactive: "Не работает",
    "temporarily closed": "Временно закрыто",
    defunct: "Больше нет",
    planned: "Планируется",
  },
  publish: { yes: "да", "after-check": "после проверки", no: "нет" },
};

const record = (key: string, more: Partial<CardRecord> = {}): CardRecord => ({
  key,
  region: "tatarstan",
  municipality: "Лаишевский район",
  place: "Лаишево",
  kinds: ["ngo"],
  values: {
    name: `Центр ${key}`,
    phones: [{ number: "8 (843) 236-11-22", digits: "78432361122", extension: 5 }],
    address: "ул. Ленина, 5",
    website: null,
    email: null,
    hours: { text: "пн-пт 9:00-18:00", weekly: [{ byday: "MO", opens_at: "09:00", closes_at: "18:00" }] },
    ages: { text: null, min: 7, max: 17 },
    cost: null,
    documents: ["паспорт", "СНИЛС"],
    services: ["psych_help", "legal_help"],
    alert: null,
    status: "active",
    publish: "yes",
  },
  checkedOn: "2025",
  assuredOn: null,
  assuredBy: "coordinator:3",
  confidential: false,
  capacity: null,
  closedUntil: null,
  ...more,
});

const cards = [
  record("a"),
  record("b"),
  record("refuge", { confidential: true }),
  record("далеко", { region: "komi" }),
];
const context: SheetContext = {
  cards,
  words,
  lines: ["88002000122"],
  placeOf: (region, text) =>
    region === "tatarstan" && text === "Арск" ? { municipality: "Арский район", place: "Арск" } : null,
};

const titles = sheetColumns.map((column) => words.titles[column]);
const written = toSheetRows(cards, words);
const column = (name: (typeof sheetColumns)[number]) => sheetColumns.indexOf(name);

/** Plans a sheet in which some cells of some rows were typed over. */
const typed = (
  edits: Partial<Record<(typeof sheetColumns)[number], string>>[],
  more: string[][] = [],
  of = context,
) => {
  const rows = written.map((cells, index) =>
    cells.map((cell, at) => edits[index]?.[sheetColumns[at] ?? "key"] ?? cell),
  );
  const all = [titles, ...rows, ...more].map((cells, index) => ({ row: index + 1, cells }));
  return planSheet([{ name: "учреждения ", rows: all }], of);
};
const added = (cells: Partial<Record<(typeof sheetColumns)[number], string>>) =>
  sheetColumns.map((name) => cells[name] ?? "");

test("what was written and not touched asks for nothing", () => {
  expect(typed([])).toEqual({ adds: [], changes: [], closings: [], faults: [], extra: [] });
});

test("a column of somebody's own is told of, because nothing of it is kept", () => {
  const rows = [
    [...titles, "Мои пометки"],
    [...(written[0] ?? []), "звонила"],
  ];
  const sheet = { name: "Учреждения", rows: rows.map((cells, index) => ({ row: index + 1, cells })) };
  expect(planSheet([sheet], context)).toMatchObject({ extra: ["Мои пометки"], changes: [], faults: [] });
});

test("neither secret addresses nor who checked stand in it", () => {
  expect(written[2]?.[column("address")]).toBe("");
  expect(JSON.stringify(written)).not.toContain("coordinator:3");
  expect(written[0]?.[column("phones")]).toBe("8 (843) 236-11-22 доб. 5");
  expect(written[0]?.[column("services")]).toBe("психолог; юрист");
});

test("typed cells become changes, emptied ones too; spaces and capitals are no change", () => {
  const { changes, faults } = typed([
    { phones: "8 (843) 236-11-33", name: " Центр  a ", documents: "", services: "Юрист", ages: "от 14" },
  ]);
  expect(faults).toEqual([]);
  expect(changes).toHaveLength(1);
  expect(changes[0]?.changes.map(({ field, after }) => [field, after])).toEqual([
    ["phones", [{ number: "8 (843) 236-11-33", digits: "78432361133", extension: null }]],
    ["ages", { text: "от 14", min: 14, max: null }],
    ["documents", []],
    ["services", ["legal_help"]],
  ]);
});

test("what closes is told apart; whoever is missing closes only when the sheet is the whole region", () => {
  expect(typed([{ status: "Больше нет" }])).toMatchObject({ changes: [], closings: [{ card: "a" }] });
  const onlyB = [titles, written[1] ?? []].map((cells, index) => ({ row: index + 1, cells }));
  expect(planSheet([{ name: "Учреждения", rows: onlyB }], context).closings).toEqual([]);
  const whole = { ...context, whole: "tatarstan" } as const;
  const cut = planSheet([{ name: "Учреждения", rows: onlyB }], whole);
  expect(cut.faults).toMatchObject([{ code: "cut-short", detail: "2/3" }]);
  const { closings } = planSheet([{ name: "Учреждения", rows: onlyB }], { ...whole, closeMany: true });
  expect(closings.map(({ card }) => card)).toEqual(["a", "refuge"]);
});

test("a row without a key is a new card, whose fields are read like any other's", () => {
  const row = added({
    name: "Новый центр",
    region: "Татарстан",
    kind: "некоммерческая организация",
    place: "Арск",
    email: "a@b.ru",
  });
  expect(typed([], [row]).adds).toEqual([
    {
      name: "Новый центр",
      region: "tatarstan",
      kind: "ngo",
      municipality: "Арский район",
      place: "Арск",
      changes: [{ field: "email", before: null, after: "a@b.ru" }],
    },
  ]);
});

test.each([
  ["a wrong phone", typed([{ phones: "236-11-22" }]), [2, "Телефон", "phone-area"]],
  ["a help line", typed([{ phones: "8 800 2000 122" }]), [2, "Телефон", "phone-line"]],
  ["a word that is no choice", typed([{ status: "откр" }]), [2, "status", "unknown-word"]],
  [
    "a service that there is not",
    typed([{ services: "психолог; маникюр" }]),
    [2, "services", "unknown-word"],
  ],
  ["another region for a known card", typed([{}, { region: "komi" }]), [3, "region", "fixed"]],
  ["an address of a refuge", typed([{}, {}, { address: "ул. Тайная, 1" }]), [4, "address", "secret"]],
  ["a key that nobody has", typed([{ key: "нет" }]), [2, "key", "unknown-key"]],
  ["a key that stands twice", typed([{}, { key: "a" }]), [3, "key", "same-key"]],
  ["an emptied name", typed([{ name: "" }]), [2, "Название", "short"]],
  [
    "a new card nowhere",
    typed([], [added({ name: "Х", region: "Татарстан", kind: "ngo", place: "Самара" })]),
    [6, "place", "unknown-place"],
  ],
  [
    "a new card without a name",
    typed([], [added({ region: "Татарстан", kind: "ngo", place: "Арск" })]),
    [6, "Название", "needed"],
  ],
])("%s is told with its row and column", (_, plan, place) => {
  expect(plan.faults.map(({ row, column: at, code }) => [row, at, code])).toEqual([place]);
});

test("a sheet or a title that is missing is told at once", () => {
  expect(planSheet([{ name: "Лист1", rows: [] }], context).faults).toMatchObject([
    { code: "no-sheet", detail: "Лист1" },
  ]);
  const rows = [{ row: 1, cells: ["key", "key"] }];
  expect(planSheet([{ name: "Учреждения", rows }], context).faults.map(({ code }) => code)).toEqual([
    "same-column",
    "no-column",
  ]);
});
