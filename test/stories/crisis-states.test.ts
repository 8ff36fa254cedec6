/** Twenty cries in every state there is: the same screen, a ticket of the right level, a human who reads the words. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isHeld, isQueued } from "../../src/domain/desk/states.js";
import type { Language } from "../../src/domain/people.js";
import { type Level, moreUrgent, nameOf, type Ticket } from "../../src/domain/tickets.js";
import { createI18n, type Key, type T } from "../../src/i18n/i18n.js";
import type { AnswerValue } from "../../src/store/dialogues.js";
import { data } from "../../src/views/buttons.js";
import {
  answersInMatters,
  answersToAbuse,
  answersToDeeds,
  answersToThoughts,
  matters,
} from "../../src/views/crisis-answers.js";
import { type Phone, textOf } from "../support/actors.js";
import { crowd, type Deed, together } from "../support/crowd.js";
import { takesCard } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

const i18n = createI18n();
const order: Language[] = ["ru", "tt", "en"];
const voices = Object.fromEntries(
  order.map((language) => [language, i18n.translator(language, false)]),
) as Record<Language, T>;

const cries: [level: Level, text: string][] = [
  ["imminent", "я наглоталась таблеток"],
  ["high", "не хочу жить"],
  ["imminent", "меня бьёт отчим, я закрылась в ванной"],
  ["imminent", "стою на крыше, прощайте"],
  ["imminent", "у него нож, он ломает дверь"],
  ["high", "подруга хочет умереть"],
  ["high", "режу себя каждый вечер"],
  ["high", "он трогает меня ночью"],
  ["high", "выгнали из дома, ночую в подъезде"],
  ["high", "уснуть и не проснуться бы"],
  ["high", "яшисем килми"],
  ["imminent", "күп дару эчтем, начар миңа"],
  ["high", "әти мине кыйный"],
  ["high", "үземне кисәм"],
  ["imminent", "мине бикләп куйды, пычак белән килә"],
  ["high", "i want to die"],
  ["imminent", "i took all the pills"],
  ["imminent", "he is hitting me right now, i locked myself in the bathroom"],
  ["high", "my uncle touches me at night"],
  ["high", "he threatens to leak my nudes"],
];

let world: World;
const now = () => new Date(world.sandbox.now()).toISOString();
const chatOf = ({ id, person: { first_name } }: Phone) =>
  world.store.people.ensureChat({ telegramId: id, kind: "private", firstName: first_name }, now());

const voiceOf = (index: number): T => voices[order[index % order.length] as Language];

/** What is in the store of somebody who has come so far; one press then shows the question that is open. */
const far = (dialogue?: "bullying" | "find" | "talk", given: Record<string, AnswerValue> = {}): Deed[] => [
  async (phone, index) => {
    const chatId = await chatOf(phone);
    const { id } = await world.store.people.ensurePerson(chatId, now());
    await world.store.people.update(id, { language: order[index % 3] as Language, role: "teen" });
    for (const [question, value] of Object.entries(given))
      await world.store.dialogues.saveAnswer(id, dialogue ?? "", question, value, now());
  },
  ...(dialogue === undefined ? [] : [(phone: Phone) => phone.pressesData(data("menu", { item: dialogue }))]),
];
const say =
  (text: (t: T) => string): Deed =>
  (phone, index) =>
    phone.says(text(voiceOf(index)));

const begun: Deed[] = [(phone) => phone.opens()];
const spoken: Deed[] = [
  ...begun,
  (phone, index) => phone.presses(["Русский", "Татарча", "English"][index % 3] ?? ""),
];
const bullyingAnswers: [string, AnswerValue][] = [
  ["bullying.safeNow", { choice: "no" }],
  ["bullying.forms", { choices: ["names"] }],
  ["bullying.by", { choices: ["group"] }],
  ["bullying.where", { choice: "class" }],
  ["bullying.howOften", { choice: "daily" }],
  ["bullying.whoKnows", { choice: "nobody" }],
  ["bullying.wish", { choice: "advice" }],
];
const upTo = (answers: number) => far("bullying", Object.fromEntries(bullyingAnswers.slice(0, answers)));
const skipped = { skipped: true } as const;
const psychologist = {
  "find.need": { choice: "psychologist" },
  "find.topic": skipped,
  "find.hard": skipped,
  "find.format": skipped,
};
const waiting = far("talk", { "talk.about": skipped, "talk.place": skipped });
const unclear = ["не хочу умирать", "не хочу умирать", "i don't want to die"];

