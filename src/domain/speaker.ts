/** Who speaks, as far as their own words tell it before they have said so: never more than a first guess. */
import type { AgeSaid } from "./ages-said.js";
import type { PersonRole } from "./people.js";
import { toldIn } from "./spoken.js";

/** What a phrase tells: of oneself, or by whom one calls one's own. A child has a stepfather, a mother has a son. */
export const speakerSigns = [
  "isParent",
  "isProfessional",
  "ofTeen",
  "ofHelper",
  "ofFriend",
  "ofProfessional",
  "ofParent",
] as const;
export type SpeakerSign = (typeof speakerSigns)[number];

const adultFrom = 18;

/** @param ages those that the same words tell */
export const speakerIn = (
  text: string,
  phrases: readonly (readonly [phrase: string, sign: SpeakerSign])[],
  ages: readonly AgeSaid[],
): PersonRole | undefined => {
  const told = toldIn(text, phrases, []);
  const tells = (sign: SpeakerSign) => told.includes(sign);
  if (ages.some(({ own, age }) => own && age < adultFrom)) return "teen";
  if (tells("isProfessional")) return "professional";
  if (tells("isParent")) return "parent";
  // Whom somebody wants to play with, or to help, are not their own.
  if (tells("ofTeen") || tells("ofHelper")) return undefined;
  if (tells("ofProfessional")) return "professional";
  return tells("ofParent") ? "parent" : undefined;
};

/** Whether whoever worries tells of a friend or a classmate: then they are most likely no older than those. */
export const isOfPeer = (...told: Parameters<typeof speakerIn>): boolean => {
  const [text, phrases] = told;
  const role = speakerIn(...told);
  return (role === undefined || role === "teen") && toldIn(text, phrases, []).includes("ofFriend");
};
