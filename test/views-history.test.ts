/** What is written down of a ticket is told in words, in every language; by a name of ours only what nobody writes any more. */
import { expect, test } from "vitest";
import { ticketEvents } from "../src/domain/desk/events.js";
import { languages } from "../src/domain/people.js";
import type { Ticket } from "../src/domain/tickets.js";
import { createI18n } from "../src/i18n/i18n.js";
import { textsOf } from "../src/i18n/review.js";
import { historyText } from "../src/views/desk/history.js";

const i18n = createI18n();
const ticket = { alias: "Тихая рябина", code: "7K3P" } as Ticket;
const prefix = "topic:staff.event.";

test.each(languages)("every kind of event has words of its own: %s", (language) => {
  const t = i18n.translator(language, true);
  const told = (kind: string) =>
    historyText(t, ticket, [{ kind, detail: "7", staff: undefined, time: "10:00" }])
      .split("\n")
      .at(-1) ?? "";
  expect(told("of-old")).toContain("of-old");
  expect(ticketEvents.filter((kind) => told(kind) === told("of-old").replace("of-old", kind))).toEqual([]);
  const words = textsOf(language);
  expect(ticketEvents.filter((kind) => !words.has(`${prefix}${kind}`))).toEqual([]);
});

test("there are no words for what never happens", () => {
  const kinds = [...textsOf("ru").keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );
  const known: readonly string[] = [...ticketEvents, "other"];
  expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
});
