/** Words in which nobody may be named: what is seen as a name, a number or an address, and what is an ordinary word. */
import { describe, expect, test } from "vitest";
import { namingIn } from "../../src/domain/naming.js";

describe("what tells who somebody is", () => {
  test.each([
    ["Мария пришла с синяками", "name"],
    ["мама оля снова не пришла", "name"],
    ["у Петровой болеет мать", "name"],
    ["Петрова М.А. не открывает дверь", "name"],
    ["бабушка — Зинаида", "name"],
    ["живут с Ивановичем", "name"],
    ["айгулнең әнисе эштә", "name"],
    ["балага Алсу кызы карый", "name"],
    ["the mother, Anna, drinks", "name"],
    ["телефон 8 (912) 345-67-89", "number"],
    ["пишет как @mama_kolya", "number"],
    ["почта mama@mail.ru", "number"],
    ["паспорт 8701 123456", "number"],
    ["ул. Ленина, 5", "address"],
    ["живёт в доме 5", "address"],
    ["кв. 12, третий этаж", "address"],
  ])("%s", (text, kind) => expect(namingIn(text)?.kind).toBe(kind));

  test("it is said what was found", () => {
    expect(namingIn("Вчера Света не была в школе")).toEqual({ kind: "name", found: "Света" });
  });
});

describe("what tells nobody", () => {
  test.each([
    "Ребёнок третий день приходит голодный. Одежда не по погоде.",
    "Говорит, что дома никого нет. Синяк на руке с 12.11.2026, второй с 14.11",
    "Люди дома были, дверь не открыли. Лень, говорит, идти в школу.",
    "ПДН уже знает; ребёнок боится идти домой",
    "6 класс, школа №5, пропустил 12 дней с 1 по 20 ноября",
    "Мать поёт и готовит, отец на вахте. Роман с соседкой. Вера в лучшее есть.",
    "Вчера сказал: «Дома страшно»",
    "Бала ач килә. Әнисе өйдә юк, ире эчә.",
    "The child comes hungry. I saw it on Monday.",
    "",
  ])("%s", (text) => expect(namingIn(text)).toBeUndefined());
});
