/** Turns rows of the HSDS tables into cards. Owns what of a row may be shown; decides no order and no search. */
import { SERVICE_CODES } from "../needs.js";
import { isRefuge, type Point, type ServiceCard } from "./card.js";
import { firstHours } from "./hours/hours.js";
import { KINDS, type Kind, type Publish, REGIONS, type Regions } from "./region-data.js";
import type { CostOptionRow, DirectoryRows, Id, LanguageRow, RequiredDocumentRow } from "./rows.js";
import { formatsOf, freeOf, languagesOf, statedFormats } from "./ways-of-help.js";

type Named = NonNullable<ServiceCard["place"]>;

/** What rows do not say by themselves: where a municipality is, and where a source was seen. */
export type CardContext = {
  centreOf: (region: string, municipality: string) => (Point & Named) | null;
  placeOf: (region: string, name: string) => Named | null;
  whereOf: (source: string) => string | null;
};

/** The context for cards, from the region files. */
export const cardContext = (data: Regions): CardContext => {
  const places = new Map<string, Point & Named>();
  const centres = new Map<string, Point & Named>();
  for (const { region, places: all, municipalities } of data.regions) {
    for (const { ru, tt, latin, lat, lon, kind } of all)
      if (kind === "place" && !places.has(`${region.code}/${ru}`))
        places.set(`${region.code}/${ru}`, { ru, tt, latin, lat, lon });
    for (const { name, centre } of municipalities) {
      const seat = places.get(`${region.code}/${centre}`);
      if (seat) centres.set(`${region.code}/${name}`, seat);
    }
  }
  const wheres = new Map(data.sources.map(({ id, where }) => [id, where]));
  return {
    centreOf: (region, municipality) => centres.get(`${region}/${municipality}`) ?? null,
    placeOf: (region, name) => places.get(`${region}/${name}`) ?? null,
    whereOf: (source) => wheres.get(source) ?? null,
  };
};

/** The tables that cards are made of. */
export type CardRows = Pick<
  DirectoryRows,
  | "taxonomyTerm"
  | "organization"
  | "service"
  | "location"
  | "serviceAtLocation"
  | "address"
  | "phone"
  | "schedule"
  | "attribute"
  | "serviceCapacity"
> & {
  /** Only imported packages and what was written by hand have these. */
  requiredDocument?: RequiredDocumentRow[];
  costOption?: CostOptionRow[];
  language?: LanguageRow[];
};

const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): ((key: K) => T[]) => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return (key) => groups.get(key) ?? [];
};

const among = <T extends string>(all: readonly T[], value: string): T[] =>
  all.filter((item) => item === value);

/** A common bound of several; unknown as soon as one of them is unknown. */
const bound = (values: (number | null)[], pick: (...values: number[]) => number): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === values.length && known.length > 0 ? pick(...known) : null;
};

