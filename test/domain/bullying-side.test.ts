/** Who sees it and who does it is heard in their own words, in three languages; who is hurt themselves never is. */
import { describe, expect, test } from "vitest";
import { plain } from "../../src/conversations/listen.js";
import { type SideList, sideTold } from "../../src/domain/bullying-side.js";
import { languages } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";

const i18n = createI18n();
const lists = languages.map((language) => {
  const t = i18n.translator(language, false);
  return (list: SideList) => t(`bullying:sideWords.${list}`).split("|");
});
const heard = (text: string) =>
  lists.map((one) => sideTold(plain(text), one)).find((side) => side !== undefined);

describe("somebody else is hurt", () => {
  test.each([
    "в нашем классе травят девочку",
    "моего друга травят в классе",
    "Моего брата бьют после школы, что делать?",
    "у меня в классе издеваются над одноклассником",
    "мою подругу постоянно обзывают",
    "обижают одноклассника, хочу помочь",
    "у друга отбирают деньги на перемене",
    "как заставить их перестать травить друга",
    "дустымны мәктәптә рәнҗетәләр",
    "безнең класста бер кызны мыскыл итәләр",
    "сыйныфташымны кыйныйлар",
    "my friend is being bullied at school",
    "they pick on a girl in our class",
    "my brother gets hit on the way home",
    "please help me, someone is bullying my classmate",
  ])("«%s»", (text) => expect(heard(text)).toBe("other"));
});

describe("they do it themselves", () => {
  test.each([
    "хочу перестать травить одноклассника",
    "я обижаю девочку и хочу перестать",
    "я травлю одноклассницу",
    "Обижаю других, мне стыдно",
    "мы с ребятами дразним новенького",
    "я ударил мальчика из параллельного",
    "не хочу больше издеваться над ним",
    "сын обижает девочку в классе",
    "моя дочь постоянно дразнит одноклассницу",
    "мин классташымны рәнҗетәм",
    "сыйныфташымны мыскыл итәм, туктарга телим",
    "рәнҗетүдән туктарга телим",
    "улым сыйныфташын рәнҗетә",
    "i bully a girl in my class",
    "i want to stop bullying my classmate",
    "we are making fun of a boy",
    "my son is bullying a classmate",
  ])("«%s»", (text) => expect(heard(text)).toBe("doing"));
});

describe("it is about themselves, or about nobody", () => {
  test.each([
    "меня травят в классе",
    "меня и друга травят",
    "подруга меня травит",
    "меня обижает мальчик",
    "меня травят из-за друга",
    "другие дети меня бьют",
    "я не обижаю девочку",
    "моего сына травят одноклассники",
    "дочь обижает одноклассник",
    "хочу прекратить травлю в школе",
    "хочу чтобы они перестали меня травить",
    "мне нужен друг",
    "мы бьём друг друга на тренировке",
    "мине рәнҗетәләр",
    "дустым мине рәнҗетә",
    "улымны рәнҗетәләр",
    "my friend bullies me",
    "i am bullied by a girl",
    "my son is bullied by a boy",
    "a boy takes my phone and hits",
    "how to stop bullying at my school",
  ])("«%s»", (text) => expect(heard(text)).toBe(undefined));
});
