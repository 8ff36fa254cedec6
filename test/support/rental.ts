/** Baby goods that are lent: what is pressed in each language, and the way to a request that stories share. */
import type { Phone } from "./actors.js";

export const rentalWords = {
  ru: {
    language: "Русский",
    role: "Родитель",
    find: "/find",
    rental: "Прокат для малыша",
    age: "до 3",
    take: "Взять вещь",
    item: "Коляска",
    today: "Сегодня",
    month: "месяц",
    send: "Отправить",
    sent: "отправлена",
    yes: "Да, заберу",
    longer: "Продлить",
    back: "Вещь вернулась",
  },
  tt: {
    language: "Татарча",
    role: "Әти-әни",
    find: "/find",
    rental: "прокат",
    age: "3 яшькә",
    take: "Әйбер алып тору",
    item: "Бала арбасы",
    today: "Бүген",
    month: "бер айга",
    send: "Җибәрү",
    sent: "җибәрелде",
    yes: "Әйе, алам",
    longer: "Озайту",
    back: "Әйбер кайтты",
  },
  en: {
    language: "English",
    role: /parent/i,
    find: "/find",
    rental: /renta|borrow|baby/i,
    age: /3$/,
    take: "Borrow a thing",
    item: "Pram",
    today: "Today",
    month: "a month",
    send: "Send",
    sent: "is sent",
    yes: "Yes, I will get it",
    longer: "More time",
    back: "The thing is back",
  },
} as const;

export type RentalWords = (typeof rentalWords)[keyof typeof rentalWords];

/** From the menu to the question which thing. */
export const looksForThing = async (phone: Phone, words: RentalWords = rentalWords.ru): Promise<void> => {
  await phone.says(words.find);
  await phone.presses(words.rental);
  await phone.presses(words.age);
  await phone.says("Альметьевск");
  await phone.presses(words.take);
};

/** All the way: what is said instead of an answer in the words. */
export const asksForThing = async (
  phone: Phone,
  words: RentalWords = rentalWords.ru,
  { item = words.item, howLong = words.month }: { item?: string; howLong?: string } = {},
): Promise<void> => {
  await looksForThing(phone, words);
  await phone.presses(item);
  await phone.presses(words.today);
  await phone.presses(howLong);
  await phone.presses(words.send);
};
