/** Few words of somebody who waits for a human: what they mean, in three languages, as they are typed. */
import { expect, test } from "vitest";
import { flatPhrases, heardKinds, saidOf } from "../../src/domain/heard.js";
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
