/** Made-up people, every way in which they give away who they are, and the search for it in whatever was sent. */
import fc from "fast-check";
import type { Person, RecordedCall } from "../../src/sandbox/contract.js";

export type Identity = Pick<Person, "id" | "first_name" | "phone_number"> &
  Partial<Pick<Person, "last_name" | "username" | "language_code">>;

const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const russian = letters("абвгдежзиклмнопрстуфхцчшщыэюяё", 6, 11);
const tatar = letters("абгдежзиклмнорстуфхшәөүҗңһ", 6, 11);
const latin = letters("abcdefghijklmnopqrstuvwxyz", 6, 11);
const word = fc.oneof(russian, tatar, latin).map(capital);
const surname = fc.oneof(
  word,
  russian.map((stem) => `${capital(stem)}ов`),
  russian.map((stem) => `${capital(stem)}ина`),
  russian.map((stem) => `${capital(stem)}ская`),
  fc.tuple(word, word).map((both) => both.join("-")),
  fc.tuple(word, word).map((both) => both.join(" ")),
  word.map((name) => `${name} 🌸`),
  word.map((name) => `${name}.`),
);

export const identities: fc.Arbitrary<Identity> = fc
  .record({
    id: fc.integer({ min: 1_200_000_000, max: 9_999_999_999 }),
    first_name: fc.oneof(word, fc.constantFrom("Аля", "Я", "♥", "мама Лены")),
    last_name: fc.option(surname, { nil: undefined, freq: 5 }),
    username: fc.option(
      fc
        .tuple(letters("abcdefghijklmnopqrstuvwxyz", 3, 8), fc.integer({ min: 10, max: 9999 }))
        .map(([a, n]) => `${a}_${n}`),
      { nil: undefined, freq: 5 },
    ),
    phone_number: fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((number) => `7${number}`),
    language_code: fc.constantFrom("ru", "tt", "en", "uk", undefined),
  })
  .map(
    (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Identity,
  );

const spread = (digits: string, between: string) =>
  `${digits.slice(0, 1)}${between}${digits.slice(1, 4)}${between}${digits.slice(4, 7)}${between}${digits.slice(7, 9)}${between}${digits.slice(9)}`;

/** A name of its own and no nickname; the short one stands within other words. */
const isGiven = (first: string) => /^\p{L}{4,}$/u.test(first);

/** Everything by which a person can be told, as they may write it themselves. */
export const givenAway = ({ id, first_name, last_name, username, phone_number }: Identity): string[] => {
  const own = phone_number.slice(1);
  return [
    String(id),
    `tg://user?id=${id}`,
    phone_number,
    `+${phone_number}`,
    `8${own}`,
    own,
    `+${spread(phone_number, " ")}`,
    spread(`8${own}`, "-"),
    `8 (${own.slice(0, 3)}) ${own.slice(3, 6)}–${own.slice(6, 8)}–${own.slice(8)}`,
    `https://wa.me/${phone_number}`,
    ...(isGiven(first_name)
      ? [
          first_name,
          first_name.toLowerCase(),
          first_name.toUpperCase(),
          `меня зовут ${first_name}`,
          `минем исемем ${first_name}`,
          `my name is ${first_name}`,
          `мама ${first_name}`,
        ]
      : []),
    ...(last_name === undefined
      ? []
      : [
          `${first_name} ${last_name}`,
          `${last_name} ${first_name}`,
          `${first_name}\n${last_name}`,
          last_name,
          last_name.toUpperCase(),
          last_name.toLowerCase(),
          last_name.normalize("NFD"),
          `${last_name.slice(0, 3)}\u200B${last_name.slice(3)}`,
        ]),
    ...(username === undefined
      ? []
      : [
          `@${username}`,
          username,
          username.toUpperCase(),
          `https://t.me/${username}`,
          `t.me/${username}?start=1`,
          `${username}.t.me`,
        ]),
  ];
};

/** What may stand nowhere: plain letters and digits, compared without case. */
const marks = ({ id, first_name, last_name, username, phone_number }: Identity): string[] =>
  [
    String(id),
    phone_number.slice(1),
    isGiven(first_name) ? first_name : undefined,
    last_name?.replaceAll(/[^\p{L} -]/gu, "").trim(),
    username,
  ].flatMap((mark) => (mark === undefined ? [] : [mark.toLowerCase()]));

const strings = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
};

/** Which of somebody's marks stand in anything, in whatever field and writing. */
export const leaks = (anything: unknown, who: Identity): string[] =>
  strings(anything).flatMap((text) => {
    const plain = text.normalize("NFC").replaceAll("\u200B", "").toLowerCase();
    const digits = plain.replaceAll(/[\s().–-]/g, "");
    return marks(who)
      .filter((mark) => plain.includes(mark) || (/^\d+$/.test(mark) && digits.includes(mark)))
      .map((mark) => `${mark} in: ${text}`);
  });

/** What was sent to a chat, without the address a copy is taken from: that goes to Telegram, not to the group. */
export const sentTo = (calls: readonly RecordedCall[], chat: number): unknown[] =>
  calls
    .filter(({ params }) => Number(params["chat_id"]) === chat)
    .map(({ params }) => ({ ...params, chat_id: undefined, from_chat_id: undefined }));
