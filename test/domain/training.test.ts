/** Practice and courses: what is heard in a specialist's words, what the script makes of it, courses that hold together. */
import { describe, expect, test } from "vitest";
import { AUDIENCES } from "../../src/domain/library/library-data.js";
import { languages } from "../../src/domain/people.js";
import { optionAt, pageAt } from "../../src/domain/training/course.js";
import { courseByKey, courses } from "../../src/domain/training/courses.js";
import { answerTo, debrief } from "../../src/domain/training/drill.js";
import { drillByKey, drills } from "../../src/domain/training/drills.js";
import { isAddressed, type Sign, signsIn } from "../../src/domain/training/signs.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { safetyTexts } from "../../src/i18n/review.js";
import { loadRegions } from "../../src/regions.js";

const i18n = createI18n();
const t = i18n.translator("ru", true);
const inRussian = (keys: readonly string[]) => keys.map((key) => t(key as Key));

describe("what is heard", () => {
  test.each<[string, Sign[], Sign[]]>([
    ["Спасибо, что пишешь. Я верю тебе", ["believed"], ["advice", "secrecy"]],
    ["Ты сейчас в безопасности?", ["safety"], ["advice"]],
    ["Кто-нибудь есть рядом с тобой?", ["safety"], []],
    ["Ты думаешь о том, чтобы умереть?", ["death"], []],
    ["Ты хочешь умереть?", ["death"], []],
    ["Обещаю, никому не скажу", ["secrecy"], ["limits"]],
    ["обещаю", ["secrecy"], []],
    ["Я не скажу об этом никому", ["secrecy"], []],
    ["Обещаю ответить завтра", [], ["secrecy"]],
    ["Не могу обещать, что никому не скажу", ["limits"], ["secrecy"]],
    ["Если будет опасно, я позову взрослых и сначала скажу тебе", ["limits"], ["secrecy"]],
    ["Тебе надо поговорить с мамой", ["advice"], ["safety"]],
    ["Просто не обращай внимания", ["advice"], []],
    ["Почему ты молчал?", ["blame"], ["accused"]],
    ["Сама виновата, не обращай внимания", ["accused", "dismissed"], ["blame", "believed"]],
    ["Ты же сам виноват", ["accused"], ["blame"]],
    ["Ты не виновата, сама ты ничего плохого не сделала", ["believed"], ["accused"]],
    ["Ты думаешь, что сама виновата?", [], ["accused"]],
    ["Я тебе не верю", [], ["believed"]],
    ["Не драматизируй, всё пройдёт", ["dismissed"], []],
    ["Что ты чувствуешь сейчас?", ["listened"], ["advice", "blame"]],
    ["Завтра в 16:00 я напишу сюда", ["next-step"], ["secrecy"]],
    ["Звони 112, я сейчас позову супервизора", ["next-step"], []],
    ["Хорошо", [], [...(["believed", "safety", "advice", "secrecy", "next-step"] as Sign[])]],
  ])("%s", (text, there, notThere) => {
    const signs = signsIn(text);
    for (const sign of there) expect(signs).toContain(sign);
    for (const sign of notThere) expect(signs).not.toContain(sign);
  });

  test.each<[string, Sign[], Sign[]]>([
    ["Язганың өчен рәхмәт. Мин сиңа ышанам", ["believed"], ["advice", "secrecy"]],
    ["Син хәзер куркынычсызмы?", ["safety"], ["advice"]],
    ["Син үлү турында уйлыйсыңмы?", ["death"], []],
    ["Вәгъдә бирәм, беркемгә дә әйтмим", ["secrecy"], ["limits"]],
    ["Вәгъдә бирә алмыйм. Куркыныч булса, башта сиңа әйтәм", ["limits"], ["secrecy"]],
    ["Сиңа әниең белән сөйләшергә кирәк", ["advice"], ["safety"]],
    ["Нигә син дәштең?", ["blame"], []],
    ["Син үзең гаепле", ["accused"], ["blame"]],
    ["It is your own fault, just ignore them", ["accused", "dismissed"], ["blame", "believed"]],
    ["It is not your fault", ["believed"], ["accused"]],
    ["Тынычлан, барысы да үтәр", ["dismissed"], []],
    ["Хәзер ниләр тоясың?", ["listened"], ["advice", "blame"]],
    ["Иртәгә 16:00 дә монда язам", ["next-step"], ["secrecy"]],
    ["Thank you for writing. I believe you", ["believed"], ["advice", "secrecy"]],
    ["Are you safe right now?", ["safety"], ["advice"]],
    ["Are you thinking about dying?", ["death"], []],
    ["I promise, I won't tell anyone", ["secrecy"], ["limits"]],
    ["I promise to write tomorrow", [], ["secrecy"]],
    [
      "I can't promise that. If you are in danger I will call others and tell you first",
      ["limits"],
      ["secrecy"],
    ],
    ["You should talk to your mum", ["advice"], ["safety"]],
    ["Why didn't you say so?", ["blame"], []],
    ["Calm down, this will pass", ["dismissed"], []],
    ["What do you feel now?", ["listened"], ["advice", "blame"]],
    ["Tomorrow at 16:00 I will write here", ["next-step"], ["secrecy"]],
    ["Okay", [], ["believed", "safety", "advice", "secrecy", "next-step"]],
  ])("%s", (text, there, notThere) => {
    const signs = signsIn(text);
    for (const sign of there) expect(signs, text).toContain(sign);
    for (const sign of notThere) expect(signs, text).not.toContain(sign);
  });

  test("whether words are addressed to somebody", () => {
    expect(isAddressed("Ты хочешь умереть")).toBe(true);
    expect(isAddressed("есть мысли о смерти?")).toBe(true);
    expect(isAddressed("я не хочу больше жить")).toBe(false);
  });
});

