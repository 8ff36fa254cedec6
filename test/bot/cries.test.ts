/** What is heard as a bare cry for help, and what asks for something and is none. */
import { describe, expect, test } from "vitest";
import { isBareCry } from "../../src/bot/cries.js";

describe("a bare cry", () => {
  test.each([
    "помогите пожалуйста",
    "помогите мне",
    "Помоги мне пожалуйста!!!",
    "на помощь",
    "на памощь!",
    "спасите помогите",
    "помагите",
    "памагите",
    "ПОМОГИТЕЕЕЕ",
    "помогите помогите помогите помогите помогите",
    "помгоите",
    "поомогитк",
    "gjvjubnt",
    "pomogite",
    "хелп",
    "хелп плиз",
    "SOS SOS",
    "🆘",
    "🆘🆘🆘",
    "сос",
    "спасите меня кто-нибудь",
    "ярдәм",
    "ярдәм итегез",
    "ярдәм ит",
    "ярдам итегез зинһар",
    "коткарыгыз мине",
    "help me please",
    "help!!",
    "heeelp",
    "somebody help me",
  ])("%s", (text) => expect(isBareCry(text)).toBe(true));
});

describe("no bare cry", () => {
  test.each([
    "помогите найти психолога",
    "помоги мне с уроками",
    "помогите с документами",
    "помощь",
    "помогли",
    "спасибо, помогли",
    "спасибо",
    "ты мне помог",
    "можешь помочь?",
    "мне",
    "пожалуйста",
    "please",
    "ярдәм итәсезме",
    "ярдәм кая табып була",
    "миңа ярдәм итте",
    "help me find a psychologist",
    "how can you help me",
    "помогите пожалуйста выбрать кружок для ребёнка",
    "",
    "👍",
  ])("%s", (text) => expect(isBareCry(text)).toBe(false));
});