/** One card for each location of each organization. Nothing secret gets into the fields that are shown. */
export const toCards = (rows: CardRows, context: CardContext): ServiceCard[] => {
  const codeOf = new Map(rows.taxonomyTerm.map(({ id, code }) => [id, code]));
  const termsOf = groupBy(rows.attribute, (row) => row.link_id);
  const codes = (id: Id) => termsOf(id).map((row) => codeOf.get(row.taxonomy_term_id) ?? "");
  const locationsOf = groupBy(rows.location, (row) => row.organization_id);
  const linksOf = groupBy(rows.serviceAtLocation, (row) => row.location_id);
  const serviceOf = new Map(rows.service.map((row) => [row.id, row]));
  const addressesOf = groupBy(rows.address, (row) => row.location_id);
  const phonesOf = groupBy(rows.phone, (row) => row.organization_id);
  const schedulesOf = groupBy(rows.schedule, (row) => row.location_id);
  const costsOf = groupBy(rows.costOption ?? [], (row) => row.service_id);
  const documentsOf = groupBy(rows.requiredDocument ?? [], (row) => row.service_id);
  const spokenOf = groupBy(
    rows.language ?? [],
    (row) => row.service_id ?? row.location_id ?? row.phone_id ?? "",
  );
  const timesOf = groupBy(rows.schedule, (row) => row.service_id ?? "");
  const capacitiesOf = groupBy(rows.serviceCapacity, (row) => row.service_id);

  return rows.organization.flatMap((organization) =>
    locationsOf(organization.id).flatMap((location): ServiceCard[] => {
      const ours = REGIONS.find((code) => code === location.region);
      if (!ours) return [];
      const kinds: Kind[] = codes(organization.id).flatMap((code) => among(KINDS, code));
      const services = linksOf(location.id).flatMap((link) => serviceOf.get(link.service_id) ?? []);
      const offered = services.filter((service) => service.evidence !== "inferred");
      const viaSpecialist = location.confidential || isRefuge(kinds);
      const address = viaSpecialist ? undefined : addressesOf(location.id).find((row) => !row.confidential);
      const { municipality, latitude, longitude } = location;
      const centre = municipality === null ? null : context.centreOf(ours, municipality);
      const exact = !viaSpecialist && latitude !== null && longitude !== null;
      const schedules = schedulesOf(location.id);
      const assured = services.map((service) => service.assured_date).filter((date) => date !== null);
      const phones = phonesOf(organization.id);
      const speaking = [location.id, ...services.map(({ id }) => id), ...phones.map(({ id }) => id)];
      const attending = [
        ...[...schedules, ...services.flatMap(({ id }) => timesOf(id))].map((row) => row.attending_type),
        location.location_type === "virtual" ? "online" : null,
      ];
      const capacity = services.flatMap((service) => capacitiesOf(service.id))[0];
      const card: ServiceCard = {
        key: location.key,
        name: organization.name,
        kinds,
        services: offered.flatMap((service) =>
          codes(service.id)
            .flatMap((code) => among(SERVICE_CODES, code))
            .map((code) => ({ code, planned: service.evidence === "planned" })),
        ),
        region: ours,
        municipality,
        place:
          location.name === null
            ? null
            : (context.placeOf(ours, location.name) ?? { ru: location.name, tt: null }),
        point: exact
          ? { lat: latitude, lon: longitude, exact }
          : centre && { lat: centre.lat, lon: centre.lon, exact },
        phones: phones.map(({ number, digits, extension }) => ({
          display: number,
          digits,
          extension,
        })),
        address: address
          ? [address.city, address.address_1].filter((part) => part !== null).join(", ") || null
          : null,
        site: organization.website,
        email: organization.email,
        ages: {
          text:
            services.find((service) => service.eligibility_description !== null)?.eligibility_description ??
            null,
          min: bound(
            services.map((service) => service.minimum_age),
            Math.min,
          ),
          max: bound(
            services.map((service) => service.maximum_age),
            Math.max,
          ),
        },
        free: freeOf(
          services.flatMap(({ id }) => costsOf(id)),
          services.map((service) => service.fees_description),
        ),
        formats: formatsOf(attending, {
          place: location.location_type === "physical" && !viaSpecialist,
          phone: phones.length > 0,
          address: organization.website !== null || organization.email !== null,
        }),
        statedFormats: statedFormats(attending),
        languages: languagesOf(speaking.flatMap(spokenOf)),
        hours: firstHours(
          schedules,
          services.map(({ id }) => timesOf(id)),
        ),
        checkedOn: organization.checked_on,
        assuredOn: assured.toSorted()[0] ?? null,
        sourceWhere: organization.source.map(context.whereOf).find((where) => where !== null) ?? null,
        capacity: capacity?.maximum ?? null,
        available:
          capacity?.available == null || capacity.updated === null
            ? null
            : { number: capacity.available, on: capacity.updated },
        alert: services.find((service) => service.alert != null)?.alert ?? null,
        cost: services.find((service) => service.fees_description != null)?.fees_description ?? null,
        documents: [
          ...new Set(services.flatMap(({ id }) => documentsOf(id)).flatMap(({ document }) => document ?? [])),
        ],
        application:
          services.find((service) => service.application_process != null)?.application_process ?? null,
        viaSpecialist,
        referralOnly: organization.referral_only,
        status: organization.status,
        publish: among<Publish>(["yes", "after-check"], organization.publish)[0] ?? "no",
        staffNotes: organization.notes,
      };
      return [card];
    }),
  );
};
