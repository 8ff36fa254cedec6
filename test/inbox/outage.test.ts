/** What is told while the database is away: how often, and that none of it is forgotten. */
import type { Update } from "@grammyjs/types";
import { expect, test } from "vitest";
import { minuteMs, plus } from "../../src/domain/time.js";
import { createOutage, type ToldInOutage } from "../../src/inbox/outage.js";
import { createLog } from "../../src/log.js";

const begin = "2026-11-21T12:00:00.000Z";
const update = (update_id: number, id: number, text = "") =>
  ({
    update_id,
    message: { text, chat: { id, type: "private" }, from: { id, language_code: "tt" } },
  }) as Update;

const away = () => {
  let now = begin;
  let known = true;
  const said: number[] = [];
  const written: ToldInOutage[] = [];
  const outage = createOutage({
    send: async (chat) => said.push(chat),
    textFor: () => "112",
    isAlarm: (words) => words === "sos",
    remember: async (told) => {
      if (known) written.push(told);
      return known;
    },
    clock: { now: () => now },
    log: createLog("error", { write: () => {} }),
  });
  return {
    outage,
    said,
    written,
    later: (ms: number) => {
      now = plus(now, ms);
    },
    knows: (yes: boolean) => {
      known = yes;
    },
  };
};

test("a chat is told once, and again after a minute only if it writes again", async () => {
  const { outage, said, later } = away();
  await outage.tell([update(1, 7), update(2, 7), update(3, 8)]);
  expect(said).toEqual([7, 8]);
  later(0.9 * minuteMs);
  await outage.tell([update(1, 7), update(2, 7), update(3, 8), update(4, 7)]);
  expect(said).toEqual([7, 8]);
  later(0.2 * minuteMs);
  await outage.tell([update(1, 7), update(2, 7), update(3, 8), update(4, 7)]);
  expect(said).toEqual([7, 8]);
  await outage.tell([update(4, 7), update(5, 7)]);
  expect(said).toEqual([7, 8, 7]);
});

test("every cry for help is answered, each once", async () => {
  const { outage, said } = away();
  await outage.tell([update(1, 7), update(2, 7, "sos"), update(3, 7, "меню"), update(4, 7, "sos")]);
  expect(said).toEqual([7, 7, 7]);
  await outage.tell([update(1, 7), update(2, 7, "sos"), update(3, 7, "меню"), update(4, 7, "sos")]);
  expect(said).toEqual([7, 7, 7]);
});

test("what was told is written down when it is over, as soon as the chat is known", async () => {
  const { outage, written, knows } = away();
  await outage.tell([update(1, 7)]);
  knows(false);
  await outage.over();
  expect(written).toEqual([]);
  knows(true);
  await outage.over();
  await outage.over();
  expect(written).toEqual([{ telegramChatId: 7, messageId: 1, at: begin }]);
});
