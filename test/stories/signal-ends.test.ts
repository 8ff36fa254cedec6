/** What becomes of a signal that nobody looks at any more, and of one whose owner cannot go on with it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffRole } from "../../src/domain/teams.js";
import { dayMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const staff = async (name: string, role: StaffRole): Promise<Phone> => {
  const phone = await world.phone({ side: "staff", first_name: name });
  await phone.opens();
  await phone.presses("Русский");
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  return phone;
};

const signals = async (phone: Phone, gravity = "Первые признаки"): Promise<string> => {
  await phone.says("/signal");
  await phone.says("Ухта");
  for (const answer of [
    "Родители согласны",
    "Образование",
    gravity,
    "7–10",
    "Уход",
    "Готово",
    "Голоден",
    "Готово",
  ])
    await phone.presses(answer);
  await phone.says("третий день приходит голодный");
  for (const answer of ["Видели сами", "Пропустить", "Отправить"]) await phone.presses(answer);
  return /Номер семьи: (\w{5})/.exec(textOf(phone.sees(/Номер семьи/)))?.[1] ?? "";
};

const day = (days: number): string => {
  const at = new Date(world.sandbox.now() + days * dayMs);
  return `${at.getUTCDate()}.${at.getUTCMonth() + 1}`;
};
const of = (phone: Phone, words: RegExp) => phone.fromBot().filter((one) => words.test(textOf(one))).length;

describe("a signal and its owner", () => {
  test("is handed to another who first declines with a reason and then takes it; somebody else cannot", async () => {
    const teacher = await staff("Тамара", "specialist");
    const galina = await staff("Галина", "coordinator");
    const irina = await staff("Ирина", "coordinator");
    const code = await signals(teacher);
    await galina.says(`/do ${code} accept ${day(2)}`);
    await galina.presses("Передать другому");
    expect(galina.buttons()).toEqual(expect.arrayContaining(["Тамара", "Ирина"]));
    await galina.presses("Ирина");
    galina.sees(/Спросили: Ирина\. Пока не согласится/);
    irina.sees(new RegExp(`Галина передаёт вам сигнал ${code} · городской округ Ухта\\. Возьмёте`));
    await irina.presses("Не могу");
    await irina.says("я знакома с мамой Ольгой Петровой");
    irina.sees(/Похоже на имя/);
    await irina.says("уже веду четыре семьи, не успею");
    irina.sees("Передали ваш ответ");
    galina.sees(new RegExp(`Сигнал ${code}: Ирина не берёт\\. Причина: «уже веду четыре семьи, не успею»`));
    await irina.presses("Беру");
    irina.sees("Этот сигнал уже никому не передают");
    await irina.says(`/do ${code} review ${day(5)}`);
    irina.sees("Для вашей роли это недоступно");

    await galina.presses("Передать другому");
    await galina.presses("Ирина");
    await irina.presses("Беру");
    irina.sees(/Отвечает: Ирина/);
    galina.sees(new RegExp(`Сигнал ${code}: теперь отвечает Ирина`));
    await galina.says(`/do ${code} close`);
    galina.sees("Для вашей роли это недоступно");
    await irina.says(`/do ${code} close помощь нашлась`);
    teacher.sees(/закрыто/);
  });

  test("a reason that was asked for is taken as such however sad it is; danger now is heard from anybody", async () => {
    const teacher = await staff("Зинаида", "specialist");
    const galina = await staff("Фаина", "coordinator");
    const lidia = await staff("Лидия", "coordinator");
    const code = await signals(teacher);
    await galina.says(`/do ${code} accept ${day(2)}`);
    const hands = async () => {
      await galina.presses("Передать другому");
      await galina.presses("Лидия");
      await lidia.presses("Не могу");
    };
    await hands();
    await lidia.says("больше не могу, сил совсем нет");
    lidia.sees("Передали ваш ответ");
    galina.sees(/Лидия не берёт\. Причина: «больше не могу, сил совсем нет»/);
    await hands();
    await lidia.says("я сейчас прыгну с крыши");
    lidia.sees("112");
    galina.doesNotSee(/прыгну/);
    await galina.says(`/do ${code} close помощь нашлась`);
  });

  test("looked at by nobody, it goes above after two missed looks, then to the archive, and its words are erased", async () => {
    const chief = await staff("Ольга Ивановна", "head");
    const teacher = await staff("Нина", "specialist");
    const galina = await staff("Светлана", "coordinator");
    const code = await signals(teacher, "Опасность прямо сейчас");
    await galina.says(`/do ${code} accept ${day(1)}`);
    await world.pass(3 * dayMs);
    galina.sees(new RegExp(`Сигнал ${code}: срок вышел\\. Назначьте новый`));
    expect(of(chief, new RegExp(code))).toBe(0);
    await world.pass(3 * dayMs);
    chief.sees(new RegExp(`Сигнал ${code}: срок вышел, и день ничего не менялось`));
    for (let month = 0; month < 3; month += 1) await world.pass(30 * dayMs);
    expect(of(chief, new RegExp(`Сигнал ${code}: два срока пропущены`))).toBeGreaterThan(1);
    expect(of(galina, new RegExp(`Сигнал ${code}: два срока пропущены`))).toBeGreaterThan(1);
    await world.pass(3 * dayMs);
    chief.sees(new RegExp(`Сигнал ${code}: 90 дней без движения`));
    teacher.sees(new RegExp(`Сигнал ${code}: убрано в архив`));
    const request = await world.store.requests.byCode(code);
    expect(request?.closedAt).toBeDefined();
    expect(await world.store.requests.answers(request?.id ?? 0)).not.toEqual([]);
    for (let month = 0; month < 4; month += 1) await world.pass(30 * dayMs);
    expect(await world.store.requests.answers(request?.id ?? 0)).toEqual([]);
  }, 120_000);

  test("taken by nobody, it goes above, and is still nobody's until somebody takes it", async () => {
    const teacher = await staff("Раиса", "specialist");
    const vera = await staff("Вера", "supervisor");
    const code = await signals(teacher, "Опасность прямо сейчас");
    await world.pass(16 * minuteMs);
    vera.sees(new RegExp(`Сигнал ${code}: срок вышел, его никто не принял`));
    await world.pass(3 * dayMs);
    vera.sees(new RegExp(`Сигнал ${code}: срок вышел, и день ничего не менялось`));
    await teacher.says("/signals");
    teacher.sees(new RegExp(`Сигнал ${code}: отправлен, ждёт`));
    await vera.says(`/do ${code} accept ${day(2)}`);
    teacher.sees(new RegExp(`Сигнал ${code}: принято`));
  });
});
