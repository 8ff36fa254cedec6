/** Hand-overs: what may follow what, who is waited for and how long, and who cannot be asked. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  goesOnUnanswered,
  isOpenStage,
  type Obstacle,
  obstacleFor,
  otherWaitMs,
  personWaitMs,
  type TransferMove,
  type TransferStage,
  transferMoved,
  transferMoves,
  transferStages,
} from "../../../src/domain/desk/transfer.js";
import { levels } from "../../../src/domain/tickets.js";

const allMoves = Object.keys(transferMoves) as TransferMove[];

test.each<[TransferStage, TransferMove[]]>([
  ["drafted", ["ask", "offer", "withdraw", "end"]],
  ["asking", ["offer", "decline", "refuse", "lapse", "withdraw", "end"]],
  ["offered", ["accept", "decline", "lapse", "withdraw", "end"]],
  ["accepted", []],
  ["declined", []],
  ["unwanted", []],
  ["late", []],
  ["withdrawn", []],
  ["ended", []],
])("from %s only %s", (stage, expected) => {
  expect(allMoves.filter((move) => transferMoved(stage, move) !== undefined)).toEqual(expected);
  expect(isOpenStage(stage)).toBe(expected.length > 0);
});

test("nobody takes a talk before they were offered it, and it ends once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...allMoves), { maxLength: 12 }), (series) => {
      let stage: TransferStage = "drafted";
      const passed: TransferStage[] = [stage];
      for (const move of series) {
        const next = transferMoved(stage, move);
        if (next === undefined) continue;
        expect(isOpenStage(stage)).toBe(true);
        stage = next;
        passed.push(stage);
      }
      if (stage === "accepted") expect(passed.at(-2)).toBe("offered");
      if (stage === "unwanted") expect(passed).toContain("asking");
      expect(passed.filter((one) => !isOpenStage(one)).length).toBeLessThanOrEqual(1);
    }),
  );
  expect(new Set(transferStages).size).toBe(transferStages.length);
});

test("the graver it is, the shorter anybody is waited for; only urgent ones go on without an answer", () => {
  const waits = [personWaitMs, otherWaitMs].map((table) => levels.map((level) => table[level]));
  for (const ms of waits) expect(ms).toEqual(ms.toSorted((a, b) => a - b));
  expect(levels.filter(goesOnUnanswered)).toEqual(["imminent", "high"]);
  expect(personWaitMs.imminent).toBe(0);
});

const free = {
  ticket: { assigneeId: 1, avoids: [] as string[] },
  isBound: true,
  hasTeam: true,
  isOnDuty: true,
  isResting: false,
  full: undefined,
};

test.each<
  [Obstacle | undefined, { id?: number; agency?: string }, Partial<Parameters<typeof obstacleFor>[1]>]
>([
  [undefined, {}, {}],
  ["holds", { id: 1 }, {}],
  ["conflict", { agency: "education" }, { ticket: { assigneeId: 1, avoids: ["education"] } }],
  [undefined, { agency: "health" }, { ticket: { assigneeId: 1, avoids: ["education"] } }],
  ["unbound", {}, { isBound: false }],
  ["no-team", {}, { hasTeam: false }],
  ["off-duty", {}, { isOnDuty: false }],
  ["resting", {}, { isResting: true, isOnDuty: false }],
  ["full", {}, { full: { of: "others", most: 3 } }],
  ["off-duty", {}, { full: { of: "others", most: 3 }, isOnDuty: false }],
])("%s: %o %o", (expected, staff, about) => {
  expect(obstacleFor({ id: 2, ...staff }, { ...free, ...about })).toBe(expected);
});