type State = {
  name: string;
  deeds: Deed[];
  /** The question that is open, if one is. */
  question?: string;
  /** What is asked after it, if the words of the cry have answered the open one: by how much they tell. */
  next?: string | readonly string[];
  /** What the ticket's level was before. */
  level?: Level;
  caption?: boolean;
  specialist?: "there" | "gone";
  /** No language was chosen: they are answered in that of their words. */
  unspoken?: true;
};

const states: State[] = [
  { name: "before /start", deeds: [], unspoken: true },
  { name: "language question", deeds: begun, unspoken: true },
  { name: "role question", deeds: spoken },
  { name: "menu", deeds: far() },
  {
    name: "bullying: danger",
    deeds: upTo(0),
    question: "bullying:safeNow.text",
    next: ["bullying:forms.text", "bullying:by.text", "bullying:where.text"],
  },
  {
    name: "bullying: forms",
    deeds: upTo(1),
    question: "bullying:forms.text",
    next: ["bullying:by.text", "bullying:where.text"],
  },
  { name: "bullying: by whom", deeds: upTo(2), question: "bullying:by.text", next: "bullying:where.text" },
  {
    name: "bullying: where",
    deeds: upTo(3),
    question: "bullying:where.text",
    next: "bullying:howOften.text",
  },
  {
    name: "bullying: how often",
    deeds: upTo(4),
    question: "bullying:howOften.text",
    next: "bullying:whoKnows.text",
  },
  {
    name: "bullying: who knows",
    deeds: upTo(5),
    question: "bullying:whoKnows.text",
    next: "bullying:wish.text",
  },
  { name: "bullying: wish", deeds: upTo(6), question: "bullying:wish.text", next: "find:place.text" },
  { name: "bullying: place", deeds: upTo(7), question: "find:place.text" },
  { name: "find: need", deeds: far("find"), question: "find:need.text" },
  {
    name: "find: place",
    deeds: far("find", { ...psychologist, "find.age": skipped }),
    question: "find:place.text",
  },
  {
    name: "find: which place",
    deeds: [...far("find", { ...psychologist, "find.age": skipped }), say(() => "Октябрьский")],
    question: "find:place.text",
  },
  {
    name: "find: age",
    deeds: far("find", { ...psychologist, "find.place": skipped }),
    question: "find:age.text",
  },
  {
    name: "find: topic",
    deeds: far("find", { "find.need": { choice: "psychologist" }, "find.age": skipped }),
    question: "find:topic.text",
  },
  {
    name: "find: how urgent",
    deeds: far("find", { "find.need": { choice: "material_help" }, "find.age": skipped }),
    question: "find:urgent.text",
  },
  { name: "talk: about", deeds: far("talk"), question: "talk:about.text", next: "talk:place.text" },
  { name: "talk: place", deeds: far("talk", { "talk.about": skipped }), question: "talk:place.text" },
  {
    name: "a photo's caption",
    deeds: far("talk"),
    question: "talk:about.text",
    next: "talk:place.text",
    caption: true,
  },
  { name: "soft check", deeds: [...far(), (phone, index) => phone.says(unclear[index % 3] ?? "")] },
  {
    name: "hard question",
    deeds: [...far(), (phone) => phone.says("я режу себя когда плохо")],
    level: "high",
  },
  { name: "waiting for a claim", deeds: waiting, level: "standard" },
  { name: "talking with a specialist", deeds: waiting, level: "standard", specialist: "there" },
  { name: "after the end", deeds: waiting, specialist: "gone" },
  {
    name: "after hiding",
    deeds: [
      ...far("talk"),
      (phone) => phone.says("/hide"),
      (phone) => phone.pressesData(data("hide", { act: "leave" })),
    ],
  },
];

