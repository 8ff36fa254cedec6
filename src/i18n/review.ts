/**
 * The texts on which a child's safety depends, side by side in all languages, with what named people have reviewed of
 * them. A review holds for the very words that were read: `locales/reviewed.json` keeps their fingerprint, and a text
 * that was changed since counts as not reviewed. Owns reading that file; shows and changes nothing.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Language, languages } from "../domain/people.js";
import { localesDir, readLocale } from "./i18n.js";

/**
 * What a frightened person may be shown, and what those who answer them are taught; other texts for staff, of the
 * directory and of calmer programmes are not among them.
 */
const safetyNamespaces = [
  "sos",
  "crisis",
  "heard",
  "hide",
  "duty",
  "start",
  "bullying",
  "log",
  "talk",
  "common",
  "violence",
  "stay",
  "plan",
  "follow",
  "response",
  "mediation",
  "request",
  "care",
  "topic",
  "watch",
  "handover",
  "appointments",
  "training",
];

const reviews = z.record(
  z.string(),
  z.partialRecord(
    z.enum(languages),
    z.strictObject({ on: z.iso.date(), by: z.string().min(1), words: z.string().length(12) }),
  ),
);

export type SafetyText = Record<Language, string> & {
  key: string;
  /** Languages in which these very words were reviewed. */
  reviewedIn: Language[];
  /** Whether that is all of them. */
  reviewed: boolean;
};

const flatten = (value: unknown, key: string): [string, string][] =>
  typeof value === "string"
    ? [[key, value]]
    : Object.entries(value as object).flatMap(([name, inner]) =>
        flatten(inner, key.endsWith(":") ? key + name : `${key}.${name}`),
      );

/** All texts of a language by their keys, such as `bullying:advice.tell_adult`. */
export const textsOf = (language: Language, dir = localesDir): Map<string, string> =>
  new Map(Object.entries(readLocale(language, dir)).flatMap(([name, texts]) => flatten(texts, `${name}:`)));

/** What is written into a review as `words`. */
export const fingerprint = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * The safety texts, sorted by namespace. Where a language has no words of its own for adults, its usual ones stand.
 * @throws when a text is missing, or when a review names a text that does not exist
 */
export const safetyTexts = (dir = localesDir): SafetyText[] => {
  const texts = new Map(languages.map((language) => [language, textsOf(language, dir)]));
  const done = reviews.parse(JSON.parse(readFileSync(path.join(dir, "reviewed.json"), "utf8")));
  const all = new Set([...texts.values()].flatMap((one) => [...one.keys()]));
  const keys = safetyNamespaces.flatMap((name) => [...all].filter((key) => key.startsWith(`${name}:`)));
  const unknown = Object.keys(done).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`reviewed.json names no safety text: ${unknown.join(", ")}`);

  const words = (language: Language, key: string): string => {
    const own = texts.get(language);
    const found = own?.get(key) ?? own?.get(key.replace(/_adult$/, ""));
    if (found === undefined) throw new Error(`No text for ${key} in ${language}`);
    return found;
  };
  return keys.map((key) => {
    const row = { ru: words("ru", key), tt: words("tt", key), en: words("en", key) };
    const reviewedIn = languages.filter(
      (language) => done[key]?.[language]?.words === fingerprint(row[language]),
    );
    return { key, ...row, reviewedIn, reviewed: reviewedIn.length === languages.length };
  });
};
