/** What may stand in the gaps of a phrase. */
import { expect, test } from "vitest";
import { fillGaps, unknownGaps } from "../../../src/domain/desk/replies.js";

test("a time that nobody could keep is no gap; the others are filled, and one that is not known goes", () => {
  expect(unknownGaps("Вернусь в {время}, {имя}")).toEqual(["{время}"]);
  expect(unknownGaps("I am back at {time}, {name}")).toEqual(["{time}"]);
  const text = "Привет, {имя}. Я {специалист}, номер: {линия}";
  expect(unknownGaps(text)).toEqual([]);
  expect(fillGaps(text, { specialist: "Айгуль", line: "112" })).toBe("Привет. Я Айгуль, номер: 112");
});
