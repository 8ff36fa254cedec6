/** Places in the spellings people use: a list to tune by, a locked one that only measures, and rules of their own. */

import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { assert, constantFrom, nat, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { placeCommand } from "../../../src/cli/place.js";
import { createPlaceIndex } from "../../../src/domain/directory/places.js";
import { typosBetween } from "../../../src/domain/directory/typos.js";
import { loadRegions } from "../../../src/regions.js";

const data = loadRegions();
const index = createPlaceIndex(data);
const places = data.regions.flatMap((region) => region.places);

const got = (text: string): string => {
  const answer = index.find(text);
  return answer.kind === "one" ? answer.place.ru : answer.kind;
};

const named = (text: string, region?: "tatarstan" | "primorye") => {
  const answer = index.find(text, { region: region ?? null });
  return answer.kind === "one" ? `${answer.place.ru}, ${answer.place.municipality}` : answer.kind;
};

type Spelling = { set: "tune" | "locked" | "regions"; text: string; want: string };
const spellings = ["places.jsonl", "places-regions.jsonl"].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): Spelling => JSON.parse(line)),
);

const isForeign = ({ want }: Spelling) => want === "elsewhere" || want === "none";

describe.each(["tune", "locked", "regions"])("the %s list", (set) => {
  const list = spellings.filter((spelling) => spelling.set === set);

  test("at least 95 of 100 of our places are recognised", () => {
    const ours = list.filter((spelling) => !isForeign(spelling));
    const missed = ours
      .filter(({ text, want }) => got(text) !== want)
      .map(({ text, want }) => `${text} ≠ ${want}`);
    expect(ours.length).toBeGreaterThan(100);
    expect(missed.length <= ours.length * 0.05 ? [] : missed).toEqual([]);
  });

  test("no foreign place and no other text becomes a place of ours", () => {
    const foreign = list.filter(isForeign);
    expect(foreign.length).toBeGreaterThan(50);
    expect(foreign.filter(({ text }) => !["elsewhere", "none"].includes(got(text)))).toEqual([]);
  });
});

describe("all names that we know", () => {
  test("every name and alias of every place leads to it", () => {
    const lost = places.flatMap((place) =>
      [place.ru, place.tt, place.latin, ...place.aliases].filter((name) => {
        if (name === null) return false;
        const answer = index.find(name);
        const found = answer.kind === "one" ? [answer.place] : answer.kind === "many" ? answer.places : [];
        return !found.some(({ ru, region }) => ru === place.ru && region === place.region);
      }),
    );
    expect(lost).toEqual([]);
  });

  test("every municipality leads to itself", () => {
    const lost = data.regions.flatMap(({ municipalities }) =>
      municipalities.filter(({ name }) => {
        const answer = index.find(name);
        const found = answer.kind === "one" ? [answer.place] : answer.kind === "many" ? answer.places : [];
        return !found.some(({ municipality }) => municipality === name);
      }),
    );
    expect(lost).toEqual([]);
  });

  test("every name from elsewhere is elsewhere", () => {
    const names = [...data.elsewhere.places, ...data.elsewhere.regions].flat();
    expect(names.length).toBeGreaterThan(900);
    expect(names.filter((name) => index.find(name).kind !== "elsewhere")).toEqual([]);
  });
});

describe("what is asked rather than guessed", () => {
  test("a name of several places is answered with all of them, the largest first", () => {
    const answer = index.find("Сергеевка");
    expect(answer.kind === "many" && answer.places.map((place) => place.municipality)).toEqual([
      "Партизанский округ",
      "Пограничный округ",
    ]);
    expect(got("Советский")).toBe("many");
  });

  test("what is known already, or said beside it, decides", () => {
    expect(named("Спасский район", "tatarstan")).toBe("Болгар, Спасский район");
    expect(named("Спасский район, Приморский край")).toBe("Спасск-Дальний, Спасский район");
    expect(named("Казань, Советский район")).toBe("Советский район, городской округ Казань");
    expect(named("Сергеевка Пограничного округа")).toBe("Сергеевка, Пограничный округ");
    expect(named("Вологодский округ")).toBe("Вологда, Вологодский округ");
    expect(named("Вологда")).toBe("Вологда, городской округ Вологда");
  });

  test("a region of somebody else makes the place elsewhere", () => {
    expect(index.find("Михайловка Волгоградской области")).toEqual({
      kind: "elsewhere",
      name: "Волгоградская область",
    });
    expect(got("Советский район, Самара")).toBe("elsewhere");
  });

  test("everyday words in a sentence are not places", () => {
    const texts = [
      "подал в суд на соседа",
      "Ольга Ивановна кричит на меня",
      "летом на востоке было хорошо",
      "мы в новом классе",
    ];
    expect(texts.map(got)).toEqual(texts.map(() => "none"));
  });
});

