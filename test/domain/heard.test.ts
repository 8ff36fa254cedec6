/** Few words of somebody who waits for a human: what they mean, in three languages, as they are typed. */
import { expect, test } from "vitest";
import { flatPhrases, harmKinds, heardKinds, isBodily, saidOf } from "../../src/domain/heard.js";
import { languages } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const listed = <O extends string>(kinds: readonly O[]) =>
  flatPhrases(
    languages.flatMap((language) =>
      kinds.flatMap((kind) =>
        i18n
          .translator(
            language,
            false,
          )(`heard:words.${kind}` as never)
          .split("|")
          .map((phrase) => [phrase, kind] as const),
      ),
    ),
  );
const replies = listed(heardKinds);

test.each([
  ["никого нет дома", "alone"],
  ["Дома никого((", "alone"],
  ["мне страшнно", "fear"],
  ["блин мне очень страшно", "fear"],
  ["что мне делать???", "what"],
  ["и чё теперь, что мне делать", "what"],
  ["не говорите маме", "secret"],
  ["только пожалуйста не говорите родителям", "secret"],
  ["не надо никого звать", "nocall"],
  ["я не вру!!", "believe"],
  ["это правда", "believe"],
  ["это не шутка", "believe"],
  ["отстаньте", "leave"],
  ["нет", "no"],
  ["не, просто думаю", "no"],
  ["мне не страшно", "no"],
  ["не знаю", "unsure"],
  ["не знаю что делать", "what"],
  ["он сейчас на работе", "away"],
  ["өйдә беркем юк", "alone"],
  ["мин бик куркам", "fear"],
  ["боюсь говорить, он услышит", "hush"],
  ["я спряталась в шкафу", "hush"],
  ["сөйләшергә куркам", "hush"],
  ["I can't talk, he's outside the door", "hush"],
  ["куда звонить", "what"],
  ["кая шалтыратырга?", "what"],
  ["who do I call", "what"],
  ["меня тошнит и засыпаю", "unwell"],
  ["күңелем болгана, йоклап китәм", "unwell"],
  ["i feel sick and so sleepy", "unwell"],
  ["мне никто не ответит да?", "there"],
  ["миңа беркем дә җавап бирмәсме?", "there"],
  ["nobody will answer me right", "there"],
  ["я не в безопасности", "fear"],
  ["мин куркынычсыз түгел", "fear"],
  ["әни белән куркынычсыз җирдә", "no"],
  ["хәзер куркынычсызлыкта инде", "no"],
  ["эниге әйтмәгез", "secret"],
  ["энигэ эйтмэгез", "secret"],
  ["беркемне дә чакырмагыз", "nocall"],
  ["мин алдамыйм", "believe"],
  ["нишлим", "what"],
  ["бәйләнмә", "leave"],
  ["юк, уйлыйм гына", "no"],
  ["белмим", "unsure"],
  ["ул хәзер эштә", "away"],
  ["ты тут?", "there"],
  ["син мондамы", "there"],
  ["is anyone there?", "there"],
  ["Nobody’s home", "alone"],
  ["I'm scared", "fear"],
  ["what should i do", "what"],
  ["please don't tell my mum", "secret"],
  ["do not call anyone", "nocall"],
  ["im not lying", "believe"],
  ["leave me alone", "leave"],
  ["no, just thinking", "no"],
  ["i don't know", "unsure"],
  ["he's at work now", "away"],
  ["нет сил больше", undefined],
  ["сегодня в школе опять всё то же самое что и всегда, мне страшно туда идти", undefined],
])("«%s» is %s", (text, kind) => expect(saidOf(text, replies)).toBe(kind));

test.each([
  ["i have a knife and i am going to do it", true],
  ["у меня нож и я это сделаю", true],
  ["миндә пычак", true],
  ["у него нож", false],
  ["he has a knife", false],
])("«%s» tells of a deed of one's own: %s", (text, own) =>
  expect(saidOf(text, listed(["own"]), Infinity) !== undefined).toBe(own),
);

test.each([
  ["я выпила 30 таблеток", true],
  ["в аптечке взяла таблетки и выпила", true],
  ["брат таблетки проглотил и хрипит", true],
  ["порезала вены, кровь не останавливается", true],
  ["подруга наглоталась чего-то", true],
  ["мин 30 дару эчтем", true],
  ["әбинең даруларын йоттым", true],
  ["кан туктамый", true],
  ["i took 30 pills", true],
  ["she swallowed a whole bottle of tablets", true],
  ["cant stop the bleeding", true],
  ["мне психиатр выписал таблетки а я их коплю", false],
  ["he took the phones, this is a tablet", false],
  ["стою на крыше", false],
  ["хочу выпить таблетки", false],
  ["хочу уснуть и не просыпаться", false],
  ["он выпил и бьёт маму", false],
  ["i want to fall asleep and not wake up", false],
  ["үләсем килә", false],
])("«%s» is for an ambulance: %s", (text, is) => expect(isBodily(text, [], listed(harmKinds))).toBe(is));

test("whoever is out of their senses is for an ambulance, however it was told", () => {
  expect(isBodily("не можем разбудить", ["medical"], listed(harmKinds))).toBe(true);
  expect(isBodily("wanna sleep and not wake up", ["ideation", "medical"], listed(harmKinds))).toBe(false);
});
