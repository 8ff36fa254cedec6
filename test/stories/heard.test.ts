/** A child at the edge, while a human is awaited: each of their words is answered, «now» is heard at any time. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { crowd, together } from "../support/crowd.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
});
afterAll(() => world.close());

const newest = async () => {
  const [team] = await world.store.teams.all();
  return (await world.store.tickets.unfinishedOf(team?.id ?? 0)).at(-1);
};
const heard = (phone: Phone, from: number) => phone.fromBot().slice(from).map(textOf);

describe("the question stays open until a human has written", () => {
  test.each([
    ["хочу умереть", "думаю об этом", "это сейчас"],
    ["хочу умереть", "шутка", "эт щас"],
    ["не хочу жить", "думаю об этом", "прям щас"],
    ["не хочу жить", "про другого", "вот прямо сейчас"],
    ["үләсем килә", "уйлыйм", "хәзер"],
    ["i want to die", "i think about it", "rn"],
    ["i want to die", "i think about it", "right now i am on the roof"],
  ])("%s, %s, %s", async (alarm, first, later) => {
    const teen = await met(world);
    await teen.says(alarm);
    await teen.says(first);
    expect((await newest())?.level).toBe("high");
    const before = teen.fromBot().length;
    await teen.says(later);
    expect((await newest())?.level).toBe("imminent");
    expect(heard(teen, before)[0]).toMatch(/^Это срочно[^]*\n112 — /);
  });

  test("what was a joke and is meant after all calls again, numbers and staff alike", async () => {
    const teen = await met(world);
    await teen.says("я наглоталась таблеток");
    await teen.says("шутка");
    await world.pass(2 * minuteMs);
    const before = teen.fromBot().length;
    await teen.says("это сейчас");
    expect(heard(teen, before)[0]).toMatch(/^Это срочно/);
    await world.pass(minuteMs);
    teen.sees("Зовём снова");
  });

  test("the other answers are heard too, and never lower it; with a human there they are words like any other", async () => {
    const dina = await world.staff("Дина");
    const teen = await met(world);
    await teen.says("стою на подоконнике");
    await teen.says("это сейчас");
    await teen.says("its about my friend");
    teen.sees("Хорошо, что ты рядом с этим человеком");
    await teen.says("шутка, сорри");
    expect(textOf(teen.last())).toBe(
      "Хорошо, спасибо за ответ. Ругать никто не будет. Специалист всё равно прочитает и напишет.",
    );
    expect((await newest())?.level).toBe("imminent");
    const thread = await takes(world, dina);
    world.forum.sees(thread, "шутка, сорри");
    await dina.inTopic(thread).says("Я здесь.");
    const before = teen.fromBot().length;
    await teen.says("это сейчас");
    expect(heard(teen, before)).toEqual([]);
    world.forum.sees(thread, "это сейчас");
  });
});

describe("what a child writes at the edge is answered", () => {
  const said = {
    ru: [
      "никого нет дома",
      "мне страшно",
      "что мне делать",
      "не говорите маме",
      "не надо никого звать",
    ].concat(["я не вру", "это правда", "отстань", "нет", "не, просто думаю", "не знаю"]),
    tt: ["өйдә беркем юк", "мин куркам", "нишлим", "әнигә әйтмәгез", "беркемне дә чакырмагыз"].concat([
      "алдамыйм",
      "бу дөрес",
      "бәйләнмә",
      "юк",
      "юк, уйлыйм гына",
      "белмим",
    ]),
    en: ["nobody is home", "im scared", "what do i do", "dont tell my mum", "dont call anyone"].concat([
      "i am not lying",
      "its true",
      "leave me alone",
      "no",
      "no, just thinking",
      "i dont know",
    ]),
  };
  test.each(["ru", "tt", "en"] as const)(
    "%s: warmly, never twice the same, with the numbers",
    async (language) => {
      const words = said[language];
      const [phone] = await crowd(world, [{ language_code: language }]);
      const alarm = {
        ru: "стою на подоконнике",
        tt: "тәрәзә төбендә торам, сикерәм",
        en: "i am on the window ledge about to jump",
      };
      await together(world, [{ phone: phone as Phone, deeds: [(one) => one.says(alarm[language])] }]);
      const answers: string[] = [];
      for (const word of words) {
        const before = (phone as Phone).fromBot().length;
        await together(world, [{ phone: phone as Phone, deeds: [(one) => one.says(word)] }]);
        const [reply, ...more] = heard(phone as Phone, before);
        expect(more).toEqual([]);
        expect(reply, word).toContain("112");
        // Neither is the screen put before them again and again.
        expect(reply, word).not.toMatch(/^(?:Это срочно|Бу ашыгыч|This is urgent)/);
        expect(reply, word).not.toMatch(/Записал|Язып куйдык|Written down|дошли|саклана|are kept/);
        expect(reply).not.toBe(answers.at(-1));
        answers.push(reply ?? "");
      }
      // Nothing was lost, and nothing lowered.
      expect((await newest())?.level).toBe("imminent");
      const staff = await world.staff(`Дежурная ${language}`);
      const thread = await takes(world, staff);
      for (const word of words) world.forum.sees(thread, word);
    },
  );

  test("who attacks is away: go while it is quiet; with the danger within, nobody is to be alone", async () => {
    const [attacked, within] = [await met(world), await met(world)];
    await attacked.says("отчим меня бьёт");
    await attacked.says("он сейчас на работе");
    expect(textOf(attacked.last())).toMatch(/этого человека сейчас рядом нет[^]*112/);
    await within.says("хочу умереть");
    await within.says("папа на работе");
    expect(textOf(within.last())).toMatch(/позвони тому, кому веришь/);
  });
});

test("everything else: whether anybody reads it is said, the numbers now and then", async () => {
  const teen = await met(world);
  await teen.says("хочу умереть");
  const before = teen.fromBot().length;
  for (const words of ["сижу на кухне", "тут холодно", "собака спит", "идёт снег", "темно"])
    await teen.says(words);
  const lines = heard(teen, before);
  expect(lines.map((text) => text.includes("112"))).toEqual([true, false, false, true, false]);
  expect(lines[0]).toMatch(/^Слова дошли\. Человек ещё не открыл разговор, ответит до \d\d:\d\d/);
  expect(lines.every((text, index) => text !== lines[index - 1])).toBe(true);
  await world.pass(3 * minuteMs);
  await teen.says("всё ещё тут");
  expect(textOf(teen.last())).toContain("112");
});

test("one's own knife is no attacker", async () => {
  const teen = await met(world);
  await teen.says("i have a knife and i am going to do it");
  await teen.says("right now");
  teen.sees("чтобы рядом кто-то был");
  teen.doesNotSee(/закройся/);
});
