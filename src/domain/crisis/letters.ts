/** Owns how letters are made comparable: folding, look-alikes, keyboard layouts, transliteration. Knows no words and no rules. */

const table = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map(Array.from(from).map((letter, index) => [letter, Array.from(to)[index] ?? ""]));

/** Code of the plain letter for every code; 0 drops the sign. */
const plainCodes = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
for (const [letter, plain] of table("ёэәөүҗңһъіїєґқғұӣ", "еееоужнхьииегкгуи")) {
  plainCodes[letter.charCodeAt(0)] = plain.charCodeAt(0);
}
for (const sign of "’ʼ`'ʻ") plainCodes[sign.charCodeAt(0)] = 0;
const lookAlikes = table("abcehkmoptxyurinvl013469@$", "авсенкмортхуигипвлоизчбяас");
/** Signs that stand for different letters with different writers, the likeliest first. */
const ambiguous: ReadonlyMap<string, string> = new Map([
  ["3", "зе"],
  ["4", "ча"],
  ["n", "пин"],
  ["d", "д"],
  ["s", "с"],
]);
const leet = table("013457@$!|", "oieastasii");
const qwerty = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const jcuken = "йцукенгшщзхъфывапролджэячсмитьбюё";
const tatarKeys = "йөукенгшәзхүфывапролдңэячсмитҗбюһ";
const toCyrillicKeys = table(qwerty, jcuken);
const toTatarKeys = table(qwerty, tatarKeys);
const toLatinKeys = table(jcuken, qwerty);

const invisible = /[\p{Cf}\u3164\u115f\u1160]/gu;
const marks = /\p{M}/gu;
const skinTone = /[\u{1f3fb}-\u{1f3ff}]/gu;

const swap = (text: string, letters: ReadonlyMap<string, string>): string => {
  let out = "";
  for (const letter of text) out += letters.get(letter) ?? letter;
  return out;
};

/** Lower case, composed letters, nothing invisible: the text every later step starts from. */
export const clean = (text: string): string =>
  text.normalize("NFKC").replace(invisible, "").replace(marks, "").replace(skinTone, "").toLowerCase();

/** The comparable form of one word: ё and Tatar letters made plain, repeated letters told once, -тся and -ться made one. */
export const fold = (word: string): string => {
  let out = "";
  let last = 0;
  for (let i = 0; i < word.length; i++) {
    const plain = plainCodes[word.charCodeAt(i)] ?? 0;
    if (plain === 0) continue;
    const isDigit = plain >= 48 && plain <= 57;
    const isHalf = plain >= 0xd800 && plain <= 0xdfff;
    if (plain === last && !isDigit && !isHalf) continue;
    out += String.fromCharCode(plain);
    last = plain;
  }
  if (out.includes("тся")) out = out.replace("тся", "ться");
  if (out.includes("ы")) out = out.replace(/([жшц])ы/g, "$1и");
  return out;
};

/** A word that mixes Cyrillic with Latin letters, digits or signs that look like it. */
export const unmix = (word: string): string => swap(word, lookAlikes);

const mostSpellings = 24;

/** Every way to read such a word where a sign may stand for several letters. */
export const unmixings = (word: string): readonly string[] => {
  let spellings = [""];
  for (const letter of word) {
    const options = ambiguous.get(letter) ?? lookAlikes.get(letter) ?? letter;
    const taken = spellings.length * options.length > mostSpellings ? options.slice(0, 1) : options;
    spellings = spellings.flatMap((start) => Array.from(taken, (option) => start + option));
  }
  return spellings;
};

/** A Latin word with digits or signs for letters. */
export const unleet = (word: string): string => swap(word, leet);

/** What the same keys give on the Russian layout. */
export const onCyrillicKeys = (text: string): string => swap(text, toCyrillicKeys);

/** What the same keys give on the Tatar layout. */
export const onTatarKeys = (text: string): string => swap(text, toTatarKeys);

/** What the same keys give on the English layout. */
export const onLatinKeys = (text: string): string => swap(text, toLatinKeys);

const syllables: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, "щ"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/ch/g, "ч"],
  [/sh/g, "ш"],
  [/ts/g, "ц"],
  [/y[ao]u/g, "яу"],
  [/[yj]a/g, "я"],
  [/[yj]u/g, "ю"],
  [/[yj]o/g, "е"],
  [/[yj]e/g, "е"],
  [/([aeiouäöü])y/g, "$1й"],
  [/iy\b/g, "ий"],
];
const romanLetters = table("abcdefghijklmnopqrstuvwxyzäöüñşçığ'4", "абцдефгхийклмнопкрстуввхызеоуншчыгьч");

/** Russian or Tatar written with Latin letters. */
export const fromRoman = (word: string): string => {
  let out = word;
  for (const [sound, letter] of syllables) out = out.replace(sound, letter);
  return swap(out, romanLetters);
};

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

/** The script a piece of text is written in, as far as one can tell. */
export const scriptOf = (text: string): "cyrillic" | "latin" | "none" =>
  cyrillic.test(text) ? "cyrillic" : latin.test(text) ? "latin" : "none";

/** The word without its vowels, for words typed with vowels left out. */
export const skeleton = (word: string): string => word.replace(/[аеиоуыюяaeiouьй]/g, "");

export const languages = ["ru", "tt", "en"] as const;
export type Language = (typeof languages)[number];
const latinLetters = /[a-z]/giu;
const cyrillicLetters = /\p{Script=Cyrillic}/gu;
const tatarLetters = /[әөүҗңһ]/iu;

/** The language a text is probably typed in; Tatar without its letters passes for Russian. */
export const languageOf = (text: string): Language => {
  if (tatarLetters.test(text)) return "tt";
  return (text.match(latinLetters)?.length ?? 0) > (text.match(cyrillicLetters)?.length ?? 0) ? "en" : "ru";
};
