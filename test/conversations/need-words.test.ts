/** What people type at the question which help they need, in three languages and with slips of the finger. */
import { describe, expect, test } from "vitest";
import { findQuestions } from "../../src/conversations/questions.js";
import { NEEDS, type Need } from "../../src/domain/needs.js";
import { languages } from "../../src/domain/people.js";
import { toldIn } from "../../src/domain/spoken.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { spokenOptions } from "../../src/views/question.js";

const i18n = createI18n();
const voices = languages.map((language) => i18n.translator(language, false));
const phrases = voices.flatMap((t) => spokenOptions(t, findQuestions.need));
const denials = voices.flatMap((t) => t("common:notWords").split("|"));

const said: Record<Need, string> = {
  psychologist:
    "психолог|писхолог|психолох|к психологу|депрессия|панические атаки|тревога|психиатр|психологка|психолог кирәк|psychologist|psycholgist|therapist|counsellor|counselor|mental health",
  legal_help:
    "юрист бесплатно|юрыст|адвокат по семейным|алименты|алименты не платит|лишение родительских прав|развод|юрист кирәк|алимент|lawyer|free lawyer|alimony|child support",
  accommodation:
    "ночлег|переночевать негде|где переночевать|выгнали из дома|приют|кризисный центр|куну урыны|яшәргә урын юк|shelter|nowhere to sleep|place to stay",
  rental:
    "коляска напрокат|кроватку взять на время|автокресло|прокат|коляска|арба|stroller rental|pram|pushchair|crib",
  child_development:
    "логопед|лагопед|не говорит в 3 года|аутизм|зпр|дефектолог|логопед кирәк|speech therapist|speech delay|autism",
  bullying:
    "травля в школе|дразнят|буллинг|одноклассники обижают|мыскыл итәләр|мәктәптә кыерсыталар|bullying|bullied|they tease me",
  violence: "муж бьет|отчим бьёт|домашнее насилие|кыйныйлар|ире кыйный|domestic violence|husband hits",
  material_help:
    "еда|продукты детям|нечем кормить|зимняя куртка|одежда|памперсы|смесь|ашарга юк|кием|акча юк|food|clothes|diapers|money",
  social_help: "пособие|маткапитал|многодетная семья|гаиләгә ярдәм|benefits|large family|family help",
  mediation: "помириться с мамой|медиатор|ссоры с мужем|татулаштыру|mediation|quarrel|make peace",
  play_therapy: "песочная терапия|игротерапия|уен терапиясе|play therapy|sand therapy",
  rehabilitation: "реабилитация|дцп|инвалидность|зависимость|наркотики|rehabilitation|disability|addiction",
};

describe.each(NEEDS)("%s", (need) => {
  test.each(said[need].split("|"))("%s", (words) => {
    expect(toldIn(words, phrases, denials)).toEqual([need]);
  });
});

test("what is no need is none", () => {
  const words = [
    "привет",
    "не знаю",
    "мне 14 лет",
    "казань",
    "хелп",
    "рәхмәт",
    "hello",
    "спасибо",
    "в школе",
  ];
  expect(words.flatMap((text) => toldIn(text, phrases, denials))).toEqual([]);
});
