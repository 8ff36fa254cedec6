import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MediaKind, SandboxMessage } from "../../src/sandbox/contract.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, takes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let aigul: Phone;
let teen: Phone;
let thread: number;
beforeAll(async () => {
  world = await createWorld();
  aigul = await world.staff("Айгуль");
  ({ teen, thread } = await talking(world, aigul));
});
afterAll(() => world.close());

const inForum = () => world.forum.inTopic(thread).filter((message) => message.from?.is_bot === true);
const lastInForum = () => inForum().at(-1) as SandboxMessage;
const media: MediaKind[] = [
  "photo",
  "voice",
  "video",
  "video_note",
  "document",
  "audio",
  "animation",
  "sticker",
];
const raw: [kind: string, fields: Record<string, unknown>][] = [
  ["location", { location: { latitude: 55.79, longitude: 49.12 } }],
  [
    "venue",
    { venue: { location: { latitude: 55.79, longitude: 49.12 }, title: "Школа 5", address: "Казань" } },
  ],
  ["dice", { dice: { emoji: "🎲", value: 3 } }],
];

describe("to the specialist", () => {
  test.each(media)("%s", async (kind) => {
    const before = inForum().length;
    await teen.sends(kind);
    expect(inForum()).toHaveLength(before + 1);
    expect(lastInForum()[kind]).toBeDefined();
  });

  test.each(raw)("%s", async (kind, fields) => {
    const before = inForum().length;
    await teen.sendsRaw(fields);
    expect(inForum()).toHaveLength(before + 1);
    expect(kind in lastInForum()).toBe(true);
  });

  test("a text, its correction, a caption and its correction", async () => {
    const said = await teen.says("првиет");
    const copy = world.forum.sees(thread, "првиет");
    await teen.edits(said.message_id, "привет");
    expect(textOf(world.forum.sees(thread, "привет"))).toBe("привет");
    expect(lastInForum().message_id).toBe(copy.message_id);
    const photo = await teen.sends("photo", { caption: "расписание урков" });
    await teen.editsCaption(photo.message_id, "расписание уроков");
    expect(lastInForum().caption).toBe("расписание уроков");
    await teen.editsCaption(photo.message_id, "");
    expect(lastInForum().caption ?? "").toBe("");
  });

  test("a file whose name tells who they are is held back, its caption is not, and both sides know", async () => {
    const before = inForum().length;
    await teen.sends("document", { file_name: "Каримова Алия.docx", caption: "сочинение, Алия" });
    const shown = inForum().slice(before);
    expect(shown.map((message) => message.document)).toEqual([undefined, undefined]);
    expect(textOf(shown[0] as SandboxMessage)).toMatch(/^Файл придержали/);
    expect(textOf(shown[1] as SandboxMessage)).toMatch(/^сочинение, (?!Алия)/);
    teen.sees(/Этот файл не передали[^]*Подпись[^]*передали словами/);
  });

  test("a reply points at the counterpart, a reaction too", async () => {
    await aigul.inTopic(thread).says("Как прошёл день?");
    const asked = teen.sees("Как прошёл день?");
    await teen.replies(asked.message_id, "хорошо прошёл");
    const answer = world.forum.sees(thread, "хорошо прошёл");
    const question = world.forum.inTopic(thread).find((message) => textOf(message) === "Как прошёл день?");
    expect(answer.reply_to_message?.message_id).toBe(question?.message_id);
    await teen.reacts(asked.message_id, "👍");
    expect(world.forum.sees(thread, "Как прошёл день?").reactions).toEqual([
      expect.objectContaining({ reaction: [{ type: "emoji", emoji: "👍" }] }),
    ]);
    await teen.reacts(asked.message_id, null);
    expect(world.forum.sees(thread, "Как прошёл день?").reactions ?? []).toEqual([]);
  });

  test("what somebody else wrote is marked as forwarded, without whose it is", async () => {
    const father = { type: "hidden_user", date: 1, sender_user_name: "Папа Ильдар" };
    await teen.sendsRaw({ text: "убью тебя", forward_origin: father });
    expect(textOf(lastInForum())).toBe("[переслано] убью тебя");
    const voice = { file_id: "v", file_unique_id: "v", duration: 1 };
    await teen.sendsRaw({ voice, forward_origin: father });
    expect(lastInForum().caption).toBe("[переслано]");
    await teen.sendsRaw({ dice: { emoji: "🎲", value: 3 }, forward_origin: father });
    expect(textOf(inForum().at(-2) as SandboxMessage)).toBe("[переслано]");
    expect(lastInForum()).toHaveProperty("dice");
    world.forum.neverSaw(["Ильдар"]);
  });

  test("an album arrives whole and in order", async () => {
    await teen.sendsAlbum(["раз", "два", "три"]);
    expect(
      inForum()
        .slice(-3)
        .map((message) => message.caption),
    ).toEqual(["раз", "два", "три"]);
  });

  test("the longest text full of names arrives whole, in parts", async () => {
    const text = "@abcde ".repeat(585).trim();
    await teen.says(text);
    const parts = inForum().slice(-2).map(textOf);
    expect(parts.join("").match(/скрыто/g)).toHaveLength(585);
    world.forum.neverSaw(["@abcde"]);
  });

  test.each([
    ["contact", () => teen.contacts(), /телефон/],
    [
      "poll",
      () => teen.sendsRaw({ poll: { id: "1", question: "кто?", options: [] } }),
      /передать не получится/,
    ],
    ["story", () => teen.sendsRaw({ story: { id: 1, chat: { id: teen.id } } }), /передать не получится/],
  ] as const)("%s stays, both sides are told", async (_kind, send, told) => {
    const before = inForum().length;
    await send();
    expect(textOf(teen.last())).toMatch(told);
    expect(inForum()).toHaveLength(before + 1);
    expect(textOf(lastInForum())).toMatch(/^\[/);
  });
});

describe("to the person", () => {
  test.each(media)("%s", async (kind) => {
    const before = teen.fromBot().length;
    await aigul.inTopic(thread).sends(kind);
    expect(teen.fromBot()).toHaveLength(before + 1);
    expect(teen.last()[kind]).toBeDefined();
  });

  test.each(raw)("%s", async (kind, fields) => {
    await aigul.inTopic(thread).sendsRaw(fields);
    expect(kind in teen.last()).toBe(true);
  });

  test("a text, its correction, a caption and its correction", async () => {
    const said = await aigul.inTopic(thread).says("Здраствуй");
    const copy = teen.sees("Здраствуй");
    await aigul.inTopic(thread).edits(said.message_id, "Здравствуй");
    expect(teen.sees("Здравствуй").message_id).toBe(copy.message_id);
    const photo = await aigul.inTopic(thread).sends("photo", "памятка");
    await aigul.editsCaption(photo.message_id, "памятка для тебя", world.forum.id);
    expect(teen.last().caption).toBe("памятка для тебя");
  });

  test("a file whose name tells who they are is held back, its caption is not, and both sides know", async () => {
    const before = inForum().length;
    await teen.sends("document", { file_name: "Каримова Алия.docx", caption: "сочинение, Алия" });
    const shown = inForum().slice(before);
    expect(shown.map((message) => message.document)).toEqual([undefined, undefined]);
    expect(textOf(shown[0] as SandboxMessage)).toMatch(/^Файл придержали/);
    expect(textOf(shown[1] as SandboxMessage)).toMatch(/^сочинение, (?!Алия)/);
    teen.sees(/Этот файл не передали[^]*Подпись[^]*передали словами/);
  });

  test("a reply points at the counterpart, a reaction too", async () => {
    const said = await teen.says("а что мне делать?");
    const copy = world.forum.sees(thread, "а что мне делать?");
    await aigul.inTopic(thread).replies(copy.message_id, "Давай разберём");
    expect(teen.sees("Давай разберём").reply_to_message?.message_id).toBe(said.message_id);
    await aigul.inTopic(thread).reacts(copy.message_id, "❤");
    expect(teen.messages().find(({ message_id }) => message_id === said.message_id)?.reactions).toHaveLength(
      1,
    );
  });

  test("an album arrives whole and in order", async () => {
    await aigul.sendsAlbum(["лист один", "лист два"], { chat: world.forum.id, thread });
    expect(
      teen
        .fromBot()
        .slice(-2)
        .map((message) => message.caption),
    ).toEqual(["лист один", "лист два"]);
  });

  test("what cannot be passed on is told to the one who sent it", async () => {
    const before = teen.fromBot().length;
    await aigul.inTopic(thread).sendsRaw({ poll: { id: "2", question: "?", options: [] } });
    world.forum.sees(thread, "такое сообщение бот передать не может");
    expect(teen.fromBot()).toHaveLength(before);
  });
});

describe("notes", () => {
  test("a note stays, in words and under a picture", async () => {
    const before = teen.messages().length;
    await aigul.inTopic(thread).says("// посоветоваться с Верой");
    await aigul.inTopic(thread).says("  //и это заметка");
    await aigul.inTopic(thread).sends("photo", "// схема");
    expect(teen.messages()).toHaveLength(before);
  });

  test("a note that is corrected into words is said, words that become a note are taken back", async () => {
    const note = await aigul.inTopic(thread).says("// черновик");
    await aigul.inTopic(thread).edits(note.message_id, "// черновик получше");
    teen.doesNotSee(/черновик/);
    await aigul.inTopic(thread).edits(note.message_id, "Готовый ответ");
    teen.sees("Готовый ответ");
    await aigul.inTopic(thread).edits(note.message_id, "// всё-таки заметка");
    teen.doesNotSee(/Готовый ответ|всё-таки/);
    world.forum.sees(thread, "у человека сообщение удалено");
    await aigul.inTopic(thread).edits(note.message_id, "Готовый ответ ещё раз");
    teen.sees("Готовый ответ ещё раз");
  });
});

test("what belongs to an earlier talk stays there", async () => {
  const old = await teen.says("слова первого разговора");
  await closes(world, aigul, thread);
  await teen.says("/talk");
  await teen.presses("Пропустить");
  await teen.says("Казань");
  const other = await takes(world, aigul);
  await teen.replies(old.message_id, "ответ на старое");
  expect(world.forum.sees(other, "ответ на старое").reply_to_message?.message_id ?? other).toBe(other);
  await teen.edits(old.message_id, "исправлено в первом");
  world.forum.sees(thread, "исправлено в первом");
  expect(world.forum.inTopic(other).map(textOf)).not.toContain("исправлено в первом");
});

test("nothing was ever forwarded, nothing misspelt, nothing refused", () => {
  const calls = world.sandbox.calls.list();
  expect(calls.filter(({ method }) => method.startsWith("forward"))).toEqual([]);
  expect(calls.filter(({ unknown }) => unknown !== undefined)).toEqual([]);
  expect(calls.filter(({ ok, method }) => !ok && method !== "getUpdates")).toEqual([]);
});
