import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scansLines } from "../../src/cli/scans.js";
import { createDirectory, type Directory } from "../../src/domain/directory/directory.js";
import { type Link, linkCode } from "../../src/domain/links.js";
import type { Need } from "../../src/domain/needs.js";
import { languages } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { loadRegions } from "../../src/regions.js";
import type { Phone } from "../support/actors.js";
import { textOf } from "../support/actors.js";
import { met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let directory: Directory;
beforeAll(async () => {
  world = await createWorld();
  directory = createDirectory(loadRegions(), [], []);
});
afterAll(() => world.close());

const place = (name: string) => {
  const found = directory.places.find(name);
  if (found.kind !== "one") throw new Error(`No place ${name}`);
  return found.place;
};
const at = (name: string, more: Partial<Link> = {}) =>
  linkCode(directory, { region: place(name).region, place: place(name), ...more });
const programme = (key: string) => {
  const found = directory.programmes.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No programme ${key}`);
  return found;
};

const skip = languages.map((language) => createI18n().translator(language, false)("common:skip"));
/** Skips whatever is asked until something is seen: what a dialogue asks besides is not what is told here. */
const skipsUntil = async (phone: Phone, seen: RegExp) => {
  const isSeen = () => phone.fromBot().some((message) => seen.test(textOf(message)));
  for (let asked = 0; asked < 15 && !isSeen(); asked += 1) {
    const label = phone.buttons().find((text) => skip.includes(text));
    await (label === undefined || phone.last().reply_markup?.inline_keyboard === undefined
      ? phone.says(skip[0] ?? "")
      : phone.presses(label));
  }
  phone.sees(seen);
};

describe("somebody new scans a poster", () => {
  const speakers = [
    {
      label: "Русский",
      parent: "Родитель",
      town: "Казань",
      rental: "Прокат для малыша",
      age: "Сколько лет",
      band: "до 3 лет",
    },
    { label: "Татарча", parent: "Әти-әни", town: "Казан", rental: /прокат/i, age: /яшь/, band: /3/ },
    { label: "English", parent: "A parent", town: "Kazan", rental: /Borrow/, age: /old/, band: /3/ },
  ];
  test.each(speakers)("$label: chooses language and role, and is asked only what is open", async (it) => {
    const phone = await world.phone();
    await phone.opens(at("Казань", { need: "rental" }));
    await phone.presses(it.label);
    await phone.presses(it.parent);
    expect(textOf(phone.sees(it.rental))).toContain(it.town);
    expect(textOf(phone.last())).toMatch(it.age);
    await phone.presses(it.band);
    await skipsUntil(phone, /^(?:Место|Урын|Place): (?:Казань?|Kazan)\./);
    // The place was chosen by the poster: nobody asked for it.
    const asked = phone
      .fromBot()
      .filter(({ reply_markup: keys }) => JSON.stringify(keys)?.includes("request_location"));
    expect(asked).toEqual([]);
  });

  test("a teen by a poster on bullying: the questions begin, the place is known at their end", async () => {
    const phone = await world.phone();
    await phone.opens(at("Бугульма", { need: "bullying" }));
    await phone.presses("Русский");
    await phone.presses("Подросток");
    phone.sees(/Уже выбрано: .*Бугульма/);
    phone.sees("прямо сейчас что-то угрожает");
    await phone.presses("Нет, сейчас спокойно");
    await skipsUntil(phone, /Место: Бугульма/);
  });

  test("by a programme to join in: to its questions, with what and where chosen already", async () => {
    const phone = await world.phone();
    await phone.opens(
      linkCode(directory, {
        region: "vologda",
        place: place("Череповец"),
        programme: programme("vo-volunteers"),
      }),
    );
    await phone.presses("Русский");
    await phone.presses("Подросток");
    phone.sees(/Волонтёры «Безопасного детства» · Череповец/);
    await phone.presses("16–17");
    phone.sees(/Место: Череповец\.\nВолонтёры/);
  });

  test("by a programme that people arrange: to a human, who reads where it is", async () => {
    const phone = await world.phone();
    await phone.opens(
      linkCode(directory, { region: "komi", place: place("Ухта"), programme: programme("ko-library") }),
    );
    await phone.presses("Русский");
    await phone.presses("Подросток");
    phone.sees(/Методические рекомендации · Ухта/);
    await phone.says("хочу почитать");
    await phone.presses("Отправить");
    expect(textOf(world.forum.cards().at(-1) as never)).toContain("Ухта");
  });

  test("the code outlives a restart between language and role", async () => {
    const phone = await world.phone();
    await phone.opens(at("Елабуга", { need: "psychologist" }));
    await phone.presses("Русский");
    await world.restart();
    await phone.presses("Подросток");
    phone.sees(/Уже выбрано: Психолог · Елабуга/);
  });
});

describe("somebody known scans a poster", () => {
  const ageAsked = (phone: Phone) => expect(textOf(phone.last())).toContain("Сколько");

  test("is in the search at once, and can choose something else", async () => {
    const phone = await met(world);
    await phone.opens(at("Казань", { need: "legal_help" }));
    phone.sees(/Уже выбрано: Юрист, документы · Казань/);
    ageAsked(phone);
    await phone.presses("Выбрать другое");
    expect(textOf(phone.last())).toContain("Какая помощь нужна?");
    await phone.presses("Еда, вещи, деньги");
    await skipsUntil(phone, /город, село или район/);
    await phone.says("Мензелинск");
    await skipsUntil(phone, /Место: Мензелинск/);
    phone.doesNotSee(/Место: Казань/);
  });

  test("the key of a search that is over changes nothing", async () => {
    const phone = await met(world);
    await phone.opens(at("Казань", { need: "legal_help" }));
    await phone.presses("15–17");
    await skipsUntil(phone, /Место: Казань/);
    await phone.presses("Выбрать другое");
    expect(textOf(phone.last())).toContain("Эта кнопка уже не действует. Ниже — меню.");
  });

  test("a second poster counts, the search of the first does not linger", async () => {
    const phone = await met(world);
    await phone.opens(at("Казань", { need: "legal_help" }));
    await phone.opens(at("Лениногорск", { need: "rental" }));
    await phone.presses("до 3 лет");
    await skipsUntil(phone, /Место: Лениногорск/);
    phone.doesNotSee(/Место: Казань/);
  });

  test("what was answered about bullying stays", async () => {
    const phone = await met(world);
    await phone.presses("Меня обижают");
    await phone.presses("Нет, сейчас спокойно");
    await phone.opens(at("Казань", { need: "bullying" }));
    phone.sees("Продолжим с того места");
    expect(textOf(phone.last())).toContain("Что происходит?");
  });

  test("a region alone: what for is asked, and the region is remembered", async () => {
    const phone = await met(world);
    await phone.opens(linkCode(directory, { region: "vologda" }));
    phone.sees("Уже выбрано: Вологодская область");
    expect(textOf(phone.last())).toContain("Какая помощь нужна?");
    expect(
      phone
        .fromBot()
        .flatMap(({ reply_markup: keys }) => keys?.inline_keyboard?.flat() ?? [])
        .map(({ text }) => text),
    ).not.toContain("Выбрать другое");
    await phone.says("/lines");
    phone.sees("Вологодская");
  });
});

test.each(["school-42", "1RRto5Ms7BMJ7A", "%%%", "1"])(
  "%s opens nothing and leads kindly to the start",
  async (code) => {
    const phone = await world.phone();
    await phone.opens(code);
    phone.sees("больше не открывается");
    await phone.presses("Русский");
    await phone.presses("Подросток");
    expect(textOf(phone.last())).toContain("Что сейчас ближе всего?");
  },
);

test("scans are counted by code and day, not by people; what is broken is not counted", async () => {
  const code = at("Нурлат", { need: "mediation" as Need });
  const counted = async () => (await world.store.scans.all()).filter((row) => row.code === code);
  const phone = await met(world);
  for (let times = 0; times < 4; times += 1) await phone.opens(code);
  expect(await counted()).toHaveLength(1);
  const told = (await scansLines(world.store)).find((line) => line.includes(code));
  expect(told?.trim()).toBe(`<5  ${code}  tatarstan · Нурлат · mediation`);
  await (await met(world)).opens(code);
  await (await world.phone()).opens(code);
  expect((await counted()).map(({ count }) => count)).toEqual([6]);
  await world.pass(24 * 3_600_000);
  await phone.opens(code);
  expect((await counted()).map(({ count }) => count)).toEqual([6, 1]);
  expect((await scansLines(world.store)).find((line) => line.includes(code))?.trim()).toMatch(/^7 /);
  const days = (await scansLines(world.store, { days: true })).filter((line) => line.includes(code));
  expect(days.map((line) => line.trim().split(/\s+/)[0])).toEqual(["6", "<5"]);
  expect((await world.store.scans.all()).map((row) => row.code)).not.toContain("school-42");
});
