/**
 * What a poster's link opens, as a short code: how it is written, checked and read, and into which dialogue it leads.
 * Nothing is kept of a code: it names things by digests of their keys, so that files may grow while posters hang, and
 * so that nobody reads in the address what it is about.
 */
import type { Directory } from "./directory/directory.js";
import { type Place, REGIONS, type RegionCode } from "./directory/region-data.js";
import { NEEDS, type Need } from "./needs.js";
import { flowFor } from "./programmes/flows.js";
import type { ProgrammeKind } from "./programmes/kinds.js";
import type { Programme } from "./programmes/programme-data.js";

/** What a link has chosen already: somewhere, and perhaps what for. */
export type Link = {
  region: RegionCode;
  place?: Place | undefined;
  need?: Need | undefined;
  programme?: Programme | undefined;
};

/** Everything that links can name. */
export type Nameable = Pick<Directory, "places" | "keyOf" | "programmes">;

/** Of the shape of a code; another shape gets another sign. */
const version = "1";
const nameLength = 5;
const checkLength = 3;
const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** So many signs of a text's digest (FNV-1a, its bits then mixed so that each hangs on all letters). */
const digest = (text: string, length: number): string => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return Array.from({ length }, (_, at) => signs.charAt((hash >>> (6 * at)) & 63)).join("");
};

const check = (text: string) => digest(`check/${text}`, checkLength);
const regionName = (code: RegionCode) => digest(`region/${code}`, nameLength);
const placeName = (key: string) => digest(`place/${key}`, nameLength);
const needName = (need: Need) => digest(`need/${need}`, nameLength);
const programmeName = (key: string) => digest(`programme/${key}`, nameLength);

/** The names by which things stand in codes, each with what it chooses. */
export const linkNames = ({ places, keyOf, programmes }: Nameable): [string, Partial<Link>][] => [
  ...REGIONS.map((region): [string, Partial<Link>] => [regionName(region), { region }]),
  // A district and the town it is named after share a key: they are one choice.
  ...[...new Map(places.all.map((place) => [keyOf(place), place]))].map(
    ([key, place]): [string, Partial<Link>] => [placeName(key), { region: place.region, place }],
  ),
  ...NEEDS.map((need): [string, Partial<Link>] => [needName(need), { need }]),
  ...programmes.map((programme): [string, Partial<Link>] => [
    programmeName(programme.key),
    { region: programme.region, programme },
  ]),
];

/** The code of a link: letters, digits, hyphen and underscore, far below Telegram's 64. */
export const linkCode = (
  { keyOf }: Pick<Nameable, "keyOf">,
  { region, place, need, programme }: Link,
): string => {
  const names = [
    place === undefined ? regionName(region) : placeName(keyOf(place)),
    ...(programme === undefined ? [] : [programmeName(programme.key)]),
    ...(need === undefined ? [] : [needName(need)]),
  ];
  const text = `${version}${names.join("")}`;
  return `${text}${check(text)}`;
};

/** What a code chooses; undefined when it is broken, of another version, or names what is not known any more. */
export const readLink = (known: Nameable, code: string): Link | undefined => {
  const text = code.slice(0, -checkLength);
  if (!text.startsWith(version) || code.slice(-checkLength) !== check(text)) return undefined;
  const byName = new Map(linkNames(known));
  const parts = text.slice(version.length).match(new RegExp(`.{1,${nameLength}}`, "g")) ?? [];
  const chosen = parts.map((part) => byName.get(part));
  const regions = new Set(chosen.flatMap((part) => part?.region ?? []));
  const [region] = regions;
  if (region === undefined || regions.size > 1 || chosen.includes(undefined)) return undefined;
  return { ...Object.assign({}, ...chosen), region } as Link;
};

const needOfKind: Partial<Record<ProgrammeKind, Need>> = {
  psychologist: "psychologist",
  bullying: "bullying",
  "school-crisis-team": "bullying",
  "home-violence": "violence",
  "crisis-centre-place": "accommodation",
  "baby-goods-rental": "rental",
  mediation: "mediation",
  "play-therapy": "play_therapy",
  rehabilitation: "rehabilitation",
  "emergency-accompaniment": "social_help",
};

/** What the person behind a link needs; undefined when it names only where they are, or what only people arrange. */
export const needOf = ({ need, programme }: Link): Need | undefined =>
  need ?? (programme === undefined ? undefined : needOfKind[programme.kind]);

/** The dialogue into which a link leads. A programme that answers no need is arranged by a human. */
export const dialogueOf = (link: Link): "application" | "bullying" | "find" | "talk" => {
  if (link.programme !== undefined && flowFor[link.programme.kind] === "application") return "application";
  const need = needOf(link);
  if (need === "bullying") return "bullying";
  return need === undefined && link.programme !== undefined ? "talk" : "find";
};

const openKinds: readonly ProgrammeKind[] = [
  "baby-goods-rental",
  "volunteers",
  "young-mediator",
  "mentoring",
  "library",
  "training",
];

/**
 * Whether a poster may say what it is about. Only what tells nothing of whoever stands in front of it; anything else,
 * and whatever is added later, hangs there without a word.
 */
export const mayBeNamed = ({ need, programme }: Link): boolean =>
  programme === undefined ? need === "rental" : openKinds.includes(programme.kind);

/** Below it a count is not told: who was alone in front of a poster stays unknown. */
const leastTold = 5;

/** A count of scans as it is told. */
export const scansText = (count: number): string => (count < leastTold ? `<${leastTold}` : String(count));
