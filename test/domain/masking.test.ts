import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask, namesAuthor, uncoverable } from "../../src/domain/masking.js";
import { givenAway, type Identity, identities, leaks } from "../support/identities.js";

const chatOf = ({ id, first_name, last_name, username }: Identity) => ({
  telegramId: id,
  kind: "private" as const,
  firstName: first_name,
  lastName: last_name,
  username,
});

const alia = {
  telegramId: 1234567890,
  kind: "private" as const,
  firstName: "Алия",
  lastName: "Каримова",
  username: "aliya_k",
};

describe("masking", () => {
  test("whatever gives a person away is hidden, wherever it stands", () => {
    const before = fc.constantFrom("", " ", "это я ", "\n", "(", "«", "_", "-", "№", "7Б ");
    const after = fc.constantFrom("", " ", "\n", ")", "»", "_", "-", ", 7Б", "!", "🌸");
    const said = identities.chain((who) => {
      const secret = fc.constantFrom(...givenAway(who));
      return fc.tuple(fc.constant(who), before, secret, after, secret);
    });
    fc.assert(
      fc.property(said, ([who, left, first, right, second]) => {
        const text = `${left}${first}${right} ${second}`;
        expect(leaks(mask(text, chatOf(who)).text, who)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("ordinary words stay as they are", () => {
    for (const text of [
      "я Кот, мне 14 лет",
      "Алина, Алик и Алсу из 7б, и моя мама",
      "меня зовут гулять и на разборки",
      "в 7б классе 28 человек",
      "звонили 112 и 124",
      "школа №5, ул. Баумана 12",
      "15.03.2026 в 18:30",
    ]) {
      expect(mask(text, alia)).toEqual({ text, masked: false });
    }
  });

  test.each([
    ["Каримовой Алии пишут гадости", "[скрыто] [скрыто] пишут гадости"],
    ["КАРИМОВА", "[скрыто]"],
    ["тел-89991234567", "тел-[скрыто]"],
    ["мой вк vk.com/id1 и @friend", "мой вк [скрыто] и [скрыто]"],
    ["я Алия, мне 14 лет", "я [скрыто], мне 14 лет"],
    ["алие пишут, алию бьют, с Алией никто", "[скрыто] пишут, [скрыто] бьют, с [скрыто] никто"],
    ["Алиянең дусты юк", "[скрыто] дусты юк"],
    ["Меня зовут Ляйсан и мне 14", "Меня зовут [скрыто] и мне 14"],
    ["меня зовут Ляйсан Гарипова, 7б", "меня зовут [скрыто], 7б"],
    ["меня Ляйсан зовут", "меня [скрыто] зовут"],
    ["Минем исемем Ләйсән, миңа 14", "Минем исемем [скрыто], миңа 14"],
    ["my name is lay and i am 14", "my name is [скрыто] and i am 14"],
    ["почта aliya@mail.ru", "почта [скрыто]"],
    ["карта 2200 1234 5678 9012", "карта [скрыто]"],
  ])("%s", (text, shown) => {
    expect(mask(text, alia)).toEqual({ text: shown, masked: true });
  });

  test("a name of before is hidden too", () => {
    const who = { ...alia, lastName: "Петрова", formerly: [{ firstName: "Алия", lastName: "Каримова" }] };
    expect(mask("Каримова, теперь Петрова", who).text).toBe("[скрыто], теперь [скрыто]");
  });

  test("a name that is a word too is hidden only where it is written as a name", () => {
    const vera = { ...alia, firstName: "Вера", lastName: undefined };
    expect(mask("Веру бьют, веры нет", vera).text).toBe("[скрыто] бьют, веры нет");
    const mother = { ...alia, firstName: "мама Гульнара", lastName: undefined };
    expect(mask("мама Гульнара, я мама Тимура", mother).text).toBe("[скрыто], я мама Тимура");
  });

  test("names of files", () => {
    expect(namesAuthor("Алия.docx", alia)).toBe(true);
    expect(namesAuthor("каримова_реферат.docx", alia)).toBe(true);
    expect(namesAuthor("+7 999 123-45-67.pdf", alia)).toBe(true);
    expect(namesAuthor("89991234567.jpg", alia)).toBe(true);
    expect(namesAuthor("Screenshot_2026-03-15-18-30-12-123.png", alia)).toBe(false);
    expect(namesAuthor("IMG_20260315_183012.jpg", alia)).toBe(false);
    expect(namesAuthor("реферат.docx", alia)).toBe(false);
  });
});

describe("what may be uncovered", () => {
  const who = {
    telegramId: 1234567890,
    kind: "private",
    firstName: "Алия",
    lastName: "Каримова",
    username: "aliya_k",
  } as const;
  test.each([
    ["мой номер 8 917 123-45-67", "мой номер 8 917 123-45-67"],
    ["я Каримова, почта kot@mail.ru", "я [скрыто], почта kot@mail.ru"],
    ["меня зовут Рита, vk.com/rita", "меня зовут [скрыто], vk.com/rita"],
    ["его ник @petya_obidchik, мой @aliya_k", "его ник @petya_obidchik, мой [скрыто]"],
  ])("«%s»", (text, shown) => {
    expect(uncoverable(text, who)).toBe(shown);
  });

  test.each(["привет", "я Алия Каримова", "пиши @aliya_k или t.me/aliya_k", "tg://user?id=1234567890"])(
    "«%s»: nothing",
    (text) => {
      expect(uncoverable(text, who)).toBeUndefined();
    },
  );
});
