/** Who words of danger are about: a friend's are told apart from one's own, and in doubt they are one's own. */
import { describe, expect, test } from "vitest";
import { tellsOfAnother } from "../../src/domain/about-others.js";
import { isAlert } from "../../src/domain/crisis/triage.js";
import { languages } from "../../src/domain/people.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { readTriage } from "../../src/rules.js";

const triage = readTriage();
const i18n = createI18n();
const listed = (of: "others" | "does" | "suffers") =>
  languages.flatMap((language) =>
    i18n.translator(language, false)(`application:tellingWords.${of}`).split("|"),
  );
const words = { others: listed("others"), does: listed("does"), suffers: listed("suffers") };
const isOfAnother = (text: string) => tellsOfAnother(text, words, (one) => isAlert(triage(one).level));

describe("words of danger", () => {
  test.each([
    "расскажу взрослому что он не хочет жить",
    "я расскажу взрослому, что друг не хочет жить",
    "если друг говорит что хочет умереть, я позову взрослого",
    "скажу маме что друга бьют",
    "…что не хочет жить",
    "его бьют дома, расскажу учителю",
    "олыга әйтәм, дустымны өйдә кыйныйлар",
    "I would tell an adult that my friend wants to die",
  ])("of another: %s", (text) => {
    expect(isOfAnother(text)).toBe(true);
  });

  test.each([
    "я не хочу жить",
    "не хочу жить",
    "жить не хочется",
    "он не хочет жить и я тоже не хочу жить",
    "меня тоже бьют дома, а друга нет",
    "друга бьют, и бьют меня",
    "отчим бьёт, но я никому не скажу",
    "он бьёт маму, расскажу учителю",
    "мой отец бьёт его, он не хочет жить и хочу умереть",
    "минем үләсем килә, дустым белми",
    "I want to die, he knows",
    "they hit me at home",
  ])("of oneself, or nobody knows of whom: %s", (text) => {
    expect(isOfAnother(text)).toBe(false);
  });
});
