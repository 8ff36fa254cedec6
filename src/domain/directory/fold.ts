/**
 * Brings spellings together: Russian, Tatar and Latin letters, and text typed in the wrong keyboard layout. Knows
 * letters only, no names and no grammar.
 */

const TATAR: Record<string, string> = {
  ә: "а",
  ө: "о",
  ү: "у",
  җ: "ж",
  ң: "н",
  һ: "х",
  ё: "е",
  ö: "о",
  і: "и",
};
const EUROPEAN: Record<string, string> = {
  ä: "a",
  ö: "o",
  ü: "u",
  ş: "ш",
  ç: "ч",
  ğ: "g",
  ı: "ы",
  ñ: "n",
  ë: "e",
  é: "e",
};

/** Longest first: what several Latin letters together sound like. */
const DIGRAPHS: [string, string][] = [
  ["shch", "ш"],
  ["sch", "ш"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["tz", "тс"],
];
const LATIN_LETTERS = "a b c d e f g h i k l m n o p q r s t u v w x y z".split(" ");
const SAID_AS = "а б тс д е ф г х и к л м н о п к р с т у в в кс и з".split(" ");
const LATIN = new Map(LATIN_LETTERS.map((letter, index) => [letter, SAID_AS[index] ?? letter]));

const isLatinLetter = (letter: string) => letter >= "a" && letter <= "z";

const fromLatin = (word: string): string => {
  let out = "";
  for (let at = 0; at < word.length; ) {
    const digraph = DIGRAPHS.find(([latin]) => word.startsWith(latin, at));
    if (digraph) {
      out += digraph[1];
      at += digraph[0].length;
      continue;
    }
    const letter = word[at] ?? "";
    // Nijnekamsk but Jalil: before a consonant it can only be ж.
    if (letter === "j") out += /[aeiouy]/.test(word[at + 1] ?? "a") ? "и" : "ж";
    else out += LATIN.get(letter) ?? letter;
    at += 1;
  }
  return out;
};

/** Lower case, Tatar letters as the nearest Russian ones, ё as е. Latin letters stay. */
export const fold = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[әөүҗңһёі]/g, (letter) => TATAR[letter] ?? letter);

/** Letters that are heard alike or often lost become one: the same word has one skeleton in every spelling. */
const SOUNDS: [RegExp, string][] = [
  [/[ьъ]/g, ""],
  [/[йы]/g, "и"],
  [/э/g, "е"],
  [/я/g, "иа"],
  [/ю/g, "иу"],
  [/ц/g, "тс"],
  [/щ/g, "ш"],
  [/и+(?=[аеоу])/g, ""],
  [/(.)\1+/g, "$1"],
];

/** The skeleton of one folded word, Cyrillic or Latin. */
export const skeleton = (word: string): string => {
  let out = word;
  if (/[a-zäöüşçğıñëé]/.test(out))
    out = fromLatin(out.replaceAll(/[äöüşçğıñëé]/g, (letter) => EUROPEAN[letter] ?? letter));
  for (const [sound, letter] of SOUNDS) out = out.replaceAll(sound, letter);
  return out;
};

const KEYS_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const KEYS_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/** The same keys pressed in the other layout. */
export const otherLayout = (text: string): string =>
  Array.from(text.toLowerCase(), (letter) => {
    const latin = KEYS_LATIN.indexOf(letter);
    if (latin >= 0) return KEYS_RUSSIAN[latin];
    const russian = KEYS_RUSSIAN.indexOf(letter);
    return russian >= 0 ? KEYS_LATIN[russian] : letter;
  }).join("");

/** One word of a text. */
export type Token = { folded: string; skeleton: string; isLatin: boolean; isCapital: boolean };

/** The words of a text; hyphens and dots separate, apostrophes disappear. */
export const tokensOf = (text: string): Token[] =>
  (
    text
      .normalize("NFC")
      .replaceAll(/(?<![\p{L}])р[-/.]\s?о?н/giu, "район")
      .replaceAll(/(?<=\p{L})['’ʼ`´](?=\p{L}|$|\s)/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((word) => {
    const folded = fold(word);
    return {
      folded,
      skeleton: skeleton(folded),
      isLatin: isLatinLetter(folded[0] ?? ""),
      isCapital: word[0] !== word[0]?.toLowerCase(),
    };
  });
