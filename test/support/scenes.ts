/** Beginnings that many stories share: getting to know each other, asking for a human, being claimed. */
import type { Language } from "../../src/domain/people.js";
import type { SandboxMessage } from "../../src/sandbox/contract.js";
import type { Phone } from "./actors.js";
import { textOf } from "./actors.js";
import type { World } from "./world.js";

/** Somebody with a phone who has chosen language and role. */
export const met = async (
  world: World,
  { role = "Подросток", ...names }: Parameters<World["phone"]>[0] & { role?: string } = {},
): Promise<Phone> => {
  const phone = await world.phone(names);
  await phone.opens();
  await phone.presses("Русский");
  await phone.presses(role);
  return phone;
};

const ownNames = { ru: "Русский", tt: "Татарча", en: "English" } as const;

/** Somebody who has chosen one of the languages and who they are. */
export const metIn = async (world: World, language: Language, role: string): Promise<Phone> => {
  const phone = await world.phone({ language_code: language });
  await phone.opens();
  await phone.presses(ownNames[language]);
  await phone.pressesData(`1:role:${role}`);
  return phone;
};

/** What somebody is told after something is done, in one text. */
export const after = async (phone: Phone, act: Promise<unknown>): Promise<string> => {
  const before = phone.fromBot().length;
  await act;
  return phone.fromBot().slice(before).map(textOf).join("\n");
};

/** They ask for a human, skip what about, and say where they live. */
export const asksForHuman = async (phone: Phone): Promise<void> => {
  await phone.says("/talk");
  await phone.presses("Пропустить");
  await phone.says("Казань");
};

const askingWhy = "Почему сначала";

/** A specialist takes one card, whatever graver one of another story waits beside it. Answers the card as it was. */
export const takesCard = async (world: World, staff: Phone, named = ""): Promise<SandboxMessage> => {
  const card = world.forum
    .cards()
    .findLast(
      (message) =>
        message.reply_markup !== undefined &&
        textOf(message).includes(named) &&
        !textOf(message).includes(askingWhy),
    );
  if (card === undefined)
    throw new Error(`No card ${named} among: ${world.forum.cards().map(textOf).join(" | ")}`);
  const before = world.forum.cards().length;
  await staff.pressesIn(card, /Взять/);
  const why = world.forum
    .cards()
    .slice(before)
    .find((message) => textOf(message).includes(askingWhy));
  if (why !== undefined) await staff.pressesIn(why, /Уже говорили/);
  return card;
};

/** A specialist takes the newest card. Answers the ticket's topic. @throws when it is not theirs then */
export const takes = async (world: World, staff: Phone): Promise<number> => {
  const card = await takesCard(world, staff);
  const now = world.forum.cards().find(({ message_id }) => message_id === card.message_id);
  // The key goes from the card of whatever was taken.
  if (now?.reply_markup !== undefined) throw new Error(`Not taken: ${textOf(now)}`);
  const code = / · (\w{4})\n/.exec(textOf(card))?.[1];
  const topic = world.forum.ticketTopics().findLast(({ name }) => code !== undefined && name.includes(code));
  if (topic === undefined) throw new Error(`No topic of: ${textOf(card)}`);
  return topic.id;
};

/** A talk under way. */
export const talking = async (
  world: World,
  staff: Phone,
  names: Parameters<typeof met>[1] = {},
): Promise<{ teen: Phone; thread: number }> => {
  const teen = await met(world, names);
  await asksForHuman(teen);
  return { teen, thread: await takes(world, staff) };
};

/** The specialist ends it. */
export const closes = async (world: World, staff: Phone, thread: number, reason = /Помогли/) => {
  const card = world.forum
    .inTopic(thread)
    .findLast((message) => /Кто пишет/.test(textOf(message)) && message.reply_markup !== undefined);
  if (card === undefined) throw new Error("No card in the topic.");
  await staff.pressesIn(card, /Закрыть/);
  const ask = world.forum.inTopic(thread).findLast((message) => /Чем закончилось/.test(textOf(message)));
  if (ask === undefined) throw new Error("No question how it ended.");
  await staff.pressesIn(ask, reason);
  if (reason.test("Ошибка, проверка")) return;
  const where = reason.test("Направили дальше") ? [/Телефон помощи/] : [];
  for (const choice of [/Травля/, ...where, /ОБЫЧНЫЙ/, /Оснований нет/]) {
    const now = world.forum.inTopic(thread).find(({ message_id }) => message_id === ask.message_id);
    await staff.pressesIn(now ?? ask, choice);
  }
};

/** Somebody of the staff who has opened the bot in private too. */
export const colleagueIn = async (world: World, name: string, role?: Parameters<World["staff"]>[1]) => {
  const phone = await world.staff(name, role);
  await phone.opens();
  return phone;
};

/** Nobody holds anything or rests any more: the next story begins with empty hands. */
export const emptyHands = async ({ store, sandbox }: World): Promise<void> => {
  const at = new Date(sandbox.now()).toISOString();
  for (const { id } of [...(await store.tickets.allHeld()), ...(await store.tickets.allQueued())])
    await store.tickets.close(id, "mistake", at, at);
  for (const { id } of await store.teams.allStaff()) await store.care.back(id);
};
