import { describe, expect, test } from "vitest";
import { optionSaid, plain } from "../../src/conversations/listen.js";
import * as all from "../../src/conversations/questions.js";
import { languages } from "../../src/domain/people.js";
import { callers, happenings } from "../../src/domain/programmes/response.js";
import { type IndicatorGroup, indicators } from "../../src/domain/programmes/signal.js";
import { attemptId, volunteerRules } from "../../src/domain/programmes/volunteer-rules.js";
import { isSlipOf, meaningOf, toldIn } from "../../src/domain/spoken.js";
import { doers, hurtOnes } from "../../src/domain/violence.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { optionLabel, type Question, spokenOptions } from "../../src/views/question.js";

const i18n = createI18n();

/** Every question with options, as it is put to somebody. */
const questions: Question[] = [
  ...Object.entries(all)
    .flatMap(([name, group]): object[] => (name.endsWith("Questions") ? Object.values(group) : []))
    .filter((one): one is Question => "options" in one)
    .filter(({ id }) => id !== "violence.who" && id !== "violence.whom"),
  ...Object.values(hurtOnes).map((options) => ({ ...all.violenceQuestions.whom, options })),
  ...Object.values(doers).map((options) => ({ ...all.violenceQuestions.who, options })),
  ...Object.values(callers).map((options) => ({ ...all.responseQuestions.who, options })),
  ...Object.values(happenings).map((options) => ({ ...all.responseQuestions.what, options })),
  ...(Object.keys(indicators) as IndicatorGroup[]).map((group) => ({
    id: `signal.${group}`,
    words: `signal:staff.${group}`,
    options: indicators[group],
    told: true,
  })),
  ...volunteerRules.map(({ code, options }) => ({
    id: attemptId(code, 1),
    words: `application:rules.${code}`,
    options,
  })),
];
const inAllLanguages = <R>(of: (t: ReturnType<typeof i18n.translator>) => R[]): R[] =>
  languages.flatMap((language) => of(i18n.translator(language, false)));
const denials = inAllLanguages((t) => t("common:notWords").split("|"));

/** What a slip of the finger makes of a text, at each place of its longest word. */
const slips = (text: string): string[] => {
  const [longest = ""] = (text.match(/\p{L}{5,}/gu) ?? []).toSorted((a, b) => b.length - a.length);
  if (longest === "") return [];
  return [...longest]
    .flatMap((_, at) => [
      longest.slice(0, at) + longest.slice(at + 1),
      `${longest.slice(0, at)}ъ${longest.slice(at + 1)}`,
      `${longest.slice(0, at)}ъ${longest.slice(at)}`,
    ])
    .map((slipped) => text.replace(longest, slipped)); // prettier-ignore
};

const voices = languages.flatMap((language) => [false, true].map((adult) => ({ language, adult })));

describe("a label that is typed", () => {
  test.each(voices)(
    "chooses its option, in any case, without signs, with a slip: $language, adult $adult",
    ({ language, adult }) => {
      const t = i18n.translator(language, adult);
      const wrong: string[] = [];
      let typed = 0;
      for (const asked of questions) {
        const labels = Object.fromEntries(
          asked.options.map((option) => [option, optionLabel(t, asked, option)]),
        );
        for (const [option, label] of Object.entries(labels)) {
          const bare = label.replaceAll(/[^\p{L}\p{N} ]/gu, " ");
          for (const text of [
            label,
            label.toUpperCase(),
            label.toLowerCase(),
            bare,
            `${label} 🙏`,
            ...slips(label),
          ]) {
            typed += 1;
            const heard = optionSaid(text, labels);
            // «Интернътта» is as near to one as to the other: nothing is guessed.
            const isBetween = Object.entries(labels).some(
              ([other, its]) =>
                other !== option &&
                [its, its.split(",")[0] ?? ""].some((one) => isSlipOf(plain(text), plain(one))),
            );
            if (heard !== option && !(heard === undefined && isBetween))
              wrong.push(`${asked.id}: ${text} → ${heard ?? "?"}, not ${option}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(typed).toBeGreaterThan(1000);
    },
  );
});

describe("what people say instead of pressing", () => {
  const told = questions.filter((asked) => asked.told === true);
  const alone = questions.filter((asked) => asked.told !== true && (asked.spoken ?? asked.named) === true);

  test("hardly any question is without it", () => {
    const silent = questions.filter((asked) => !told.includes(asked) && !alone.includes(asked));
    expect(silent.map(({ id }) => id).filter((id) => !/^application\.rule|^find\.wrong/.test(id))).toEqual(
      [],
    );
  });

  test("every phrase of a list means its option and no other, whatever the language", () => {
    const wrong: string[] = [];
    for (const asked of told) {
      const phrases = inAllLanguages((t) => spokenOptions(t, asked));
      for (const [phrase, option] of phrases) {
        const heard = toldIn(phrase, phrases, denials);
        if (heard.join() !== option) wrong.push(`${asked.id}: ${phrase} → ${heard.join()}, not ${option}`);
      }
    }
    for (const asked of alone) {
      const phrases = inAllLanguages((t) => spokenOptions(t, asked));
      for (const [phrase, option] of phrases) {
        const heard = meaningOf(phrase, phrases);
        if (heard !== option) wrong.push(`${asked.id}: ${phrase} → ${heard ?? "?"}, not ${option}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
