/** Who writes: a person, and the chat they write in. What is known of a person is what they chose to say. */
import type { Instant } from "./time.js";

export const languages = ["ru", "tt", "en"] as const;
export type Language = (typeof languages)[number];
export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

export const personRoles = ["teen", "parent", "worried", "professional"] as const;
export type PersonRole = (typeof personRoles)[number];

export type Person = {
  id: number;
  chatId: number;
  /** Undefined until chosen; `languageOf` then falls back on what the Telegram client says. */
  language: Language | undefined;
  role: PersonRole | undefined;
  region: string | undefined;
  silent: boolean;
  /** A question about danger that waits for its answer. */
  crisis: "soft" | "hard" | undefined;
  /** When they last hid what stood in their chat: nothing from before is offered to be taken up again. */
  hiddenAt: Instant | undefined;
  /** They have hid their chat, and nobody has shown since to be them: whoever holds the phone learns nothing. */
  guarded: boolean;
  /** They chose that nothing is removed from their chat by itself. */
  keepChat: boolean;
  /** The ticket that their next words are added to: they opened it with its case code. */
  addingTo: number | undefined;
  createdAt: Instant;
};

/** What somebody calls themselves in Telegram. */
export type ChatNames = {
  firstName?: string | undefined;
  lastName?: string | undefined;
  username?: string | undefined;
};

/** What Telegram says of a chat; kept sealed, read only by the sender and by masking. */
export type ChatIdentity = ChatNames & {
  telegramId: number;
  kind: "private" | "group";
  languageCode?: string | undefined;
  /** Names this chat had before: they still tell who it is. */
  formerly?: readonly ChatNames[] | undefined;
};

const mostFormer = 5;

/** The identity to keep when a chat has changed its names; undefined when it has not. */
export const renamed = (known: ChatIdentity, seen: ChatIdentity): ChatIdentity | undefined => {
  const { firstName, lastName, username, formerly = [] } = known;
  if (firstName === seen.firstName && lastName === seen.lastName && username === seen.username)
    return undefined;
  return { ...seen, formerly: [...formerly, { firstName, lastName, username }].slice(-mostFormer) };
};

/** Whether a person is spoken to with «ты»: teens are, adults are not; the unknown are met as teens. */
export const isAdult = (role: PersonRole | undefined): boolean => role !== undefined && role !== "teen";

/** The language somebody's Telegram is in, if it is one of ours. */
export const languageOfClient = (code: string | undefined): Language => {
  const language = code?.slice(0, 2);
  return isLanguage(language) ? language : "ru";
};

export const languageOf = (person: Person, clientLanguage: string | undefined): Language =>
  person.language ?? languageOfClient(clientLanguage);
