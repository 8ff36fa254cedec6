/** Two people on their way to a mediator: what they press in each language, and the steps that stories share. */
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "./actors.js";
import { takes } from "./scenes.js";
import type { World } from "./world.js";

export const words = {
  ru: {
    language: "Русский",
    role: "Подросток",
    begin: "поссорились с мамой",
    take: "Договориться с посредником",
    parent: "Мама или папа",
    no: "Нет, такого не было",
    calm: "Нет, не страшно",
    quarrel: "Ссора, задело обоих",
    both: "Говорят оба",
    self: "Я передам",
    evening: "Вечером в будни",
    done: "Готово",
    send: "Отправить",
    link: "Ссылка для второй стороны",
    safe: "Да, спокойно",
    yes: "Да, можно попробовать",
    choose: "Выбрать время",
    fits: "Подходит",
    holds: "Держится",
    adult: "Родитель или родственник",
    said: "телефон вечером",
    closed: "договорённость держится",
  },
  tt: {
    language: "Татарча",
    role: /Үсмер/i,
    begin: "әни белән талаштык",
    take: "Арадашчы белән килешү",
    parent: "Әни яки әти",
    no: "Юк, булмады",
    calm: "Юк, курыкмыйм",
    quarrel: "Ызгыш, икебезгә дә авыр",
    both: "Икесе дә сөйли",
    self: "Мин бирәм",
    evening: "Эш көнендә кич",
    done: "Әзер",
    send: "Җибәрү",
    link: "Икенче як өчен сылтама",
    safe: "Әйе, тыныч",
    yes: "Әйе, карарга була",
    choose: "Вакыт сайлау",
    fits: "Туры килә",
    holds: "Тотыла",
    adult: /Әти-әни/,
    said: "телефон турында",
    closed: "килешү тотыла",
  },
  en: {
    language: "English",
    role: /teen/i,
    begin: "I had a fight with my mum",
    take: "Talk with a mediator",
    parent: "My mum or dad",
    no: "No, nothing like that",
    calm: "No, not afraid",
    quarrel: "A quarrel that hurt both",
    both: "Both speak",
    self: "I do",
    evening: "Weekday evenings",
    done: "Done",
    send: "Send",
    link: "Link for the other side",
    safe: "Yes, I feel calm",
    yes: "Yes, we can try",
    choose: "Choose a time",
    fits: "It suits me",
    holds: "It holds",
    adult: /parent/i,
    said: "about my phone",
    closed: "the agreement holds",
  },
} as const;
export type Words = (typeof words)[keyof typeof words];

/** What stories of mediation share, in one world. */
export const mediationIn = (world: World) => {
  const now = () => new Date(world.sandbox.now()).toISOString();
  /** Three in the afternoon in Moscow, so many days from now. */
  const afternoon = (days: number) =>
    `${new Date(world.sandbox.now() + days * dayMs).toISOString().slice(0, 10)}T12:00:00.000Z`;
  const until = (at: string, ms = 0) => world.pass(Date.parse(at) + ms - world.sandbox.now());

  /** A day to come, as staff type it. */
  const dayIn = (days: number) => {
    const [, month, day] = afternoon(days).slice(0, 10).split("-");
    return `${day}.${month}`;
  };

  const slot = async (programme: string, days: number, name: string, municipality?: string) => {
    const startsAt = afternoon(days);
    const added = { programme, kind: "time", name, startsAt, endsAt: startsAt };
    return (await world.store.resources.add({ ...added, ...(municipality ? { municipality } : {}) }, now()))
      .id;
  };

  const meets = async (it: Words, role: string | RegExp = it.role, names = {}): Promise<Phone> => {
    const phone = await world.phone({
      first_name: "Тимур",
      last_name: "Сафин",
      username: "timur_s",
      ...names,
    });
    await phone.opens();
    await phone.presses(it.language);
    await phone.presses(role);
    return phone;
  };

  /** From their own words through the search to the first question of the dialogue. */
  const begins = async (teen: Phone, it: Words, place: string) => {
    await teen.says(it.begin);
    await teen.presses("15–17");
    await teen.says(place);
    await teen.presses(it.take);
  };

  const answersCalmly = async (teen: Phone, it: Words) => {
    await teen.presses(it.parent);
    await teen.presses(it.no);
    await teen.presses(it.calm);
    await teen.presses(it.quarrel);
    await teen.presses(it.both);
  };

  const sends = async (teen: Phone, it: Words) => {
    await teen.says(it.said);
    await teen.presses(it.self);
    await teen.presses(it.evening);
    await teen.presses(it.done);
    await teen.presses(it.send);
  };

  /** What stands behind /start in the link that a person was shown. */
  const linkOf = async (teen: Phone, it: Words): Promise<string> => {
    await teen.presses(it.link);
    const shown = textOf(teen.sees(/t\.me\/.*start=/));
    return /start=([\w-]+)/.exec(shown)?.[1] ?? "";
  };

  const comesBy = async (link: string, it: Words): Promise<Phone> => {
    const other = await world.phone({ first_name: "Алсу", last_name: "Сафина", username: "alsu_s" });
    await other.opens(link);
    await other.presses(it.language);
    await other.presses(it.adult);
    return other;
  };

  const cardIn = (thread: number) =>
    world.forum.inTopic(thread).findLast((message) => textOf(message).startsWith("Заявка")) ??
    (() => {
      throw new Error(`No request among: ${world.forum.inTopic(thread).map(textOf).join("\n---\n")}`);
    })();

  const reminders = (phone: Phone) =>
    phone.fromBot().filter((message) => /^(Напоминаю|Искә төшерәм|A reminder)/.test(textOf(message))).length;

  /** Two sides who have agreed and found a time: the second slot of two. */
  const settles = async (
    aigul: Phone,
    it: Words,
    {
      programme,
      place,
      municipality,
      teen,
    }: {
      programme: string;
      place: string;
      municipality: string;
      teen: Phone;
    },
  ) => {
    await slot(programme, 4, "кабинет 2", municipality);
    const later = await slot(programme, 5, "кабинет 3", municipality);
    await begins(teen, it, place);
    await answersCalmly(teen, it);
    await sends(teen, it);
    const thread = await takes(world, aigul);
    await aigul.inTopic(thread).says(`/do invite ${dayIn(14)}`);
    const link = await linkOf(teen, it);
    const mother = await comesBy(link, it);
    await mother.presses(it.safe);
    await mother.presses(it.yes);
    await teen.presses(it.choose);
    await teen.presses("кабинет 2");
    await mother.presses(it.choose);
    await mother.presses("кабинет 3");
    await teen.presses(it.fits);
    const meeting = (await world.store.resources.get(later))?.startsAt ?? "";
    return { mother, thread, link, meeting };
  };

  return {
    until,
    dayIn,
    slot,
    meets,
    begins,
    answersCalmly,
    sends,
    linkOf,
    comesBy,
    cardIn,
    reminders,
    settles,
  };
};