const practise = (key: string, words: string[]) => {
  const drill = drillByKey(key);
  if (drill === undefined) throw new Error(key);
  const heard = words.map(signsIn);
  const lines = heard.map((_, at) => {
    const { says, over } = answerTo(drill, heard.slice(0, at + 1));
    return { says: t(says as Key), over };
  });
  const { well, missed } = debrief(drill, heard);
  return { lines, well: inRussian(well), missed: inRussian(missed) };
};

describe("practice", () => {
  test("a good talk ends by itself, and nothing was missed", () => {
    const { lines, missed, well } = practise("bullied", [
      "Да, я Айгуль, психолог. Спасибо, что пишешь, верю тебе. Ты сейчас в безопасности?",
      "Что происходит в классе? Что ты чувствуешь?",
      "Не могу обещать. Если будет опасно, позову взрослых и сначала скажу тебе",
      "Завтра в 16:00 напишу сюда, и решим вместе",
    ]);
    expect(lines.map(({ over }) => over)).toEqual([false, false, false, true]);
    expect(missed).toEqual([]);
    expect(well).toHaveLength(5);
  });

  test("nobody is praised for what they have not said, nor told of words that were not theirs", () => {
    const { well, missed } = practise("bullied", ["Сама виновата, не обращай внимания"]);
    expect(well).toEqual([]);
    expect(missed.some((text) => /виноват сам/.test(text))).toBe(true);
    expect(missed.some((text) => /Почему ты/.test(text))).toBe(false);
  });

  test("a bad one is answered as it would be, and told what was missed", () => {
    const { lines, missed } = practise("bullied", [
      "Тебе надо рассказать учителю",
      "А почему ты сам не ответил?",
      "Обещаю, никому не скажу",
      "Всё пройдёт, успокойся",
    ]);
    expect(lines.map(({ says }) => says)).toEqual([
      expect.stringMatching(/пробовал/),
      expect.stringMatching(/сам виноват/),
      expect.stringMatching(/точно никому/),
      expect.stringMatching(/зря я написал/),
    ]);
    for (const about of [/безопасно/, /Пообещали/, /Совет прозвучал/, /Почему ты/, /следующий шаг/])
      expect(missed.some((text) => about.test(text))).toBe(true);
  });

  test("advice after the question about safety is no fault; words of death have to be asked about", () => {
    const { missed } = practise("bullied", ["Ты в безопасности?", "Попробуй записать, что было"]);
    expect(missed.some((text) => /Совет/.test(text))).toBe(false);
    const soft = practise("farewell", ["Спасибо, что пишешь. Ты в безопасности?"]);
    expect(soft.missed.some((text) => /Прямого вопроса о смерти/.test(text))).toBe(true);
    const asked = practise("farewell", ["Ты думаешь о смерти?", "Давай сейчас позовём взрослых"]);
    expect(asked.lines.at(-1)?.over).toBe(true);
    expect(asked.well.some((text) => /о смерти/.test(text))).toBe(true);
  });

  test.each(drills)(
    "$key: whatever is written, it answers, repeats nothing, and comes to an end",
    (drill) => {
      const heard: Sign[][] = [];
      const lines: string[] = [];
      for (let over = false; !over; ) {
        heard.push([]);
        const answered = answerTo(drill, heard);
        over = answered.over;
        lines.push(answered.says);
      }
      expect(lines.length).toBeGreaterThanOrEqual(5);
      expect(lines.length).toBeLessThanOrEqual(drill.longest);
      expect(lines.at(-1)).toBe(drill.closing);
      expect(new Set(lines).size).toBe(lines.length);
      expect(drill.reviewed).toBe(false);
      expect(new Set(drill.turns.map(({ says }) => says)).size).toBe(drill.turns.length);
      for (const language of languages) {
        const say = i18n.translator(language, true);
        const said = [drill.opening, drill.closing, ...drill.turns.map(({ says }) => says)];
        expect(Math.max(...said.map((key) => say(key as Key).length))).toBeLessThan(300);
      }
    },
  );
});

