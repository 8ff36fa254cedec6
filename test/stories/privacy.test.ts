import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createI18n } from "../../src/i18n/i18n.js";
import { createLog } from "../../src/log.js";
import type { MediaKind } from "../../src/sandbox/contract.js";
import { type Phone, textOf } from "../support/actors.js";
import { givenAway, type Identity, identities, leaks, sentTo } from "../support/identities.js";
import { met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

const logged: string[] = [];
let world: World;
let aigul: Phone;
/** Looks on at every talk in her own chat. */
let vera: Phone;
/** Persons of random identity: in a talk, waiting for one, and before anything. */
const people: { phone: Phone; who: Identity; thread?: number }[] = [];
const t = createI18n().translator("ru", false);
const ownWord = "жёлтый крокодил";

beforeAll(async () => {
  const log = createLog("debug", { write: (line) => logged.push(line) });
  world = await createWorld({ log });
  aigul = await world.staff("Айгуль");
  vera = await world.staff("Вера", "supervisor");
  await vera.opens();
  const five = fc.uniqueArray(identities, { minLength: 5, maxLength: 5, selector: ({ id }) => id });
  for (const [index, who] of (fc.sample(five, 1)[0] ?? []).entries()) {
    if (index === 4) {
      people.push({ who, phone: await world.phone(who) });
      continue;
    }
    const phone = await met(world, who);
    await phone.says("/talk");
    await phone.says(`${ownWord}: ${givenAway(who).join(", ")}`.slice(0, 4000));
    // Words like these may be met with one light question whether they are meant; then the form goes on without them.
    if (textOf(phone.last()).includes(t("crisis:soft"))) await phone.says(t("crisis:softAnswers.no"));
    await phone.says("Казань");
    // Whoever a human was called for already is not asked whether to send it.
    if (phone.buttons().some((label) => label.includes("Отправить"))) await phone.presses("Отправить");
    people.push({ who, phone, ...(index < 3 ? { thread: await takes(world, aigul) } : {}) });
    if (index < 3) await vera.inTopic(people.at(-1)?.thread ?? 0).says("/watch");
  }
});
afterAll(() => world.close());

type Act = (phone: Phone, secret: string) => Promise<unknown>;
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
const entity = (type: string, text: string, more: object) => [
  { type, offset: 0, length: text.length, ...more },
];

/** Every kind of update, each carrying something that gives its author away. */
const acts: Record<string, Act> = {
  text: (phone, secret) => phone.says(`${ownWord} ${secret}`),
  mention: (phone, secret) =>
    phone.sendsRaw({ text: secret, entities: entity("text_mention", secret, { user: phone.person }) }),
  link: (phone, secret) =>
    phone.sendsRaw({
      text: `вот ${ownWord}`,
      entities: entity("text_link", "вот", {
        url: `https://t.me/${phone.person.username ?? "x"}?${encodeURI(secret)}`,
      }),
    }),
  captionLink: (phone, secret) =>
    phone.sendsRaw({
      photo: [{ file_id: "x", file_unique_id: "x", width: 9, height: 9 }],
      caption: `вот ${ownWord}`,
      caption_entities: entity("text_link", "вот", { url: `https://t.me/x?${encodeURI(secret)}` }),
    }),
  contact: (phone) => phone.contacts(),
  forward: (phone, secret) => phone.forwards(`${secret} ${ownWord}`),
  forwardedSelf: (phone, secret) =>
    phone.sendsRaw({ text: secret, forward_origin: { type: "user", date: 1, sender_user: phone.person } }),
  quote: (phone, secret) =>
    phone.sendsRaw({
      text: `да, ${ownWord}`,
      quote: { text: secret, position: 0 },
      external_reply: { origin: { type: "user", date: 1, sender_user: phone.person } },
    }),
  location: (phone) => phone.shares(55.7963, 49.1088),
  venue: (phone, secret) =>
    phone.sendsRaw({
      venue: { location: { latitude: 55.79, longitude: 49.1 }, title: secret, address: ownWord },
    }),
  poll: (phone, secret) =>
    phone.sendsRaw({ poll: { id: "1", question: secret, options: [{ text: secret, voter_count: 0 }] } }),
  story: (phone) => phone.sendsRaw({ story: { id: 1, chat: { ...phone.person, type: "private" } } }),
  pinned: (phone, secret) => phone.sendsRaw({ pinned_message: { message_id: 1, date: 1, text: secret } }),
  edit: async (phone, secret) => {
    const said = await phone.says("сейчас исправлю");
    await phone.edits(said.message_id, secret);
  },
  captionEdit: async (phone, secret) => {
    const sent = await phone.sends("photo", { caption: "урок" });
    await phone.editsCaption(sent.message_id, secret);
  },
  reaction: async (phone) => {
    const last = phone.fromBot().at(-1);
    if (last !== undefined) await phone.reacts(last.message_id, "👍");
  },
  reply: async (phone, secret) => {
    const last = phone.fromBot().at(-1);
    if (last !== undefined) await phone.replies(last.message_id, secret);
  },
  deepLink: (phone, secret) => phone.opens(secret.replaceAll(/\W/g, "").slice(0, 60)),
  fileWithWords: (phone, secret) =>
    phone.sends("document", { file_name: `${secret.slice(0, 60)}.docx`, caption: "справка" }),
  card: (phone, secret) => phone.sends("document", { file_name: "контакт.vcf", caption: secret }),
  file: (phone, secret) => phone.sends("document", { file_name: `${secret.slice(0, 60)}.docx` }),
  album: (phone, secret) => phone.sendsAlbum(["урок", secret, ""]),
  otherFile: async (phone, secret) => {
    const sent = await phone.sends("document", { file_name: "урок.docx", caption: "урок" });
    await phone.editsCaption(sent.message_id, secret);
  },
  cardOfAnother: (phone, secret) =>
    phone.sendsRaw({ contact: { phone_number: "+79171234567", first_name: secret, user_id: phone.id } }),
  forwardedHidden: (phone, secret) =>
    phone.sendsRaw({
      text: ownWord,
      forward_origin: { type: "hidden_user", date: 1, sender_user_name: secret },
    }),
  replyToStory: (phone, secret) =>
    phone.sendsRaw({
      text: ownWord,
      quote: { text: secret, position: 0 },
      reply_to_story: { id: 1, chat: { ...phone.person, type: "private" } },
    }),
  song: (phone, secret) =>
    phone.sendsRaw({
      audio: { file_id: "x", file_unique_id: "x", duration: 1, performer: secret, title: secret },
    }),
  ...Object.fromEntries(
    media.map((kind) => [kind, (phone: Phone, secret: string) => phone.sends(kind, { caption: secret })]),
  ),
};

const seenByStaff = () => {
  const { id } = world.forum;
  return [
    ...sentTo(world.sandbox.calls.list(), id),
    ...sentTo(world.sandbox.calls.list(), vera.id),
    vera.fromBot(),
    world.forum.messages().filter((message) => message.from?.is_bot === true),
    world.forum.topics(),
  ];
};

describe("nobody on the staff's side learns who writes", () => {
  test("whatever is sent, of every kind, in every state", { timeout: 240_000 }, async () => {
    const said = fc
      .tuple(fc.nat({ max: people.length - 1 }), fc.constantFrom(...Object.keys(acts)), fc.nat())
      .map(([index, kind, pick]) => ({ index, kind, pick }));
    await fc.assert(
      fc.asyncProperty(said, async ({ index, kind, pick }) => {
        const { phone, who } = people[index] as (typeof people)[number];
        const secrets = givenAway(who);
        world.sandbox.calls.clear();
        await acts[kind]?.(phone, secrets[pick % secrets.length] ?? "");
        expect(leaks(seenByStaff(), who)).toEqual([]);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  test("whoever looks on was shown what passed, and no more than the topic has", () => {
    const shown = vera.fromBot().filter((message) => /· человек:/.test(textOf(message)));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.some((message) => textOf(message).includes(ownWord))).toBe(true);
  });

  test("nor from the card, the history, or what a specialist uncovers", async () => {
    for (const { who, thread } of people) {
      if (thread === undefined) continue;
      world.sandbox.calls.clear();
      for (const command of ["/card", "/history", "/uncover", "/uncover срочно", "/uncover срочно"])
        await aigul.inTopic(thread).says(command);
      expect(leaks(seenByStaff(), who)).toEqual([]);
    }
  });

  test("nor from what waited, when the talk is taken at last", async () => {
    const marat = await world.staff("Марат");
    world.sandbox.calls.clear();
    await takes(world, marat);
    for (const { who } of people) expect(leaks(seenByStaff(), who)).toEqual([]);
  });

  test("a new name is hidden at once, the old one for ever", async () => {
    const { phone, thread = 0 } = people[0] as (typeof people)[number];
    const { person } = phone;
    const from = {
      ...person,
      is_bot: false,
      first_name: "Аида",
      last_name: "Новофамильева",
      username: "novoe_imya1",
    };
    const send = (text: string, names: object) =>
      world.sandbox.control.rawUpdate({
        update: {
          message: {
            message_id: 900_000 + Math.floor(Math.random() * 1e5),
            date: 1,
            from: { ...from, ...names },
            chat: { id: person.id, type: "private", first_name: "Аида" },
            text,
          },
        },
      });
    await send("теперь я Новофамильева, @novoe_imya1", {});
    await send("а была Новофамильева", { last_name: "Третьякова" });
    await world.settled();
    world.forum.sees(thread, "теперь я [скрыто], [скрыто]");
    world.forum.sees(thread, "а была [скрыто]");
  });

  test("nor from what a new topic repeats of a deleted one", async () => {
    for (const person of people) {
      const { phone, who, thread } = person;
      if (thread === undefined) continue;
      world.sandbox.calls.clear();
      // What stood behind words, and what was held back, is in the message that a copy would be made of.
      for (const kind of ["fileWithWords", "link", "mention", "captionLink"])
        for (const secret of givenAway(who).slice(-2)) await acts[kind]?.(phone, secret);
      await world.sandbox.control.deleteTopic({ chat: world.forum.id, thread });
      await phone.says("я ещё тут");
      expect(leaks(seenByStaff(), who)).toEqual([]);
    }
  });

  test("the person is told what was left out", () => {
    const { phone } = people[0] as (typeof people)[number];
    expect(phone.fromBot().map(textOf)).toContain(
      "Имя, номера и ссылки скрыли. Если для помощи нужно, специалист может открыть номер или ссылку; это записывается. Остальное передали.",
    );
  });
});

describe("what stays behind", () => {
  test("the log holds nobody's words, names or numbers", () => {
    const all = logged.join("\n");
    expect(all).toContain("updates stored");
    expect(all).not.toContain("крокодил");
    for (const { who } of people) expect(leaks(all, who)).toEqual([]);
  });

  test("nothing readable stands in any column of any table", async () => {
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          const text = Buffer.isBuffer(value) ? value.toString("utf8") : JSON.stringify(value);
          const isWord = text.includes("крокодил") || people.some(({ who }) => leaks(text, who).length > 0);
          if (isWord) found.push(`${name}.${column}`);
        }
      }
    }
    const { rows } = await client.query<{ kept: number }>(
      `select (select count(*) from inbox where status = 'done' and payload is not null)
            + (select count(*) from outbox where status in ('sent', 'failed') and payload is not null) as kept`,
    );
    await client.end();
    expect(tables.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
    expect(Number(rows[0]?.kept)).toBe(0);
  });
});
