/** `services`: what a person in a place would be shown for a need, as lines or as JSON. */
import { placesFor } from "../actions/find-help.js";
import { openDirectory } from "../directory.js";
import type { FilterName, Format } from "../domain/directory/filters.js";
import { doesIt } from "../domain/directory/fit.js";
import type { Freshness } from "../domain/directory/freshness.js";
import { REGIONS } from "../domain/directory/region-data.js";
import { parseNeed } from "../domain/needs.js";
import { systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";

export type ServicesQuery = {
  need: string;
  place: string;
  age?: string | undefined;
  region?: string | undefined;
  free?: boolean | undefined;
  open?: boolean | undefined;
  format?: Format | undefined;
  language?: string | undefined;
  limit: number;
};

/** One service as it is printed. */
export type ServiceLine = {
  key: string;
  name: string | null;
  services: string[];
  /** False: they only know whom to send one to. */
  fits: boolean;
  region: string;
  municipality: string | null;
  place: string | null;
  distanceKm: number | null;
  /** null when the hours are not known. */
  open: boolean | null;
  freshness: Freshness;
  /** Which of the filters it is not known to pass. */
  unsure: FilterName[];
  phones: string[];
  address: string | null;
  checkedOn: string | null;
};

export type ServicesAnswer =
  | {
      ok: true;
      place: { ru: string; municipality: string | null; region: string };
      services: ServiceLine[];
      lines: { name: string; number: string | null; site: string | null }[];
    } // prettier-ignore
  | { ok: false; error: string };

const refuse = (error: string): ServicesAnswer => ({ ok: false, error });

export const findServices = async (store: Store, query: ServicesQuery): Promise<ServicesAnswer> => {
  const need = parseNeed(query.need);
  if (need === null)
    return refuse(`--need: there is no need called "${query.need}"; see --help for the list.`);
  const region = REGIONS.find((code) => code === query.region);
  if (query.region !== undefined && region === undefined)
    return refuse(`--region must be one of ${REGIONS.join(", ")}.`);
  const age = query.age === undefined ? null : Number(query.age);
  if (age !== null && !(age >= 0 && age <= 120))
    return refuse("--age must be a number of years from 0 to 120.");
  const directory = await openDirectory(store, systemClock.now());
  const where = directory.places.find(query.place, { region: region ?? null });
  if (where.kind === "none") return refuse(`--place: no place called "${query.place}" is known here.`);
  if (where.kind === "elsewhere") return refuse(`--place: ${where.name} is in none of our regions.`);
  if (where.kind === "many") {
    const names = where.places.map(({ ru, municipality }) => `${ru} (${municipality})`).join(", ");
    return refuse(`--place: there are several: ${names}; add the district or --region.`);
  }
  const { place } = where;
  const now = systemClock.now();
  const found = placesFor(
    directory,
    {
      need,
      at: place,
      region: place.region,
      municipality: place.municipality,
      age,
      now,
      free: query.free,
      openNow: query.open,
      format: query.format,
      language: query.language,
    },
    query.limit,
  );
  const lines = directory.lines({
    topic: need === "bullying" ? "bullying" : need === "violence" ? "violence" : "psychologist",
    region: place.region,
    municipality: place.municipality ?? undefined,
    now,
  });
  return {
    ok: true,
    place: { ru: place.ru, municipality: place.municipality, region: place.region },
    services: found.map(({ card, distanceKm, suitability, open, freshness, unsure }) => ({
      key: card.key,
      name: card.name,
      services: card.services.map(({ code }) => code),
      fits: doesIt({ suitability }),
      region: card.region,
      municipality: card.municipality,
      place: card.place?.ru ?? null,
      // How far a refuge is tells where it is.
      distanceKm: distanceKm === null || card.viaSpecialist ? null : Math.round(distanceKm * 10) / 10,
      open,
      freshness,
      unsure,
      phones: card.phones.map(({ digits }) => digits),
      address: card.address,
      checkedOn: card.checkedOn,
    })),
    lines: lines.map(({ name, digits, site }) => ({ name, number: digits, site })),
  };
};

/** The answer for people. */
export const servicesText = (answer: ServicesAnswer): string => {
  if (!answer.ok) return answer.error;
  const rows = answer.services.map(
    ({ name, key, distanceKm, place, phones, fits, open, unsure }) =>
      `${distanceKm === null ? "   ?" : String(Math.round(distanceKm)).padStart(4)} km  ${name ?? key} · ${place ?? ""}${phones.length > 0 ? ` · ${phones.join(", ")}` : ""}${fits ? "" : " · knows whom to ask"}${open === null ? "" : open ? " · open now" : " · closed now"}${unsure.length > 0 ? ` · not known: ${unsure.join(", ")}` : ""}`,
  );
  const lines = answer.lines.map(({ name, number, site }) => `  ${number ?? site ?? ""}  ${name}`);
  return [...(rows.length > 0 ? rows : ["Nothing in the directory fits."]), "Lines:", ...lines].join("\n");
};
