/** Words in three languages from `locales/`. Knows files and languages, not what is said when. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import i18next, { type i18n as Instance, type ParseKeys } from "i18next";
import { type Language, languages } from "../domain/people.js";
import type { namespaces } from "./resources.js";

export const localesDir = fileURLToPath(new URL("../../locales", import.meta.url));

type Namespaces = typeof namespaces;

/** A key of a text, such as `start:hello`; a wrong one does not compile. */
export type Key = ParseKeys<Namespaces>;

/** Translates into the language and form of address of one reader. */
export type T = (key: Key, values?: Record<string, string | number>) => string;

export type I18n = {
  /** @param adult whether the reader is addressed with «вы»: keys ending in `_adult` win where they exist */
  translator(language: Language, adult: boolean): T;
};

/** All texts of a language, by namespace. */
export const readLocale = (language: string, dir = localesDir): Record<string, unknown> => {
  const files = readdirSync(path.join(dir, language)).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -5),
      JSON.parse(readFileSync(path.join(dir, language, name), "utf8")) as unknown,
    ]),
  );
};

/** Loads all languages. A missing key or value throws: better a test that fails than a hole in a sentence. */
export const createI18n = (): I18n => {
  const instance: Instance = i18next.createInstance();
  const resources = Object.fromEntries(languages.map((language) => [language, readLocale(language)]));
  void instance.init({
    lng: "ru",
    fallbackLng: "ru",
    resources: resources as never,
    ns: Object.keys(resources["ru"] ?? {}),
    defaultNS: "common",
    initAsync: false,
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new Error(`No text for ${namespace}:${key}`);
    },
    missingInterpolationHandler: (_text, match: string[]) => {
      throw new Error(`No value for ${String(match[0])}`);
    },
  });
  const fixed = Object.fromEntries(
    languages.map((language) => [language, instance.getFixedT(language)]),
  ) as unknown as Record<Language, (key: string, values: Record<string, unknown>) => string>;
  const translate = (language: Language, adult: boolean): T => {
    const context = adult ? { context: "adult" } : {};
    // Labels of buttons are asked for many times a step and are always the same.
    const unchanging = new Map<Key, string>();
    return (key, values) => {
      if (values !== undefined) return fixed[language](key, { ...values, ...context });
      const text = unchanging.get(key) ?? fixed[language](key, context);
      unchanging.set(key, text);
      return text;
    };
  };
  const translators = Object.fromEntries(
    languages.map((language) => [
      language,
      { child: translate(language, false), adult: translate(language, true) },
    ]),
  ) as Record<Language, { child: T; adult: T }>;
  return { translator: (language, adult) => translators[language][adult ? "adult" : "child"] };
};
