/** What a question itself offers is its answer, typed as well as pressed; what is no answer is not taken for one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { after, metIn } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const known = (language: Language = "ru", role = "teen"): Promise<Phone> => metIn(world, language, role);
const all = (phone: Phone): string => phone.fromBot().map(textOf).join("\n");
/** Passes over questions until one is asked. */
const until = async (phone: Phone, language: Language, asked: string): Promise<void> => {
  const t = i18n.translator(language, false);
  for (let step = 0; step < 10 && !textOf(phone.last()).includes(asked); step++)
    await phone.presses(t("common:skip"));
  expect(textOf(phone.last())).toContain(asked);
};

describe("a key typed word for word is its answer and no alarm", () => {
  test.each([
    ["ru", "Чтобы это прекратилось"],
    ["ru", "For it to stop"],
    ["ru", "хочу, чтобы это прекратилось"],
    ["tt", "Моның туктавы"],
    ["en", "I want it to stop"],
  ] as const)("%s: «%s»", async (language, words) => {
    const t = i18n.translator(language, false);
    const teen = await known(language);
    await teen.says(t("start:menuItem.bullying"));
    await until(teen, language, t("bullying:wish.text"));
    const said = await after(teen, teen.says(words));
    expect(said).not.toContain("112");
    expect(said).toContain(t("find:place.text"));
  });

  test("how hard it is, in the search for a psychologist", async () => {
    const teen = await known();
    await teen.says("нужен психолог");
    await until(teen, "ru", "Насколько");
    const said = await after(teen, teen.says("Очень тяжело"));
    expect(said).not.toContain(i18n.translator("ru", false)("crisis:soft"));
    expect(said).toMatch(/Вопрос \d/);
  });

  test("where no question offers it, the same words are asked about", async () => {
    const teen = await known();
    expect(await after(teen, teen.says("Чтобы это прекратилось"))).toContain("112");
  });
});

describe("whether somebody threatens with pictures: only a yes is one", () => {
  const asked = async (language: Language = "ru", first?: string) => {
    const t = i18n.translator(language, false);
    const teen = await known(language);
    await teen.says(first ?? t("start:menuItem.bullying"));
    await until(teen, language, t("bullying:forms.text"));
    await teen.says(t("bullying:forms.options.threats"));
    await teen.presses(t("common:done"));
    await until(teen, language, t("bullying:images.text"));
    return { teen, t };
  };

  test.each([
    ["ru", "не совсем"],
    ["ru", "а что это"],
    ["tt", "нәрсә ул"],
    ["en", "what is that"],
  ] as const)("%s: «%s» is asked once more, and then is no yes", async (language, words) => {
    const { teen, t } = await asked(language);
    expect(await after(teen, teen.says(words))).toContain(t("bullying:images.again"));
    expect(teen.buttons()).toContain(t("bullying:images.options.unsure"));
    const said = await after(teen, teen.says(words));
    expect(said).toContain(t("bullying:where.text"));
    expect(all(teen)).not.toContain(t("bullying:images.opening"));
  });

  test.each([
    ["ru", "такого не было"],
    ["tt", "андый хәл булмады"],
    ["en", "that never happened"],
  ] as const)("%s: «%s» is a no", async (language, words) => {
    const { teen, t } = await asked(language);
    expect(await after(teen, teen.says(words))).toContain(t("bullying:where.text"));
    expect(all(teen)).not.toContain(t("bullying:images.opening"));
  });

  test("a witness hears what to say to whom it is done", async () => {
    const { teen, t } = await asked("ru", "в нашем классе травят девочку");
    const said = await after(teen, teen.says("да"));
    expect(said).toContain(t("bullying:images.other.opening"));
    expect(said).not.toContain("твоей вины");
  });
});

describe("whoever does it themselves is not punished for saying so", () => {
  test.each([
    ["ru", ["я травлю одноклассника и мне стыдно", "обзываю его со всеми"]],
    ["ru", ["я бью младших", "толкаю и забираю у них деньги"]],
    ["ru", ["мы смеемся над новеньким"]],
    ["tt", ["яңа кыздан көләбез"]],
    ["tt", ["мин кечеләрне кыйныйм"]],
    ["en", ["i beat up younger kids", "i hit them and take their money"]],
  ] as [Language, string[]][])("%s: %s", async (language, words) => {
    const t = i18n.translator(language, false);
    const teen = await known(language);
    const [first = "", ...more] = words;
    expect(await after(teen, teen.says(first))).toContain(t("bullying:taken.doing"));
    await until(teen, language, t("bullying:forms.doing.text"));
    for (const said of more)
      expect(await after(teen, teen.says(said))).toContain(t("bullying:wishDoing.text"));
    expect(all(teen)).not.toContain("112");
    expect(all(teen)).not.toContain(t("crisis:soft"));
  });

  test.each(["я избил одноклассника и не хочу жить", "я травлю его и завтра принесу нож в школу"])(
    "danger in the same words is an alarm: «%s»",
    async (words) => {
      const teen = await known();
      expect(await after(teen, teen.says(words))).toContain("112");
    },
  );

  test("a parent who hits is offered help as ever", async () => {
    const parent = await known("ru", "parent");
    expect(await after(parent, parent.says("я бью детей и не могу остановиться"))).toContain("112");
  });
});

describe("the day of a log", () => {
  test.each([
    ["ru", "в коридоре у раздевалки", "3 дня назад"],
    ["tt", "коридорда", "3 көн элек"],
    ["en", "in the corridor", "3 days ago"],
  ] as const)("%s: «%s» is asked about once, «%s» is a day", async (language, place, day) => {
    const t = i18n.translator(language, false);
    const teen = await known(language);
    const writes = async () => {
      await teen.says("/log");
      await teen.presses(t("log:add"));
      expect(await after(teen, teen.says(t("bullying:forms.options.boycott")))).toContain(t("log:when.text"));
    };
    await writes();
    expect(await after(teen, teen.says(place))).toContain(t("log:when.again"));
    expect(await after(teen, teen.says(day))).toContain(t("log:where.text"));
    for (let step = 0; step < 2; step++) await teen.presses(t("common:skip"));
    await writes();
    await teen.says(place);
    expect(await after(teen, teen.says(place))).toContain(t("log:where.text"));
  });
});

test.each([
  ["ru", "что дальше?"],
  ["ru", "ну?"],
  ["tt", "ә аннары?"],
  ["en", "what's next?"],
] as const)("%s: «%s» is no answer: the question stays", async (language, words) => {
  const t = i18n.translator(language, false);
  const teen = await known(language);
  await teen.says(t("start:menuItem.bullying"));
  await until(teen, language, t("bullying:where.text"));
  const said = await after(teen, teen.says(words));
  expect(said).toContain(t("common:goesOn"));
  expect(said).toContain(t("bullying:where.text"));
  expect(said).not.toContain(t("common:inWords"));
});
