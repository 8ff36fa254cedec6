/** What is said to few words while a human is awaited: true of who is there, fit for the danger, and never out of hiding. */
import { expect, test } from "vitest";
import { linesFor } from "../src/domain/directory/lines.js";
import { heardKinds } from "../src/domain/heard.js";
import { languages } from "../src/domain/people.js";
import { createI18n } from "../src/i18n/i18n.js";
import { loadRegions } from "../src/regions.js";
import { humanText } from "../src/views/crisis.js";
import { ofBodies, reply, replyIn, waiting } from "../src/views/heard.js";

const i18n = createI18n();
const voices = languages.flatMap((language) =>
  [false, true].map((adult) => ({ language, adult, t: i18n.translator(language, adult) })),
);
const { lines } = loadRegions();
const ambulance = linesFor(lines, { region: "tatarstan", topic: "body" });
const coming = { kind: "coming", time: "16:40" } as const;
const away = { kind: "away", time: "22 ноября, 10:00" } as const;

test("where a body was harmed the first two numbers are those that send an ambulance, in every region", () => {
  for (const region of ["tatarstan", "komi", "novosibirsk", "primorye", "vologda"] as const)
    for (const isNight of [true, false])
      expect(
        linesFor(lines, { region, topic: "body", isNight })
          .slice(0, 2)
          .map(({ key }) => key),
      ).toEqual(["112", "103"]);
});

test.each(voices)("off duty nobody is promised to answer now: $language, adult $adult", ({ t }) => {
  const said = reply(t, "there", false, away).text;
  expect(said).toContain(humanText(t, away));
  expect(said).not.toContain(humanText(t, coming).slice(0, 12));
  // That words are not lost comes before that nobody reads them.
  expect(waiting(t, away, 0).text).toMatch(/^[^.:]*(?:сохранены|саклана|are kept)/);
});

test.each(voices)("harm to a body: every answer names the ambulance: $language, adult $adult", ({ t }) => {
  for (const kind of [...heardKinds.map((one) => replyIn("body", one)), ...ofBodies])
    for (const again of [true, false]) {
      const { text } = reply(t, kind, again, coming, { lines: ambulance, body: true });
      expect(text, kind).toContain("112");
      expect(text, kind).toContain("103");
    }
});

test.each(voices)("nobody who may be hiding is sent out without a word: $language, adult $adult", ({ t }) => {
  for (const danger of ["attack", "unknown", "sexual"] as const)
    for (const kind of ["fear", "what", "alone"] as const)
      expect(reply(t, replyIn(danger, kind), false, coming).text).toMatch(
        /путь свободен|где (?:тебя|вас) не достать|юл буш|ул җитә алмаслык|way is free|cannot get to you/,
      );
});

test.each(voices)(
  "threats from afar: proofs are kept, nothing is paid, nobody has to hide: $language, adult $adult",
  ({ t }) => {
    const physical =
      /спряч|закрой|не достать|путь свободен|подальше|без звука|адрес|куда уйти|уйди|яшерен|юл буш|җитә алмаслык|тавышсыз|hide|\block\b|the way is free|get to you|on silent|address/i;
    for (const kind of heardKinds)
      for (const again of [true, false])
        if (kind !== "secret" && kind !== "nocall")
          expect(reply(t, replyIn("sextortion", kind), again, coming).text, kind).not.toMatch(physical);
    for (const kind of ["what", "fear", "alone"] as const)
      expect(reply(t, replyIn("sextortion", kind), false, coming).text, kind).toMatch(
        /[Нн]е плати|акча түләмә|Акча түләмә|[Dd]o not pay/,
      );
  },
);
