/** What is advised where life is at stake fits what was told: an ambulance, whoever touches, whoever is behind the door. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/domain/people.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { type Phone, textOf } from "../support/actors.js";
import { met, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
});
afterAll(() => world.close());

const i18n = createI18n();
const names = { ru: "Русский", tt: "Татарча", en: "English" } as const;
const speaking = async (language: Language): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(names[language]);
  await phone.presses(i18n.translator(language, false)("start:role.teen"));
  return phone;
};
const answer = async (phone: Phone, words: string): Promise<string> => {
  const before = phone.fromBot().length;
  await phone.says(words);
  return phone.fromBot().slice(before).map(textOf).join("\n");
};
const keysOf = (phone: Phone): string =>
  JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});

describe("something was taken", () => {
  const lock = /закро|бикләнеп|lock yourself/;
  const ambulance = /112[^]*103/;
  const evenIf = /даже если кажется|тоелса да|even if everything seems fine/;
  test.each<[Language, string, string[]]>([
    ["ru", "я выпила 30 таблеток", ["не надо скорую", "куда звонить", "дома никого", "мне страшно"]],
    ["tt", "мин 30 дару эчтем", ["ашыгыч ярдәм кирәкми", "кая шалтыратырга", "өйдә беркем юк", "мин куркам"]],
    ["en", "i took 30 pills", ["no ambulance", "who do i call", "nobody is home", "im scared"]],
  ])(
    "%s: the ambulance is named at every line, and what else is said leads there",
    async (language, words, more) => {
      const t = i18n.translator(language, false);
      const phone = await speaking(language);
      const screen = await answer(phone, words);
      expect(screen).toMatch(evenIf);
      expect(screen).toMatch(/\n112 — [^\n]*\n103 — /);
      expect(screen.length).toBeLessThanOrEqual(600);
      const now = await answer(phone, t("crisis:answers.now"));
      expect(now).toMatch(ambulance);
      expect(now).toMatch(evenIf);
      expect(now).not.toMatch(lock);
      for (const one of [...more, "пол холодный", "стены белые"]) {
        const said = await answer(phone, one);
        expect(said, one).toMatch(ambulance);
        expect(said, one).not.toMatch(lock);
      }
      expect(await answer(phone, more[0] ?? "")).not.toContain(t("heard:reply.nocall"));
    },
  );

  test("what comes of it is heard, and what was before is no comfort yet", async () => {
    const phone = await met(world);
    await phone.says("я выпила 30 таблеток");
    expect(await answer(phone, "меня тошнит и засыпаю")).toMatch(/112 или 103 сейчас/);
    expect(await answer(phone, "Было раньше")).toMatch(/сегодня или вчера — всё равно позвони 112 или 103/);
    const friend = await met(world);
    await friend.says("подруга выпила таблетки и не просыпается");
    expect(await answer(friend, "Это про другого")).toMatch(/112 или 103 прямо сейчас[^]*Не оставляй/);
  });

  test("with somebody who attacks beside it, both are called and nobody is told to open the door", async () => {
    const phone = await met(world);
    await phone.says("папа бьёт маму, она лежит без сознания");
    const now = await answer(phone, "Это сейчас");
    expect(now).toMatch(/^Звони 112 прямо сейчас[^]*и скорая, и полиция[^]*SMS на 112/);
    expect(now).not.toMatch(/[Оо]ткрой дверь/);
  });

  test("told after another alarm it brings its own screen; a joke that is meant after all is remembered", async () => {
    const phone = await met(world);
    await phone.says("не хочу жить");
    expect(await answer(phone, "я уже выпила таблетки, все что были")).toMatch(/^Это срочно[^]*103/);
    expect(await answer(phone, "шутка")).toMatch(/112 или 103/);
    expect(await answer(phone, "это сейчас")).toMatch(/Больше ничего не принимай/);
  });

  test("while somebody is near only numbers are said", async () => {
    const phone = await met(world);
    await phone.says("я выпила 30 таблеток");
    await phone.says("рядом кто-то есть");
    expect(await answer(phone, "куда звонить")).toBe("Записали. 112, 103");
  });
});

test.each<[Language, string]>([
  ["ru", "отчим бил вчера, душил"],
  ["tt", "үги әти мине кыйный"],
  ["en", "he hit me and choked me yesterday"],
])(
  "%s: an alarm while somebody is near is the bare numbers, and keys that tell nothing",
  async (language, words) => {
    const t = i18n.translator(language, false);
    const phone = await speaking(language);
    await phone.says(t("hide:near"));
    const screen = await answer(phone, words);
    expect(screen).toContain("112");
    expect(screen).toMatch(new RegExp(`${t("crisis:quietWhich").replace("?", "[?]")}$`));
    expect(screen.length).toBeLessThanOrEqual(80);
    expect(keysOf(phone)).toContain(t("crisis:quiet.now"));
    for (const loud of ["crisis:answers.now", "common:sos"] as const)
      expect(keysOf(phone)).not.toContain(t(loud));
    const now = await answer(phone, t("crisis:quiet.now"));
    expect(now).toMatch(/112[^]*SMS/);
    expect(now.length).toBeLessThanOrEqual(100);
  },
);

test.each<[Language, string]>([
  ["ru", "отчим ночью приходит ко мне в комнату и трогает"],
  ["tt", "үги әти төнлә бүлмәмә керә һәм тотына"],
  ["en", "my stepdad comes to my room at night and touches me"],
])(
  "%s: whoever is touched is told of a way out and a silent phone, and is offered no joke",
  async (language, words) => {
    const t = i18n.translator(language, false);
    const phone = await speaking(language);
    await phone.says(words);
    expect(keysOf(phone)).toContain(t("crisis:answers.before"));
    for (const unfit of ["joke", "thinking"] as const)
      expect(keysOf(phone)).not.toContain(t(`crisis:answers.${unfit}`));
    const now = await answer(phone, t("crisis:answers.now"));
    expect(now).toMatch(/без звука|тавышсыз|on silent/);
    expect(now).toMatch(/если путь свободен|Юл буш|the way is free/);
    expect(now).not.toContain(t("crisis:nowAlone", { numbers: "" }).slice(0, 30));
  },
);

describe("fear", () => {
  test("with somebody behind the door nobody is sent out to people, and one need not speak", async () => {
    const phone = await met(world);
    await phone.says("он сломал дверь");
    expect(keysOf(phone)).not.toContain("Думаю об этом");
    const fear = await answer(phone, "мне страшно");
    expect(fear).toMatch(/^Верим, что страшно[^]*оставайся там, где тебя не достать, телефон без звука/);
    expect(await answer(phone, "боюсь говорить, он услышит")).toMatch(/SMS на 112/);
  });

  test("with the danger within nobody stays alone with it", async () => {
    const phone = await met(world);
    await phone.says("не хочу жить");
    expect(await answer(phone, "мне страшно")).toMatch(/иди туда, где есть люди/);
  });

  test.each([
    ["Мин куркынычсыз", "safeDone"],
    ["Бала куркынычсыз урында", "safeDoneOther"],
    ["Миңа куркыныч янамый", "safeDone"],
  ] as const)("«%s» is that it is over", async (words, key) => {
    const phone = await speaking("tt");
    await phone.says("әти мине кыйный");
    expect(await answer(phone, words)).toBe(i18n.translator("tt", false)(`crisis:${key}` as Key));
  });

  test("that nobody is near is no good news", async () => {
    const phone = await met(world);
    await phone.says("меня бьёт отчим");
    expect(await answer(phone, "мама на работе")).toMatch(/^Вижу: рядом сейчас никого\. Один шаг/);
  });
});

describe("answers as they are typed", () => {
  test.each(["ой да шутка это", "пошутил сори", "lol just joking", "ахах блин шучу", "да это шаярту иде"])(
    "«%s» is a joke",
    async (words) => {
      const phone = await met(world);
      await phone.says("не хочу жить");
      expect(await answer(phone, words)).toMatch(/^Хорошо\. Идём дальше\./);
    },
  );

  test.each(["это не шутка", "я не шучу", "нет не шутка"])("«%s» is none", async (words) => {
    const phone = await met(world);
    await phone.says("не хочу жить");
    expect(await answer(phone, words)).not.toMatch(/Идём дальше/);
  });

  test.each(["не хочу жить", "не хочу умирать"])("after «%s» «да сейчас мне плохо» is now", async (alarm) => {
    const phone = await met(world);
    await phone.says(alarm);
    expect(await answer(phone, "да сейчас мне плохо")).toMatch(/^Это срочно/);
  });
});

describe("a joke begins nothing", () => {
  test("that they had not begun themselves, with a specialist there neither", async () => {
    const alone = await met(world);
    await alone.says("меня бьёт отчим");
    expect(await answer(alone, "шутка")).not.toMatch(/Вопрос \d|Сначала честно/);
    const dina = await world.staff("Дина");
    const { teen, thread } = await talking(world, dina);
    await teen.says("меня бьёт отчим");
    expect(await answer(teen, "шутка")).toBe("Хорошо. Идём дальше.");
    expect(world.forum.inTopic(thread).map(textOf).join("\n")).not.toMatch(/[Оо]пасно[^\n]*\n\s*пропущено/);
  });

  test("nor is «danger now» told as skipped, when what helps is looked for later", async () => {
    const dina = await world.staff("Роза");
    const teen = await met(world);
    await teen.says("меня бьёт отчим");
    await teen.says("Это сейчас");
    await teen.says("Я в безопасности");
    await teen.says("Что можно сделать");
    expect(textOf(teen.last())).toMatch(/^Вопрос \d из \d+\nКто-то сейчас рядом|рядом/);
    const thread = await takes(world, dina);
    expect(world.forum.inTopic(thread).map(textOf).join("\n")).not.toMatch(/[Оо]пасно[^\n]*\n\s*пропущено/);
  });
});
