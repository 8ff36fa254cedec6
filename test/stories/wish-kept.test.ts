/** What somebody asked for in the words about which danger was asked first is not lost: it begins when that is answered. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const checked = "скажи, что ближе";
const said = (phone: Phone, before: number) => phone.fromBot().slice(before).map(textOf).join("\n");

test.each([
  ["мне очень плохо, хочу к психологу", "не сейчас", "психолог"],
  ["мне очень плохо, хочу к психологу", "Это только цитата", "психолог"],
  ["мне очень плохо, хочу к психологу", "бывает иногда", "психолог"],
])("«%s», answered «%s»: %s", async (words, answer, wish) => {
  const teen = await met(world);
  await teen.says(words);
  teen.sees(checked);
  const before = teen.fromBot().length;
  await teen.says(answer);
  expect(said(teen, before)).toMatch(new RegExp(`Похоже, речь про[^»]*${wish}`, "i"));
  expect(said(teen, before)).not.toContain("Какая помощь нужна?");
  expect(said(teen, before)).toContain("Вопрос 2 из");
});

test("what is asked for instead of an answer is heard", async () => {
  const teen = await met(world);
  await teen.says("мне очень плохо, хочу к психологу");
  const before = teen.fromBot().length;
  await teen.says("как стать волонтёром");
  expect(said(teen, before)).toContain("Похоже, речь про «Хочу помогать другим»");
});

test("who does it themselves and wants to stop is led to the questions about it", async () => {
  const teen = await met(world);
  await teen.says("я сам обзываю одного парня, хочу перестать");
  teen.sees(/Похоже, речь про «Это делаю я»[^]*Ругать не буду/);
  teen.doesNotSee(/скажи, что ближе/);
  await teen.says("нет, спокойно");
  teen.sees("Что ты делаешь?");
  teen.doesNotSee(/Что происходит\?/);
  expect(teen.buttons()).toEqual(expect.arrayContaining(["Бью, толкаю", "Обзываю, смеюсь"]));
  await teen.says("обзываю его");
  await teen.says("готово");
  teen.sees("Чего сейчас хочется больше всего?");
});

test.each(["ему 9 лет, мы в Бугульме", "ул 9 яшьтә, без Бөгелмәдә", "he is 9, we are in Bugulma"])(
  "«%s» tells facts, and nothing is asked about danger",
  async (words) => {
    const parent = await met(world, { role: "Родитель" });
    await parent.says(words);
    parent.doesNotSee(/что ближе/);
    parent.sees(/Бугульма|Бөгелмә|Bugulma/);
  },
);
