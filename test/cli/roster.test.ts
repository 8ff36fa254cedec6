/** The roster's workbook from the command line: out, typed over, in; a wrong cell changes nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDuties, rosterText } from "../../src/cli/duty.js";
import { exportRoster, importRoster, setWeek } from "../../src/cli/roster.js";
import { readWorkbook } from "../../src/documents/xlsx/read.js";
import { writeWorkbook } from "../../src/documents/xlsx/write.js";
import { onDuty } from "../../src/domain/duty.js";
import type { Language } from "../../src/domain/people.js";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore, type Store } from "../../src/store/store.js";
import { createTestDatabase } from "../support/database.js";
import { testKey } from "../support/engine.js";

/** A Sunday. */
const now = "2026-11-22T10:00:00.000Z";
const options = { language: "ru" as Language, now };
const folder = mkdtempSync(path.join(tmpdir(), "ryadom-roster-"));
const out = path.join(folder, "out.xlsx");
let store: Store;
let close: () => Promise<void>;
const ids = new Map<string, number>();
const id = (name: string) => ids.get(name) ?? 0;

beforeAll(async () => {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url, 4);
  store = createStore(opened, createSeal(testKey));
  close = async () => {
    await opened.close();
    await database.drop();
  };
  const team = await store.teams.addTeam(
    { name: "Приморье", region: "primorye", code: "t", expiresAt: now },
    now,
  );
  for (const [name, role] of [
    ["Марина", "specialist"],
    ["Дина", "specialist"],
    ["Партнёр", "partner"],
  ] as const) {
    const teamIds = name === "Марина" ? [team.id] : [];
    const staff = await store.teams.invite({ name, role, code: name, expiresAt: now, teamIds }, now);
    ids.set(name, staff.id);
  }
});
afterAll(() => close());

const sheetsOf = async (file = out) => {
  const read = await readWorkbook(readFileSync(file));
  if (!read.ok) throw new Error(read.fault.code);
  return read.sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => [...cells]) }));
};
const written = async (sheets: { name: string; rows: string[][] }[]) => {
  const file = path.join(folder, "in.xlsx");
  const books = sheets.map(({ name, rows: [titles = [], ...rows] }) => ({
    name,
    columns: titles.map((title) => ({ title })),
    rows,
  }));
  writeFileSync(file, await writeWorkbook(books));
  return file;
};

test("hours from words, a night in one stretch, and logged as the operator's", async () => {
  const duties = readDuties({ days: "mon,fri", from: "22:00", to: "6", offset: "10" });
  if (typeof duties === "string") throw new Error(duties);
  await setWeek(store, { staffId: id("Марина"), duties, now });
  expect(await rosterText(store)).toContain(
    "Марина (specialist, link not opened): mon 22:00–6:00, fri 22:00–6:00",
  );
  // Friday, 22:30 in Vladivostok, and Saturday, 5:30.
  const roster = await store.teams.roster();
  expect(onDuty(roster, "2026-11-27T12:30:00.000Z")).toEqual([id("Марина")]);
  expect(onDuty(roster, "2026-11-27T19:30:00.000Z")).toEqual([id("Марина")]);
  const [change] = await store.rosters.changes(1);
  expect(change).toMatchObject({ by: undefined, undone: undefined });
});

test("out and in again changes nothing; what is empty is no hours; partners are on no sheet", async () => {
  await exportRoster(store, out, options);
  const [week, dates] = await sheetsOf();
  expect(week?.rows.map((row) => row[0])).toEqual(["Кто", `№${id("Марина")} Марина`, `№${id("Дина")} Дина`]);
  expect(week?.rows[1]).toEqual([
    `№${id("Марина")} Марина`,
    "Приморье",
    "UTC+10",
    "22:00-6:00",
    "",
    "",
    "",
    "22:00-6:00",
  ]);
  expect(dates?.rows).toEqual([["Кто", "Дата", "Часы"]]);
  expect(await importRoster(store, out, options)).toEqual({
    ok: true,
    lines: ["В расписании уже всё так и есть."],
  });
});

