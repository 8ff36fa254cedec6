/** Whose people are kept away because of what was told, unasked: those of a school, when somebody of a school hurts. Moves nothing. */
import type { Needs } from "../../deps.js";
import { namesOf, schools, tellsOfStaff } from "../../domain/desk/avoiding.js";
import { languages, type Person } from "../../domain/people.js";
import type { SavedAnswer } from "../../store/dialogues.js";

const choicesOf = ({ value }: SavedAnswer): readonly string[] =>
  "choices" in value ? value.choices : "choice" in value ? [value.choice] : [];

/** Agencies of those somebody tells of. Whoever works with children names colleagues all day: they are not taken at it. */
export const toldOfStaff = (
  { i18n }: Needs<"i18n">,
  { role }: Pick<Person, "role">,
  { words = "", answers = [] }: { words?: string | undefined; answers?: readonly SavedAnswer[] },
): string[] => {
  if (role === "professional") return [];
  const stems = languages.flatMap((language) =>
    i18n.translator(language, false)("talk:schoolStaffWords").split("|"),
  );
  const texts = [words, ...answers.flatMap(({ value }) => ("words" in value ? [value.words] : []))];
  const isTold =
    texts.some((text) => namesOf(text, stems)) ||
    answers.some((answer) => tellsOfStaff(answer.question, choicesOf(answer)));
  return isTold ? [schools] : [];
};