/** Answers to the question about danger as they are typed, then as they stand on the keys. */
const answers = ["now", "thinking", "friend", "joke"] as const;
const typed: Record<(typeof answers)[number], string[]> = {
  now: ["это сейчас", "хәзер", "right now"],
  thinking: ["думаю об этом", "уйлыйм", "thinking about it"],
  friend: ["про друга", "дустым турында", "about a friend"],
  joke: ["шутка или цитата", "шаярту", "just a joke"],
};

/** What is said to each answer: it hangs on where the danger comes from, and on whether a body was harmed. */
const advice: Record<(typeof answers)[number], Key[]> = {
  now: [
    "crisis:now",
    "crisis:nowAttack",
    "crisis:nowAlone",
    "crisis:nowNowhere",
    "crisis:nowSextortion",
    "crisis:nowSexual",
    "crisis:nowBody",
    "crisis:nowHarmed",
  ],
  thinking: ["crisis:thinking", "crisis:nowBody", "crisis:nowHarmed"],
  friend: ["crisis:friend", "crisis:friendBody"],
  joke: ["crisis:joke", "crisis:jokeBody"],
};

beforeAll(async () => {
  world = await createWorld();
  await world.staff("Айгуль");
});
afterAll(() => world.close());

const ticketOf = async (phone: Phone): Promise<Ticket | undefined> => {
  const chatId = await world.store.people.ensureChat(
    { telegramId: phone.id, kind: "private" },
    new Date().toISOString(),
  );
  const person = await world.store.people.byChat(chatId);
  return person === undefined ? undefined : world.store.tickets.activeOf(person.id);
};

/** A specialist takes the tickets of all of these. */
const takeAll = async (phones: Phone[]) => {
  for (const phone of phones) {
    const ticket = await ticketOf(phone);
    if (ticket === undefined || !isQueued(ticket)) continue;
    // One talk about life at a time: somebody else for each.
    await takesCard(world, await world.staff("Дежурная"), nameOf(ticket));
  }
  await world.settled();
};

const closeAll = async (phones: Phone[]) => {
  for (const phone of phones) await phone.says(voiceOf(phones.indexOf(phone))("talk:endButton"));
  await world.settled();
  for (const phone of phones) await phone.presses(voiceOf(phones.indexOf(phone))("talk:endYes"));
  await world.settled();
};

/** The newest reply keyboard that was sent to a phone. */
const keysOf = (phone: Phone): string =>
  JSON.stringify(
    world.sandbox.calls
      .list()
      .findLast(
        ({ params }) => params["chat_id"] === phone.id && JSON.stringify(params).includes('"keyboard"'),
      )?.params["reply_markup"],
  );

const wordsOf = (phone: Phone, from: number) => phone.fromBot().slice(from);