describe("typing errors", () => {
  const long = places.filter(({ ru, kind }) => ru.length >= 8 && kind === "place");
  const letters = Array.from("абвгдежзиклмнопрстуфхцчшыья");

  test.each([
    ["Камские Поляны", "Камские Поляны, Нижнекамский район"],
    ["нужен психолог ребенку 9 лет камские поляны", "Камские Поляны, Нижнекамский район"],
    ["из куюков", "Куюки, Пестречинский район"],
    ["Сибирцево", "Сибирцево, Черниговский округ"],
    ["рощино", "Рощино, Красноармейский округ"],
    ["в габишево", "Габишево, Лаишевский район"],
    ["серегово", "Серёгово, Княжпогостский район"],
    ["Северный воркута", "Северный, городской округ Воркута"],
    ["посевная", "Посевная, Черепановский район"],
    ["г. Казань, ул. Пушкина 5", "Казань, городской округ Казань"],
    ["Альметьевск, проспект Ленина, дом 12", "Альметьевск, Альметьевский район"],
    ["Kazan, Pushkin street 5", "Казань, городской округ Казань"],
    ["Казан, Пушкин урамы 5", "Казань, городской округ Казань"],
    ["Казанская улица 5", "none"],
    ["Набережная", "none"],
    ["на набережной", "none"],
  ])("«%s»: %s", (text, place) => {
    expect(named(text)).toBe(place);
  });

  test("a settlement without a point of its own stands at the centre of its municipality", () => {
    const shore = places.find(({ ru }) => ru === "Набережные Моркваши");
    expect(shore).toMatchObject({ approximate: true, municipality: "Верхнеуслонский район" });
    const seat = places.find(({ ru }) => ru === "Верхний Услон");
    expect([shore?.lat, shore?.lon]).toEqual([seat?.lat, seat?.lon]);
  });

  test("one wrong letter in a long name never leads to another place of ours", () => {
    assert(
      property(constantFrom(...long), nat(), constantFrom(...letters), ({ ru }, where, letter) => {
        const at = 1 + (where % (ru.length - 1));
        const answer = index.find(ru.slice(0, at) + letter + ru.slice(at + 1));
        const found = answer.kind === "one" ? answer.place : null;
        // Спасское and Спасск have one stem: a wrong letter at the very end leaves nothing to tell them apart by.
        expect(found === null || found.ru.slice(0, 5) === ru.slice(0, 5) || found.ru === ru).toBe(true);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  test("any text gets an answer, whatever is in it", () => {
    assert(
      property(string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(["one", "many", "elsewhere", "none"]).toContain(index.find(text).kind);
      }),
    );
  });

  test("errors are counted as people make them: a swap is one", () => {
    expect(typosBetween("казань", "каазнь", 3)).toBe(1);
    expect(typosBetween("казань", "казань", 0)).toBe(0);
    expect(typosBetween("казань", "рязань", 1)).toBe(2);
    expect(typosBetween("уфа", "владивосток", 2)).toBe(3);
  });
});

const run = async (text: string): Promise<unknown[]> => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const chunks: Buffer[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk));
  input.end(text);
  await placeCommand(input, output);
  return Buffer.concat(chunks)
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
};

describe("the place command", () => {
  test("answers each line with one line, bad ones too", async () => {
    const lines = [
      { id: "a", text: "в Әлмәттә" },
      { id: 2, text: "самара" },
      { id: 3, text: "Сергеевка" },
    ];
    const answers = await run(
      `${lines.map((line) => JSON.stringify(line)).join("\n")}\nnot json\n{"id":5}\n`,
    );
    expect(answers).toEqual([
      {
        id: "a",
        place: {
          ru: "Альметьевск",
          tt: "Әлмәт",
          municipality: "Альметьевский район",
          region: "Республика Татарстан",
          lat: 54.90442,
          lon: 52.3154,
        },
      },
      { id: 2, place: null },
      { id: 3, place: null },
      { id: null, error: "the line is not JSON" },
      { id: null, error: 'the line needs "id" and "text"' },
    ]);
  });

  test("a region given settles a name of several places", async () => {
    const [answer] = await run('{"id":1,"text":"Спасский район","region":"Республика Татарстан"}');
    expect(answer).toMatchObject({ id: 1, place: { ru: "Болгар", municipality: "Спасский район" } });
  });
});
