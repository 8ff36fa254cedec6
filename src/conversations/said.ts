/** What somebody's own words tell beside what they ask for, in any of the languages: how old, and who speaks. */
import { type Scope, scope } from "../context.js";
import { type AgeSaid, type AgeWords, ageAlone, agesIn, besideAges } from "../domain/ages-said.js";
import { fold } from "../domain/directory/fold.js";
import { namesStreet } from "../domain/directory/places.js";
import { languages, type PersonRole } from "../domain/people.js";
import { isOfPeer, speakerIn, speakerSigns } from "../domain/speaker.js";

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
  numbered: listed("said:ageWords.numbered"),
});

export const agesSaid = (text: string): AgeSaid[] => agesIn(text, ageWords());

/** The only age that a text tells. */
export const ageSaid = (text: string): number | undefined => {
  const ages = [...new Set(agesSaid(text).map(({ age }) => age))];
  return ages.length === 1 ? ages[0] : undefined;
};

/** What a text says besides an age and a place, as far as it is more than the words around them. */
const moreThanFacts = (text: string): string[] =>
  besideAges(scope().deps.directory.places.beside(text), ageWords(), listed("said:factWords").map(fold));

/** Whether a text tells nothing but how old somebody is, or where they are. */
export const tellsOnlyFacts = (text: string): boolean =>
  (agesSaid(text).length > 0 || scope().deps.directory.places.find(text).kind !== "none") &&
  moreThanFacts(text).length === 0;

/** The age said in answer to being asked for it: a number by itself is one, but for that of a house. */
export const ageAnswered = (text: string): number | undefined => {
  const told = ageSaid(text);
  if (told !== undefined) return told;
  const isPlaced = scope().deps.directory.places.find(text).kind !== "none";
  const isAddress = namesStreet(text) || (isPlaced && moreThanFacts(text).length > 0);
  return isAddress ? undefined : ageAlone(text, ageWords());
};

const speakerPhrases = () =>
  speakerSigns.flatMap((sign) =>
    listed(`said:speakerWords.${sign}`).map((phrase) => [phrase, sign] as const),
  );
export const speakerSaid = (text: string): PersonRole | undefined =>
  speakerIn(text, speakerPhrases(), agesSaid(text));
export const tellsOfPeer = (text: string): boolean => isOfPeer(text, speakerPhrases(), agesSaid(text));
