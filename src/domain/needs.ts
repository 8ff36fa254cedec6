/** What a person may ask for and which services of the directory answer it, how well. Knows no institution. */

/** Needs as a person would name them; order is the order of the menu. */
export const NEEDS = [
  "psychologist",
  "bullying",
  "violence",
  "accommodation",
  "legal_help",
  "material_help",
  "social_help",
  "mediation",
  "play_therapy",
  "rental",
  "child_development",
  "rehabilitation",
] as const;
export type Need = (typeof NEEDS)[number];

/** Codes of services in the directory's taxonomy. */
export const SERVICE_CODES = [
  "psych_help",
  "helpline",
  "family_help",
  "family_mfc",
  "anti_bullying",
  "bullying_response",
  "women_violence_support",
  "child_violence_support",
  "crisis_centre_mothers",
  "shelter_children",
  "legal_help",
  "humanitarian_aid",
  "reconciliation_room",
  "reconciliation_service",
  "family_mediation",
  "play_therapy",
  "social_rental",
  "rehabilitation",
  "sos_accompaniment",
  "green_room",
  "social_patrol",
  "early_detection",
  "authority",
] as const;
export type ServiceCode = (typeof SERVICE_CODES)[number];

/** Suitability of services for one need: 1 is exactly that, 0.3 is "they will know whom to send you to". */
export type Suitability = Partial<Record<ServiceCode, number>>;

const SUITABILITY: Record<Need, Suitability> = {
  psychologist: {
    psych_help: 1,
    green_room: 0.7,
    // Where one can only be called is told by the lines; a place is looked for to be gone to.
    helpline: 0.6,
    family_mfc: 0.6,
    family_help: 0.6,
    sos_accompaniment: 0.5,
  },
  // Never mediation: bullying is abuse and no conflict of equals; meeting the offenders harms (Olweus).
  bullying: {
    anti_bullying: 1,
    bullying_response: 1,
    psych_help: 0.8,
    family_help: 0.5,
    family_mfc: 0.5,
  },
  violence: {
    child_violence_support: 1,
    women_violence_support: 1,
    green_room: 0.9,
    crisis_centre_mothers: 0.8,
    shelter_children: 0.8,
    psych_help: 0.7,
    sos_accompaniment: 0.7,
    family_help: 0.5,
    family_mfc: 0.5,
  },
  accommodation: {
    crisis_centre_mothers: 1,
    shelter_children: 1,
    women_violence_support: 0.8,
    family_help: 0.3,
    family_mfc: 0.3,
  },
  legal_help: { legal_help: 1, family_mfc: 0.6, family_help: 0.5, women_violence_support: 0.4 },
  material_help: { humanitarian_aid: 1, family_mfc: 0.6, family_help: 0.6, social_rental: 0.5 },
  social_help: {
    family_help: 1,
    family_mfc: 1,
    sos_accompaniment: 0.9,
    early_detection: 0.7,
    humanitarian_aid: 0.6,
    social_patrol: 0.5,
  },
  mediation: {
    family_mediation: 1,
    reconciliation_room: 1,
    reconciliation_service: 1,
    psych_help: 0.5,
    family_help: 0.5,
    family_mfc: 0.5,
  },
  play_therapy: { play_therapy: 1, psych_help: 0.6, family_help: 0.3, family_mfc: 0.3 },
  rental: { social_rental: 1, humanitarian_aid: 0.5, family_mfc: 0.4, family_help: 0.4 },
  child_development: {
    early_detection: 0.8,
    rehabilitation: 0.8,
    play_therapy: 0.8,
    psych_help: 0.6,
    family_mfc: 0.6,
    family_help: 0.6,
  },
  rehabilitation: {
    rehabilitation: 1,
    child_violence_support: 0.5,
    family_help: 0.4,
    psych_help: 0.4,
    family_mfc: 0.4,
  },
};

/** Authorities supervise; they help nobody in distress and are never offered. */
const ANY: Suitability = Object.fromEntries(
  SERVICE_CODES.filter((code) => code !== "authority").map((code) => [
    code,
    code === "shelter_children" ? 0.7 : 1,
  ]),
);

/** What is looked for: a need, one service of the taxonomy, or any help at all. */
export type Wanted = Need | ServiceCode | "any";

/** Words of menus, links and intents that mean a need. */
const ALIASES: Record<string, Wanted> = {
  find_service: "any",
  find_help: "any",
  help: "any",
  all: "any",
  psychology: "psychologist",
  psychological_help: "psychologist",
  talk: "psychologist",
  report_bullying: "bullying",
  bullied: "bullying",
  anti_bullying_help: "bullying",
  domestic_violence: "violence",
  abuse: "violence",
  shelter: "accommodation",
  housing: "accommodation",
  stay: "accommodation",
  refuge: "accommodation",
  legal: "legal_help",
  lawyer: "legal_help",
  money: "material_help",
  things: "material_help",
  humanitarian: "material_help",
  social: "social_help",
  family: "social_help",
  reconciliation: "mediation",
  conflict: "mediation",
  play: "play_therapy",
  social_rental_point: "rental",
  baby_goods: "rental",
  development: "child_development",
  rehab: "rehabilitation",
};

const isNeed = (word: string): word is Need => NEEDS.some((need) => need === word);
const isCode = (word: string): word is ServiceCode => SERVICE_CODES.some((code) => code === word);

/** Understands a need, a service code or a word of an intent; null when it is none of them. */
export const parseNeed = (text: string): Wanted | null => {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  if (word === "any" || isNeed(word) || isCode(word)) return word;
  return Object.hasOwn(ALIASES, word) ? (ALIASES[word] ?? null) : null;
};

/** How well each service answers what is wanted. A name that is both a need and a code means the need. */
export const suitabilityOf = (wanted: Wanted): Suitability => {
  if (wanted === "any") return ANY;
  if (isNeed(wanted)) return SUITABILITY[wanted];
  return wanted === "authority" ? {} : { [wanted]: 1 };
};
