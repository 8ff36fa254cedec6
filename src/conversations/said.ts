/** What somebody's own words tell beside what they ask for, in any of the languages: how old, and who speaks. */
import { type Scope, scope } from "../context.js";
import { type AgeSaid, type AgeWords, agesIn } from "../domain/ages-said.js";
import { languages, type PersonRole } from "../domain/people.js";
import { speakerIn, speakerSigns } from "../domain/speaker.js";

const listed = (key: Parameters<Scope["t"]>[0]): string[] =>
  languages.flatMap((language) => scope().deps.i18n.translator(language, false)(key).split("|"));

const ageWords = (): AgeWords => ({
  own: listed("said:ageWords.own"),
  others: listed("said:ageWords.others"),
  between: listed("said:ageWords.between"),
  limits: listed("said:ageWords.limits"),
  years: listed("said:ageWords.years"),
  ofAge: listed("said:ageWords.ofAge"),
  months: listed("said:ageWords.months"),
  never: listed("said:ageWords.never"),
});

export const agesSaid = (text: string): AgeSaid[] => agesIn(text, ageWords());

/** The only age that a text tells. */
export const ageSaid = (text: string): number | undefined => {
  const ages = [...new Set(agesSaid(text).map(({ age }) => age))];
  return ages.length === 1 ? ages[0] : undefined;
};

export const speakerSaid = (text: string): PersonRole | undefined => {
  const phrases = speakerSigns.flatMap((sign) =>
    listed(`said:speakerWords.${sign}`).map((phrase) => [phrase, sign] as const),
  );
  return speakerIn(text, phrases, agesSaid(text));
};
