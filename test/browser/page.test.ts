/** The teen's conversation, played on the sandbox's page as a person would, in a real browser. Leaves screenshots. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import { type Running, start } from "../../src/main.js";
import { demo } from "../../src/sandbox/demo.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { type Chat, chromiumPath, launch, openPage } from "./browser.js";

if (chromiumPath === undefined) {
  process.stderr.write(
    "The page's tests are left out: no Chromium here. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n",
  );
}

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Milliseconds from now to a Tuesday at ten to four in Moscow: a time of day at which people write and answer. */
const untilTuesday = (now: number) => {
  const hour = 3_600_000;
  const week = 168 * hour;
  const monday = 4 * 24 * hour - 3 * hour;
  const wanted = monday + 24 * hour + 15 * hour + 50 * 60_000;
  return (((wanted - now) % week) + week) % week;
};

/** From the first button to the open ticket. */
const asksForHelp = async (teen: Chat) => {
  await teen.starts();
  await teen.answers("На каком языке", "Русский");
  await teen.sees(/живые специалисты/);
  await teen.answers("Кто пишет?", "Подросток");
  await teen.sees("Что сейчас ближе всего?");
  await teen.says("меня травят в классе");
  await teen.sees("В этом нет твоей вины");
  await teen.answers("тебе прямо сейчас что-то угрожает", "Нет, сейчас спокойно");
  await teen.answers("Что происходит?", "Обзывают");
  await teen.answers("Что происходит?", "В интернете");
  await teen.answers("Что происходит?", "Готово");
  await teen.answers("Кто это делает?", "Сразу несколько");
  await teen.answers("Кто это делает?", "Готово");
  await teen.answers("угрожает показать", "Нет");
  await teen.answers("Где это бывает?", "В классе");
  await teen.answers("Как часто?", "Почти каждый день");
};

const asksForHuman = async (teen: Chat) => {
  await teen.answers("Кто-нибудь уже знает?", "Пока никто");
  await teen.answers("Чего сейчас хочется", "Поговорить с человеком");
  await teen.sees(/В каком городе|Где искать помощь/);
  await teen.says("я из бугульмы");
  await teen.answers("Вот что отправлю", "Отправить");
  await teen.sees(/Передали специалисту/);
  await teen.sees("Вот что помогает");
  await teen.place.getByRole("link", { name: "8-800-2000-122" }).last().waitFor();
};

describe.skipIf(chromiumPath === undefined)("the sandbox's page", { timeout: 180_000 }, () => {
  let browser: Browser;
  let database: TestDatabase;
  let dataDir: string;
  let running: Running;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = mkdtempSync(path.join(tmpdir(), "ryadom-page-"));
    const env = { DATABASE_URL: database.url, PORT: "0", RYADOM_DATA: dataDir, LOG_LEVEL: "silent" };
    running = await start(readConfig(env, dataDir));
    await fetch(`${running.url}/control/moveClock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ms: untilTuesday(Date.now()) }),
    });
  });
  afterEach(async () => {
    await running.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("a teen and a specialist talk on one wide page", async () => {
    const { page, phone, forum, shoot, complaints, close } = await openPage(browser, running.url, wide);
    const teen = phone(demo.teen);
    await asksForHelp(teen);
    await shoot("teen-asks");
    await asksForHuman(teen);
    await teen.says("хорошо, жду");

    await forum.goesTo("Лобби");
    await forum.sees("Бугульминский район");
    await shoot("ticket-waits");
    await forum.answers("Бугульминский район", "Взять");
    await teen.sees("С тобой Айгуль");
    await forum.goesTo(/ · [0-9A-Z]{4}/);
    await forum.sees("Обзывают, смеются; В интернете, чатах");
    await forum.sees("хорошо, жду");
    await forum.says("Не узнают. Имени и номера я не вижу. Я рядом, пиши.");
    await teen.sees("Я рядом, пиши.");
    await forum.says("// похоже на травлю в чате класса");
    await teen.says("спасибо. они опять начали в чате");
    await forum.sees("они опять начали в чате");
    await page.getByTestId("toast").waitFor({ state: "hidden" });
    await shoot("conversation");
    expect(await teen.messages.filter({ hasText: "похоже на травлю" }).count()).toBe(0);
    expect(await forum.place.innerText()).not.toMatch(/Алия|Каримова|aliya/);

    await forum.answers("Кто пишет", "Закрыть");
    await forum.answers("Чем закончилось", "Помогли");
    await forum.answers("О чём был разговор", "Травля");
    await forum.answers("Какая срочность", "ОБЫЧНЫЙ");
    await forum.answers("Обязанность сообщить", "Оснований нет");
    await teen.sees("Специалист закончил этот разговор");
    await shoot("closed");
    expect(complaints).toEqual([]);
    await close();
  });

  test("the same on a page as narrow as a phone", async () => {
    const { page, phone, forum, shoot, complaints, close } = await openPage(browser, running.url, narrow);
    const teen = phone(demo.teen);
    await asksForHelp(teen);
    await shoot("narrow-questions");
    expect(await teen.fits()).toBe(true);
    await asksForHuman(teen);
    await shoot("narrow-help");

    await page.getByTestId("tab-group").click();
    await shoot("narrow-topics");
    await forum.goesTo("Лобби");
    await forum.answers("Бугульминский район", "Взять");
    await forum.back();
    // The topic of the talk before is closed and says so; the lobby names the talk too.
    await forum.goesTo(/^(?!.*(?:✅|Лобби)).* · [0-9A-Z]{4}/s);
    await forum.says("Я рядом, пиши.");
    await shoot("narrow-forum");
    expect(await forum.fits()).toBe(true);
    await page.getByTestId("tab-phones").click();
    await teen.sees("Я рядом, пиши.");
    await shoot("narrow-answer");
    expect(complaints).toEqual([]);
    await close();
  });

  test("a short one in Tatar", async () => {
    const { phone, shoot, complaints, close } = await openPage(browser, running.url, narrow);
    const teen = phone(demo.teen);
    await teen.starts();
    await teen.answers("Кайсы телдә", "Татарча");
    await teen.sees("чын белгечләр");
    await teen.answers("Кем яза?", "Үсмер");
    await teen.sees("Хәзер нәрсә якынрак?");
    await teen.says("сыйныфта мине мыскыл итәләр");
    await teen.sees("Моңа син гаепле түгел");
    await teen.answers("нәкъ хәзер куркыныч", "Юк, хәзер тыныч");
    // What happens was told already.
    await teen.sees("Моны кем эшли?");
    await shoot("tatar");
    expect(complaints).toEqual([]);
    await close();
  });
});
