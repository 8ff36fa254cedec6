/** How typed text is understood: disguises, keyboards, transliteration, Tatar without its letters, noise around the words. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/domain/crisis/compile.js";
import { createTriage, isAlert } from "../../../src/domain/crisis/triage.js";
import { readPack } from "../../../src/rules.js";

const pack = readPack();
const triage = createTriage(pack);
const { find } = createEngine(pack);

describe("disguised words are heard", () => {
  test.each([
    ["capitals", "ХОЧУ УМЕРЕТЬ"],
    ["digits and small l read two ways", "н4д0еlo жить"],
    ["a digit and a letter read two ways", "меня n3насилoвaли"],
    ["Tatar on the keys of the Tatar layout", "onb vbyt rsqysq"],
    ["Tatar on the keys of the Tatar layout, wish to die", "]koctv rbko"],
    ["Tatar without its letters on the Russian keys", "ek'ctv rbk'"],
    ["look-alike Latin letters", "хoчy yмepeть"],
    ["digits for letters", "думаю про су1цид"],
    ["dots between letters", "думаю про с.у.и.ц.и.д"],
    ["spaces between letters", "думаю про с у и ц и д"],
    ["repeated letters", "хочууууу умереееееть"],
    ["asterisk in a word", "думаю про с*ицид"],
    ["asterisk in a short verb", "р*жу себя"],
    ["dropped vowels", "хочу умрть"],
    ["a slip of the finger", "подруга хочет повеситься, думает про самоубийсвто"],
    ["the English layout", "[jxe evthtnm"],
    ["the English layout, longer", "z yt [jxe ;bnm"],
    ["the Russian layout", "ш цфте ещ вшу"],
    ["transliteration", "hochu umeret"],
    ["transliteration, self-harm", "ya rezhu sebya"],
    ["zero-width letters", "хо\u200bчу уме\u200bреть"],
    ["combining marks", "х\u0336о\u0336ч\u0336у\u0336 умереть"],
    ["ё and е", "отец меня бьёт"],
    ["ться and тся", "брат хочет повесится"],
    ["Tatar without its letters", "улэсем килэ"],
    ["Tatar without its letters, е", "улесем киле"],
    ["Tatar letters", "яшисем килми"],
    ["English leet", "thinking about su1c1de, i want to die"],
    ["apostrophes", "i don’t want to be alive"],
    ["mixed languages", "чувак i want to die если честно"],
    ["emoji", "всё 🙂🔫"],
  ])("%s", (_what, text) => {
    expect(isAlert(triage(text).level)).toBe(true);
  });
});

describe("harmless words stay harmless", () => {
  test.each([
    "режу салат на кухне",
    "odd socks day tomorrow",
    "overdosed on quality street",
    "брат маму душит обнимашками",
    "әти мине мендәр белән кыйный, шаян",
    "он всех режет в доте",
    "умираю со смеху",
    "мама убьет за двойку",
    "сдохну от жары",
    "комп повесился",
    "удалил игру и лёг спать",
    "не хочу просыпаться так рано в школу",
    "кот сидит на подоконнике",
    "мам купи хлеб",
    "i cut myself shaving",
    "mom is gonna kill me for this grade",
    "көлкедән үләм",
  ])("%s", (text) => {
    expect(isAlert(triage(text).level)).toBe(false);
  });
});

const alarms = [
  "я хочу умереть",
  "отец меня бьет",
  "режу себя",
  "i want to die",
  "үләсем килә",
  "мне негде ночевать",
];
const calm = ["привет, как дела у вас сегодня.", "Вчера была контрольная по химии.", "погода хорошая!"];
const rank = ["standard", "elevated", "high", "imminent"];

const atLeast = (noisy: string, plain: string) =>
  rank.indexOf(triage(noisy).level) >= rank.indexOf(triage(plain).level);

describe("noise keeps the level", () => {
  const anyAlarm = fc.constantFrom(...alarms);
  test("case", () => {
    expect(() =>
      fc.assert(
        fc.property(anyAlarm, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, big) => {
          const noisy = Array.from(text)
            .map((c, at) => (big[at] ? c.toUpperCase() : c))
            .join("");
          return atLeast(noisy, text);
        }),
      ),
    ).not.toThrow();
  });
  test("one letter drawn out", () => {
    expect(() =>
      fc.assert(
        fc.property(anyAlarm, fc.nat(), fc.integer({ min: 2, max: 9 }), (text, at, times) => {
          const place = at % text.length;
          const letter = text[place] ?? "";
          fc.pre(/\p{L}/u.test(letter));
          return atLeast(text.slice(0, place) + letter.repeat(times) + text.slice(place + 1), text);
        }),
      ),
    ).not.toThrow();
  });
  test("Latin look-alikes in Cyrillic words", () => {
    const like: Record<string, string> = { а: "a", е: "e", о: "o", р: "p", с: "c", х: "x" };
    expect(() =>
      fc.assert(
        fc.property(
          fc.constantFrom("я хочу умереть", "отец меня бьет", "режу себя"),
          fc.nat(),
          (text, at) => {
            const places = Array.from(text).flatMap((c, index) => (like[c] ? [index] : []));
            const place = places[at % places.length] ?? 0;
            return atLeast(
              text.slice(0, place) + (like[text[place] ?? ""] ?? "") + text.slice(place + 1),
              text,
            );
          },
        ),
      ),
    ).not.toThrow();
  });
  test("a harmless sentence before and after", () => {
    expect(() =>
      fc.assert(
        fc.property(anyAlarm, fc.constantFrom(...calm), fc.constantFrom(...calm), (text, before, after) =>
          atLeast(`${before} ${text}. ${after}`, text),
        ),
      ),
    ).not.toThrow();
  });
  test("any text at all is read without failing", () => {
    expect(() =>
      fc.assert(
        fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
          const answer = triage(text);
          return rank.includes(answer.level) && find(text).sentences.every((sentence) => sentence.length > 0);
        }),
      ),
    ).not.toThrow();
  });
});
