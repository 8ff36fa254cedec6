/** Early-warning signals: Komi with three agencies, from a teacher's word to its end; Novosibirsk's pilot district. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffRole } from "../../src/domain/teams.js";
import { dayMs, hourMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A member of staff in their own chat with the bot, let in by their link. */
const staff = async (name: string, role: StaffRole, language = "Русский"): Promise<Phone> => {
  const phone = await world.phone({ side: "staff", first_name: name, last_name: "Служебная" });
  await phone.opens();
  await phone.presses(language);
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  return phone;
};

const languages = {
  ru: {
    language: "Русский",
    basis: "Родители согласны",
    agency: "Образование",
    gravity: "Первые признаки",
    age: "7–10",
    care: "Уход",
    behaviour: "Поведение",
    done: "Готово",
    hungry: "Голоден",
    flinches: "Вздрагивает",
    source: "Видели сами",
    skip: "Пропустить",
    send: "Отправить",
    sent: /Номер семьи: (\w{5})/,
    taken: /Сигнал \w{5}: принято/,
    closed: /Сигнал \w{5}: закрыто/,
    refused: /Похоже на имя/,
  },
  tt: {
    language: "Татарча",
    basis: "Әти-әни риза",
    agency: "Мәгариф",
    gravity: "Беренче билгеләр",
    age: "7–10",
    care: "Карау",
    behaviour: "Үз-үзен тоту",
    done: "Әзер",
    hungry: "Ач",
    flinches: "Сискәнә",
    source: "Үзебез күрдек",
    skip: /Калдыр|Үткәр/,
    send: "Җибәрү",
    sent: /Гаилә номеры: (\w{5})/,
    taken: /Сигнал \w{5}: алынды/,
    closed: /Сигнал \w{5}: ябылды/,
    refused: /Исемгә охшаган/,
  },
  en: {
    language: "English",
    basis: "The parents agree",
    agency: "Education",
    gravity: "First signs",
    age: "7–10",
    care: "Care",
    behaviour: "Behaviour",
    done: "Done",
    hungry: "Hungry",
    flinches: "Flinches",
    source: "Seen ourselves",
    skip: "Skip",
    send: "Send",
    sent: /The family's number: (\w{5})/,
    taken: /Signal \w{5}: taken/,
    closed: /Signal \w{5}: closed/,
    refused: /This looks like a name/,
  },
} as const;
type Words = (typeof languages)[keyof typeof languages];

/** From `/signal`, or words of one's own, to the number of the family. */
const signals = async (
  phone: Phone,
  words: Words,
  place: string,
  gravity: string = words.gravity,
  begins = "/signal",
) => {
  await phone.says(begins);
  await phone.says(place);
  await phone.presses(words.basis);
  await phone.presses(words.agency);
  await phone.presses(gravity);
  await phone.presses(words.age);
  await phone.presses(words.care);
  await phone.presses(words.behaviour);
  await phone.presses(words.done);
  await phone.presses(words.hungry);
  await phone.presses(words.done);
  await phone.presses(words.flinches);
  await phone.presses(words.done);
  await phone.says("мама Оля больше не приходит");
  phone.sees(words.refused);
  await phone.says("третий день приходит голодный, обеда дома нет");
  await phone.presses(words.source);
  await phone.presses(words.skip);
  await phone.presses(words.send);
  return words.sent.exec(textOf(phone.sees(words.sent)))?.[1] ?? "";
};

const calls = async (owner: Phone, name: string, agency: string) => {
  await owner.presses("Позвать участника");
  await owner.presses(name);
  await owner.presses(agency);
};

/** The number by which a member of staff is named in a task. */
const numberOf = (owner: Phone, name: string): string =>
  new RegExp(`№(\\d+) ${name}`).exec(textOf(owner.sees(new RegExp(`№\\d+ ${name}`))))?.[1] ?? "";

const day = (days: number): string => {
  const at = new Date(world.sandbox.now() + days * dayMs);
  return `${at.getUTCDate()}.${at.getUTCMonth() + 1}`;
};

describe("nobody can take it yet", () => {
  test("its sender is not asked to, hears whom to call, and whoever comes first is shown it", async () => {
    const teacher = await staff("Нина", "specialist");
    const code = await signals(teacher, { ...languages.ru, sent: /Номер семьи: (\w{5})/ }, "Ухта");
    teacher.sees(/Сейчас принять его некому[\s\S]*112/);
    expect(teacher.buttons()).not.toContain("Принять");
    await teacher.says("/signals");
    expect(teacher.buttons()).not.toContain("Принять");
    const lead = await staff("Рита", "coordinator");
    lead.sees(new RegExp(`Сигнал ${code} · городской округ Ухта`));
    await lead.presses("Принять");
    await lead.presses(/\d/);
    teacher.sees(languages.ru.taken);
    await world.store.teams.dismiss(
      (await world.store.teams.allStaff()).find(({ name }) => name === "Рита")?.id ?? 0,
    );
  });
});

