/** How a prank is limited as it is typed: the kind, for how long, and why. */
import { expect, test } from "vitest";
import { readLimit } from "../../../src/domain/desk/limits.js";

test.each([
  ["off", { kind: "off" }],
  ["slow", { kind: "slow", days: 1, reason: "" }],
  ["slow одни анекдоты", { kind: "slow", days: 1, reason: "одни анекдоты" }],
  ["slow 3 раза подряд", { kind: "slow", days: 1, reason: "3 раза подряд" }],
  ["block", { kind: "block", days: 1, reason: "" }],
  ["block 3", { kind: "block", days: 3, reason: "" }],
  [" block  7  шутки и брань ", { kind: "block", days: 7, reason: "шутки и брань" }],
  ["block шутки", { kind: "block", days: 1, reason: "шутки" }],
  ["block 0 шутки", undefined],
  ["block -2 шутки", undefined],
  ["block 8 шутки", undefined],
  ["", undefined],
  ["навсегда", undefined],
])("%j", (typed, read) => expect(readLimit(typed)).toEqual(read));
