/** What was told is known: whose matter it is, what happens, who does it, and threats with pictures, wherever it was said. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { after, met, metIn } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const i18n = createI18n();
const known = (language: Language, role: string): Promise<Phone> => metIn(world, language, role);

describe("who sees it, and who does it, start on their own side", () => {
  test.each([
    ["ru", "в нашем классе травят девочку", "other"],
    ["ru", "моего друга травят в классе", "other"],
    ["ru", "хочу перестать травить одноклассника", "doing"],
    ["tt", "дустымны мәктәптә рәнҗетәләр", "other"],
    ["tt", "мин классташымны рәнҗетәм", "doing"],
    ["en", "my friend is being bullied at school", "other"],
    ["en", "i bully a girl in my class", "doing"],
  ] as const)("%s: «%s»", async (language, words, side) => {
    const t = i18n.translator(language, false);
    const teen = await known(language, "teen");
    const said = await after(teen, teen.says(words));
    expect(said).toContain(t(`bullying:taken.${side}`));
    expect(said).not.toContain(t("bullying:intro"));
    expect(said.includes(t("bullying:safeNow.other.text"))).toBe(side === "other");
    // It can be said to be otherwise.
    expect(await after(teen, teen.presses(t("bullying:me")))).toContain(t("bullying:taken.me"));
    expect(textOf(teen.last())).toContain(t("bullying:safeNow.text"));
  });

  test("a mother whose son does it is asked what he does", async () => {
    const t = i18n.translator("ru", true);
    const mother = await known("ru", "parent");
    expect(await after(mother, mother.says("сын травит одноклассника"))).toContain(t("bullying:taken.doing"));
    expect(await after(mother, mother.presses("Нет, сейчас"))).toContain(t("bullying:forms.doing.text"));
  });

  test("told at the first question, it counts from there on, and the witness's advice is a witness's", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    const said = await after(teen, teen.says("моего друга травят в классе"));
    expect(said).toContain("Понятно: Обижают другого");
    expect(said).toContain("рядом с этим человеком прямо сейчас опасно");
  });
});

describe("what happens and who does it are not asked again", () => {
  test("a teacher", async () => {
    const teen = await met(world);
    expect(await after(teen, teen.says("меня унижает учительница"))).toContain(
      "Понятно: Унижает взрослый; Взрослый",
    );
    const next = await after(teen, teen.presses("Нет, сейчас спокойно"));
    expect(next).toContain("Где это бывает?");
    expect(next).not.toMatch(/Что происходит|Кто это делает/);
  });

  test("taken back with one tap, both are asked", async () => {
    const teen = await met(world);
    await teen.says("меня унижает учительница");
    await teen.presses("Исправить");
    await teen.presses("Нет, сейчас спокойно");
    expect(textOf(teen.last())).toContain("Что происходит?");
  });
});

describe("threats with pictures", () => {
  const threat = "мне угрожают выложить мои голые фото";

  test("told in an alarm: neither danger nor the threat is asked again, and what to do comes once", async () => {
    const teen = await met(world);
    await teen.says(threat);
    await teen.says("Угрожали раньше");
    await teen.says("Меню");
    const said = await after(teen, teen.presses("Меня обижают"));
    expect(said).not.toContain("прямо сейчас что-то угрожает");
    expect(said).not.toContain("Что происходит?");
    for (let asked = 0; asked < 4; asked++) await teen.presses("Пропустить");
    teen.doesNotSee(/Кто-то угрожает показать|Стыдно должно быть тому|В конце вопросов я позову/);
  });

  test("told in few words at a question, they are kept as what they are", async () => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    await teen.says("пугают что выложат фото");
    const said = await after(teen, teen.presses("Пропустить"));
    teen.doesNotSee(/Кто-то угрожает показать/);
    expect(said).toMatch(/Стыдно должно быть тому[^]*Где это бывает/);
  });

  test.each([
    ["the second question", 0],
    ["the fourth question", 2],
  ])("an alarm in %s: the advice comes once, and the threat is known at the end", async (_, more) => {
    const teen = await met(world);
    await teen.presses("Меня обижают");
    await teen.presses("Нет, сейчас спокойно");
    if (more > 0) {
      await teen.presses("В интернете");
      await teen.presses("Готово");
      await teen.presses("Пропустить");
    }
    await teen.says(threat);
    await teen.says("Угрожали раньше");
    await teen.says("Вернуться к вопросам");
    for (let asked = 0; asked < (more > 0 ? 4 : 5); asked++) await teen.presses("Пропустить");
    await teen.says("Казань");
    teen.doesNotSee(/Стыдно должно быть тому|В конце вопросов я позову/);
    teen.sees("серьёзно");
  });
});
