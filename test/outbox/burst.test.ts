import { describe, expect, test } from "vitest";
import { burstOf, byDestination, joined, nextBurst } from "../../src/outbox/burst.js";
import type { Queued } from "../../src/store/queued.js";

const said = (id: number, text: string, more: Partial<Queued> = {}): Queued => ({
  id,
  destination: "ticket:1",
  priority: 1,
  method: "sendMessage",
  payload: { text },
  attempts: 1,
  repeated: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  source: { chatId: 5, messageId: id },
  ticketId: 1,
  ...more,
});

const burst = (...run: Queued[]) => burstOf(run).map(({ id }) => id);

describe("bursts", () => {
  test("what one person wrote in a row becomes one message", () => {
    const run = [said(1, "а"), said(2, "б"), said(3, "в")] as const;
    expect(burst(...run)).toEqual([1, 2, 3]);
    expect(joined([...run]).payload).toEqual({ text: "а\nб\nв" });
    expect(joined([run[0]])).toBe(run[0]);
  });

  test.each([
    ["a photo", said(2, "", { method: "copyMessage", payload: {} })],
    ["a reply", said(2, "б", { payload: { text: "б", reply_parameters: { message_id: 1 } } })],
    ["a card of ours", said(2, "б", { source: undefined })],
    ["somebody else's words", said(2, "б", { source: { chatId: 6, messageId: 2 } })],
    ["what would be too long", said(2, "б".repeat(3500))],
  ])("%s ends it", (_, other) => {
    expect(burst(said(1, "а"), other, said(3, "в"))).toEqual([1]);
  });

  test("what goes to a person is never joined", () => {
    const one = said(1, "а", { destination: "chat:5" });
    expect(burst(one, { ...one, id: 2 })).toEqual([1]);
  });

  test("a first one that cannot be joined goes alone", () => {
    expect(burst(said(1, "а", { source: undefined }), said(2, "б"))).toEqual([1]);
    expect(burst(said(1, "а".repeat(4000)), said(2, "б"))).toEqual([1]);
  });

  test("calls are gathered by where they go, each in its order", () => {
    const calls = [said(1, "а"), said(2, "б", { destination: "chat:9" }), said(3, "в")];
    expect([...byDestination(calls)].map(([to, run]) => [to, run.map(({ id }) => id)])).toEqual([
      ["ticket:1", [1, 3]],
      ["chat:9", [2]],
    ]);
  });
});

describe("albums", () => {
  const piece = (id: number, caption?: string, own = {}): Queued =>
    said(id, "", {
      method: "copyMessage",
      payload: { album: "7", piece: { type: "photo", media: `file-${id}`, caption }, ...own },
    });
  const ids = (run: Queued[]) => nextBurst(run, false).map(({ id }) => id);

  test("pieces go together, whatever came between them", () => {
    expect(ids([piece(1), said(2, "между"), piece(3), said(4, "после")])).toEqual([1, 3]);
    expect(joined([piece(1), piece(3)])).toMatchObject({
      method: "copyMessages",
      payload: { message_ids: [1, 3] },
    });
  });

  test("where words were changed the same files go with what is said now, and never with what was", () => {
    const call = joined([piece(1, "мой номер [скрыто]", { caption: "мой номер [скрыто]" }), piece(2, "два")]);
    expect(call.method).toBe("sendMediaGroup");
    expect(call.payload).toEqual({
      media: [
        { type: "photo", media: "file-1", caption: "мой номер [скрыто]" },
        { type: "photo", media: "file-2", caption: "два" },
      ],
    });
  });

  test("no more than Telegram takes, and nobody else's", () => {
    const many = Array.from({ length: 12 }, (_, index) => piece(index + 1));
    expect(ids(many)).toHaveLength(10);
    expect(ids([piece(1), { ...piece(2), source: { chatId: 6, messageId: 2 } }])).toEqual([1]);
  });
});
