/** What stands behind `/uncover`: which words, and why they are to be shown. */
import { expect, test } from "vitest";
import { readUncover } from "../../../src/domain/desk/uncover.js";

test.each([
  ["", undefined, ""],
  ["нужен адрес", undefined, "нужен адрес"],
  ["#12", 12, ""],
  ["#12  нужен\nадрес", 12, "нужен\nадрес"],
  ["#12а", undefined, "#12а"],
  ["# 12", undefined, "# 12"],
])("%j", (typed, covered, why) => expect(readUncover(typed)).toEqual({ covered, why }));