describe("twenty cries are heard", () => {
  test.each(states)("$name", { timeout: 120_000 }, async (state) => {
    const phones = await crowd(
      world,
      cries.map((_, index) => ({ language_code: order[index % 3] as string, first_name: `Тест${index}` })),
    );
    await together(
      world,
      phones.map((phone) => ({ phone, deeds: state.deeds })),
    );
    if (state.specialist !== undefined) await takeAll(phones);
    if (state.specialist === "gone") await closeAll(phones);
    const before = phones.map((phone) => phone.fromBot().length);

    await together(
      world,
      phones.map((phone, index) => {
        const text = cries[index]?.[1] ?? "";
        return {
          phone,
          deeds: [
            () => (state.caption === true ? phone.sends("photo", { caption: text }) : phone.says(text)),
          ],
        };
      }),
    );
    const languagesHeard = await Promise.all(phones.map(async (phone) => (await ticketOf(phone))?.language));
    const voiceHeard = (index: number): T =>
      state.unspoken === true ? voices[languagesHeard[index] ?? "ru"] : voiceOf(index);
    for (const [index, phone] of phones.entries()) {
      const [level, cry] = cries[index] as [Level, string];
      const t = voiceHeard(index);
      const [screen] = wordsOf(phone, before[index] ?? 0);
      const told = screen === undefined ? "" : textOf(screen);
      const again = state.level === "high" && level === "high";
      expect(
        told.startsWith(again ? t("crisis:more", { numbers: "" }).slice(0, 12) : t("crisis:urgent")),
        `${cry}: ${told}`,
      ).toBe(true);
      if (again) expect(told).toContain("112");
      else {
        expect(told.split("\n")[1], cry).toMatch(/^112 — /);
        const keys = keysOf(phone);
        // Thoughts, deeds of others and some matters have answers of their own; each screen has one whole set of them.
        const sets = [
          ...[answersToThoughts, answersToDeeds, answersToAbuse].map((set) =>
            set.map((answer) => t(`crisis:answers.${answer}`)),
          ),
          ...matters.map((matter) => answersInMatters.map((answer) => t(`crisis:keys.${matter}.${answer}`))),
        ];
        expect(
          sets.some((set) => set.every((label) => keys.includes(JSON.stringify(label)))),
          `${cry}: ${keys}`,
        ).toBe(true);
      }
      expect(told.length).toBeLessThanOrEqual(600);
      const ticket = await ticketOf(phone);
      expect(ticket?.level, cry).toBe(state.level === undefined ? level : moreUrgent(level, state.level));
    }

    await together(
      world,
      phones.map((phone, index) => {
        const answer = answers[index % 4] ?? "now";
        const label = voiceHeard(index)(`crisis:answers.${answer}`);
        return { phone, deeds: [() => phone.says(index % 8 < 4 ? (typed[answer][index % 3] ?? "") : label)] };
      }),
    );
    for (const [index, phone] of phones.entries()) {
      const [level] = cries[index] as [Level, string];
      const answer = answers[index % 4] ?? "now";
      const t = voiceHeard(index);
      const numbers = "112";
      const keys = advice[answer];
      const told = wordsOf(phone, before[index] ?? 0)
        .map(textOf)
        .join("\n");
      const said = keys.map((key) => (answer === "joke" ? t(key) : t(key, { numbers }).slice(0, 20)));
      expect(
        said.some((one) => told.includes(one)),
        `${answer}: ${told}`,
      ).toBe(true);
      const ticket = await ticketOf(phone);
      const then: Level = answer === "now" ? "imminent" : level;
      expect(ticket?.level).toBe(state.level === undefined ? then : moreUrgent(then, state.level));
      expect(isHeld(ticket)).toBe(state.specialist === "there");
    }

    if (state.question !== undefined) {
      const { question, next = question } = state;
      // The form is kept: a joke has returned to it at once, the others go back with the key. What was meant is not
      // asked again.
      await together(
        world,
        phones.map((phone, index) => ({
          phone,
          deeds: answers[index % 4] === "joke" ? [] : [say((t) => t("crisis:backToForm"))],
        })),
      );
      for (const [index, phone] of phones.entries()) {
        const asked = [answers[index % 4] === "joke" ? question : next]
          .flat()
          .map((key) => voiceHeard(index)(key as Key).slice(0, 30));
        const last = textOf(phone.last());
        expect(
          asked.some((text) => last.includes(text)),
          `${cries[index]?.[1]}: ${last}`,
        ).toBe(true);
      }
    }

    // Whoever takes it reads the very words, and the level stands first.
    const read = (index: number) => index % 5 === states.indexOf(state) % 5;
    await takeAll(phones.filter((_, index) => read(index)));
    for (const [index, phone] of phones.entries()) {
      if (!read(index)) continue;
      const ticket = await ticketOf(phone);
      const thread = world.forum.topicNamed(new RegExp(nameOf(ticket as Ticket)));
      world.forum.sees(thread, cries[index]?.[1] ?? "");
      const level = i18n.translator("ru", true)(`staff:level.${ticket?.level ?? "standard"}`);
      expect(world.forum.inTopic(thread).map(textOf).join("\n")).toContain(level);
    }
  });
});
