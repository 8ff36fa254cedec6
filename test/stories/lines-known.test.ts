/** What is known of help lines: who dialled them, and what a person reads of it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { undialledText } from "../../src/cli/duty.js";
import { toRows } from "../../src/domain/directory/hsds.js";
import { dayMs } from "../../src/domain/time.js";
import { loadRegions, stableId } from "../../src/regions.js";
import { textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const rows = toRows(loadRegions(), stableId);
const now = () => new Date(world.sandbox.now()).toISOString();
const undialled = async () => (await undialledText(world.store, now())).map((row) => row.split(":")[0]);
const reload = (change: (line: (typeof rows.helpLine)[number]) => (typeof rows.helpLine)[number]) =>
  world.store.transaction((slices) =>
    slices.directory.replace({ ...rows, helpLine: rows.helpLine.map(change) }),
  );

describe("dialling", () => {
  test("lines that nobody has dialled are named, with emergency numbers left in peace", async () => {
    expect(await undialled()).toEqual(expect.arrayContaining(["dtd", "124", "vologda-122", "nsk-opeka"]));
    expect(await undialled()).not.toContain("112");
  });

  test("is written down, survives other files, is dropped with the number and grows old", async () => {
    const on = now().slice(0, 10);
    expect(await world.store.directory.markDialled("dtd", "Вера", on, true)).toBe(true);
    expect(await world.store.directory.markDialled("vologda-122", "Вера", on)).toBe(true);
    expect(await world.store.directory.markDialled("no-such-line", "Вера", on)).toBe(false);
    expect(await undialled()).not.toContain("dtd");
    await reload((line) => ({ ...line, hours: "другие часы" }));
    expect(await undialled()).not.toContain("dtd");
    await reload((line) =>
      line.key === "vologda-122" ? { ...line, number: "8-172-00-00-00", digits: "81720000000" } : line,
    );
    expect(await undialled()).not.toContain("dtd");
    expect(await undialled()).toContain("vologda-122");
    await world.pass(91 * dayMs);
    expect(await undialled()).toContain("dtd");
  });

  test("coordinators are asked to dial what is old", async () => {
    const code = await world.staffCode("Олег", "coordinator");
    const oleg = await world.phone({ first_name: "Олег" });
    await oleg.opens(`staff_${code}`);
    await world.pass(8 * dayMs);
    const asked = textOf(oleg.sees("Проверьте, пожалуйста, телефоны помощи"));
    expect(asked).toContain("8-800-2000-122");
  });
});

describe("/lines", () => {
  test.each([
    ["ru", /записывают ли разговор, не знаем/, /по открытым источникам/],
    ["tt", /белмибез/, /ачык чыганаклардан/],
    ["en", /we do not know if the call is recorded/, /from public sources/],
  ] as const)("%s: hours, recording and source as they are known", async (language, recorded, source) => {
    const phone = await world.phone({ language_code: language });
    await phone.says("/lines");
    const [list] = phone.fromBot();
    const text = list === undefined ? "" : textOf(list);
    for (const part of [/112 — /, /8-800-2000-122 — /, recorded, source]) expect(text).toMatch(part);
    expect(text).not.toContain("122 — линия о травле");
  });
});

describe("words", () => {
  test("the first screen and /about: a program, who reads, what is kept, when confidentiality ends, what Telegram keeps", async () => {
    const teen = await met(world);
    const hello = textOf(teen.sees("Это программа «Рядом»"));
    expect(hello.split("\n").length).toBeLessThanOrEqual(5);
    for (const part of [/программа/, /специалист/, /90 дней/, /Telegram/, /жизнь в опасности/])
      expect(hello).toMatch(part);
    await teen.says("/about");
    const about = textOf(teen.last());
    for (const part of [/Кто читает/, /Что хранится/, /Telegram/, /Когда расскажем/])
      expect(about).toMatch(part);
    teen.doesNotSee(/анонимн/i);
  });

  test("bullying is never offered mediation, whatever is answered and wherever it is", async () => {
    const ways = [
      ["Обзывают", "Было раз или два", "Чтобы это прекратилось", "Казань"],
      ["Не общаются", "Каждую неделю", "Понять, что делать", "Вологда"],
      ["Бьют", "Почти каждый день", "Поговорить с человеком", "Владивосток"],
      ["Отбирают", "Пару раз в месяц", "Чтобы узнала школа", "Новосибирск"],
      ["Угрожают", "Каждую неделю", "Пока ничего", "Сыктывкар"],
      ["В интернете", "Почти каждый день", "Понять, что делать", "Бугульма"],
    ];
    for (const [form = "", often = "", wish = "", place = ""] of ways) {
      const teen = await met(world);
      await teen.says("меня травят в классе");
      for (const label of ["Нет, сейчас спокойно", form, "Готово", "Один человек", "Готово"])
        await teen.presses(label);
      if (teen.buttons().includes("Не знаю")) await teen.presses(/^Нет$/);
      for (const label of ["В классе", often, "Пока никто", wish]) await teen.presses(label);
      await teen.says(place);
      if (wish === "Поговорить с человеком") await teen.presses("Отправить");
      teen.sees("8-800-2000-122");
      const menu = /Ссора, примирение/;
      for (const text of teen
        .fromBot()
        .map(textOf)
        .filter((one) => !menu.test(one)))
        expect(text, place).not.toMatch(/медиаци|примир|помир|договорит/i);
    }
  }, 180_000);
});
