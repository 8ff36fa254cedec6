/** Dates as they stand inside sentences: whatever text takes one, nothing is doubled behind it. */
import { expect, test } from "vitest";
import { languages } from "../src/domain/people.js";
import { textsOf } from "../src/i18n/review.js";
import { dateText, dayAndTime, dayText, when } from "../src/views/when.js";

const at = "2026-10-01T06:00:00.000Z";
const day = at.slice(0, 10);
const dates = languages.flatMap((language) =>
  [
    dateText(day, language),
    dateText(day.slice(0, 7), language),
    dateText(day.slice(0, 4), language),
    dayText(day, language),
    dayAndTime(at, 3, language),
    when(at, "2026-11-22T06:00:00.000Z", 3, language),
  ].map((date) => ({ language, date })),
);

test("no date brings a dot of its own", () => {
  expect(dates.filter(({ date }) => date.endsWith("."))).toEqual([]);
  expect(dateText(day, "ru")).toBe("1 октября 2026");
});

test("no text with a date in it ends twice", () => {
  const written = dates.flatMap(({ language, date }) =>
    [...textsOf(language)].map(([key, text]) => ({ key, said: text.replaceAll(/\{\{\w+\}\}/g, date) })),
  );
  expect(written.filter(({ said }) => /(?<!\.)\.\.(?!\.)/.test(said))).toEqual([]);
});
