/** Pictures in sexual matters are refused and removed, with a reason; in other talks they are passed on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Phone } from "../support/actors.js";
import { met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const refused = "В этом разговоре мы не принимаем фото и видео";
const fileIn = (message: object) =>
  ["photo", "video", "document", "animation", "video_note"].some((kind) => kind in message);
const filesOf = (phone: Phone) => phone.messages().filter((message) => fileIn(message)).length;
const filesIn = (thread: number) => world.forum.inTopic(thread).filter((message) => fileIn(message)).length;

/** One person has room for few talks at once. */
let hired = 0;
const somebody = () => {
  hired += 1;
  return world.staff(`Сотрудник${hired}`);
};

const inSexualTalk = async () => {
  const teen = await met(world);
  await teen.says("он трогает меня ночью");
  return { teen, thread: await takes(world, await somebody()) };
};

describe("in a sexual matter", () => {
  test.each(["photo", "video", "document", "animation"] as const)(
    "a %s goes nowhere and leaves the chat",
    async (kind) => {
      const { teen, thread } = await inSexualTalk();
      await teen.sends(kind, { caption: "вот что он прислал", file_name: "1.jpg" });
      teen.sees(refused);
      expect([filesOf(teen), filesIn(thread)]).toEqual([0, 0]);
      world.forum.sees(thread, "прислал фото или видео");
      world.forum.sees(thread, "вот что он прислал");
    },
  );

  test("the caption itself makes it one: the words arrive, the picture does not", async () => {
    const teen = await met(world);
    await teen.sends("photo", { caption: "он шантажирует меня этими фото, требует ещё" });
    teen.sees(/^Это срочно/);
    teen.sees(refused);
    expect(filesOf(teen)).toBe(0);
    const thread = await takes(world, await somebody());
    expect(filesIn(thread)).toBe(0);
    world.forum.sees(thread, "он шантажирует меня этими фото");
  });

  test("an edit that makes it one takes back what had been passed on", async () => {
    const { teen, thread } = await talking(world, await somebody());
    await teen.sends("photo", { caption: "вот" });
    expect(filesIn(thread)).toBe(1);
    const photo = teen.messages().findLast((message) => fileIn(message));
    await teen.editsCaption(photo?.message_id ?? 0, "он шантажирует меня этим фото, требует ещё");
    teen.sees(/^Это срочно/);
    teen.sees(refused);
    expect([filesOf(teen), filesIn(thread)]).toEqual([0, 0]);
  });

  test("answers of the form make it one too", async () => {
    const teen = await met(world);
    await teen.says("меня травят в классе");
    for (const label of [
      "Нет, сейчас спокойно",
      "Пристают",
      "Готово",
      "Пропустить",
      "Пропустить",
      "В классе",
      "Было раз или два",
      "Пока никто",
      "Поговорить с человеком",
    ])
      await teen.presses(label);
    await teen.says("Казань");
    const thread = await takes(world, await somebody());
    await teen.sends("photo");
    teen.sees(refused);
    expect([filesOf(teen), filesIn(thread)]).toEqual([0, 0]);
  });
});

test("other talks take pictures", async () => {
  const { teen, thread } = await talking(world, await somebody());
  await teen.sends("photo", { caption: "вот что пишут в чате" });
  expect([filesOf(teen), filesIn(thread)]).toEqual([1, 1]);
  teen.doesNotSee(/не принимаем фото/);
});
