import { describe, expect, test } from "vitest";
import { type Partner, readNumbered, readTask } from "../../../src/domain/desk/tasks.js";

/** A Sunday. */
const today = "2026-11-22";
const olga = { id: 1, name: "Ольга Петровна", agency: "guardianship" };
const ildar = { id: 2, name: "Ильдар", agency: "education" };
const namesake = { id: 3, name: "Ольга Иванова", agency: "education" };
const partners: Partner[] = [olga, ildar, namesake];
const agencies = [
  ["education", ["Образование", "Мәгариф", "Education"]],
  ["guardianship", ["Опека", "Guardianship"]],
  ["commission", ["Комиссия по делам детей"]],
] as const;
const read = (text: string, among = partners) => readTask(text, { partners: among, agencies, today });

describe("a task for another agency", () => {
  test.each([
    [
      "Ильдар узнать про перевод в другую школу до 25.11",
      ildar.id,
      "узнать про перевод в другую школу",
      "2026-11-25",
    ],
    ["@ильдар: узнать про перевод, до пятницы", ildar.id, "узнать про перевод", "2026-11-27"],
    ["Ольга Петровна помочь с жильём через 3 дня", olga.id, "помочь с жильём", "2026-11-25"],
    ["опека помочь с жильём до 25 ноября", olga.id, "помочь с жильём", "2026-11-25"],
    ["опеке завтра помочь с жильём", olga.id, "помочь с жильём", "2026-11-23"],
    ["Ильдар 25.11 узнать про перевод", ildar.id, "узнать про перевод", "2026-11-25"],
    ["guardianship find a place by 25 November", olga.id, "find a place", "2026-11-25"],
  ])("«%s»", (text, id, title, day) => {
    expect(read(text)).toMatchObject({ ok: true, value: { partner: { id }, title, day } });
  });

  test("an agency that is called by several words", () => {
    const ann = { id: 4, name: "Анна", agency: "commission" };
    expect(read("комиссия по делам детей собрать справки до пятницы", [ann])).toMatchObject({
      ok: true,
      value: { partner: ann, title: "собрать справки" },
    });
  });

  test("an agency that is part of a name", () => {
    const ann = { id: 4, name: "Анна, опека" };
    for (const text of ["Анна, опека, узнать до 25.11", "Анна узнать до 25.11", "опека: узнать до 25.11"])
      expect(read(text, [ann, ildar])).toMatchObject({ ok: true, value: { partner: ann, title: "узнать" } });
  });

  test.each([
    ["Ольга помочь до 25.11", "several"],
    ["образование помочь до 25.11", "several"],
    ["полиция помочь до 25.11", "nobody"],
    ["комиссия помочь до 25.11", "nobody"],
    ["помочь до 25.11", "nobody"],
    ["", "nobody"],
    ["Ильдар помочь", "none"],
    ["Ильдар помочь до 31.02", "no-such"],
    ["Ильдар помочь до 21.11.2026", "past"],
    ["Ильдар помочь через 100 дней", "far"],
    ["Ильдар до 25.11", "what"],
    [`Ильдар ${"а".repeat(301)} до 25.11`, "long"],
  ])("«%s» is refused: %s", (text, code) => {
    expect(read(text)).toMatchObject({ ok: false, code });
  });

  test("namesakes are named", () => {
    expect(read("Ольга помочь до 25.11").names).toEqual(["Ольга Петровна", "Ольга Иванова"]);
  });
});

test.each([
  ["12 готово", { id: 12, words: "готово" }],
  ["№12", { id: 12, words: "" }],
  ["12: не могу, отпуск", { id: 12, words: "не могу, отпуск" }],
  ["готово", undefined],
  ["12-й кабинет", undefined],
])("a numbered task: «%s»", (text, expected) => {
  expect(readNumbered(text)).toEqual(expected);
});