test("a trial says what would be, and only without it is anything written", async () => {
  const sheets = await sheetsOf();
  const [week, dates] = sheets;
  week?.rows[1]?.splice(3, 1, "9-13, 14-18");
  week?.rows[2]?.splice(3, 5, "", "", "", "", "9:00-18:00");
  dates?.rows.push(["Дина", "25.12.2026", "выходной"], [`№${id("Марина")} Марина`, "31.12", "20-8"]);
  const file = await written(sheets);
  const before = await store.rosters.hoursOf();
  const trial = await importRoster(store, file, { ...options, dryRun: true });
  expect(trial.ok).toBe(true);
  expect(trial.lines[0]).toBe("Что изменится. Появится: 3, изменится: 1, убирается: 0.");
  expect(trial.lines).toContain("   пн: 9:00–13:00, 14:00–18:00 (было: 22:00–6:00)");
  expect(trial.lines.at(-1)).toBe("Это была проба: ничего не изменили.");
  expect(await store.rosters.hoursOf()).toEqual(before);
  expect((await importRoster(store, file, options)).ok).toBe(true);
  expect(await store.rosters.hoursOf()).toEqual({
    [id("Марина")]: {
      utcOffset: 10,
      week: {
        1: [
          { startsAt: 540, endsAt: 780 },
          { startsAt: 840, endsAt: 1080 },
        ],
        5: [{ startsAt: 1320, endsAt: 1800 }],
      },
      dates: { "2026-12-31": [{ startsAt: 1200, endsAt: 1920 }] },
    },
    [id("Дина")]: {
      utcOffset: 10,
      week: { 5: [{ startsAt: 540, endsAt: 1080 }] },
      dates: { "2026-12-25": [] },
    },
  });
  // What was written comes out as it went in.
  await exportRoster(store, out, options);
  expect(await importRoster(store, out, options)).toMatchObject({
    lines: ["В расписании уже всё так и есть."],
  });
  const again = await sheetsOf();
  expect(again[1]?.rows.slice(1)).toEqual([
    [`№${id("Марина")} Марина`, "31.12.2026", "20:00-8:00"],
    [`№${id("Дина")} Дина`, "25.12.2026", "выходной"],
  ]);
});

test("every wrong cell is told by sheet, row and column; nothing is taken", async () => {
  const sheets = await sheetsOf();
  const [week, dates] = sheets;
  week?.rows[1]?.splice(4, 1, "9-25");
  week?.rows[2]?.splice(5, 1, "2026-10-14");
  week?.rows.push([`№${id("Дина")} Дина`], ["№77 Никто"]);
  dates?.rows.push(
    ["Дина", "25.12", "9-18"],
    ["Дина", "30.02", "9-18"],
    ["Дина", "01.01.2020", "9-18"],
    ["Дина", "26.12", "потом"],
  );
  const before = await store.rosters.hoursOf();
  const { ok, lines } = await importRoster(store, await written(sheets), options);
  expect(ok).toBe(false);
  expect(lines).toEqual([
    "В файле нужно исправить: 8. Пока ничего не изменили.",
    "Лист «Неделя», строка 2, столбец «вт»: Такого времени нет: «9-25». Часы от 0:00 до 24:00.",
    "Лист «Неделя», строка 3, столбец «ср»: Таблица сделала из часов дату: 2026-10-14. Напишите с минутами: 10:00-14:00.",
    "Лист «Неделя», строка 4, столбец «Кто»: Дина стоит дважды. Оставьте одну строку.",
    "Лист «Неделя», строка 5, столбец «Кто»: Не нашли сотрудника «№77 Никто», или его часы задаёте не вы. Выберите из списка.",
    "Лист «Даты», строка 4, столбец «Дата»: Эта дата у сотрудника уже есть: 25.12. Оставьте одну строку.",
    "Лист «Даты», строка 5, столбец «Дата»: Такого дня нет: «30.02».",
    "Лист «Даты», строка 6, столбец «Дата»: Этот день уже прошёл: «01.01.2020».",
    "Лист «Даты», строка 7, столбец «Часы»: Не поняли часы: «потом». Пишите так: 9:00-18:00, 22-6, выходной.",
  ]);
  expect(await store.rosters.hoursOf()).toEqual(before);
});

test("titles that were changed, other sheets and files that are none", async () => {
  const sheets = await sheetsOf();
  sheets[0]?.rows[0]?.splice(3, 1, "понедельник");
  expect((await importRoster(store, await written(sheets), options)).lines[1]).toMatch(/Нет столбца «пн»/);
  const other = await written([{ name: "План", rows: [["Кто"]] }]);
  expect((await importRoster(store, other, options)).lines[1]).toMatch(
    /Нет листов «Неделя» и «Даты». Есть: План\./,
  );
  const file = path.join(folder, "none.xlsx");
  writeFileSync(file, "привет");
  expect((await importRoster(store, file, options)).lines).toEqual([
    expect.stringMatching(/Это не книга Excel/),
  ]);
});

test("a row of dates that is gone is a day as usual again; a week without somebody's row stays", async () => {
  const sheets = await sheetsOf();
  sheets[1]?.rows.splice(1, 2);
  sheets[0]?.rows.splice(1, 1);
  await importRoster(store, await written(sheets), options);
  const hours = await store.rosters.hoursOf();
  expect(hours[id("Марина")]?.week[1]).toHaveLength(2);
  expect(hours[id("Марина")]?.dates).toEqual({});
  expect(hours[id("Дина")]?.dates).toEqual({});
});

test.each(["tt", "en"] as const)("in %s it goes out and in too", async (language) => {
  await exportRoster(store, out, { language, now });
  const { ok } = await importRoster(store, out, { language, now });
  expect(ok).toBe(true);
});
