import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/store/database.js";
import { createSeal } from "../../src/store/seal.js";
import { createStore } from "../../src/store/store.js";
import { createEngine, type Engine, testKey } from "../support/engine.js";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ connections: 24 });
});
afterAll(() => engine.close());

const now = () => engine.clock.now();
const newTicket = async () => {
  const { chatId } = await engine.person();
  const person = await engine.store.people.ensurePerson(chatId, now());
  const code = randomBytes(4).toString("hex");
  return engine.store.tickets.add(
    {
      alias: "Тихая рябина",
      code,
      personId: person.id,
      teamId: undefined,
      need: "talk",
      level: "standard",
      language: "ru",
      municipality: undefined,
      region: undefined,
      answers: [],
      replyBy: undefined,
    },
    now(),
  );
};

describe("the key", () => {
  test("a database takes the first key it is given and refuses any other", async () => {
    const other = createStore(engine.database, createSeal(randomBytes(32).toString("base64")));
    expect(await engine.store.facts.proveKey(now())).toBe(true);
    expect(await engine.store.facts.proveKey(now())).toBe(true);
    expect(await other.facts.proveKey(now())).toBe(false);
  });

  test("a new key in front of the old one is taken; the new one alone is not, while old rows are there", async () => {
    const fresh = randomBytes(32).toString("base64");
    const rotated = createStore(engine.database, createSeal(`${fresh},${testKey}`));
    expect(await rotated.facts.proveKey(now())).toBe(true);
    expect(await createStore(engine.database, createSeal(fresh)).facts.proveKey(now())).toBe(false);
  });

  test("with a new key in front a chat is still the same chat, and its name still opens", async () => {
    const { id, chatId } = await engine.person("Гузель");
    const rotated = createStore(
      engine.database,
      createSeal(`${randomBytes(32).toString("base64")},${testKey}`),
    );
    expect(await rotated.people.findChat(id)).toBe(chatId);
    expect(await rotated.people.identityOf(chatId)).toMatchObject({ telegramId: id, firstName: "Гузель" });
  });
});

describe("a transaction", () => {
  const set = (name: string, value: string) => ({ name, key: value, payload: {}, dueAt: now() });

  test("keeps all of it: what Prisma wrote, what plain SQL wrote, and in that order", async () => {
    const { chatId } = await engine.person();
    const seen = await engine.store.transaction(async (slices) => {
      const person = await slices.people.ensurePerson(chatId, now());
      await slices.dialogues.saveAnswer(person.id, "find", "find.need", { choice: "any" }, now());
      await slices.facts.set("seen", "yes", now());
      return slices.dialogues.answers(person.id, "find");
    });
    expect(seen).toMatchObject([{ question: "find.need", value: { choice: "any" } }]);
    expect(await engine.store.facts.get("seen")).toBe("yes");
  });

  test("keeps nothing when the work throws, before or after Prisma has joined", async () => {
    const { chatId } = await engine.person();
    for (const joins of [true, false]) {
      const work = engine.store.transaction(async (slices) => {
        await slices.dialogues.saveState(chatId, "state", now());
        if (joins) await slices.facts.set("torn", "yes", now());
        throw new Error("no");
      });
      await expect(work).rejects.toThrow("no");
    }
    expect(await engine.store.facts.get("torn")).toBeUndefined();
    expect(await engine.query(`select * from dialogue where chat_id = ${chatId}`)).toEqual([]);
  });

  test("keeps nothing when a statement that was only sent fails", async () => {
    const nobody = 999_999;
    const work = engine.store.transaction(async (slices) => {
      await slices.facts.set("half", "yes", now());
      await slices.dialogues.saveState(nobody, "state", now());
      return "done";
    });
    await expect(work).rejects.toThrow(/foreign key/);
    expect(await engine.store.facts.get("half")).toBeUndefined();
  });

  test("that is over is not written to any more", async () => {
    let late: Promise<unknown> = Promise.resolve();
    let wake = () => {};
    const waking = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await engine.store.transaction(async (slices) => {
      late = waking.then(() => slices.dialogues.dropState(1));
    });
    wake();
    await expect(late).rejects.toThrow("over");
  });

  test("gives its connection back, whatever happened", async () => {
    const narrow = openDatabase(engine.databaseUrl, 1);
    const store = createStore(narrow, engine.seal);
    for (let n = 0; n < 5; n++) {
      await store.transaction(({ facts }) => facts.set("n", String(n), now()));
      await store.transaction(() => Promise.reject(new Error("no"))).catch(() => {});
      await store.transaction(({ dialogues }) => dialogues.saveState(999_999, "x", now())).catch(() => {});
    }
    expect(await store.facts.get("n")).toBe("4");
    await narrow.close();
  });

  test("survives its connection being cut: it fails, the next one works", async () => {
    const cut = engine.store.transaction(async (slices) => {
      await slices.timers.claim(now());
      await engine.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      );
      await slices.timers.set(set("cut", ""));
    });
    await expect(cut).rejects.toThrow();
    await engine.store.transaction(({ facts }) => facts.set("after", "yes", now()));
    expect(await engine.store.facts.get("after")).toBe("yes");
  });
});

describe("tickets", () => {
  test("a column that a newer version adds meanwhile fails no transaction", async () => {
    const { id } = await engine.store.teams.addTeam(
      { name: "Растёт", code: "grows", expiresAt: engine.clock.now() },
      engine.clock.now(),
    );
    const read = () => engine.store.transaction(({ teams }) => teams.get(id));
    await Promise.all(Array.from({ length: 12 }, read));
    await engine.query("alter table team add column grown int");
    for (let n = 0; n < 12; n += 1) expect((await read())?.name).toBe("Растёт");
  });

  test("of twenty who claim at once one gets it", async () => {
    const { id } = await newTicket();
    const code = () => randomBytes(5).toString("hex");
    const staff = await Promise.all(
      Array.from({ length: 20 }, () =>
        engine.store.teams.invite(
          { name: "Айгуль", role: "specialist", code: code(), expiresAt: now() },
          now(),
        ),
      ),
    );
    const won = await Promise.all(
      staff.map((one) => engine.store.transaction(({ tickets }) => tickets.claim(id, one.id, now()))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const ticket = await engine.store.tickets.get(id);
    expect(ticket).toMatchObject({ status: "claimed", assigneeId: staff[won.indexOf(true)]?.id });
  });
});

describe("chats", () => {
  test("twenty first messages of one chat make one row", async () => {
    const identity = { telegramId: 777, kind: "private" } as const;
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => engine.store.people.ensureChat(identity, now())),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test("a group that moved takes along what the new one already said", async () => {
    const group = (telegramId: number) =>
      engine.store.people.ensureChat({ telegramId, kind: "group" }, now());
    const before = await group(-5);
    const after = await group(-1005);
    await engine.store.inbox.receive(
      [
        {
          updateId: 5,
          kind: "message",
          chat: { telegramId: -1005, kind: "group" },
          messageId: 1,
          writtenAt: undefined,
          payload: {},
        },
      ],
      now(),
    );
    await engine.store.transaction(({ people }) => people.moveChat(before, -1005));
    expect(await engine.store.people.findChat(-1005)).toBe(before);
    expect(await engine.store.people.findChat(-5)).toBeUndefined();
    expect(await engine.query(`select id from chat where id = ${after}`)).toEqual([]);
    expect(await engine.query("select chat_id from inbox where update_id = 5")).toEqual([
      { chat_id: before },
    ]);
  });
});
