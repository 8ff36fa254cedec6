/** Tasks that a specialist gives to somebody of another agency: reads what is typed in a topic and in the partner's own chat. */
import { dayAtEnd, daySaid } from "../dates-said.js";
import { type Day, type DayRefusal, plusDays } from "../days.js";
import { type Outcome, ok, refuse } from "../outcome.js";
import type { Agency } from "../programmes/signal.js";

export type Partner = { id: number; name: string; agency?: string | undefined };

/** What an agency is called: all of its names in all languages. */
export type AgencyNames = readonly (readonly [agency: Agency, names: readonly string[]])[];

export const longestTask = 300;
const farthestDays = 90;

/** Letters that a name keeps in all of its cases: «опека», «опеке»; short words have no ending to lose. */
const stemOf = (word: string): string =>
  word.length > 5 ? word.slice(0, -2) : word.slice(0, Math.max(3, word.length - 1));
const plain = (text: string): string => text.toLowerCase().replaceAll("ё", "е");
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}-]+/gu) ?? [];

/** The agency that a word begins to name, in whatever case. */
export const agencyNamed = (word: string, agencies: AgencyNames): AgencyNames[number] | undefined => {
  const said = plain(word);
  return agencies.find(([code, names]) =>
    [code, ...names].some((name) => {
      const [stem = ""] = wordsIn(name);
      return said.length > 2 && said.startsWith(stemOf(stem));
    }),
  );
};

type Whom = { partners: Partner[]; rest: string };

const afterWords = (text: string, words: number): string =>
  text
    .split(/\s+/)
    .slice(words)
    .join(" ")
    .replace(/^[\s,:;–—-]+/, "");

/** Whom the beginning of a text names: by the whole name, by a word of it, by the agency. */
const whomIn = (text: string, partners: readonly Partner[], agencies: AgencyNames): Whom | undefined => {
  const words = text.split(/\s+/).map((word) => plain(word).replace(/^[@«(]+|[,:;.»)]+$/g, ""));
  const wordsOf = ({ name }: Partner) => wordsIn(name);
  const whole = partners.filter((one) => wordsOf(one).every((word, at) => words[at] === word));
  const longest = Math.max(0, ...whole.map((one) => wordsOf(one).length));
  if (longest > 0)
    return {
      partners: whole.filter((one) => wordsOf(one).length === longest),
      rest: afterWords(text, longest),
    };
  const [first = ""] = words;
  const byWord = partners.filter((one) => first.length > 2 && wordsOf(one).includes(first));
  if (byWord.length > 0) return { partners: byWord, rest: afterWords(text, 1) };
  const agency = agencyNamed(first, agencies);
  if (agency === undefined) return undefined;
  const [code, names] = agency;
  // A name of several words may be typed whole: «комиссия по делам детей».
  const typed = Math.max(
    1,
    ...names
      .map(wordsIn)
      .filter((parts) => parts.slice(1).every((part, at) => words[at + 1] === part))
      .map((parts) => parts.length),
  );
  return { partners: partners.filter((one) => one.agency === code), rest: afterWords(text, typed) };
};

export type TaskRefusal = DayRefusal | "nobody" | "several" | "what" | "long";
export type TaskSaid = { partner: Partner; title: string; day: Day };

/** `КОМУ что до КОГДА`: whom, what, and until when; the day stands at the end, or before what is to be done. */
export const readTask = (
  text: string,
  { partners, agencies, today }: { partners: readonly Partner[]; agencies: AgencyNames; today: Day },
): Outcome<TaskSaid, TaskRefusal> & { names?: string[] } => {
  const whom = whomIn(text.trim(), partners, agencies);
  const [partner] = whom?.partners ?? [];
  if (whom === undefined || partner === undefined) return refuse("nobody");
  if (whom.partners.length > 1) return { ...refuse("several"), names: whom.partners.map(({ name }) => name) };
  const end = dayAtEnd(whom.rest, today);
  const begin = end.ok ? undefined : daySaid(whom.rest, today);
  if (!end.ok && begin?.ok !== true)
    return refuse(end.code === "none" && begin?.ok === false ? begin.code : end.code);
  const [day, title] = end.ok
    ? [end.value.day, end.value.before]
    : begin?.ok === true
      ? [begin.value.day, begin.value.rest]
      : ["", ""];
  const what = title.trim().replace(/^[,:;]+\s*/, "");
  if (what === "") return refuse("what");
  if (what.length > longestTask) return refuse("long");
  return day > plusDays(today, farthestDays) ? refuse("far") : ok({ partner, title: what, day });
};

export const taskActs = ["accept", "done", "cannot"] as const;
export type TaskAct = (typeof taskActs)[number];

/** Nobody has to do it any more. */
export const isOver = ({ doneAt, droppedAt }: { doneAt: unknown; droppedAt: unknown }): boolean =>
  doneAt !== undefined || droppedAt !== undefined;

/** `12 готово`: a task's number and the words behind it. Undefined when it begins with no number. */
export const readNumbered = (text: string): { id: number; words: string } | undefined => {
  const found = /^[#№]?(\d{1,9})(?:[\s,:.]+(.*))?$/su.exec(text.trim());
  return found === null ? undefined : { id: Number(found[1]), words: (found[2] ?? "").trim() };
};