describe("courses", () => {
  test.each(courses)(
    "$key has screens and three questions, each with one right answer and a reason",
    (course) => {
      expect(course.screens.length).toBeGreaterThanOrEqual(4);
      for (const language of languages) {
        const say = i18n.translator(language, true);
        expect(Math.max(...course.screens.map((key) => say(key as Key).length))).toBeLessThan(600);
        for (const { options } of course.questions)
          expect(options.every(({ why }) => say(why as Key).length > 20)).toBe(true);
      }
      expect(course.questions).toHaveLength(3);
      for (const { options } of course.questions) {
        expect(options.filter(({ right }) => right === true)).toHaveLength(1);
      }
      expect(course.audience.every((one) => AUDIENCES.includes(one))).toBe(true);
      const end = course.screens.length + course.questions.length;
      expect(pageAt(course, end)).toEqual({ kind: "end" });
      expect(pageAt(course, end - 1).kind).toBe("question");
      expect(optionAt(course, 0, 0)).toBeUndefined();
      expect(course.reviewed).toBe(false);
    },
  );

  test("what is said to be reviewed is what has been, word by word and in every language", () => {
    const texts = safetyTexts().filter(({ key }) => key.startsWith("training:"));
    const isReviewed = (words: string) => {
      const of = texts.filter(({ key }) => key.startsWith(`training:staff.${words}.`));
      expect(of.length).toBeGreaterThan(5);
      return of.every(({ reviewed }) => reviewed);
    };
    for (const { key, reviewed } of courses) expect(reviewed).toBe(isReviewed(`course.${key}`));
    for (const { key, reviewed } of drills) expect(reviewed).toBe(isReviewed(`drill.${key}`));
  });

  test("keys of papers, courses and practice are not mistaken for each other", () => {
    const keys = [...loadRegions().library, ...courses, ...drills].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(courseByKey("nothing")).toBeUndefined();
  });
});
