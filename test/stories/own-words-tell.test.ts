/** What somebody writes before choosing who they are: their words say who speaks, how old, where; none of it is asked again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;

/** Somebody who has chosen a language, and nothing else. */
const unknown = async (language: Language): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(names[language]);
  return phone;
};
const saysNew = async (phone: Phone, text: string): Promise<string> => {
  const before = phone.fromBot().length;
  await phone.says(text);
  return phone.fromBot().slice(before).map(textOf).join("\n");
};

describe("who speaks", () => {
  test.each([
    ["ru", "сын боится идти в школу", "bullying:safeNow.text"],
    ["tt", "балам мәктәпкә барырга курка", "bullying:safeNow.text"],
    ["en", "my son is afraid to go to school", "bullying:safeNow.text"],
  ] as [Language, string, Key][])("%s: «%s» is answered as to a parent", async (language, text, first) => {
    const adult = i18n.translator(language, true);
    const parent = await unknown(language);
    const said = await saysNew(parent, text);
    expect(said).toContain(adult("said:understood", { list: adult("said:role.parent") }));
    expect(said).toContain(adult(first));
    expect(said).toContain(adult("bullying:intro"));
    await parent.presses(adult("said:correct"));
    await parent.presses(adult("start:role.teen"));
    const teen = i18n.translator(language, false);
    expect(textOf(parent.last())).toContain(teen(first));
  });

  test.each([
    ["ru", "нужна коляска, Казань", "до 3"],
    ["tt", "коляска каян алырга, Казан", "3 яшькә"],
    ["en", "where can i get a pram, Kazan", "3"],
  ] as [Language, string, string][])(
    "%s: «%s» from nobody known leads to the loan",
    async (language, text, age) => {
      const t = i18n.translator(language, false);
      const phone = await unknown(language);
      await phone.says(text);
      await phone.presses(age);
      expect(phone.buttons()).toContain(t("loan:take"));
    },
  );
});

describe("what is said is not asked", () => {
  test("age and place, shown with one tap to correct them", async () => {
    const t = i18n.translator("ru", true);
    const parent = await unknown("ru");
    const said = await saysNew(parent, "дочки 5 лет, нужна игровая терапия, Казань");
    expect(said).toContain("возраст 4–6; Казань");
    expect(said).not.toContain(t("find:age.text"));
    expect(said).toContain(t("find:foundOffer", { ask: t("enrolment:take") }));
    expect(parent.buttons()).toContain(t("enrolment:take"));
  });

  test("taken back with one tap, asked for anew", async () => {
    const t = i18n.translator("ru", true);
    const parent = await unknown("ru");
    await parent.says("сыну 9, нужен психолог");
    expect(parent.buttons()).toContain(t("said:correct"));
    await parent.presses(t("said:correct"));
    await parent.presses(t("start:role.parent"));
    expect(textOf(parent.last())).toContain(t("find:age.text"));
  });

  test("a volunteer's place and age", async () => {
    const phone = await unknown("ru");
    const said = await saysNew(phone, "хочу быть волонтёром, мне 15, я из Вологды");
    expect(said).toContain("Вологда");
    expect(said).not.toMatch(/Сколько|В каком городе/);
  });
});

describe("goals of programmes", () => {
  test.each([
    ["вызовите команду в школу, Череповец", "response:call.team"],
    ["служба сос вологда сопровождение семьи", "response:call.accompaniment"],
    ["хочу попроситься в кризисный центр с малышом, Уссурийск", "find:need.options.accommodation"],
  ] as [string, Key][])("«%s»", async (text, goal) => {
    const t = i18n.translator("ru", true);
    const phone = await unknown("ru");
    const said = await saysNew(phone, text);
    expect(said).toContain(t("find:goal.understood", { goal: t(goal) }));
    expect(said).not.toContain(t("find:place.text"));
  });
});
