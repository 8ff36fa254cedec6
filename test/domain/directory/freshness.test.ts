/** The two days after which a card is trusted less, and the days beside them. */
import { expect, test } from "vitest";
import { freshnessOf } from "../../../src/domain/directory/freshness.js";

const on = (assuredOn: string | null, now = "2026-07-01T09:00:00.000Z") => freshnessOf({ assuredOn }, now);

test("without a person's word a card is known from its source only, however young that is", () => {
  expect(on(null)).toBe("source");
});

test("trust falls after 90 days and ends after 180", () => {
  expect(on("2026-07-01")).toBe("fresh");
  expect(on("2026-04-02")).toBe("fresh"); // 90 days
  expect(on("2026-04-01")).toBe("ageing"); // 91
  expect(on("2026-01-02")).toBe("ageing"); // 180
  expect(on("2026-01-01")).toBe("stale"); // 181
  expect(on("2019-01-01")).toBe("stale");
});

test("east of Moscow it may be tomorrow already", () => {
  expect(on("2026-07-02", "2026-07-01T20:00:00.000Z")).toBe("fresh");
});
