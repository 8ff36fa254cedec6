/** Since when somebody waits, and how grave a talk has been: by its events, not by when it was opened. */
import { expect, test } from "vitest";
import { isSevere } from "../../../src/domain/desk/forms.js";
import { gravestOf, waitsSince } from "../../../src/domain/desk/waiting.js";

const opened = { createdAt: "2026-11-20T09:00:00.000Z", firstWordAt: undefined };
const at = (hour: number) => `2026-11-20T${hour}:00:00.000Z`;
const event = (kind: string, hour: number, detail: string | null = null) => ({ kind, detail, at: at(hour) });

test("who has never been answered waits from the beginning, whatever happened to the talk", () => {
  expect(waitsSince(opened, [event("opened", 9), event("released", 11)])).toBe(opened.createdAt);
});

test("who was answered waits from the first thing after that which asks for a human again", () => {
  const events = [event("opened", 9), event("first-word", 10), event("alarm", 12), event("alarm", 13)];
  expect(waitsSince(opened, events)).toBe(at(12));
  const again = [...events, event("first-word", 14), event("closed", 15), event("reopened", 16)];
  expect(waitsSince(opened, again)).toBe(at(16));
});

test("words that were waiting before the cry are what is waited for since", () => {
  const events = [event("first-word", 10), event("alarm", 14), event("waits", 12)];
  expect(waitsSince(opened, events)).toBe(at(12));
});

test("a talk that was lowered was as grave as it was: whoever held it is asked", () => {
  const events = [event("opened", 10, "imminent"), event("level-set", 11, "standard")];
  expect(gravestOf({ level: "standard" }, events)).toBe("imminent");
  expect(isSevere({ level: "standard" }, {}, events)).toBe(true);
  const set = [
    event("opened", 10, "standard"),
    event("level-set", 11, "high"),
    event("level-set", 12, "standard"),
  ];
  expect(isSevere({ level: "standard" }, {}, set)).toBe(true);
  expect(isSevere({ level: "standard" }, {}, [event("opened", 10, "standard")])).toBe(false);
});
