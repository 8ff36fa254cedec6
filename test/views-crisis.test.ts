/** What is advised in danger that is now: one thing when somebody attacks, another when the danger is within. */
import { expect, test } from "vitest";
import { linesFor } from "../src/domain/directory/lines.js";
import { languages } from "../src/domain/people.js";
import { createI18n } from "../src/i18n/i18n.js";
import { loadRegions } from "../src/regions.js";
import { answered, concern, humanText } from "../src/views/crisis.js";

const i18n = createI18n();
const here = linesFor(loadRegions().lines, { region: "tatarstan", topic: "danger", isNight: true });
const voices = languages.flatMap((language) =>
  [false, true].map((adult) => ({ language, adult, t: i18n.translator(language, adult) })),
);
const lock = /закро|бикләнеп|lock yourself/;
const together = /чтобы рядом кто-то был|яны(?:ңда|гызда) кеше|someone near you/;

test.each(voices)("danger now, by where it comes from: $language, adult $adult", ({ t }) => {
  const goOn = { resumable: true, helpNear: true };
  const [attack, alone, unknown] = (["attack", "alone", "unknown"] as const).map(
    (danger) => answered(t, "now", here, { ...goOn, danger }).text,
  ) as [string, string, string];
  expect(attack).toMatch(lock);
  expect(attack).not.toMatch(together);
  expect(alone).toMatch(together);
  expect(alone).not.toMatch(lock);
  // Whoever is attacked and whoever would harm themselves may both read it.
  expect(unknown).toMatch(lock);
  expect(answered(t, "now", here, goOn).text).toBe(unknown);
  for (const text of [attack, alone, unknown]) {
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text).toContain("112");
  }
});

test.each(voices)("whoever is away is told of with the time: $language, adult $adult", ({ t }) => {
  const human = { kind: "away", time: "22 ноября, 10:00" } as const;
  expect(humanText(t, human)).toContain(human.time);
  expect(humanText(t, human)).not.toBe(humanText(t, { ...human, kind: "coming" }));
  expect(concern(t, here, human).text).toContain(human.time);
});
