import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priorities } from "../../src/domain/outgoing.js";
import { type Budgets, createBudgets } from "../../src/outbox/budgets.js";

const person = { id: 1, kind: "private" } as const;
const group = { id: 2, kind: "group" } as const;
const say = (priority: keyof typeof priorities = "prompt") => ({
  method: "sendMessage",
  priority: priorities[priority],
});

/** How many calls go at one moment. */
const goes = (budgets: Budgets, chat: typeof person | typeof group, now: number, call = say()) => {
  let count = 0;
  while (count < 100 && budgets.take(chat, call, now) === 0) count += 1;
  return count;
};

describe("budgets", () => {
  test.each([
    ["a person", person, "prompt", 3],
    ["a person, urgently", person, "crisis", 4],
    ["a group", group, "relay", 16],
    ["a group, urgently", group, "crisis", 19],
  ] as const)("%s takes a burst and no more", (_, chat, priority, most) => {
    expect(goes(createBudgets(), chat, 0, say(priority))).toBe(most);
  });

  test("over all people together thirty a second are never reached", () => {
    const budgets = createBudgets();
    let count = 0;
    for (let id = 0; id < 60; id++) if (budgets.take({ id, kind: "private" }, say(), 0) === 0) count += 1;
    expect(count).toBe(27);
    for (let id = 100; id < 110; id++)
      if (budgets.take({ id, kind: "private" }, say("crisis"), 0) === 0) count += 1;
    expect(count).toBe(29);
  });

  test("the wait it answers is the wait it needs", () => {
    const budgets = createBudgets();
    goes(budgets, person, 0);
    const wait = budgets.take(person, say(), 100);
    expect(wait).toBe(2900);
    expect(budgets.take(person, say(), 100 + wait - 1)).toBe(1);
    expect(budgets.take(person, say(), 100 + wait)).toBe(0);
  });

  test("what no limit counts always goes", () => {
    const budgets = createBudgets();
    goes(budgets, person, 0);
    for (const method of ["answerCallbackQuery", "sendChatAction", "deleteMessages"])
      expect(budgets.take(person, { method, priority: 2 }, 0)).toBe(0);
  });

  test("edits and new topics of a group count", () => {
    const budgets = createBudgets();
    expect(goes(budgets, group, 0, { method: "editMessageText", priority: 1 })).toBe(16);
    expect(budgets.take(group, { method: "createForumTopic", priority: 1 }, 0)).toBeGreaterThan(0);
  });

  test("a closed chat is closed for everything, others go on; the later end counts", () => {
    const budgets = createBudgets();
    budgets.close(person.id, 5000);
    budgets.close(person.id, 2000);
    expect(budgets.take(person, say("crisis"), 0)).toBe(5000);
    expect(budgets.take(person, { method: "answerCallbackQuery", priority: 2 }, 4000)).toBe(1000);
    expect(budgets.take(group, say(), 0)).toBe(0);
    expect(budgets.take(person, say(), 5000)).toBe(0);
  });

  test("when Telegram is away nothing goes", () => {
    const budgets = createBudgets();
    budgets.closeAll(1000);
    expect(budgets.take(person, say("crisis"), 0)).toBe(1000);
    expect(budgets.take(group, say(), 999)).toBe(1);
    expect(budgets.take(group, say(), 1000)).toBe(0);
  });

  test("whatever is asked when: no window ever holds more than its limit", () => {
    const ask = fc.record({
      afterMs: fc.integer({ min: 0, max: 400 }),
      chat: fc.constantFrom(person, group, { id: 3, kind: "private" } as const),
      priority: fc.constantFrom(...Object.values(priorities)),
    });
    fc.assert(
      fc.property(fc.array(ask, { minLength: 50, maxLength: 400 }), (asks) => {
        const budgets = createBudgets();
        const sent: { at: number; id: number }[] = [];
        let now = 0;
        for (const { afterMs, chat, priority } of asks) {
          now += afterMs;
          if (budgets.take(chat, { method: "sendMessage", priority }, now) === 0)
            sent.push({ at: now, id: chat.id });
        }
        const most = (times: number[], sizeMs: number) =>
          Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + sizeMs).length));
        const of = (id: number) => sent.filter((one) => one.id === id).map(({ at }) => at);
        expect(
          most(
            sent.map(({ at }) => at),
            1000,
          ),
        ).toBeLessThanOrEqual(29);
        expect(most(of(1), 3000)).toBeLessThanOrEqual(4);
        expect(most(of(2), 60_000)).toBeLessThanOrEqual(19);
      }),
      { numRuns: 100 },
    );
  });
});
