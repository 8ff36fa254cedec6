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
  createdAt: Instant;
};

/** What Telegram says of a chat; kept sealed, read only by the sender and by masking. */
export type ChatIdentity = {
  telegramId: number;
  kind: "private" | "group";
  firstName?: string | undefined;
  lastName?: string | undefined;
  username?: string | undefined;
  languageCode?: string | undefined;
};

/** Whether a person is spoken to with «ты»: teens are, adults are not; the unknown are met as teens. */
export const isAdult = (role: PersonRole | undefined): boolean => role !== undefined && role !== "teen";

export const languageOf = (person: Person, clientLanguage: string | undefined): Language => {
  if (person.language !== undefined) return person.language;
  const code = clientLanguage?.slice(0, 2);
  return isLanguage(code) ? code : "ru";
};
