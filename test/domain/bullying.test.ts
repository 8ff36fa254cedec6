import { describe, expect, test } from "vitest";
import {
  type Assessment,
  assess,
  type BullyingAnswers,
  bullyingAnswers,
  forms,
  formsCode,
  formsOf,
} from "../../src/domain/bullying.js";

const calm: BullyingAnswers = {
  side: "me",
  forms: [],
  by: [],
  howOften: undefined,
  images: false,
  unsure: false,
};

type Row = [what: string, given: Partial<BullyingAnswers>, found: Partial<Assessment>];

describe("what it is, how grave, and why", () => {
  test.each<Row>([
    ["nothing said", {}, { kind: "unclear", level: "standard", needsHuman: false, reasons: [] }],
    [
      "names, once",
      { forms: ["names"], howOften: "once" },
      { kind: "single", level: "standard", reasons: ["once"] },
    ],
    [
      "names, monthly: the cut-off",
      { forms: ["names"], howOften: "monthly" },
      { kind: "bullying", level: "standard", reasons: ["repeated"] },
    ],
    [
      "a group, every week",
      { forms: ["boycott"], by: ["group"], howOften: "weekly" },
      { kind: "bullying", level: "elevated", reasons: ["repeated", "unequal"] },
    ],
    [
      "an equal, again and again",
      { forms: ["names"], by: ["equal"], howOften: "weekly" },
      { kind: "conflict", level: "elevated", reasons: ["repeated", "equal"] },
    ],
    [
      "an equal and a group",
      { forms: ["names"], by: ["equal", "group"], howOften: "daily" },
      { kind: "bullying", reasons: ["repeated", "unequal"] },
    ],
    [
      "an equal who hits, once",
      { forms: ["hit"], by: ["equal"], howOften: "once" },
      { kind: "grave", level: "elevated", reasons: ["grave", "once", "equal"] },
    ],
    ["filmed, once", { forms: ["filming"], howOften: "once" }, { kind: "grave", level: "elevated" }],
    [
      "hit every day",
      { forms: ["hit"], by: ["stronger"], howOften: "daily" },
      { kind: "bullying", level: "elevated" },
    ],
    [
      "robbed, once",
      { forms: ["extort"], howOften: "once" },
      { kind: "crime", level: "elevated", needsHuman: false, reasons: ["criminal", "grave", "once"] },
    ],
    [
      "touched",
      { forms: ["sexual"] },
      { kind: "crime", level: "high", needsHuman: true, reasons: ["criminal", "grave"] },
    ],
    [
      "threatened with pictures",
      { forms: ["online"], images: true },
      { kind: "crime", level: "high", needsHuman: true, reasons: ["criminal", "images", "grave"] },
    ],
    [
      "humiliated by a teacher, every month",
      { forms: ["teacher"], howOften: "monthly" },
      { kind: "bullying", reasons: ["repeated", "unequal", "adult"] },
    ],
    [
      "hit by an adult, once",
      { forms: ["hit"], by: ["adult"], howOften: "once" },
      { kind: "crime", level: "elevated" },
    ],
    [
      "not sure to be safe",
      { forms: ["names"], unsure: true },
      { level: "high", needsHuman: false, reasons: ["unsafe"] },
    ],
    ["sees another touched", { side: "other", forms: ["sexual"] }, { level: "high", needsHuman: true }],
    [
      "hits somebody",
      { side: "doing", forms: ["hit"] },
      { kind: "grave", level: "elevated", needsHuman: false },
    ],
    ["calls names", { side: "doing", forms: ["names"] }, { level: "standard", needsHuman: false }],
  ])("%s", (_, given, found) => {
    expect(assess({ ...calm, ...given })).toMatchObject(found);
  });
});

describe("which advice", () => {
  test.each<[string, Partial<BullyingAnswers>, string[]]>([
    ["names", { forms: ["names"] }, ["tell", "school"]],
    ["online", { forms: ["online"] }, ["tell", "evidence", "school"]],
    ["hit", { forms: ["hit"] }, ["tell", "body", "together", "school"]],
    ["robbed", { forms: ["extort"] }, ["tell", "together", "school"]],
    ["filmed", { forms: ["filming"] }, ["sexual", "tell", "evidence", "school"]],
    ["pictures have a screen of their own", { forms: ["filming"], images: true }, ["tell", "school"]],
    ["a witness", { side: "other", forms: ["names"] }, ["stand", "noPart", "tellForThem"]],
    [
      "a witness online",
      { side: "other", forms: ["online"] },
      ["stand", "noPart", "tellForThem", "evidence"],
    ],
    ["who does it", { side: "doing", forms: ["hit", "filming"] }, ["stopNow", "undo", "ownHelp"]],
  ])("%s", (_, given, advice) => {
    expect(assess({ ...calm, ...given }).advice).toEqual(advice);
  });
});

describe("kept answers", () => {
  test("are read for what they mean", () => {
    const row = (question: string, value: object) => ({ question: `bullying.${question}`, value });
    expect(
      bullyingAnswers([
        row("who", { choice: "other" }),
        row("safeNow", { choice: "unsure" }),
        row("forms", { choices: ["names", "online"] }),
        row("by", { choices: ["group"] }),
        row("howOften", { choice: "weekly" }),
        row("images", { words: "пишут всякое" }),
      ]),
    ).toEqual({
      side: "other",
      forms: ["names", "online"],
      by: ["group"],
      howOften: "weekly",
      images: false,
      unsure: true,
    });
    expect(bullyingAnswers([row("images", { choice: "unsure" })]).images).toBe(false);
    expect(bullyingAnswers([row("images", { choice: "yes" })]).images).toBe(true);
  });

  test("nothing, skipped and words are no choices", () => {
    expect(bullyingAnswers([])).toEqual(calm);
    const skipped = ["who", "safeNow", "forms", "by", "howOften", "images"].map((name) => ({
      question: `bullying.${name}`,
      value: { skipped: true },
    }));
    expect(bullyingAnswers(skipped)).toEqual(calm);
    expect(bullyingAnswers([{ question: "bullying.forms", value: { words: "бьют" } }]).forms).toEqual([]);
  });

  test("forms travel in a button and come back, all 2048 ways", () => {
    for (let sum = 0; sum < 2 ** forms.length; sum++) {
      const given = forms.filter((_, index) => Math.floor(sum / 2 ** index) % 2 === 1);
      expect(formsOf(formsCode(given))).toEqual(given);
    }
    expect(formsOf("-")).toEqual([]);
  });
});
