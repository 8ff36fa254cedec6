import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawPreview, isHeard, personKeys, previewHtml, questionsByDialogue } from "../../src/cli/preview.js";
import { languages } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { namespaces } from "../../src/i18n/resources.js";
import { textsOf } from "../../src/i18n/review.js";
import type { Shown, ShownSection } from "../../src/views/preview-page.js";
import type { View } from "../../src/views/view.js";
import { chromiumPath, launch } from "../browser/browser.js";

let sections: ShownSection[];
let screens: Shown[];
beforeAll(() => {
  sections = drawPreview();
  screens = sections.flatMap((section) => [...section.screens]);
});

const labels = ({ keyboard }: View): string[] => {
  if (keyboard === undefined) return [];
  const rows = "keyboard" in keyboard ? keyboard.keyboard : keyboard.inline_keyboard;
  return rows.flat().map((key) => (typeof key === "string" ? key : key.text));
};
const wordsOf = (views: readonly View[]) => views.flatMap((view) => [view.text, ...labels(view)]).join("\n");
const base = (key: string) => key.replace(/_adult$/, "");
/** What surely stands in a text, whatever its values are. */
const fixedPart = (text: string) =>
  text.split(/\{\{\w+\}\}/).toSorted((one, other) => other.length - one.length)[0] ?? "";

/** Words for staff and of the profile: shown by themselves, not to a child and to an adult. */
const notOnScreens = (key: string) => /^(staff|profile):|:staff\./.test(key) || isHeard(key);

describe("nothing goes unread", () => {
  test("every text for persons stands on a screen, in every language, to a child and to an adult", () => {
    const byKey = new Map<string, Shown[]>();
    for (const screen of screens)
      for (const key of screen.keys) byKey.set(key, [...(byKey.get(key) ?? []), screen]);
    const missing = languages.flatMap((language) => {
      const texts = textsOf(language);
      return [...texts].flatMap(([key, text]) => {
        if (notOnScreens(key)) return [];
        const to = key.endsWith("_adult") ? "adult" : "child";
        const part = fixedPart(text);
        const isThere = (byKey.get(base(key)) ?? []).some(({ cells }) =>
          wordsOf(cells[to][language]).includes(part),
        );
        return isThere ? [] : [`${language} ${key}`];
      });
    });
    expect(missing).toEqual([]);
    expect(personKeys().length).toBeGreaterThan(300);
  });

  test("what persons never read is for specialists, for the profile, or words that are heard and not said", () => {
    const toPersons = new Set(personKeys());
    const left = [...textsOf("ru").keys()].filter((key) => !toPersons.has(base(key)));
    const heard = left.filter((key) => !/^(staff|profile):|:staff\./.test(key));
    const texts = textsOf("ru");
    const groupOf = (key: string) => key.replace(/\.[^.]*$/, "");
    // What is heard is a list of ways to say a thing; a sentence that was left out by its name would be none.
    const sentences = [...new Set(heard.map(groupOf))].filter(
      (group) => !heard.some((key) => groupOf(key) === group && texts.get(key)?.includes("|") === true),
    );
    expect(sentences).toEqual([]);
    expect(heard.length).toBeGreaterThan(10);
    expect(
      namespaces.filter(
        (name) =>
          !sections.some(({ screens: of }) =>
            of.some(({ keys }) => keys.some((key) => key.startsWith(`${name}:`))),
          ),
      ),
    ).toEqual([]);
    // Headings are for people who read no code.
    expect(
      sections
        .filter(({ title }) => !/^[А-ЯЁA-Z]/u.test(title.replace(/^(Вопросы|Фразы|Для сотрудников): /, "")))
        .map(({ title }) => title),
    ).toEqual([]);
  });

  /** Said by themselves; of the most grave matters everything else stands on the screen that a person sees. */
  const alone = [
    "crisis:grounding",
    "sos:backDone",
    "sos:lineNames.101",
    "sos:lineNames.102",
    "sos:lineNames.103",
    "sos:lineNames.nsk-opeka",
    "sos:details.hours",
    "sos:details.recorded",
    "sos:details.notRecorded",
    "sos:details.languages",
    "sos:details.dialled",
    "sos:lineHours.nsk-opeka",
    "crisis:away",
    "crisis:concernAway",
    "duty:inMoscow",
    "duty:numbersAgain.once-more",
    "duty:numbersAgain.everyone",
    "duty:numbersAgain.longer",
    "duty:numbersAgain.still",
  ];
  test("texts of danger are shown as they are met, but for a short list", () => {
    const byThemselves = sections
      .filter(({ id }) => /^sentences-(crisis|duty|sos)$/.test(id))
      .flatMap(({ screens: of }) => of.map(({ title }) => title));
    expect(byThemselves.filter((key) => !alone.includes(key))).toEqual([]);
  });
});

