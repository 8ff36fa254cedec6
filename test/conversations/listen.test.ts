import { Context } from "grammy";
import { describe, expect, test } from "vitest";
import { listen, optionSaid } from "../../src/conversations/listen.js";
import { data } from "../../src/views/buttons.js";

const places = {
  class: "В классе",
  school: "В школе, не в классе",
  road: "По дороге, во дворе",
  online: "В интернете",
};
const safety = { no: "Нет, сейчас спокойно", yes: "Да, прямо сейчас", unsure: "Не знаю" };

describe("an option that was typed", () => {
  test.each([
    ["В классе", "class"],
    ["в классе", "class"],
    ["«В классе!»", "class"],
    ["в школе", "school"],
    ["в школе не в классе", "school"],
    ["по дороге", "road"],
    ["По дороге домой", "road"],
    ["в классе на перемене", "class"],
    ["в", undefined],
    ["кл", undefined],
    ["", undefined],
    ["?!", undefined],
    ["🙈", undefined],
    ["дома", undefined],
  ])("%j → %s", (text, option) => expect(optionSaid(text, places)).toBe(option));

  test.each([
    ["нет", "no"],
    ["Нет, сейчас спокойно", "no"],
    ["да", "yes"],
    ["ДА!!!", "yes"],
    ["не знаю", "unsure"],
    ["нет я боюсь идти домой", undefined],
    ["нет но он ждёт меня у школы", undefined],
    ["да вроде ничего", undefined],
    ["не", "unsure"],
  ])("about safety: %j → %s", (text, option) => expect(optionSaid(text, safety)).toBe(option));

  test("ё and е are the same", () => {
    expect(optionSaid("всё прошло", { done: "Все прошло" })).toBe("done");
  });
});

const me = {} as never;
const api = {} as never;
const said = (fields: object) =>
  new Context(
    {
      update_id: 1,
      message: { message_id: 1, date: 0, chat: { id: 1, type: "private", first_name: "" }, ...fields },
    } as never,
    api,
    me,
  );
const pressed = (text: string) =>
  new Context({ update_id: 1, callback_query: { id: "1", data: text } } as never, api, me);
const spoken = { labels: places, back: "◀ Назад", skip: "Пропустить", done: "Готово" };
const hear = (ctx: Context) => listen(ctx, "bullying.where", spoken);

describe("what a person did while a question was open", () => {
  test.each([
    [
      "an option",
      pressed(data("answer", { question: "bullying.where", option: "class" })),
      { kind: "option", option: "class" },
    ],
    ["back", pressed(data("step", { question: "bullying.where", act: "back" })), { kind: "back" }],
    ["skip", pressed(data("step", { question: "bullying.where", act: "skip" })), { kind: "skip" }],
    [
      "a button of another question",
      pressed(data("answer", { question: "bullying.wish", option: "talk" })),
      { kind: "stale" },
    ],
    ["a button of another age", pressed("0:what:ever"), { kind: "stale" }],
    ["a typed option", said({ text: "в интернете" }), { kind: "option", option: "online" }],
    ["a typed step", said({ text: "назад" }), { kind: "back" }],
    ["the other one", said({ text: "ПРОПУСТИТЬ" }), { kind: "skip" }],
    ["words", said({ text: "за школой у гаражей" }), { kind: "words", words: "за школой у гаражей" }],
    [
      "a place",
      said({ location: { latitude: 54.5, longitude: 52.8 } }),
      { kind: "location", lat: 54.5, lon: 52.8 },
    ],
    ["a sticker", said({ sticker: {} }), { kind: "unclear" }],
    ["a photo with words", said({ photo: [], caption: "в классе" }), { kind: "unclear" }],
  ])("%s", (_, ctx, expected) => expect(hear(ctx)).toEqual(expected));
});
