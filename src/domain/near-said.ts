/**
 * Hears that somebody is beside whoever writes: few words that say who and where, and nothing else, in three languages.
 * Knows no stories: «мама рядом с домом работает» is one, and is not heard here.
 */
import { clean, fold } from "./crisis/letters.js";
import { oncePer } from "./once-per.js";

const who =
  "мама|мамка|мать|мачеха|папа|папка|отец|батя|отчим|муж|жена|парень|сожитель|бывший|брат|сестра|бабушка|дедушка|дед" +
  "|дядя|тетя|свекровь|теща|сосед|соседка|родители|они|он|она|кто-то|кто то|кто-нибудь|учитель|учительница|училка" +
  "|воспитатель|воспитательница|директор|люди" +
  "|әни|әнием|әти|әтием|үги әти|үги әни|ир|ирем|хатыным|абый|абыем|апа|апам|энем|сеңлем|әби|әбием|бабай|бабаем" +
  "|каенана|каенанам|күрше|ул|алар|кемдер|кеше|укытучы|укытучым|тәрбияче" +
  "|mum|mom|mother|dad|father|stepdad|stepfather|stepmum|stepmom|husband|wife|boyfriend|partner|brother|sister|grandma" +
  "|granny|grandpa|parents|he|she|they|someone|somebody|teacher";

const near =
  "рядом|здесь|тут|близко|в комнате|в моей комнате|в соседней комнате|за стеной|за спиной|вошел|вошла|вошли" +
  "|зашел|зашла|зашли|пришел|пришла|пришли|вернулся|вернулась|вернулись|идет|идут|заходит|заходят|подходит|подходят" +
  "|подошел|подошла|читает|читают|смотрит|смотрят|видит|проверяет|смотрит в телефон|смотрит в мой телефон" +
  "|смотрит телефон|смотрят в телефон|читает телефон|видит телефон|видит экран|проверяет телефон|берет телефон" +
  "|янда|янымда|яныма|якында|монда|бүлмәдә|керде|килде|кайтты|килә|керә|карый|укый|телефонга карый" +
  "|телефонны карый|телефонны тикшерә" +
  "|here|near|nearby|close by|next to me|beside me|with me|in the room|in my room|came in|walked in|comes in" +
  "|coming|is back|came back|watching|watching me|reading|looking at my phone|looking at the phone|checking my phone" +
  "|checks my phone|reads my phone";

const around =
  "сейчас|щас|уже|опять|прямо|вот|тоже|ой|стоп|тихо|тише|подожди|мой|моя|мои|у меня|со мной|ко мне|мне|сюда|домой|есть" +
  "|стоит|сидит|лежит|стоят|сидят|и|минем|хәзер|бар|тора|утыра|әле|инде|миңа|да|дә|өйгә" +
  "|my|is|are|s|the|a|now|right|just|and|wait|in here|re|to me|standing|sitting";

/** English needs one more: «my husband is in the room». */
const mostWords = 6;

const phrases = oncePer((listed: { readonly words: string }) =>
  listed.words
    .split("|")
    .map((phrase) => phrase.split(/[ -]/).map(fold))
    .toSorted((a, b) => b.length - a.length),
);
/** The longer phrase goes first, wherever it is listed: «смотрит в телефон» before «смотрит». */
const kinds = [
  { sign: "N", words: near },
  { sign: "W", words: who },
  { sign: "", words: around },
] as const;

/** Each word of a text as who, where or neither; undefined when one of them says something else. */
const signs = (words: readonly string[]): string | undefined => {
  if (words.length === 0) return "";
  const fits = (phrase: readonly string[]) => phrase.every((word, at) => word === words[at]);
  const found = kinds
    .flatMap((kind) =>
      phrases(kind)
        .filter(fits)
        .slice(0, 1)
        .map(({ length }) => ({ sign: kind.sign, length })),
    )
    .toSorted((a, b) => b.length - a.length)[0];
  const rest = found === undefined ? undefined : signs(words.slice(found.length));
  return rest === undefined ? undefined : `${found?.sign}${rest}`;
};

/** Whether a whole message says that somebody is near, or may be reading it. A question says nothing. */
export const saysNear = (text: string): boolean => {
  if (text.includes("?")) return false;
  const words = (clean(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(fold);
  return words.length <= mostWords && /^(?:W+N+|N+W+)N*$/.test(signs(words) ?? "");
};
