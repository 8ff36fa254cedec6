/** Where a mediator would do harm: nobody is led there, and the other side's fear stays between them and specialists. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../support/actors.js";
import { mediationIn, words } from "../support/mediation.js";
import { takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let scene: ReturnType<typeof mediationIn>;
beforeAll(async () => {
  world = await createWorld();
  scene = mediationIn(world);
});
afterAll(() => world.close());

const it = words.ru;
const programme = "rt-mediation-rooms";
const kazan = { programme, place: "Казань", municipality: "городской округ Казань" };
const requests = () => world.store.requests.inStates(programme, ["asked", "invited"]);

describe("led away before anything is sent", () => {
  test("hit at home: to help against violence; no request, no more questions", async () => {
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await teen.presses(it.parent);
    await teen.presses("Да, было");
    teen.sees("договариваться с ним опасно");
    teen.doesNotSee(/Что больше похоже/);
    expect(teen.buttons()).toEqual(expect.arrayContaining(["Обижают дома"]));
    expect(await requests()).toEqual([]);
    await teen.presses("Обижают дома");
    expect(teen.buttons()).not.toContain(it.take);
  });

  test("always the same one, at school: that is bullying, and its questions follow", async () => {
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await teen.presses("Кто-то из школы");
    await teen.presses(it.no);
    await teen.presses(it.calm);
    await teen.presses("Раз за разом одному");
    teen.sees("больше похоже на травлю");
    await teen.presses("Меня обижают");
    teen.sees(/опасно|безопасно/i);
    expect(await requests()).toEqual([]);
  });

  test("afraid sometimes: a human first; skipping counts as no «no»", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await teen.presses(it.parent);
    await teen.presses("Пропустить");
    await teen.presses("Иногда");
    await teen.presses(it.quarrel);
    await teen.presses("Назад");
    await teen.presses(it.quarrel);
    await teen.presses(it.both);
    teen.sees("лучше поговорить со специалистом");
    await teen.presses("Да, позвать");
    const thread = await takes(world, aigul);
    world.forum.sees(thread, /ПОВЫШЕННЫЙ[\s\S]*Страшно рядом\n\s+Иногда/);
    expect(await requests()).toEqual([]);
  });

  test("what was answered in the summary can be changed, and then decides anew", async () => {
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await scene.answersCalmly(teen, it);
    await teen.says("про уроки");
    await teen.presses(it.self);
    await teen.presses(it.evening);
    await teen.presses("Готово");
    await teen.presses("Изменить");
    await teen.presses("Страх");
    await teen.presses("Да, страшно");
    teen.sees("договариваться с ним опасно");
    expect(await requests()).toEqual([]);
  });
});

describe("the other side", () => {
  test("is afraid: the one who asked hears a plain no, staff hear why", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await scene.answersCalmly(teen, it);
    await scene.sends(teen, it);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do invite ${scene.dayIn(14)}`);
    const other = await scene.comesBy(await scene.linkOf(teen, it), it);
    await other.says("боюсь");
    other.sees("Тогда встречаться не нужно");
    await other.presses("Ответить «нет»");
    other.sees("передаём только «нет»");
    teen.sees("вторая сторона сейчас не готова");
    teen.doesNotSee(/бо(ится|ишься)|рядом страшно/);
    world.forum.sees(thread, /вторая сторона\): Отказ: страшно/);
    await teen.says("/requests");
    teen.sees("Встречи не будет.");
  });

  test("agrees by no way before they have said whether they feel safe", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await scene.answersCalmly(teen, it);
    await scene.sends(teen, it);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do invite ${scene.dayIn(14)}`);
    const other = await scene.comesBy(await scene.linkOf(teen, it), it);
    await other.says("/cancel");
    await other.says("/requests");
    await other.presses("Да, можно попробовать");
    expect(textOf(other.last())).toContain("спокойно и не страшно?");
    expect(world.forum.inTopic(thread).map(textOf).join("\n")).not.toMatch(/вторая сторона\): Соглас/);
    await other.says("страшно");
    other.sees("Тогда встречаться не нужно");
    await other.says("/requests");
    await other.presses("Да, можно попробовать");
    await other.presses(it.safe);
    await other.presses(it.yes);
    await teen.says("/requests");
    await teen.presses(it.choose);
  });

  test("a plain no needs no reason", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await scene.meets(it);
    await scene.begins(teen, it, "Казань");
    await scene.answersCalmly(teen, it);
    await scene.sends(teen, it);
    const thread = await takes(world, aigul);
    await aigul.pressesIn(scene.cardIn(thread), /не подходит/);
    world.forum.sees(thread, /\/do lead-away причина/);
    await aigul.inTopic(thread).says(`/do invite ${scene.dayIn(14)}`);
    const link = await scene.linkOf(teen, it);
    const other = await scene.comesBy(link, it);
    await other.presses(it.safe);
    await other.says("не хочу");
    const heard = textOf(teen.sees("вторая сторона сейчас не готова"));
    expect(heard).not.toMatch(/не хоч/);
    await other.opens(link);
    other.sees("уже сработала");
  });

  test("who erases everything gives up the meeting; the other hears only that there is none", async () => {
    const aigul = await world.staff("Айгуль");
    const teen = await scene.meets(it);
    const { mother, thread } = await scene.settles(aigul, it, { ...kazan, teen });
    await mother.says("/hide");
    await mother.presses(/вс[её]/i);
    teen.sees("вторая сторона сейчас не готова");
    mother.doesNotSee(/Встречи не будет|встречи не будет/);
    world.forum.sees(thread, /вторая сторона отказалась/);
    expect((await world.store.resources.list(programme)).filter(({ taken }) => taken > 0)).toEqual([]);

    const second = await scene.meets(it);
    const { mother: father } = await scene.settles(aigul, it, { ...kazan, teen: second });
    await second.says("/hide");
    await second.presses(/вс[её]/i);
    father.sees("вторая сторона передумала");
    expect((await world.store.resources.list(programme)).filter(({ taken }) => taken > 0)).toEqual([]);
  });
});
