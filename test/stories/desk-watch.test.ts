/** A supervisor looks on at a talk, whispers to its specialist and steps in; of watching and whispering the person never learns. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { hourMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { closes, colleagueIn, met, takesCard, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const colleague = (name: string, role?: Parameters<World["staff"]>[1]) => colleagueIn(world, name, role);

/** Somebody in imminent danger, and the specialist who talks to them. */
const inDanger = async (specialist: Phone) => {
  const teen = await met(world, { last_name: "Каримовская" });
  await teen.says("я наглоталась таблеток");
  await takesCard(world, specialist, "СРОЧНО");
  const thread = world.forum.ticketTopics().at(-1)?.id ?? 0;
  await specialist.inTopic(thread).says("Я здесь");
  const name = world.forum.topics().find(({ id }) => id === thread)?.name ?? "";
  return { teen, thread, code: name.split(" · ").at(2) ?? "" };
};

/** Everything that was ever sent to a chat, whatever field it stood in. */
const sentTo = (chat: number): string =>
  JSON.stringify(
    world.sandbox.calls
      .list()
      .filter(({ params }) => String(params["chat_id"]) === String(chat))
      .map(({ params }) => params),
  );

test("a supervisor sees an imminent talk live, whispers, and the person learns nothing of it", async () => {
  const aigul = await colleague("Айгуль");
  const dina = await colleague("Дина");
  const vera = await colleague("Вера", "supervisor");
  const { teen, thread, code } = await inDanger(aigul);
  // She hears of it by herself, and again in the list.
  vera.sees(/СРОЧНО[^]*Разговор ведёт Айгуль/);
  dina.doesNotSee(/Разговор ведёт/);
  await vera.says("/watch");
  expect(textOf(vera.last())).toMatch(new RegExp(`СРОЧНО · .*${code}[^]*Айгуль`));
  await vera.presses(`Смотреть ${code}`);
  vera.sees(/слова разговора приходят сюда до/);
  world.forum.sees(thread, "Вера (руководитель) видит этот разговор у себя");

  // Both sides, masked as in the topic, and no notes.
  await teen.says("мне страшно, мой номер +7 917 123-45-67");
  expect(textOf(vera.sees(/человек:\nмне страшно/))).toContain("[скрыто]");
  await aigul.inTopic(thread).says("Открой дверь, я с тобой");
  vera.sees(/Айгуль:\nОткрой дверь/);
  await aigul.inTopic(thread).says("// адрес пока неизвестен");
  vera.doesNotSee(/адрес пока неизвестен/);
  await teen.sends("voice");
  vera.sees("[голосовое — в теме]");
  await dina.says("/watch");
  dina.sees(/может руководитель команды/);

  // Nothing that she does here reaches the person, in whatever way she does it.
  const before = sentTo(teen.id);
  // A note by answering what was shown, and a typed one.
  const shown = vera.sees(/мне страшно/);
  await vera.replies(shown.message_id, "// спроси, кто рядом");
  world.forum.sees(thread, /Айгуль, заметка. Пишет Вера[^]*спроси, кто рядом/);
  await vera.says("/whisper и сколько таблеток");
  world.forum.sees(thread, /и сколько таблеток/);
  // Without the mark it goes nowhere, whatever it says.
  await vera.replies(shown.message_id, "она же наглоталась таблеток");
  vera.sees(/Это никому не ушло/);
  await vera.says("/whisper");
  vera.sees(/Заметка ведущему: ответьте на сообщение/);

  const note = await vera.replies(shown.message_id, "// дай ей воды");
  await vera.edits(note.message_id, "дай ей воды");
  await vera.sends("photo", { caption: "// схема проезда" });
  await vera.says("/unwatch 2222");
  await vera.says(`/watch ${code}`);
  await vera.reacts(shown.message_id, "👍");
  expect(sentTo(teen.id)).toBe(before);
  const seen = sentTo(teen.id);
  for (const secret of [
    "спроси, кто рядом",
    "сколько таблеток",
    "Вера",
    "адрес пока",
    "смотрит",
    "видит этот",
  ])
    expect(seen).not.toContain(secret);
  const secrets = [String(teen.id), teen.person.username ?? "", "Каримовская", "917 123"];
  world.forum.neverSaw(secrets);
  for (const secret of secrets) expect(sentTo(vera.id)).not.toContain(secret);

  await vera.says(`/unwatch ${code}`);
  vera.sees(/Больше не показываю/);
  world.forum.sees(thread, "Вера больше не смотрит");
  await teen.says("я открыла");
  vera.doesNotSee(/я открыла/);
  await world.pass(13 * hourMs);
  vera.doesNotSee(/мне страшно/);
});

test("it ends with the talk, and by itself after twelve hours; a restart changes nothing", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const { teen, thread, code } = await inDanger(aigul);
  const calm = await talking(world, aigul);
  await aigul.inTopic(calm.thread).says("Слушаю");
  await aigul.inTopic(thread).says("/level standard рядом мама");
  // Not in danger: not on the list, but by its code, from the topic too.
  await vera.says("/watch");
  vera.sees(/Срочных и высоких разговоров сейчас нет/);
  await vera.inTopic(calm.thread).says("/watch");
  world.forum.sees(calm.thread, /Показываю вам в личном чате/);
  await vera.says(`/watch ${code.toLowerCase()}`);
  await world.restart();
  await teen.says("ты тут?");
  vera.sees(/ты тут\?/);
  await closes(world, aigul, thread);
  vera.sees(new RegExp(`${code}: разговор закрыт`));
  await vera.says(`/watch ${code}`);
  vera.sees("Этот разговор закрыт");
  // Erased by the person, it goes at once from wherever it was shown.
  vera.sees(/ты тут\?/);
  await teen.says("/hide");
  await teen.presses("Стереть всё");
  vera.doesNotSee(/ты тут\?/);
  await vera.says("/watch 2222");
  vera.sees("Такого открытого разговора нет: 2222");
  await world.pass(12 * hourMs);
  vera.sees(/12 часов прошло/);
  await calm.teen.says("доброе утро");
  vera.doesNotSee(/доброе утро/);
});

