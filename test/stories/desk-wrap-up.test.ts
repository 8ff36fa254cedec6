/** The end of a talk is written up by whoever held it: five taps at most, saved one by one; and the person is asked. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Phone, textOf } from "../support/actors.js";
import { closes, talking } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const named = (name: string, role?: Parameters<World["staff"]>[1]) => world.staff(name, role);
const asking = (thread: number) =>
  world.forum.inTopic(thread).findLast((message) => /Итог разговора ·/.test(textOf(message)));
const chooses = async (staff: Phone, thread: number, label: RegExp) => {
  const now = asking(thread);
  if (now === undefined) throw new Error("No question of the form.");
  await staff.pressesIn(now, label);
};
const ticketIn = async (thread: number) => {
  const [team] = await world.store.teams.all();
  return (await world.store.tickets.byTopic(team?.id ?? 0, thread))?.id ?? 0;
};

test("five taps at most; what was tapped is kept when another goes on, and the talk is open until the last", async () => {
  const aigul = await named("Айгуль");
  const vera = await named("Вера", "supervisor");
  const marat = await named("Марат");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Я с тобой");
  await aigul.pressesIn(world.forum.sees(thread, /Кто пишет/), /Закрыть/);
  await chooses(aigul, thread, /Направили/);
  await chooses(aigul, thread, /Травля/);
  teen.doesNotSee(/закончил этот разговор/);
  // Somebody else of the team has no part in it; who leads takes it up where it was left.
  await marat.inTopic(thread).says("/close");
  world.forum.sees(thread, "Для вашей роли это недоступно");
  await vera.inTopic(thread).says("/close");
  expect(textOf(asking(thread) ?? ({} as never))).toMatch(/Травля[^]*Куда направили/);
  await chooses(vera, thread, /Школа/);
  await chooses(vera, thread, /ОБЫЧНЫЙ/);
  await chooses(vera, thread, /Оснований нет/);
  teen.sees("Специалист закончил этот разговор");
  const [form, ...more] = await world.store.forms.doneOf(await ticketIn(thread), "wrap");
  expect(more).toEqual([]);
  expect(form?.given).toEqual({
    outcome: "referred",
    problem: "bullying",
    referral: "school",
    level: "standard",
    duty: "none",
  });
  // The card of what is over has no key for it any more.
  const keys = JSON.stringify(world.forum.sees(thread, /Кто пишет/).reply_markup);
  expect(keys).toContain("История");
  expect(keys).not.toContain("Закрыть");
});

test("the same typed: numbers, codes and labels; what is unknown is asked again", async () => {
  const aigul = await named("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("/close помогли");
  await aigul.inTopic(thread).says("/close небывалое");
  world.forum.sees(thread, "Такого ответа нет");
  await aigul.inTopic(thread).says("/close bullying 4, nothing");
  world.forum.sees(thread, "Такого ответа нет");
  await aigul.inTopic(thread).says("/close bullying, обычный");
  await aigul.inTopic(thread).says("/close");
  world.forum.sees(thread, /Обязанность сообщить/);
  await aigul.inTopic(thread).says("/close none");
  teen.sees("Специалист закончил этот разговор");
  teen.doesNotSee(/close|Итог/);
});

test("that something was reported is said by the record of it; the bot prints whom to call and calls nobody", async () => {
  const aigul = await named("Айгуль");
  const vera = await named("Вера", "supervisor");
  await vera.opens();
  const { thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("/close helped violence high reported");
  world.forum.sees(thread, "Сначала запишите");
  // What to do and whom to call comes before any question of the record.
  await aigul.inTopic(thread).says("/report");
  const first = textOf(world.forum.sees(thread, /Что сделать самим/));
  expect(first).toMatch(/Что сделать самим[^]*112[^]*102[^]*Что случилось/);
  expect(first).not.toMatch(/\b124\b|8-800-2000-122/);
  await aigul.inTopic(thread).says("/report harmed both before");
  await aigul.inTopic(thread).says("/report место и имя классного руководителя");
  await aigul.inTopic(thread).says("/report guardianship now family-code-56");
  const done = textOf(world.forum.sees(thread, /Запись сохранена/));
  expect(done).toMatch(/«место и имя классного руководителя»/);
  vera.sees(/Айгуль записал\(а\) сообщение по обязанности/);
  await aigul.inTopic(thread).says("/close reported");
  const [form] = await world.store.forms.doneOf(await ticketIn(thread), "wrap");
  expect(form?.given["duty"]).toBe("reported");
});

test("what the person has ended is still written up; a talk taken up again has both", async () => {
  const aigul = await named("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await teen.says("Закончить разговор");
  await teen.presses("Да, закончить");
  await aigul.pressesIn(world.forum.sees(thread, "Человек закончил разговор"), /Записать итог/);
  await chooses(aigul, thread, /Друзья/);
  await chooses(aigul, thread, /ОБЫЧНЫЙ/);
  await chooses(aigul, thread, /Оснований нет/);
  await teen.says("я передумала");
  await teen.presses("Продолжить тот");
  await closes(world, aigul, thread);
  const forms = await world.store.forms.doneOf(await ticketIn(thread), "wrap");
  expect(forms.map(({ given }) => given["outcome"])).toEqual(["person-left", "helped"]);
});

test("the person is asked in one message, a tap each; it is counted and leads to nobody", async () => {
  const aigul = await named("Айгуль");
  const { teen, thread } = await talking(world, aigul);
  await aigul.inTopic(thread).says("Я с тобой");
  await closes(world, aigul, thread);
  const asked = teen.sees(/Разговор помог\?/);
  await teen.presses("Да");
  const before = teen.fromBot().length;
  teen.sees(/хоть немного легче/);
  await teen.presses("Отчасти");
  await teen.presses("Пропустить");
  await teen.presses("Нет");
  teen.sees("Спасибо. Это поможет отвечать лучше.");
  expect(teen.fromBot()).toHaveLength(before);
  // A press that comes twice counts once.
  await teen.pressesData("1:after:helpful:yes");
  expect(asked.message_id).toBeGreaterThan(0);
  const answers = await world.store.forms.afterTalks();
  const counted = answers.map((one) => `${one.question} ${one.answer} ${one.count}`);
  expect(new Set(counted)).toEqual(new Set(["better partly 1", "helpful yes 1", "respected no 1"]));
});

test("nobody is asked while somebody may be near, nor when no human has written", async () => {
  const aigul = await named("Айгуль");
  const silent = await talking(world, aigul);
  const answered = await talking(world, await named("Дина"));
  await closes(world, await named("Вера", "supervisor"), answered.thread);
  answered.teen.doesNotSee(/Разговор помог/);
  await aigul.inTopic(silent.thread).says("Я с тобой");
  const ticket = await world.store.tickets.get(await ticketIn(silent.thread));
  await world.store.people.update(ticket?.personId ?? 0, { silent: true });
  await closes(world, aigul, silent.thread);
  silent.teen.doesNotSee(/Разговор помог/);
});