describe("Коми: раннее выявление", () => {
  test("a teacher's signal: taken, three agencies with their own tasks, a review, closed", async () => {
    const teacher = await staff("Тамара", "specialist");
    const galina = await staff("Галина", "coordinator");
    const nurse = await staff("Зоя", "specialist");
    const officer = await staff("Пётр", "specialist");
    const begins = "хочу сообщить о семье, ребёнку нужна помощь";
    const code = await signals(teacher, languages.ru, "Ухта", languages.ru.gravity, begins);
    teacher.sees(/Раннее выявление семейного неблагополучия/);
    teacher.sees(/спросите у специалиста: .*согласие/);
    teacher.sees(/Принять его должны до/);
    // What named somebody is gone from the chat and came nowhere else.
    expect(teacher.messages().map(textOf).join("\n")).not.toContain("мама Оля больше");
    galina.sees(new RegExp(`Сигнал ${code} · городской округ Ухта\\nСейчас: ждёт, кто примет`));
    galina.sees(
      /Уход: Голоден\n• Поведение: Вздрагивает\n• Факты: «третий день приходит голодный, обеда дома нет»/,
    );
    nurse.doesNotSee(new RegExp(code));

    await galina.presses("Принять");
    await galina.presses(/\d/);
    galina.sees(/Сейчас: принят, нужна первая встреча\nОтвечает: Галина/);
    teacher.sees(languages.ru.taken);
    await galina.presses("Встреча была");
    await galina.says(`/do ${code} work ${day(14)}`);
    teacher.sees(/Сигнал \w{5}: в работе/);

    await calls(galina, "Зоя", "Медицина");
    await calls(galina, "Пётр", "Полиция");
    await calls(galina, "Тамара", "Образование");
    nurse.sees(new RegExp(`Сигнал ${code} · городской округ Ухта\\. Вас позвали`));
    nurse.doesNotSee(/голодный/);
    await nurse.presses("Подтвердить получение");
    galina.sees(/Зоя подтверждает получение/);
    galina.sees(/Пётр \(Полиция\): получение не подтверждено/);
    // A working day: who was called on a day off has until the end of the first day after it.
    const isMissed = () => galina.fromBot().some((one) => /Пётр рабочий день не подтвер/.test(textOf(one)));
    await world.pass(dayMs - minuteMs);
    expect(isMissed()).toBe(false);
    for (let days = 0; days < 15 && !isMissed(); days += 1) await world.pass(dayMs);
    galina.sees(/Пётр рабочий день не подтверждает получение/);
    await officer.presses("Подтвердить получение");

    await galina.presses("Дать задачу");
    const [zoya, pyotr] = [numberOf(galina, "Зоя"), numberOf(galina, "Пётр")];
    await galina.says(`/do ${code} task ${zoya} ${day(3)} осмотр у педиатра`);
    await galina.says(`/do ${code} task ${pyotr} ${day(3)} поговорить с Мариной`);
    galina.sees(/Похоже на имя или название\. Сообщение удалили/);
    expect(galina.fromBot().map(textOf).join("\n")).not.toMatch(/Марин|строчной/);
    await galina.says(`/do ${code} task ${pyotr} ${day(3)} визит участкового`);
    nurse.sees(/осмотр у педиатра — Медицина, до/);
    nurse.doesNotSee(/визит участкового/);
    await nurse.says("/signals");
    await nurse.presses(/Сделано/);
    galina.sees(new RegExp(`Сигнал ${code}, сделано: осмотр у педиатра \\(Зоя\\)`));
    // The other task is late: a day later its owner hears of it, two days later who is above.
    const vera = await staff("Вера", "supervisor");
    const isLate = (phone: Phone) =>
      phone
        .fromBot()
        .some((message) => textOf(message).includes("задача просрочена: визит участкового (Пётр)"));
    for (let half = 0; half < 12 && !isLate(galina); half += 1) await world.pass(dayMs / 2);
    expect([isLate(galina), isLate(vera)]).toEqual([true, false]);
    await world.pass(dayMs);
    expect(isLate(vera)).toBe(true);
    await officer.presses(/Сделано/);

    await world.pass(7 * dayMs);
    galina.sees(/Напоминаю о сигнале/);
    await galina.says(`/do ${code} review ${day(30)}`);
    galina.sees(/Напишите следующим сообщением, без имён/);
    await galina.says("семья справляется, смотрим через месяц");
    const [date = ""] = day(30).split(".");
    expect(galina.fromBot().map(textOf).at(-1)).toMatch(
      new RegExp(`Сейчас: в работе[\\s\\S]*Срок: ${date} \\p{L}+`, "u"),
    );
    await galina.says("/signals");
    await galina.says(`/do ${code} close`);
    galina.sees(new RegExp(`без имён\\. Или командой: /do ${code} close слова`));
    await galina.says(`/do ${code} close обеды в школе оформлены, семья справляется`);
    teacher.sees(languages.ru.closed);
    // Who signalled learns how it stands, and nothing of what was done.
    teacher.doesNotSee(/справляется|осмотр|участков/);
    officer.sees(new RegExp(`Сигнал ${code} закрыт`));
    await galina.says(`/do ${code} review ${day(3)}`);
    galina.sees(/Сейчас так нельзя/);
    // Three weeks of five people's days.
  }, 120_000);

  test("nobody takes it, then its owner lets a day pass: above they hear of both", async () => {
    const chief = await staff("Ольга Ивановна", "head");
    const teacher = await staff("Ирина", "specialist");
    const code = await signals(teacher, languages.ru, "Сыктывкар", "Опасность прямо сейчас");
    teacher.sees(/112/);
    chief.doesNotSee(new RegExp(code));
    await world.pass(16 * minuteMs);
    chief.sees(new RegExp(`Сигнал ${code}: срок вышел, его никто не принял`));
    await chief.says(`/do ${code} принять ${day(1)}`);
    await world.pass(3 * dayMs);
    chief.sees(new RegExp(`Сигнал ${code}: срок вышел\\. Назначьте новый`));
    await world.pass(3 * dayMs);
    chief.sees(new RegExp(`Сигнал ${code}: срок вышел, и день ничего не менялось`));
    await teacher.says("/signals");
    teacher.sees(new RegExp(`Сигнал ${code}: в работе`));
    await teacher.says(`/do ${code} close сама решила`);
    teacher.sees("Для вашей роли это недоступно");
    await chief.says(`/do ${code} close помощь дана`);
  });

  test("without a basis nothing is sent; a stranger is led to help; where there is none it is said", async () => {
    const teacher = await staff("Нина", "specialist");
    await teacher.says("/signal");
    await teacher.says("Эжва");
    await teacher.presses("Пропустить");
    teacher.sees(/Без согласия родителей или законного основания сигнал не отправляем/);
    await teacher.says("/signal");
    await teacher.says("Воркута");
    teacher.sees(/О таком в этом месте мы не знаем/);
    // A fact is no basis: which one stands behind it is asked.
    const other = await staff("Рита", "specialist");
    await other.says("/signal");
    await other.says("Эжва");
    await other.says("три раза за неделю ребёнок просил еду у одноклассников");
    other.sees(/Какое из трёх оснований/);
    await other.presses("Обязанность по закону");
    expect(other.buttons()).not.toContain("Обязанность по закону");
    other.doesNotSee(/законного основания сигнал не отправляем/);
    const stranger = await world.phone();
    await stranger.opens();
    await stranger.presses("Русский");
    await stranger.presses("Работаю с детьми");
    for (const command of ["/signal", "/signals", "/do ABCDE close"]) {
      await stranger.says(command);
      expect(textOf(stranger.last())).toMatch(/Сигнал передают только сотрудники/);
    }
  });
});

describe("Новосибирская область: пилотный район", () => {
  test("«Защитники детства»: from the Tatarsk district, not ours after all", async () => {
    const galina = await staff("Светлана", "coordinator");
    const doctor = await staff("Раиса", "specialist");
    const code = await signals(doctor, languages.ru, "Татарск");
    doctor.sees(/«Защитники детства»/);
    galina.sees(new RegExp(`Сигнал ${code} · Татарский район`));
    await galina.says(`/do ${code} refuse семья переехала, передали туда`);
    doctor.sees(languages.ru.closed);
    await doctor.says("/signals");
    doctor.sees(new RegExp(`Сигнал ${code}: закрыто`));
    await world.pass(2 * hourMs);
  });

  test.each(["tt", "en"] as const)("the same in %s", async (language) => {
    const words = languages[language];
    const owner = await staff(`Владелец ${language}`, "coordinator");
    const teacher = await staff(`Учитель ${language}`, "specialist", words.language);
    const code = await signals(teacher, words, language === "tt" ? "Татарск" : "Tatarsk");
    await owner.says(`/do ${code} accept ${day(2)}`);
    teacher.sees(words.taken);
    await owner.says(`/do ${code} close помощь нашлась`);
    teacher.sees(words.closed);
  });
});
