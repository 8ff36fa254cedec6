import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  drawPreview,
  isHeard,
  isToPersons,
  personKeys,
  previewHtml,
  questionsByDialogue,
} from "../../src/cli/preview.js";
import { afterAnswers, afterQuestions } from "../../src/domain/desk/after-talk.js";
import { appointmentAnswers } from "../../src/domain/desk/appointments.js";
import { allReasons, referralAnswers, wellbeingAnswers } from "../../src/domain/follow-ups.js";
import { goals } from "../../src/domain/goals.js";
import { languages, personRoles } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { namespaces } from "../../src/i18n/resources.js";
import { textsOf } from "../../src/i18n/review.js";
import { type ButtonKind, parsePressed } from "../../src/views/buttons.js";
import type { Shown, ShownSection } from "../../src/views/preview/page.js";
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

describe("nothing goes unread", () => {
  test("every text for persons stands on a screen, in every language, to a child and to an adult", () => {
    const byKey = new Map<string, Shown[]>();
    for (const screen of screens)
      for (const key of screen.keys) byKey.set(key, [...(byKey.get(key) ?? []), screen]);
    const missing = languages.flatMap((language) => {
      const texts = textsOf(language);
      return [...texts].flatMap(([key, text]) => {
        // Who reads Russian is not asked in which language a school reads.
        if (!isToPersons(key) || (language === "ru" && /^log:letter\.\w+Russian$/.test(key))) return [];
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
    const heard = [...textsOf("ru").keys()].filter(
      (key) => isHeard(key) && !toPersons.has(base(key)) && !/^staff:|:staff\./.test(key),
    );
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

  /** Texts that a person may be told and that stand on no screen, each with its reason. */
  const onNoScreen: Record<string, string> = {
    "sos:lineNames.101": "112 is given instead of it, until a line of a region has this key",
    "mediation:reminder.soon": "every flow has all its reminders; nobody is reminded so early of a meeting",
    "application:reminder.soon": "nor of an event",
  };
  test("every text that a person is told stands on a screen as it is met, but for a short list", () => {
    const alone = sections
      .filter(({ id }) => id.startsWith("sentences-"))
      .flatMap(({ screens: of }) => of.map(({ title }) => title));
    expect(alone.toSorted()).toEqual(Object.keys(onNoScreen).toSorted());
  });
});

describe("nothing goes without its keys", () => {
  const pressed = () => {
    const seen = new Map<string, Set<string>>();
    for (const { cells } of screens)
      for (const { keyboard } of [cells.child, cells.adult].flatMap((to) =>
        languages.flatMap((one) => to[one]),
      )) {
        if (keyboard === undefined || !("inline_keyboard" in keyboard)) continue;
        for (const key of keyboard.inline_keyboard.flat()) {
          if (!("callback_data" in key)) continue;
          const fields = parsePressed(key.callback_data);
          if (fields === undefined) throw new Error(`A key that nothing reads: ${key.callback_data}`);
          const { kind, ...rest } = fields;
          for (const value of Object.values(rest))
            seen.set(kind, (seen.get(kind) ?? new Set()).add(String(value)));
        }
      }
    return seen;
  };

  /** What each kind of a person's keys can do. */
  const keysOfPersons: Partial<Record<ButtonKind, readonly string[]>> = {
    answer: ["bullying.safeNow", "find.need", "loan.item", "application.which", "enrolment.which"],
    step: ["back", "skip", "done"],
    language: languages,
    role: personRoles,
    menu: ["bullying", "find", "talk", "settings", "menu"],
    settings: ["language", "role", "about", "lines"],
    sos: ["human", "safe"],
    talk: ["end", "stay", "reopen", "new", "menu", "form"],
    sent: ["edit", "drop", "dropped", "keep"],
    hide: ["everything", "leave", "near", "alone", "keep", "sweep"],
    case: ["code", "add", "here", "erase", "erased", "keep"],
    link: ["other"],
    requests: ["list"],
    plans: ["list"],
    task: ["done"],
    avoid: ["school"],
    reach: ["ask"],
    apply: ["baby-goods-rental", "crisis-centre-place", "mediation", "school-crisis-team"],
    invite: ["1"],
    request: ["accept", "cancel", "agree", "propose", "counter", "sign-up", "ask-longer"],
    follow: ["offer", "morning", "noon", "afternoon", "evening", "no", "stop"],
    checkIn: [...wellbeingAnswers, ...referralAnswers],
    refusal: allReasons,
    side: ["me", "other", "doing"],
    plan: ["show", "file"],
    log: ["add", "list", "open", "edit", "drop", "what", "when", "where", "saw", "letter", "erase", "erased"],
    letter: ["school", "commission", ...languages],
    goal: [...goals, "wrong", "facts"],
    place: ["open", "connect", "save", "drop", "wrong"],
    narrow: ["new", "same", "why", "more", "else", "f", "o", "n", "l"],
    after: [...afterQuestions, ...afterAnswers, "skip"],
    meeting: appointmentAnswers,
    consent: ["yes", "no"],
  };

  test("everything that a person can press hangs below a screen", () => {
    const seen = pressed();
    const missing = Object.entries(keysOfPersons).flatMap(([kind, values]) =>
      values.filter((value) => seen.get(kind)?.has(value) !== true).map((value) => `${kind} ${value}`),
    );
    expect(missing).toEqual([]);
  });

  const sources = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const at = path.join(dir, entry.name);
      if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(at);
      return at.endsWith(".ts") && !entry.name.startsWith("preview") ? [readFileSync(at, "utf8")] : [];
    });

  /** Texts that the product always says with keys below. */
  const withKeys = () => {
    const code = sources("src").join("\n");
    const said = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, key = ""]) => key);
    const bare = new Set(said(/text: (?:scope\(\)\.)?\w+\("([a-z]+:[\w.]+)"[^)]*\) \}/g));
    return said(/text: \w+\("([a-z]+:[\w.]+)"[^\n]*?\),\s+keyboard/g).filter((key) => !bare.has(key));
  };

  test("what the product says with keys has them here", () => {
    const always = withKeys();
    expect(always.length).toBeGreaterThan(40);
    const t = createI18n().translator("ru", false);
    const texts = textsOf("ru");
    const plain = new Map(
      always.filter((key) => texts.get(key)?.includes("{{") === false).map((key) => [t(key as Key), key]),
    );
    const without = screens.flatMap(({ id, cells }) =>
      id.startsWith("say-")
        ? []
        : cells.child.ru
            .filter(({ text, keyboard }) => keyboard === undefined && plain.has(text))
            .map(({ text }) => `${id}: ${plain.get(text)}`),
    );
    expect(without).toEqual([]);
  });
});

describe("the screens are the product's own", () => {
  const i18n = createI18n();
  const questions = Object.entries(questionsByDialogue()).flatMap(([dialogue, of]) =>
    Object.values(of).map((question) => ({ dialogue, ...question })),
  );

  test("every question of every dialogue has its own, with all its answers and the way back", () => {
    expect(questions.length).toBeGreaterThan(10);
    for (const { dialogue, id, words, options = [], spoken } of questions) {
      const screen = screens.find(
        (one) => one.id.startsWith(`ask-${dialogue}-`) && one.id.endsWith(`-${id.replace(".", "-")}`),
      );
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
  let html: string;
  beforeAll(() => {
    html = previewHtml("2026-11-22T09:00:00.000Z");
  });

  test("reaches for nothing outside of itself, and no text becomes markup", () => {
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
      writeFileSync(file, html);
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
        await page.locator("#commented").click();
        expect(await page.locator("article:visible").count()).toBe(1);
        await page.locator("[data-part=tt]").click();
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
