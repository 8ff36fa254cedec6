/** Phrases that staff send with one tap: whose they are, which of two with one word is meant, and what stands in their gaps. */
import { type Language, languages } from "../people.js";

export type CannedReply = {
  id: number;
  /** Whose own it is; without one, the team's, and without that either, everybody's. */
  staffId: number | undefined;
  teamId: number | undefined;
  /** By which it is sent: `/r рядом`. */
  word: string;
  texts: Partial<Record<Language, string>>;
};

/** Gaps in a phrase, as staff write them in Russian or in Latin letters. */
const gapNames = {
  имя: "name",
  name: "name",
  специалист: "specialist",
  specialist: "specialist",
  линия: "line",
  line: "line",
} as const;
export type Gap = (typeof gapNames)[keyof typeof gapNames];

const gapOf = (name: string): Gap | undefined =>
  (gapNames as Record<string, Gap | undefined>)[name.trim().toLowerCase()];

/** Gaps in a text that nobody could fill. */
export const unknownGaps = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/gu)]
    .map(([gap]) => gap)
    .filter((gap) => gapOf(gap.slice(1, -1)) === undefined);

/** A phrase with its gaps filled; one that nothing is known for goes, with the comma or the space before it. */
export const fillGaps = (text: string, values: Readonly<Partial<Record<Gap, string>>>): string =>
  text
    .replaceAll(/([,\s]*)\{([^{}]*)\}/gu, (_, before: string, name: string) => {
      const gap = gapOf(name);
      const value = gap === undefined ? "" : (values[gap] ?? "");
      return value === "" ? "" : `${before}${value}`;
    })
    .replace(/^[,\s]+/u, "");

/** The words of a phrase for somebody: in their language, otherwise in Russian, otherwise in any that there is. */
export const wordsFor = (
  { texts }: Pick<CannedReply, "texts">,
  language: Language,
): { text: string; language: Language } | undefined => {
  for (const one of [language, "ru", ...languages] as const) {
    const text = texts[one];
    if (text !== undefined) return { text, language: one };
  }
  return undefined;
};

const rank = ({ staffId, teamId }: CannedReply) => (staffId !== undefined ? 0 : teamId === undefined ? 2 : 1);

/** One's own before the team's before everybody's; one of a word. */
export const nearest = (replies: readonly CannedReply[]): CannedReply[] => {
  const found = new Map<string, CannedReply>();
  for (const reply of replies.toSorted((a, b) => rank(a) - rank(b)))
    if (!found.has(reply.word)) found.set(reply.word, reply);
  return [...found.values()].toSorted((a, b) => a.word.localeCompare(b.word, "ru"));
};

/** A word as it is kept: short, small, and of letters or digits. Undefined when it is none. */
export const readWord = (text: string): string | undefined => {
  const word = text.trim().toLowerCase();
  return /^[\p{L}\p{N}_-]{1,24}$/u.test(word) ? word : undefined;
};

export type ReplyCommand =
  | { act: "list" }
  | { act: "save"; word: string; language: Language; team: boolean; text: string }
  | { act: "drop"; word: string; team: boolean }
  | { act: "unclear" };

/** The number of a team, where one is named before a phrase's words: `team @2 рядом = …`. */
export const readTeamNumber = (typed: string): { team: number | undefined; words: string } => {
  const [, before = "", number, after = ""] = /^([^=]*?)@(\d{1,6})(?!\S)(.*)$/su.exec(typed) ?? [];
  if (number === undefined) return { team: undefined, words: typed };
  return { team: Number(number), words: `${before}${after}`.trim() };
};

/** What is typed behind `/replies`: `рядом = …`, `рядом tt = …`, `team рядом = …`, `delete рядом`. */
export const readReplyCommand = (typed: string): ReplyCommand => {
  const said = typed.trim();
  if (said === "") return { act: "list" };
  const [head = "", ...tail] = said.split("=");
  const words = head.trim().split(/\s+/u);
  const isTeam = (word: string) => /^(?:team|команда|команды)$/iu.test(word);
  const isDrop = (word: string) => /^(?:delete|del|удалить)$/iu.test(word);
  const team = words.some(isTeam);
  const [first = "", second, ...more] = words.filter((word) => !isTeam(word) && !isDrop(word));
  const word = readWord(first);
  if (word === undefined || more.length > 0) return { act: "unclear" };
  if (words.some(isDrop))
    return tail.length === 0 && second === undefined ? { act: "drop", word, team } : { act: "unclear" };
  const language = second === undefined ? "ru" : languages.find((one) => one === second.toLowerCase());
  const text = tail.join("=").trim();
  return text === "" || language === undefined
    ? { act: "unclear" }
    : { act: "save", word, language, team, text };
};
