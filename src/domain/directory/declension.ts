/**
 * Which endings a place name takes in Russian, Tatar and Komi, so that «в Альметьевске», «из Казани» and «Казаннан» are
 * recognised. Knows grammar only; works on folded words.
 */
import { skeleton } from "./fold.js";

/** A set of endings, as written and as they look in a skeleton. */
export type Paradigm = { written: ReadonlySet<string>; heard: ReadonlySet<string> };
/** A word without its ending, with the endings that may follow. */
export type Stem = { written: string; heard: string; endings: Paradigm };

const paradigm = (...endings: string[]): Paradigm => ({
  written: new Set(endings),
  heard: new Set(endings.map(skeleton)),
});

const ADJECTIVE_M = paradigm("ий", "ый", "ой", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем");
const ADJECTIVE_F = paradigm("ая", "яя", "ой", "ей", "ую", "юю", "ою");
const ADJECTIVE_N = paradigm("ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем");
const ADJECTIVE_PL = paradigm("ые", "ие", "ых", "их", "ым", "им", "ыми", "ими");
const FEMININE = paradigm("а", "ы", "и", "у", "е", "ой", "ою", "ей");
const FEMININE_SOFT = paradigm("я", "и", "ю", "е", "ей", "ею");
const NEUTER = paradigm("о", "а", "у", "ом", "е");
const NEUTER_SOFT = paradigm("е", "я", "ю", "ем", "и");
const SOFT = paradigm("ь", "и", "ью", "я", "ю", "ем", "е");
const SHORT_I = paradigm("й", "я", "ю", "ем", "е");
const MASCULINE = paradigm("", "а", "у", "ом", "ем", "е", "ым");
const PLURAL = paradigm("ы", "и", "ов", "ев", "ей", "", "ам", "ям", "ами", "ями", "ах", "ях");
const OBLIQUE = paradigm("а", "у", "ом", "ем", "е", "я", "ю", "и", "ы", "ов", "ев", "ам", "ами", "ах");
const FIXED = paradigm("");

/** Tatar endings follow the whole name; written with а or э where the keyboard has no ә. */
const TATAR =
  "да дә дэ дан дән дэн нан нән нэн ның нын нең нен га гә гэ ны не нда ндә ндэ ннан ннән ннэн на нә нэ ида идан ига дагы дәге дэге ндагы ндәге лы ле";
/** After a voiceless sound they begin with one. */
const TATAR_VOICELESS = "та тә тэ тан тән тэн ка кә кэ тагы тәге тэге";
/** Komi: in a place, from it, to it. */
const KOMI = "ын ысь ысянь";
const follows = (...endings: string[]) => paradigm("", ...endings.flatMap((some) => some.split(" ")));
const AFTER_VOICED = follows(TATAR, KOMI);
const AFTER_VOICELESS = follows(TATAR, TATAR_VOICELESS, KOMI);
const VOICELESS = /[бгджзкпстфхцчшщ]$/;

const RULES: [RegExp, number, Paradigm][] = [
  [/[бвгджзклмнпрстфхцчшщ](ий|ый|ой)$/, 2, ADJECTIVE_M],
  [/[бвгджзклмнпрстфхцчшщ](ая|яя)$/, 2, ADJECTIVE_F],
  [/[бвгджзклмнпрстфхцчшщ](ое|ее)$/, 2, ADJECTIVE_N],
  [/[бвгджзклмнпрстфхцчшщ](ые|ие)$/, 2, ADJECTIVE_PL],
  [/а$/, 1, FEMININE],
  [/я$/, 1, FEMININE_SOFT],
  [/о$/, 1, NEUTER],
  [/е$/, 1, NEUTER_SOFT],
  [/ь$/, 1, SOFT],
  [/й$/, 1, SHORT_I],
  [/[ыи]$/, 1, PLURAL],
  [/[бвгджзклмнпрстфхцчшщ]$/, 0, MASCULINE],
];

/** Vowels that fall out when the word takes an ending: Череповец, Городок, Камень, Орёл; горки, горок. */
const FLEETING: [RegExp, string, Paradigm][] = [
  [/ец$/, "ц", OBLIQUE],
  [/ок$/, "к", OBLIQUE],
  [/ень$/, "н", OBLIQUE],
  [/рел$/, "рл", OBLIQUE],
  [/ки$/, "ок", FIXED],
];

const stem = (written: string, endings: Paradigm): Stem => ({ written, heard: skeleton(written), endings });

/** All stems of one folded word of a name; the first belongs to its dictionary form. */
export const stemsOf = (word: string): Stem[] => {
  const rule = RULES.find(([ending]) => ending.test(word));
  const stems = [rule ? stem(word.slice(0, word.length - rule[1]), rule[2]) : stem(word, FIXED)];
  for (const [ending, short, endings] of FLEETING)
    if (ending.test(word) && word.length > 4) stems.push(stem(word.replace(ending, short), endings));
  stems.push(stem(word, VOICELESS.test(word) ? AFTER_VOICELESS : AFTER_VOICED));
  return stems;
};

/** The longest ending that is looked for. */
export const LONGEST_ENDING = 5;
