/** The duty roster by week: read, changed by words, buttons and a workbook, told to whom it concerns, taken back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../src/documents/xlsx/read.js";
import { writeWorkbook } from "../../src/documents/xlsx/write.js";
import { dayMs, hourMs } from "../../src/domain/time.js";
import type { Sheet } from "../../src/domain/workbook.js";
import { type Phone, textOf } from "../support/actors.js";
import { colleagueIn, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let teen: Phone;
let aigul: Phone;
let dina: Phone;
let vera: Phone;
const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);
beforeAll(async () => {
  world = await createWorld();
  aigul = await colleague("Айгуль");
  dina = await colleague("Дина");
  vera = await colleague("Вера", "supervisor");
  teen = await met(world);
  // Monday, 7:00 in Moscow.
  const now = new Date(world.sandbox.now());
  const ahead = (8 - now.getUTCDay()) % 7 || 7;
  await world.pass(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + ahead, 4) - now.getTime(),
  );
});
afterAll(() => world.close());

const dayAhead = (days: number) => {
  const [, month = "", day = ""] = new Date(world.sandbox.now() + 3 * hourMs + days * dayMs)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return `${day}.${month}`;
};
const last = (phone: Phone) => textOf(phone.last());

test("nobody has hours: said honestly; a week is written down by words and read again", async () => {
  await vera.says("/roster");
  vera.sees(/Часов нет ни у кого/);
  await vera.says("/roster Айгуль пн-пт 9:00-18:00");
  vera.sees(/Записано: Айгуль, время UTC\+3\nпн–пт: 9:00–18:00 \(было: выходной\)/);
  aigul.sees(/Вера меняет ваши дежурства \(время UTC\+3\):\nпн–пт: 9:00–18:00/);
  await vera.says("/roster Дина пн-вс 18-9");
  await vera.says("/roster Дина вс выходной");
  await vera.says(`/roster Айгуль ${dayAhead(2)} 10-14`);
  await vera.says("/roster");
  const week = last(vera);
  expect(week).toMatch(/^Дежурства: Дежурная группа\n/);
  expect(week).toContain(`пн ${dayAhead(0)} · сегодня\n   9:00–18:00 Айгуль\n   18:00–9:00 Дина`);
  expect(week).toContain(`ср ${dayAhead(2)}\n   10:00–14:00 Айгуль*\n`);
  expect(week).toContain("* только в этот день");
  expect(week).toMatch(
    /Никого на дежурстве: пн 0:00–9:00; ср 9:00–10:00, 14:00–18:00; сб 9:00–18:00; вс 9:00–24:00\./,
  );
  expect(week).toContain("увидит номера помощи");
  expect(week).toContain("Без часов: Вера");
  // In the group the same week, to everybody who works there.
  await aigul.inGroup("/roster");
  expect(world.forum.messages().map(textOf)).toContainEqual(
    expect.stringMatching(/Дежурства: Дежурная группа/),
  );
  await vera.presses("Неделя позже");
  vera.sees(new RegExp(`пн ${dayAhead(7)}\n`));
});

test("what is not understood is said, with an example; nothing has changed", async () => {
  for (const [words, answer] of [
    ["Айгуль пн-пт рано", /Не поняли часы: «рано»/],
    ["Айгуль когда-то 9-18", /Не поняли день: «когда-то 9-18»/],
    ["Зульфия пн 9-18", /Не нашли среди сотрудников: «Зульфия»/],
    ["Айгуль пн 9-25", /Такого времени нет: «9-25»/],
    ["Айгуль 31.02 9-18", /Такого дня нет: «31\.02»/],
    ["Айгуль пн-пт 9-18", /Так уже и записано: Айгуль/],
  ] as const) {
    await vera.says(`/roster ${words}`);
    expect(last(vera)).toMatch(answer);
  }
  vera.sees(/Например:\n\/roster Марина пн-пт 9:00-18:00/);
  const changes = await world.store.rosters.changes(20);
  await aigul.says("/roster Дина пн выходной");
  aigul.sees("Для вашей роли это недоступно.");
  expect(await world.store.rosters.changes(20)).toHaveLength(changes.length);
  await teen.says("/roster");
  await teen.says("/roster Дина пн выходной");
  teen.doesNotSee(/Дежурства|дежурств/);
});

test("somebody does not come today, and another comes instead: two presses; each can be taken back, once", async () => {
  await vera.says("/roster");
  await vera.presses("Сегодня не выйдет");
  await vera.presses("Айгуль");
  vera.sees(new RegExp(`Айгуль не выходит ${dayAhead(0)}`));
  aigul.sees(/выходной \(было: как обычно\)/);
  await vera.says("/roster Вера вместо Айгули сегодня");
  expect(last(vera)).toBe(`Записано: ${dayAhead(0)} выходит Вера, Айгуль не выходит.`);
  expect(vera.buttons()).toContain("Вернуть как было");
  await vera.says("/roster");
  expect(last(vera)).toContain("не выходит: Айгуль");
  await vera.presses("Сегодня не выйдет");
  await vera.says("/roster undo");
  vera.sees(/^Вера отменил\(а\) запись, которую сделал\(а\) Вера, /);
  expect(last(vera)).toMatch(new RegExp(`\nВера\n {3}${dayAhead(0)}: `));
  // A button takes back its own change alone, once.
  await vera.says("/roster undo");
  expect(last(vera)).toMatch(new RegExp(`\nАйгуль\n {3}${dayAhead(0)}: как обычно \\(было: выходной\\)`));
  aigul.sees(/Вера отменил\(а\) запись о ваших дежурствах \(время UTC\+3\), которую сделал\(а\) Вера/);
  await vera.presses("Вернуть как было");
  expect(last(vera)).toMatch(/Это уже вернули, или после этого были другие изменения/);
  await vera.says("/roster");
  expect(last(vera)).not.toContain("не выходит");
  await vera.says("/roster log");
  vera.sees(/Последние изменения:\n• .* · Вера · отменил\(а\) Вера, .*\n/);
});

test("a change that another takes back: its maker and whose hours they are know by whom, and of which days", async () => {
  const nina = await colleague("Нина", "supervisor");
  await vera.says("/roster Дина ср 10-12");
  const seen = [aigul, dina, nina, vera].map((phone) => phone.fromBot().length);
  await nina.says("/roster undo");
  const days = "   ср: 18:00–9:00 (было: 10:00–12:00)";
  expect(last(nina)).toMatch(/^Нина отменил\(а\) запись, которую сделал\(а\) Вера, .+\. Снова так:\nДина\n/);
  expect(last(nina)).toContain(`Дина\n${days}`);
  expect(last(vera)).toMatch(/^Нина отменил\(а\) вашу запись в расписании, /);
  expect(last(vera)).toContain(`Дина\n${days}\nВсё расписание`);
  expect(last(dina)).toMatch(/^Нина отменил\(а\) запись о ваших дежурствах .*которую сделал\(а\) Вера/);
  expect(last(dina)).toContain(days.trim());
  // Each of them once, and nobody else.
  expect(
    [aigul, dina, nina, vera].map((phone, index) => phone.fromBot().length - (seen[index] ?? 0)),
  ).toEqual([0, 1, 1, 1]);
  await nina.says("/roster log");
  expect(last(nina)).toMatch(/^Последние изменения:\n• .* · Вера · отменил\(а\) Нина, /);
});

test("whoever is called follows the roster as it is now: who is off today is not, who comes instead is", async () => {
  await world.pass(3 * hourMs);
  await vera.says("/roster Айгуль сегодня выходной");
  await vera.says("/roster Дина сегодня 10-18");
  await teen.says("не хочу жить");
  await world.pass(5 * 60_000);
  dina.sees(/Зовём: Дина/);
  aigul.doesNotSee(/Зовём/);
});

const bookOf = async () => {
  const document = vera.fromBot().findLast((message) => message.document !== undefined)?.document;
  expect(document?.file_name).toMatch(/^дежурства-\d{4}-\d{2}-\d{2}\.xlsx$/);
  const path = await fetch(
    `${world.sandbox.url}/bot${world.sandbox.token}/getFile?file_id=${document?.file_id ?? ""}`,
  );
  const { result } = (await path.json()) as { result: { file_path: string } };
  const file = await fetch(`${world.sandbox.url}/file/bot${world.sandbox.token}/${result.file_path}`);
  const read = await readWorkbook(Buffer.from(await file.arrayBuffer()));
  if (!read.ok) throw new Error(read.fault.code);
  return read.sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => [...cells]) }));
};
const sendBook = async (
  phone: Phone,
  sheets: { name: string; rows: string[][] }[],
  name = "дежурства.xlsx",
) => {
  const written: Sheet[] = sheets.map((sheet) => {
    const [titles = [], ...rows] = sheet.rows;
    return { name: sheet.name, columns: titles.map((title) => ({ title })), rows };
  });
  const bytes = await writeWorkbook(written);
  await world.sandbox.control.sendMedia({
    user: phone.id,
    kind: "document",
    file_name: name,
    base64: bytes.toString("base64"),
  });
  await world.settled();
};

test("a workbook goes out and comes in: shown first, written after a yes, with one way back", async () => {
  await vera.says("/roster xlsx");
  const sheets = await bookOf();
  expect(sheets.map(({ name }) => name)).toEqual(["Неделя", "Даты"]);
  expect(sheets[0]?.rows[0]).toEqual(["Кто", "Команда", "Время", "пн", "вт", "ср", "чт", "пт", "сб", "вс"]);
  await sendBook(vera, sheets);
  vera.sees("В расписании уже всё так и есть.");

  const row = sheets[0]?.rows.find(([who]) => who?.includes("Вера"));
  row?.splice(8, 2, "10-18", "9:00-24:00");
  const dinas = sheets[0]?.rows.find(([who]) => who?.includes("Дина"));
  dinas?.splice(3, 1, "");
  await sendBook(vera, sheets);
  const shown = last(vera);
  expect(shown).toMatch(/^Что изменится\. Появится: 2, изменится: 0, убирается: 1\./);
  expect(shown).toMatch(/Дина\n {3}пн: выходной \(было: 18:00–9:00\)/);
  const before = await world.store.rosters.hoursOf();
  await vera.presses("Записать");
  vera.sees(/^Записано\.\n/);
  dina.sees(/Вера меняет ваши дежурства/);
  // A second press, or a yes when there is nothing, changes nothing.
  await vera.says("/roster да");
  vera.sees(/Подтверждать нечего/);
  await vera.says("/roster undo");
  expect(Object.values(await world.store.rosters.hoursOf()).length).toBe(Object.values(before).length);
  expect(await world.store.rosters.hoursOf()).toEqual(before);
});

test("a wrong cell is told with its place, and nothing of the file is taken", async () => {
  const before = await world.store.rosters.hoursOf();
  await vera.says("/roster xlsx");
  const sheets = await bookOf();
  sheets[0]?.rows[1]?.splice(3, 1, "с утра");
  sheets[0]?.rows[2]?.splice(4, 1, "7-15");
  sheets[1]?.rows.push(["№99 Кто-то", "25.12", "9-18"], ["Айгуль", "32.12", "9-18"]);
  await sendBook(vera, sheets);
  const told = last(vera);
  expect(told).toContain("В файле нужно исправить: 3.");
  expect(told).toContain("Лист «Неделя», строка 2, столбец «пн»: Не поняли часы: «с утра»");
  expect(told).toMatch(/Лист «Даты», строка \d+, столбец «Кто»: Не нашли сотрудника «№99 Кто-то»/);
  expect(told).toMatch(/Лист «Даты», строка \d+, столбец «Дата»: /);
  await vera.says("/roster да");
  expect(await world.store.rosters.hoursOf()).toEqual(before);
  await world.sandbox.control.sendMedia({ user: vera.id, kind: "document", file_name: "план.xlsx" });
  await world.settled();
  vera.sees(/Это не книга Excel/);
});

test("what was changed meanwhile is not overwritten; a file from whoever may not is none", async () => {
  await vera.says("/roster xlsx");
  const sheets = await bookOf();
  sheets[0]?.rows.find(([who]) => who?.includes("Айгуль"))?.splice(8, 1, "10-14");
  await sendBook(vera, sheets);
  await vera.says("/roster Айгуль сб 11-15");
  await vera.presses("Записать");
  vera.sees(/расписание изменили\. Ничего не записали/);
  const seen = aigul.fromBot().length;
  await sendBook(aigul, sheets);
  expect(aigul.fromBot().slice(seen).map(textOf).join("\n")).not.toMatch(/Что изменится|Читаем файл/);
});
