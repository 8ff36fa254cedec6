/** No reminder is promised but those that will come. */
import { expect, test } from "vitest";
import { flows } from "../../src/domain/programmes/flows.js";
import { promisedOf } from "../../src/domain/programmes/reminders.js";

const dueAt = "2026-11-25T12:00:00.000Z";
test.each([
  ["set", "2026-11-20T12:00:00.000Z", false, "all"],
  ["set", "2026-11-25T07:30:00.000Z", false, "some"],
  ["set", "2026-11-25T11:00:00.000Z", false, undefined],
  ["set", "2026-11-20T12:00:00.000Z", true, "silent"],
  ["set", "2026-11-25T11:00:00.000Z", true, undefined],
  ["choosing", "2026-11-20T12:00:00.000Z", false, undefined],
])("%s at %s, silent: %s", (state, now, silent, promised) => {
  expect(promisedOf(flows.mediation, { state, dueAt }, { now, utcOffset: 3, silent })).toBe(promised);
});
