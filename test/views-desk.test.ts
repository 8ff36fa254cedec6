/** What the staff's messages say of time, of a mistyped command and of a talk that is over, in every language. */
import { expect, test } from "vitest";
import { canFollow } from "../src/domain/desk/referrals.js";
import { languages } from "../src/domain/people.js";
import type { Ticket } from "../src/domain/tickets.js";
import { createI18n } from "../src/i18n/i18n.js";
import { topicCard } from "../src/views/desk/topic-card.js";
import { noSuchCommand } from "../src/views/staff.js";
import { writtenAgo } from "../src/views/when.js";

const i18n = createI18n();

test.each(languages)(
  "%s: how long ago is said in minutes and hours, not in thousands of seconds",
  (language) => {
    const t = i18n.translator(language, true);
    expect(writtenAgo(t, 20)).toContain("20");
    expect(writtenAgo(t, 606)).toContain(t("staff:wait.minutes", { minutes: 10 }));
    expect(writtenAgo(t, 1938)).toContain(t("staff:wait.minutes", { minutes: 32 }));
    expect(writtenAgo(t, 71_348)).not.toContain("71348");
  },
);

test.each(languages)(
  "%s: a mistyped command is answered with the nearest, not with all of them",
  (language) => {
    const t = i18n.translator(language, true);
    const near = noSuchCommand(t, "/clsoe helped");
    expect(near).toContain("/close — ");
    expect(near.split("\n").length).toBeLessThanOrEqual(4);
    const none = noSuchCommand(t, "/abracadabra");
    expect(none.split("\n")).toEqual([
      t("staff:noSuchCommand", { command: "/abracadabra" }),
      t("staff:allCommands"),
    ]);
  },
);

test("a card of a talk that is over has no keys that do nothing any more", () => {
  const t = i18n.translator("ru", true);
  const card = (status: Ticket["status"]) =>
    JSON.stringify(
      topicCard(t, {
        ticket: {
          id: 1,
          alias: "Тихая рябина",
          code: "7K3P",
          level: "standard",
          status,
          language: "ru",
          need: "talk",
        } as Ticket,
        role: "teen",
        answers: [],
        holder: undefined,
        replyBy: undefined,
        nextBy: undefined,
        earlier: [],
        numbersShown: false,
        places: [],
        planned: [],
      }).keyboard,
    );
  expect(card("claimed")).toContain(t("topic:staff.button.close"));
  expect(card("closed")).not.toContain(t("topic:staff.button.close"));
  expect(card("closed")).toContain(t("topic:staff.button.history"));
});

test("what was refused begins anew before it can have helped", () => {
  expect(canFollow("refused", "helped")).toBe(false);
  expect(canFollow("refused", "started")).toBe(true);
});
