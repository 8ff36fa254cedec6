/** Short messages in a row are read together, for two minutes and three of them; calm ones stay calm. */
import { describe, expect, test } from "vitest";
import { type Bubble, joinedWith, withBubble } from "../../src/domain/bubbles.js";
import { isAlert } from "../../src/domain/crisis/triage.js";
import { readTriage } from "../../src/rules.js";

const triage = readTriage();
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();

/** Says one after the other, so many seconds apart. Answers whether the last one raises the alarm by a rule. */
const isHeard = (texts: readonly string[], apart = 5): boolean => {
  let bubbles: Bubble[] = [];
  let heard = false;
  for (const [index, text] of texts.entries()) {
    const now = at(index * apart);
    heard = [text, ...joinedWith(bubbles, text, now)]
      .map((one) => triage(one))
      .some(({ level, rules }) => isAlert(level) && !rules.includes("model.level"));
    bubbles = withBubble(bubbles, text, now);
  }
  return heard;
};

describe("bubbles in a row", () => {
  test.each([
    [["я больше", "не хочу", "жить"]],
    [["отчим меня", "бьёт"]],
    [["i want", "to die"]],
    [["минем", "яшисем килми"]],
    [["привет", "тут такое", "меня", "бьёт отчим"]],
  ])("%s is heard", (texts) => {
    expect(isHeard(texts)).toBe(true);
  });

  test.each([
    [["я умираю", "со смеху"]],
    [["не хочу", "в школу"]],
    [["мама меня", "убьёт", "за двойку"]],
    [["привет", "как дела", "норм"]],
    [["i'm dying", "to see it"]],
  ])("%s is calm", (texts) => {
    expect(isHeard(texts)).toBe(false);
  });

  test("minutes later, or after a longer message, it is another sentence", () => {
    expect(isHeard(["я больше", "не хочу", "жить"], 121)).toBe(false);
    expect(isHeard(["я больше не хочу", "мы вчера ходили в кино и ели попкорн", "жить"])).toBe(false);
  });
});