test("stepping in: both write and the person knows who; in place of the specialist, who is told", async () => {
  const aigul = await colleague("Айгуль");
  const vera = await colleague("Вера", "supervisor");
  const marat = await colleague("Марат");
  const { teen, thread, code } = await inDanger(aigul);
  await marat.inTopic(thread).says("/stepin");
  world.forum.sees(thread, /может руководитель команды/);
  await vera.says(`/stepin ${code}`);
  vera.sees(/Вы в разговоре/);
  teen.sees(/Теперь тебе пишет и Вера, руководитель специалистов[^]*Айгуль остаётся с тобой/);
  world.forum.sees(thread, /Вера \(руководитель\) вступает в разговор[^]*Человеку сказано имя/);
  await vera.inTopic(thread).says("Привет, я Вера");
  teen.sees("Привет, я Вера");
  await vera.inTopic(thread).says("/stepin");
  world.forum.sees(thread, /Вы уже в этом разговоре/);
  expect(teen.fromBot().filter((message) => /пишет и Вера/.test(textOf(message)))).toHaveLength(1);

  await vera.inTopic(thread).says("/stepin вместо");
  teen.sees(/Дальше с тобой говорит Вера, руководитель специалистов[^]*Айгуль здесь больше не пишет/);
  aigul.sees(/Вера ведёт дальше разговор/);
  world.forum.sees(thread, /Теперь разговор .* ведёте вы/);
  await vera.inTopic(thread).says("Я рядом");
  teen.sees("Я рядом");
  await aigul.inTopic(thread).says("Пока");
  world.forum.sees(thread, /Не отправлено: разговор ведёт Вера/);
  teen.doesNotSee(/^Пока$/);
  await vera.says(`/stepin ${code} вместо`);
  vera.sees("Этот разговор ведёте вы");

  // What nobody holds is taken, not stepped into.
  const second = await met(world);
  await second.says("не хочу жить");
  const card = textOf(world.forum.card(/ВЫСОКИЙ|СРОЧНО/));
  const waiting = /· ([2-9A-Z]{4})/.exec(card)?.[1] ?? "";
  await vera.says(`/stepin ${waiting}`);
  vera.sees(new RegExp(`ещё никто не взял. Взять: /claim ${waiting}`));
  await vera.says(`/watch ${waiting}`);
  vera.sees(/Слова начнут приходить сюда, когда его возьмут/);
  await marat.says(`/claim ${waiting}`);
  await second.says("я на крыше");
  vera.sees(/я на крыше/);
});

test("what goes wrong: full hands, somebody near the person, several talks at once, a watcher who has shut the bot out", async () => {
  const aigul = await colleague("Айгуль");
  const dina = await colleague("Дина");
  const vera = await colleague("Вера", "supervisor");
  const { teen, thread, code } = await inDanger(aigul);
  const second = await inDanger(dina);
  await vera.says(`/watch ${code}`);
  await vera.says(`/watch ${second.code}`);
  await vera.says("/whisper спроси адрес");
  vera.sees(/Вы смотрите несколько разговоров/);
  await vera.says("/stepin");
  vera.sees(/Вступить в разговор: \/stepin 7K3P/);
  await vera.says(`/whisper ${second.code} спроси адрес`);
  world.forum.sees(second.thread, /Дина, заметка. Пишет Вера[^]*спроси адрес/);
  expect(world.forum.inTopic(thread).some((message) => textOf(message).includes("спроси адрес"))).toBe(false);

  // A correction comes as one.
  const said = await teen.says("я дома одна");
  await teen.edits(said.message_id, "я дома с братом");
  vera.sees(/человек:\n✏️ Исправлено:\nя дома с братом/);

  // One life in danger at a time; beside the specialist all the same.
  await vera.says(`/stepin ${second.code} вместо`);
  second.teen.sees(/Дальше с тобой говорит Вера/);
  await vera.says(`/stepin ${code} вместо`);
  vera.sees(/столько разговоров, сколько можно вести \(1\). Писать вместе/);
  teen.doesNotSee(/Вера/);

  // Nothing is said unasked while somebody is near: the specialist knows that it was not.
  await teen.says("Рядом кто-то есть");
  const heard = teen.fromBot().length;
  await vera.says(`/stepin ${code}`);
  expect(teen.fromBot()).toHaveLength(heard);
  world.forum.sees(thread, /Вера \(руководитель\) вступает[^]*Человеку не сказали: рядом может кто-то быть/);

  // That she cannot be reached is no news of the person.
  await vera.blocks();
  await teen.says("ты здесь?");
  world.forum.sees(thread, "ты здесь?");
  expect(world.forum.inTopic(thread).some((message) => /Не доставлено/.test(textOf(message)))).toBe(false);
});
