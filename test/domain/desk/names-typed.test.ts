/** Names that staff type: declined, in part, with a summary behind them, or of somebody who is not there. */
import { expect, test } from "vitest";
import { nameTyped } from "../../../src/domain/desk/names-typed.js";

const staff = ["Дина", "Олег Иванов", "Олег Петров", "Мария", "Айгуль", "Пётр", "Тихая команда"].map(
  (name) => ({
    name,
  }),
);

test.each([
  ["Дина", "Дина", ""],
  ["дине", "Дина", ""],
  ["Дине: травля в классе", "Дина", "травля в классе"],
  ["Дина, травля — третий месяц", "Дина", "травля — третий месяц"],
  ["Олегу Петрову подросток ждёт", "Олег Петров", "подросток ждёт"],
  ["марии с мамой поговорили", "Мария", "с мамой поговорили"],
  ["АЙГУЛЬ", "Айгуль", ""],
  ["Петру", "Пётр", ""],
  ["петр", "Пётр", ""],
  ["Тихая команда сводка тут", "Тихая команда", "сводка тут"],
])("%s", (text, name, rest) => {
  const found = nameTyped(text, staff);
  expect(found).toEqual({ kind: "one", one: { name }, rest });
});

test("two of a name are asked about; nobody is nobody", () => {
  const found = nameTyped("Олег травля", staff);
  expect(found.kind === "several" && found.among.map(({ name }) => name)).toEqual([
    "Олег Иванов",
    "Олег Петров",
  ]);
  for (const text of ["", "Светлана", "травля в классе", "!!!"])
    expect(nameTyped(text, staff).kind).toBe("none");
});
