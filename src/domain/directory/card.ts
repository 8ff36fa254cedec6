/** What a person is shown of one institution, and which institutions may be shown at all. */
import type { ServiceCode } from "../needs.js";
import type { Format } from "./filters.js";
import type { Hours } from "./hours/hours.js";
import type { Kind, Publish, RegionCode } from "./region-data.js";

export type Point = { lat: number; lon: number };

/** One institution at one place, with everything it gives there. */
export type ServiceCard = {
  key: string;
  /** null: the institution exists but its own name is not known; say its kind instead. */
  name: string | null;
  kinds: Kind[];
  /** `planned` was announced and never seen working: say so, or do not offer it. */
  services: { code: ServiceCode; planned: boolean }[];
  region: RegionCode;
  municipality: string | null;
  place: { ru: string; tt: string | null; latin?: string | null } | null;
  point: (Point & { exact: boolean }) | null;
  phones: { display: string; digits: string; extension: number | null }[];
  /** Public addresses only; always null when `viaSpecialist`. */
  address: string | null;
  site: string | null;
  email: string | null;
  ages: { text: string | null; min: number | null; max: number | null };
  /** Whether something there costs nothing; null when no source tells. */
  free: boolean | null;
  /** In which ways help is given there, as far as that is known. */
  formats: Record<Format, boolean | null>;
  /** Those of them that are stated: of the others it is only known that somebody can be reached so. */
  statedFormats: Format[];
  /** Codes of the languages that are stated; empty when none is. */
  languages: string[];
  hours: Hours | null;
  /** When the source was written; may be only a year or a month. */
  checkedOn: string | null;
  /** When a person of ours confirmed it; null while it is known from public sources only. */
  assuredOn: string | null;
  sourceWhere: string | null;
  capacity: number | null;
  /** How many places were free on a day, as the institution itself told. */
  available: { number: number; on: string } | null;
  /** What people are warned of for the time being. */
  alert: string | null;
  /** What it costs and which papers are asked for, in the words of who told it. */
  cost: string | null;
  documents: string[];
  /** How one gets in, in such words as well. */
  application: string | null;
  /** A refuge: where it is stays secret, the way there is through a specialist. */
  viaSpecialist: boolean;
  /** One cannot simply come: another institution has to refer. */
  referralOnly: boolean;
  status: string | null;
  publish: Publish;
  /** Never shown to a person. */
  staffNotes: string | null;
};

const REFUGES: readonly Kind[] = ["shelter_children", "mothers_shelter", "women_crisis"];

/** Whether the institution shelters people whose whereabouts must not be known. */
export const isRefuge = (kinds: readonly Kind[]): boolean => kinds.some((kind) => REFUGES.includes(kind));

/** Whether a person may be shown this card: confirmed for publishing, working, and a helper rather than an authority. */
export const isShowable = (card: ServiceCard): boolean =>
  card.publish === "yes" &&
  (card.status === "active" || card.status === null) &&
  !card.kinds.some((kind) => kind === "authority" || kind === "aggregate");

/** Whether anybody could go there, call or write; without it the way there is through a human. */
export const hasContact = ({ phones, address, site, email }: ServiceCard): boolean =>
  phones.length > 0 || address !== null || site !== null || email !== null;
