import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/domain/people.js";
import { dayMs } from "../../src/domain/time.js";
import type { SandboxMessage } from "../../src/sandbox/contract.js";
import { readPdf } from "../documents/pdf.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let database: pg.Client;
beforeAll(async () => {
  world = await createWorld();
  database = new pg.Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

const kept = async (): Promise<number> =>
  Number((await database.query("select count(*) as n from episode")).rows[0].n);

/** The file of a message, as it is opened in the messenger. */
const opened = async (message: SandboxMessage) => {
  const response = await fetch(`${world.sandbox.url}/control/file/${message.document?.file_id ?? ""}`);
  expect(response.ok).toBe(true);
  return readPdf(Buffer.from(await response.arrayBuffer()));
};

const fileOf = (phone: Phone) => {
  const message = phone.fromBot().findLast(({ document }) => document !== undefined);
  if (message === undefined) throw new Error("No file on the phone.");
  return message;
};

const writes = async (phone: Phone, what: string, when: string, where: string, saw: string) => {
  await phone.presses("Записать случай");
  await phone.says(what);
  await phone.says(when);
  await phone.presses(where);
  await phone.says(saw);
};

describe("a log of one's own", () => {
  test("a teen writes down what happens over weeks, puts it right, and gets a dated letter", async () => {
    const teen = await met(world);
    await teen.says("/log");
    teen.sees("Пока записей нет");
    await teen.presses("Записать случай");
    expect(textOf(teen.last())).toContain("Вопрос 1 из 4");
    await teen.presses("Назад");
    await teen.says("/log");
    await writes(teen, "Забрали рюкзак и бросили в лужу", "вчера вечером", "По дороге", "Дима и Лена");
    const saved = teen.sees("Записано.");
    expect(textOf(saved)).toContain("Забрали рюкзак и бросили в лужу");
    expect(textOf(saved)).toContain("Кто видел: Дима и Лена");
    await world.pass(9 * dayMs);
    await teen.says("/log");
    await writes(teen, "Обзывали на физкультуре", "сегодня", "В классе", "никто");
    // The screen that lists them tells days and places, no words.
    await teen.says("/log");
    const list = textOf(teen.last());
    expect(list).toMatch(/1\. .* · По дороге, во дворе\n2\. .* · В классе/);
    expect(list).not.toMatch(/рюкзак|обзывали/iu);
    await teen.presses(/^1$/);
    teen.sees(/Забрали рюкзак/);
    await teen.presses("Исправить");
    await teen.presses("Кто видел");
    teen.sees("Кто это видел?");
    await teen.presses("Учитель");
    expect(textOf(teen.last())).toContain("Забрали рюкзак и бросили в лужу");
    expect(textOf(teen.last())).toContain("Кто видел: Учитель");
    expect(await kept()).toBe(2);

    await teen.says("/log");
    await teen.presses("Письмо по записям");
    await teen.presses("В школу");
    const file = fileOf(teen);
    expect(file.document?.file_name).toBe("letter.pdf");
    const { text, unknown, pages } = await opened(file);
    expect(pages).toHaveLength(1);
    expect(unknown).toBe(0);
    for (const words of [
      "Директору школы",
      "О том, что со мной происходит",
      "Меня обижают",
      "Забрали рюкзак",
      "Учитель",
    ])
      expect(text).toContain(words);
    expect(text.indexOf("рюкзак")).toBeLessThan(text.indexOf("физкультуре"));
    expect(text).toMatch(/1\. \d+ \p{L}+ 20\d\d \(вчера вечером\)/u);
    expect(text).not.toContain("Карим");

    await teen.says("/log");
    await teen.presses(/^2$/);
    await teen.presses("Стереть");
    expect(await kept()).toBe(1);
    await teen.presses("Стереть дневник");
    await teen.presses("Да, стереть");
    expect(await kept()).toBe(0);
  });

  test("what is kept is sealed, and goes with everything that is hidden, or by case code, or after a year", async () => {
    const teen = await met(world);
    const fill = async () => {
      await teen.says("/log");
      await writes(teen, "Спрятали куртку", "17.11", "В классе", "никто");
      expect(textOf(teen.last())).not.toContain("(17.11)");
      expect(await kept()).toBe(1);
    };
    await fill();
    const { rows } = await database.query("select words from episode");
    expect(Buffer.from(rows[0].words).toString("utf8")).not.toContain("куртку");
    await teen.says("/hide");
    expect(await kept()).toBe(1);
    await teen.presses("Стереть всё");
    expect(await kept()).toBe(0);

    await teen.says("/start");
    await teen.presses("Подросток");
    await fill();
    await world.pass(364 * dayMs);
    expect(await kept()).toBe(1);
    await world.pass(2 * dayMs);
    expect(await kept()).toBe(0);

    await fill();
    await asksForHuman(teen);
    await world.pass(30 * 60_000);
    const code = /(\d{4} \d{4} \d{4} \d{4})/.exec(teen.fromBot().map(textOf).join("\n"))?.[1] ?? "";
    await teen.says(`/case ${code}`);
    await teen.presses("Стереть");
    await teen.presses("Да, стереть");
    teen.sees("Стёрто у нас");
    expect(await kept()).toBe(0);
  });

  test("what was done to them is taken down, with the numbers at once and nobody called unasked", async () => {
    const teen = await met(world);
    const cards = world.forum.cards().length;
    await teen.says("/log");
    await teen.presses("Записать случай");
    await teen.says("меня избили за гаражами, сломали очки");
    teen.sees(/Это серьёзно, и в этом нет твоей вины[^]*112/);
    teen.sees("Когда это было?");
    await teen.says("вчера");
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    expect(textOf(teen.last())).toContain("меня избили за гаражами");
    expect(world.forum.cards()).toHaveLength(cards);
  });

  test("words of danger call a human and are not lost for the log", async () => {
    const teen = await met(world);
    await teen.says("/log");
    await teen.presses("Записать случай");
    await teen.says("меня сейчас бьют, я заперлась в туалете");
    teen.sees(/112/);
    await teen.says("я в безопасности");
    await teen.says("Вернуться к вопросам");
    teen.sees("Когда это было?");
    await teen.presses("Сегодня");
    await teen.presses("Пропустить");
    await teen.presses("Пропустить");
    expect(textOf(teen.last())).toContain("меня сейчас бьют, я заперлась в туалете");
  });
});

/** Words of each language, from its files: nothing is said here that the bot does not say. */
const wordsOf = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/log.json`, import.meta.url), "utf8"));
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;
const told = {
  ru: { what: "Ударили мячом нарочно", when: "17 ноября" },
  tt: { what: "Җүри туп белән суктылар, көлделәр", when: "17 ноябрь" },
  en: { what: "They threw my bag out of the window", when: "17 November" },
} as const;

describe.each(languages)("the same in %s", (language) => {
  test("from the first note to the letter", async () => {
    const words = wordsOf(language);
    const teen = await world.phone({ language_code: language });
    await teen.opens();
    await teen.presses(names[language]);
    await teen.pressesData("1:role:teen");
    await teen.says("/log");
    teen.sees(words.intro);
    await teen.presses(words.add);
    await teen.says(told[language].what);
    await teen.says(told[language].when);
    await teen.presses(words.where.options.class);
    await teen.presses(words.saw.options.kids);
    teen.sees(words.saved);
    await teen.says("/log");
    await teen.presses(words.makeLetter);
    await teen.presses(words.letter.commission);
    const { text, unknown } = await opened(fileOf(teen));
    expect(unknown).toBe(0);
    expect(text).toContain(told[language].what);
    expect(text).toContain(words.letter.address.commission);
    expect(text).toContain(words.letter.asksOf.commission.check);
    expect(text).toMatch(/17 (ноября|ноябрь)|November 17/);
    if (language !== "ru") {
      await teen.says("/log");
      await teen.presses(words.makeLetter);
      await teen.presses(words.letter.schoolRussian);
      const russian = await opened(fileOf(teen));
      expect(russian.text).toContain(wordsOf("ru").letter.opening);
      expect(russian.unknown).toBe(0);
    }
    await teen.says("/log");
    await teen.presses(words.eraseAll);
    await teen.presses(words.eraseYes);
    teen.sees(words.erased);
  });
});
