/** Hears a bare cry for help however it is typed: a few words that are nothing but cries and pleasantries. Reads no stories. */
import { clean, fold, fromRoman, onCyrillicKeys } from "../domain/crisis/letters.js";

/** What is heard as an unstressed vowel is written as one likes: «помагите», «памогити». */
const spoken = (word: string): string => fold(word).replaceAll("о", "а").replaceAll(/[еыэ]/g, "и");
const all = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(spoken));

const cries = all(
  "sos сос помогите помогай помогайте помоги спасите спасайте спаси караул хелп хэлп help halp" +
    " ярдәм ярдам коткарыгыз коткарчы коткар булышыгыз булыш булышчы",
);
/** Long enough that one slip of the finger leaves nothing else they could be. */
const long = [...cries].filter((cry) => cry.length >= 7);
const around = all(
  "пожалуйста пожалуста пожалста пж пжл пжлст пжж плиз прошу умоляю очень срочно скорее скорей быстрее быстрей" +
    " мне нам меня нас кто нибудь то хоть ктонибудь люди эй ау алло" +
    " please pls plz plis me us someone somebody anyone anybody now hey god" +
    " зинһар зинхар миңа мина безгә безга мине безне кемдер итегез итегезче ит итче итсәгезче тизрәк ашыгыч әле инде",
);
/** Help itself is named by whoever asks about it calmly too: only «на помощь» is a cry. */
const toHelp = /(?<!\p{L})на\s+п[оа]мощь?(?!\p{L})/gu;

/** One letter more, fewer, another, or two that changed places. */
const isSlip = (said: string, cry: string): boolean => {
  if (Math.abs(said.length - cry.length) > 1) return false;
  let start = 0;
  while (start < said.length && said[start] === cry[start]) start++;
  let end = 0;
  while (end < Math.min(said.length, cry.length) - start && said.at(-1 - end) === cry.at(-1 - end)) end++;
  const left = said.slice(start, said.length - end);
  const right = cry.slice(start, cry.length - end);
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === `${right[1]}${right[0]}`);
};

const isCry = (word: string): boolean =>
  [word, fromRoman(word), onCyrillicKeys(word)]
    .map(spoken)
    .some((said) => cries.has(said) || long.some((cry) => isSlip(said, cry)));
const isAround = (word: string): boolean => around.has(spoken(word)) || around.has(spoken(fromRoman(word)));

const mostWords = 4;

/** Whether a text is a cry for help and nothing else. What says with what, or for what, is a question like any other. */
export const isBareCry = (text: string): boolean => {
  const said = clean(text).replaceAll("🆘", " sos ").replaceAll(toHelp, " спасите ");
  const words = [...new Set(said.match(/[\p{L}\p{N}]+/gu) ?? [])];
  return (
    words.length <= mostWords && words.some(isCry) && words.every((word) => isCry(word) || isAround(word))
  );
};
