import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyMessage, everyUpdate } from "../support/every-update.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const nothingLeft = async () => {
  await world.settled();
  expect(await world.store.inbox.counts()).toMatchObject({ pending: 0, dead: 0 });
};

describe("every kind of update ends in a defined way", () => {
  test("whatever Telegram may send", async () => {
    const teen = await world.phone();
    await teen.opens();
    const before = (await world.store.inbox.counts()).done;
    const updates = everyUpdate({ id: teen.id, first_name: "Алия" });
    for (const update of updates) {
      await world.sandbox.control.rawUpdate({ update });
      await nothingLeft();
    }
    expect((await world.store.inbox.counts()).done).toBeGreaterThanOrEqual(before + 2);
  });

  test("from a group that is nobody's, too", async () => {
    const group = { id: -1_009_999, type: "supergroup", title: "Чужая" };
    for (const update of everyUpdate({ id: 4_000_000_001, first_name: "Чужой" })) {
      const [[kind, body] = []] = Object.entries(update);
      if (kind === undefined || typeof body !== "object" || body === null || !("chat" in body)) continue;
      await world.sandbox.control.rawUpdate({ update: { [kind]: { ...body, chat: group } } });
    }
    await nothingLeft();
  });

  test("no message of a person meets silence, whatever it holds", async () => {
    for (const fields of everyMessage) {
      const teen = await world.phone();
      await teen.opens();
      const before = teen.fromBot().length;
      await world.sandbox.control.sendRaw({ user: teen.id, fields });
      await nothingLeft();
      const service = /pinned|write_access|timer_changed/.test(JSON.stringify(fields));
      if (!service) expect(teen.fromBot().length, JSON.stringify(fields)).toBeGreaterThan(before);
    }
  });
});
