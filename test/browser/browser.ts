/** A real browser for the page's tests, and what a person does with the page. Knows its test ids, not the bot's flows. */
import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const folders = (process.env["PATH"] ?? "").split(path.delimiter);

const runs = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return file !== "";
  } catch {
    return false;
  }
};

/** Where Chromium is on this machine, if it is. */
export const chromiumPath = [
  process.env["CHROMIUM_PATH"] ?? "",
  ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find(runs);

// Root has no sandbox to put the browser in, and it only ever sees our own page.
const flags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? "", args: flags });

const shots = fileURLToPath(new URL("../screenshots/actual/", import.meta.url));

export type Size = { width: number; height: number };

/** The sandbox's page in a window of its own. What the page complains about is collected. */
export const openPage = async (browser: Browser, url: string, size: Size) => {
  const context = await browser.newContext({
    viewport: size,
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByTestId("clock").waitFor();
  return {
    page,
    complaints,
    phone: (id: number) => chatIn(page, page.getByTestId(`phone-${id}`)),
    forum: chatIn(page, page.getByTestId("forum")),
    shoot: async (name: string) => {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${name}.png`) });
    },
    close: () => context.close(),
  };
};

export type Chat = ReturnType<typeof chatIn>;

/** A chat on the page, in the hands of a person: everything waits until it can be seen. */
const chatIn = (page: Page, place: Locator) => {
  const messages = place.locator("[data-testid^=message-]");
  return {
    place,
    messages,
    starts: () => place.getByTestId("start").click(),
    says: async (text: string) => {
      await place.getByTestId("composer").fill(text);
      await place.getByTestId("send").click();
      await messages.filter({ hasText: text }).last().waitFor();
    },
    sees: (text: string | RegExp) => messages.filter({ hasText: text }).last().waitFor(),
    /** Presses a button below the newest message with these words. */
    answers: (question: string | RegExp, label: string) =>
      messages
        .filter({ hasText: question })
        .last()
        .getByTestId("inline-button")
        .filter({ hasText: label })
        .first()
        .click(),
    /** Opens a topic of the forum by its name. */
    goesTo: (topic: string | RegExp) =>
      place.locator("[data-testid^=topic-]").filter({ hasText: topic }).first().click(),
    back: () => place.getByTestId("back").click(),
    /** Nothing is wider than the window: nobody has to scroll sideways. */
    fits: () => page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
  };
};
