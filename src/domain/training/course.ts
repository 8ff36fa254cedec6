/**
 * A short course: screens to read, then questions with answers that explain themselves. Knows no person, and of words the
 * keys alone under which they stand.
 */
import type { Audience } from "../library/library-data.js";

export type Option = {
  text: string;
  right?: boolean;
  /** Said when it is chosen: why it is, or is not, the better answer. */
  why: string;
};

export type Course = {
  key: string;
  audience: readonly Audience[];
  title: string;
  /** Whether people of the profession have read and approved it; staff are told when nobody has. */
  reviewed: boolean;
  screens: readonly string[];
  questions: readonly { ask: string; options: readonly Option[] }[];
};

export type CoursePage =
  | { kind: "screen"; text: string; number: number; of: number }
  | { kind: "question"; ask: string; options: readonly Option[]; number: number; of: number }
  | { kind: "end" };

/** What stands at a step, counted from 0: screens first, then questions, then the end. */
export const pageAt = ({ screens, questions }: Course, step: number): CoursePage => {
  const text = screens[step];
  if (text !== undefined) return { kind: "screen", text, number: step + 1, of: screens.length };
  const at = step - screens.length;
  const question = questions[at];
  if (question === undefined) return { kind: "end" };
  return { kind: "question", ...question, number: at + 1, of: questions.length };
};

/** The option chosen at a step, if there is such a question and such an option. */
export const optionAt = (course: Course, step: number, pick: number): Option | undefined => {
  const page = pageAt(course, step);
  return page.kind === "question" ? page.options[pick] : undefined;
};
