/** Komi: a specialist reads in the library, completes a course, and practises with a script; nobody else is touched by it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/domain/people.js";
import { hourMs } from "../../src/domain/time.js";
import { courses } from "../../src/domain/training/courses.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A member of staff who has opened their link, so that the bot knows them in their own chat. */
const member = async (name: string, role: "specialist" | "coordinator" = "specialist"): Promise<Phone> => {
  const phone = await world.phone({ first_name: name, side: "staff", forum: world.forum.id });
  await world.sandbox.control.join({ chat: world.forum.id, user: phone.id });
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  return phone;
};

const good = [
  "Да, я Нина, психолог. Спасибо, что пишешь, верю тебе. Ты сейчас в безопасности?",
  "Что ты чувствуешь? Как давно это происходит?",
  "Не могу обещать. Если будет опасно, позову взрослых и сначала скажу тебе",
  "Завтра в 16:00 я напишу сюда, и решим вместе",
];

describe("Коми: библиотека и обучение", () => {
  test("a paper whose title nobody tells: said honestly, asked of the coordinator, marked as read", async () => {
    const nina = await member("Нина");
    await nina.says("/library");
    nina.sees("Библиотека и курсы");
    await nina.presses("Специалистам");
    expect(nina.buttons()).toEqual(
      expect.arrayContaining(["Курс: Первый разговор с подростком", "Курс: Когда звучат слова о смерти"]),
    );
    await nina.presses(/Методические рекомендации/);
    nina.sees(/Названия не знаем[\s\S]*Где взять, не знаем[\s\S]*Регион: .*Коми[\s\S]*Источник: .*2017/);
    await nina.presses("Спросить координатора");
    nina.sees("Координатора в боте пока нет");
    const olga = await member("Ольга", "coordinator");
    await nina.presses("Спросить координатора");
    nina.sees("Спросили координатора");
    olga.sees(/Нина ищет: «Методические рекомендации.*ko-recommendations/);
    await nina.presses("Отметить прочитанным");
    nina.sees(/Прочитано \d+ \p{L}+ \d{4}/u);
    await nina.presses("К началу");
    await nina.presses("Педагогам");
    expect(nina.buttons().some((label) => label.startsWith("✓ Методические"))).toBe(true);
    await nina.presses("К началу");
    await nina.presses("Обучение в регионах");
    nina.sees(/Обучение и семинары[\s\S]*2015–2017[\s\S]*Не знаем: .*когда/);
    await nina.presses(/Спросить координатора: .*Татарстан/);
    olga.sees(/Нина ищет: «Обучение специалистов/);
  });

  const i18n = createI18n();
  const names = { ru: "Русский", tt: "Татарча", en: "English" };
  test.each(courses.flatMap((course) => languages.map((language) => ({ course, language }))))(
    "the course $course.key in $language is read, a wrong answer explained, and completed",
    async ({ course, language }) => {
      const t = i18n.translator(language, true);
      const say = (key: string) => t(key as Key);
      const title = say(course.title);
      const nina = await member("Нина");
      await nina.says("/language");
      await nina.presses(names[language]);
      await nina.says("/library");
      await nina.presses(t("library:staff.audience.specialists"));
      await nina.presses(t("library:staff.course", { title }));
      nina.sees(t("library:staff.notReviewed"));
      for (const _ of course.screens) await nina.presses(t("library:staff.next"));
      for (const [number, { ask, options }] of course.questions.entries()) {
        nina.sees(`${t("library:staff.question", { number: number + 1, of: 3 })}\n${say(ask)}`);
        const right = options.findIndex((option) => option.right === true);
        const wrong = (right + 1) % options.length;
        await nina.presses(String(wrong + 1));
        expect(textOf(nina.last())).toBe(`${t("library:staff.wrong")}\n${say(options[wrong]?.why ?? "")}`);
        await nina.presses(String(right + 1));
        nina.sees(`${t("library:staff.right")}\n${say(options[right]?.why ?? "")}`);
      }
      nina.sees(t("library:staff.completed", { title }));
      await nina.presses(t("library:staff.back"));
      await nina.presses(t("library:staff.audience.specialists"));
      expect(nina.buttons()).toContain(`✓ ${t("library:staff.course", { title })}`);
    },
  );

  test("a practice talk in one's own chat: marked, answered, looked back at; no ticket, no word kept", async () => {
    const nina = await member("Нина");
    const cards = world.forum.cards().length;
    await nina.says("/drill");
    await nina.presses("Травят в классе");
    nina.sees(/УЧЕБНОЕ · Травят в классе[\s\S]*Сценарий — черновик/);
    nina.sees("УЧЕБНОЕ · Подросток: здравствуйте. тут правда человек отвечает?");
    const fact = `drill/${(await world.store.teams.allStaff()).at(-1)?.id ?? 0}`;
    for (const [at, words] of good.entries()) {
      const kept = await world.store.facts.get(fact);
      expect(JSON.parse(kept ?? "{}")).toMatchObject({ drill: "bullied" });
      expect(kept).not.toMatch(/\p{Script=Cyrillic}/u);
      await nina.says(words);
      expect(textOf(nina.last()).startsWith("УЧЕБНОЕ · ")).toBe(true);
      if (at < good.length - 1) expect(textOf(nina.last())).toMatch(/^УЧЕБНОЕ · Подросток: /);
    }
    const debrief = textOf(nina.sees(/УЧЕБНОЕ · Разбор/));
    expect(debrief).toMatch(/Получилось:[\s\S]*безопасно ли сейчас[\s\S]*Честно назвали границу/);
    expect(debrief).not.toMatch(/Упущено/);
    expect(await world.store.facts.get(fact)).toBeUndefined();
    expect(world.forum.cards().length).toBe(cards);
    expect(world.forum.ticketTopics()).toEqual([]);
  });

  test("what was missed is told; asking about death alarms nobody, speaking of oneself does", async () => {
    const nina = await member("Нина");
    await nina.says("/drill");
    await nina.presses("Слова о смерти");
    await nina.says("Успокойся, всё пройдёт. Обещаю, никому не скажу");
    await nina.says("Ты хочешь умереть сегодня? Хочешь убить себя?");
    nina.sees("УЧЕБНОЕ · Подросток: да. иногда");
    nina.doesNotSee(/112/);
    await nina.says("/drill stop");
    nina.sees(/Получилось:[\s\S]*Прямо спросили[\s\S]*Упущено:[\s\S]*Пообещали никому не говорить/);
    await nina.says("/drill stop");
    nina.sees("Учебного разговора сейчас нет");

    await nina.says("/drill");
    await nina.presses("Слова о смерти");
    await nina.says("я больше не хочу жить, сегодня убью себя");
    nina.sees("Учебный разговор закончен");
    nina.sees(/112/);
  });

  test("after two hours a practice is forgotten", async () => {
    const nina = await member("Нина");
    await nina.says("/drill");
    await nina.presses("Травят в классе");
    await world.pass(3 * hourMs);
    await nina.says("/drill stop");
    nina.sees("Учебного разговора сейчас нет");
  });

  test("in the group: in the general topic only, for whoever began it, and no word of it reaches a person", async () => {
    const nina = await member("Нина");
    const { teen, thread } = await talking(world, await world.staff("Айгуль"));
    const seen = teen.fromBot().length;
    await nina.inTopic(thread).says("/drill");
    world.forum.sees(thread, "Здесь идёт работа с людьми");
    const general = () =>
      world.forum
        .messages()
        .filter((one) => one.message_thread_id === undefined && textOf(one).startsWith("УЧЕБНОЕ"));
    const newest = () => textOf(general().at(-1) ?? ({} as never));
    await nina.inGroup("/drill");
    const choice = general().at(-1);
    expect(newest()).toMatch(/УЧЕБНОЕ\. С кем потренироваться/);
    await nina.pressesIn(choice ?? ({} as never), /Травят/);
    expect(newest()).toMatch(/УЧЕБНОЕ · Подросток: здравствуйте/);
    const count = general().length;
    const oleg = await world.staff("Олег");
    await oleg.inGroup("коллеги, кто сегодня вечером?");
    expect(general().length).toBe(count);
    for (const words of good) await nina.inGroup(words);
    expect(newest()).toMatch(/УЧЕБНОЕ · Разбор[\s\S]*Получилось/);
    expect(teen.fromBot().length).toBe(seen);
  });

  test("to anybody else there is neither library nor practice", async () => {
    const teen = await met(world);
    for (const command of ["/library", "/drill"]) {
      await teen.says(command);
      teen.doesNotSee(/Библиотека и курсы|УЧЕБНОЕ/);
    }
    await teen.pressesData("1:drill:bullied");
    await teen.pressesData("1:library:open:ko-recommendations");
    teen.doesNotSee(/Методические|УЧЕБНОЕ/);
  });
});
