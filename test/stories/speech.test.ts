import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("who is spoken to how", () => {
  test("a parent is addressed with «вы», to the end", async () => {
    const aigul = await world.staff("Зиля");
    const parent = await met(world, { role: "Родитель" });
    await asksForHuman(parent);
    await takes(world, aigul);
    parent.sees("С вами Зиля, специалист");
    await parent.says("/help");
    await parent.says("/about");
    await parent.says("/sos");
    parent.sees("звоните сейчас");
    const own = parent.fromBot().slice(4).map(textOf).join("\n");
    expect(own).not.toMatch(/(?<!\p{L})(ты|тебе|тебя|тобой|твой|твоя|твои|пиши|нажми)(?!\p{L})/iu);
  });

  test.each([
    ["Татарча", "tt", /Үсмер/],
    ["English", "en", /teen/i],
  ])("%s, to the end", async (label, language, teenLabel) => {
    const aigul = await world.staff("Нурия");
    const teen = await world.phone({ language_code: language });
    await teen.opens();
    await teen.presses(label);
    await teen.presses(teenLabel);
    await teen.says("/talk");
    await teen.presses(language === "tt" ? "Үткәреп" : "Skip");
    await teen.says("Казань");
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says("Исәнме, hi");
    teen.sees("Исәнме, hi");
    const own = teen
      .fromBot()
      .slice(1)
      .map(textOf)
      .filter((text) => text !== "Исәнме, hi")
      .join("\n");
    expect(own).not.toMatch(/специалист(?!(?:лар|ка|тан|ны))(?:ом|у|а|ы)|Передали|Напиши|Записали/);
    const [staffCard] = world.forum.inTopic(thread).filter((message) => /Кто пишет/.test(textOf(message)));
    expect(staffCard).toBeDefined();
  });
});