describe("the screens are the product's own", () => {
  const i18n = createI18n();
  const questions = Object.entries(questionsByDialogue()).flatMap(([dialogue, of]) =>
    of.map((question) => ({ dialogue, ...question })),
  );

  test("every question of every dialogue has its own, with all its answers and the way back", () => {
    expect(questions.length).toBeGreaterThan(10);
    for (const { dialogue, id, words, options = [], spoken } of questions) {
      const screen = screens.find((one) => one.id === `ask-${dialogue}-${id.replace(".", "-")}`);
      for (const language of languages)
        for (const to of ["child", "adult"] as const) {
          const t = i18n.translator(language, to === "adult");
          const [view] = screen?.cells[to][language] ?? [];
          expect(view?.text, id).toBe(t(`${words}.text` as Key));
          const shown = labels(view as View);
          expect(shown).toEqual(
            expect.arrayContaining(options.map((option) => t(`${words}.options.${option}` as Key))),
          );
          expect(shown).toContain(t("common:back"));
        }
      const again = screens.some((one) => one.id === `${screen?.id}-again`);
      expect(again).toBe(spoken === true);
    }
  });

  test("each has an anchor of its own, and real places and numbers stand on them", () => {
    const ids = screens.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][\w-]*$/i.test(id))).toEqual([]);
    const shown = (id: string) => wordsOf(screens.find((one) => one.id === id)?.cells.child.ru ?? []);
    expect(shown("emergency-coming")).toContain("112");
    expect(shown("find-near")).toMatch(/Казань/);
    expect(shown("find-near")).not.toMatch(/\{\{|undefined/);
  });
});

describe("the page", () => {
  test("reaches for nothing outside of itself, and no text becomes markup", () => {
    const html = previewHtml("2026-11-22T09:00:00.000Z");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:link|img|iframe|script src)|@import|url\(/);
    expect(html).toContain("22 ноября 2026");
    expect(html.match(/<textarea/g)).toHaveLength(screens.length);
  });

  const folder = mkdtempSync(path.join(tmpdir(), "ryadom-preview-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.skipIf(chromiumPath === undefined)(
    "keeps a reviewer's comments and gives them away as text",
    async () => {
      const file = path.join(folder, "page.html");
      writeFileSync(file, previewHtml("2026-11-22T09:00:00.000Z"));
      const browser = await launch();
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("console", (message) => complaints.push(message.text()));
        await page.goto(pathToFileURL(file).href);
        await page.locator("#emergency-coming textarea").fill("Слишком много строк.");
        await page.reload();
        expect(await page.locator("#emergency-coming textarea").inputValue()).toBe("Слишком много строк.");
        expect(await page.locator("#count").textContent()).toBe("1");
        await page.getByText("только с замечаниями").click();
        expect(await page.locator("article:visible").count()).toBe(1);
        await page.getByText("Татарча", { exact: true }).first().click();
        expect(await page.locator("#emergency-coming .cell:visible").count()).toBe(4);
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
        const text = await readFile(await download.path(), "utf8");
        expect(text).toContain("(#emergency-coming)");
        expect(text).toContain("> Это срочно.");
        expect(text).toContain("Слишком много строк.");
        expect(complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
