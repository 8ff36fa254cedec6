/** Cards are found by whatever coordinators remember of them. */
import { expect, test } from "vitest";
import { type Searchable, searchCards } from "../../../src/domain/directory/card-search.js";
import type { Kind } from "../../../src/domain/directory/region-data.js";

const rows: Searchable[] = [
  {
    key: "ns-nadezhda",
    texts: ["Кризисный центр «Надежда»", null, "Новосибирск"],
    kinds: ["women_crisis"],
    digits: ["73832665101"],
  },
  {
    key: "ns-raduga",
    texts: ["Центр «Радуга»", "Новосибирск", "ул. Александра Невского, 39"],
    kinds: ["family_centre"],
    digits: ["73832719939"],
  },
  {
    key: "almet-kcson",
    texts: [null, "Альметьевск", "Альметьевский муниципальный район"],
    kinds: ["kcson"],
    digits: [],
  },
];

test.each<[string, Kind[], string[]]>([
  ["надежда", [], ["ns-nadezhda"]],
  ["НАДЕЖДУ", [], ["ns-nadezhda"]],
  ["надежад", [], ["ns-nadezhda"]],
  ["центр новосибирске", [], ["ns-nadezhda", "ns-raduga"]],
  ["радуга Невского", [], ["ns-raduga"]],
  ["almetyevsk", [], ["almet-kcson"]],
  ["әлмәт", [], []],
  ["271-99-39", [], ["ns-raduga"]],
  ["кцсон", ["kcson"], ["almet-kcson"]],
  ["ns-raduga", [], ["ns-raduga"]],
  ["чебурашка", [], []],
  ["радуга чебурашка", [], []],
  ["«»", [], []],
])("%s", (text, kinds, found) => {
  const words = text.split(" ").map((word) => ({ word, kinds }));
  expect(searchCards(rows, words, 5)).toEqual(found);
});
