/** What the staff's messages say of time, of a mistyped command and of a talk that is over, in every language. */
import { expect, test } from "vitest";
import { canFollow } from "../src/domain/desk/referrals.js";
import { anyTerms } from "../src/domain/desk/team-terms.js";
import { languages } from "../src/domain/people.js";
import type { Team } from "../src/domain/teams.js";
import type { Level, Ticket } from "../src/domain/tickets.js";
import { createI18n } from "../src/i18n/i18n.js";
import { historyText } from "../src/views/desk/history.js";
import { askWhy } from "../src/views/desk/lobby.js";
import { digestItem } from "../src/views/desk/shift.js";
import { teamTerms } from "../src/views/desk/teams.js";
import { topicCard } from "../src/views/desk/topic-card.js";
import { calling, callingYou, noSuchCommand } from "../src/views/staff.js";
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
  const shown = (status: Ticket["status"]) => {
    const { text, keyboard } = topicCard(t, {
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
      planned: ["Встреча: завтра"],
    });
    return { text, keys: JSON.stringify(keyboard) };
  };
  const card = (status: Ticket["status"]) => shown(status).keys;
  expect(shown("closed").text).not.toMatch(/Пишите сюда|Встреча/);
  expect(shown("waitingForUs").text).toMatch(/Встреча[^]*Пишите сюда/);
  // What nobody holds can be given to nobody.
  expect(card("waitingForUs")).toMatch(/Передать[^]*Отложить/);
  expect(card("offered")).not.toMatch(/Передать|Отложить/);
  expect(card("claimed")).toContain(t("topic:staff.button.close"));
  expect(card("closed")).not.toContain(t("topic:staff.button.close"));
  expect(card("closed")).toContain(t("topic:staff.button.history"));
});

test("what was refused begins anew before it can have helped", () => {
  expect(canFollow("refused", "helped")).toBe(false);
  expect(canFollow("refused", "started")).toBe(true);
});

test("a first word after a new alarm is told as what it is", () => {
  const t = i18n.translator("ru", true);
  const word = { kind: "first-word", detail: null, staff: "Айгуль", time: "15:00" };
  const text = historyText(t, { alias: "Тихая рябина", code: "7K3P" } as Ticket, [
    word,
    { ...word, kind: "alarm" },
    word,
  ]);
  expect(text.match(/первое слово человеку/g)).toHaveLength(1);
  expect(text).toContain("снова слово человеку");
});

test("many are called: three are named to each, everybody in the lobby; who waits longer is not said to be later", () => {
  const t = i18n.translator("ru", true);
  const staff = ["Айгуль", "Вера", "Дина", "Марат", "Олег"].map((name) => ({ name, chatId: 1 }));
  const ticket = { alias: "Тихая рябина", code: "7K3P", level: "high" } as Ticket;
  expect(callingYou(t, { ticket, wait: "5 мин" }, staff)).toMatch(/Зовём: Айгуль, Вера, Дина и ещё 2$/);
  expect(callingYou(t, { ticket, wait: "5 мин" }, staff.slice(0, 3))).toMatch(/Зовём: Айгуль, Вера, Дина$/);
  expect(calling(t, [{ ticket, wait: "5 мин" }], staff).text).toMatch(/Марат, Олег$/);
  expect(askWhy(t, ticket, ticket).text).not.toContain("дольше");
});

test.each(languages)(
  "%s: the agency of a team is told in words, and urgent talks are not offered to rest",
  (language) => {
    const t = i18n.translator(language, true);
    const team = {
      id: 1,
      name: "Школа",
      terms: { ...anyTerms, agency: "education" },
      chatId: 5,
    } as unknown as Team;
    expect(teamTerms(t, team)).toContain(t("signal:staff.agency.options.education"));
    expect(teamTerms(t, team)).not.toContain(": education");
    const item = (level: Level) => {
      const ticket = { id: 1, alias: "Тихая рябина", code: "7K3P", level, status: "waitingForUs" } as Ticket;
      return JSON.stringify(
        digestItem(t, ticket, { last: undefined, by: undefined, rests: undefined, link: undefined }),
      );
    };
    expect(item("standard")).toContain("/snooze");
    expect(item("imminent")).not.toMatch(/snooze/);
  },
);
