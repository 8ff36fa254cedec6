/** Turns region files into rows of the HSDS tables. Deterministic: ids come from keys; touches no database. */
import { SERVICE_CODES } from "../needs.js";
import { KINDS, type OrganizationRecord, type RegionCode, type Regions } from "./region-data.js";
import type { DirectoryRows, Id } from "./rows.js";

const TAXONOMIES = { service: SERVICE_CODES, kind: KINDS };

/** The rows of all tables for all regions. `idOf(table, key)` must give the same id for the same key. */
export const toRows = (data: Regions, idOf: (table: string, key: string) => Id): DirectoryRows => {
  const rows: DirectoryRows = {
    taxonomy: [],
    taxonomyTerm: [],
    organization: [],
    service: [],
    location: [],
    serviceAtLocation: [],
    address: [],
    phone: [],
    schedule: [],
    serviceArea: [],
    attribute: [],
    serviceCapacity: [],
    helpLine: data.lines.map((line) => ({ id: idOf("help_line", line.key), ...line })),
  };
  for (const [name, codes] of Object.entries(TAXONOMIES)) {
    const taxonomy_id = idOf("taxonomy", name);
    rows.taxonomy.push({ id: taxonomy_id, name });
    for (const code of codes)
      rows.taxonomyTerm.push({ id: idOf("taxonomy_term", `${name}/${code}`), code, taxonomy_id });
  }
  for (const { region, organizations } of data.regions)
    for (const record of organizations) addOrganization(rows, record, region, idOf);
  return rows;
};

const addOrganization = (
  rows: DirectoryRows,
  record: OrganizationRecord,
  region: { code: RegionCode; name: string },
  idOf: (table: string, key: string) => Id,
) => {
  const { key, name, email, website, status, publish, source, checked_on, referral_only, notes, location } =
    record;
  const organization_id = idOf("organization", key);
  const location_id = idOf("location", key);
  const tag = (link_entity: "organization" | "service", link_id: Id, taxonomy: string, code: string) =>
    rows.attribute.push({
      id: idOf("attribute", `${link_id}/${taxonomy}/${code}`),
      link_id,
      link_entity,
      taxonomy_term_id: idOf("taxonomy_term", `${taxonomy}/${code}`),
    });

  rows.organization.push({
    id: organization_id,
    key,
    name,
    email,
    website,
    region: region.code,
    status,
    publish,
    source,
    checked_on,
    referral_only,
    notes,
  });
  for (const kind of record.kinds) tag("organization", organization_id, "kind", kind);
  rows.location.push({
    id: location_id,
    key,
    organization_id,
    location_type: "physical",
    name: location.name,
    latitude: location.latitude,
    longitude: location.longitude,
    region: region.code,
    municipality: location.municipality,
    confidential: location.confidential,
  });
  if (location.address)
    rows.address.push({
      id: idOf("address", key),
      location_id,
      ...location.address,
      state_province: region.name,
      confidential: location.confidential,
    });
  for (const { number, digits, extension, source: seen } of record.phones)
    rows.phone.push({
      id: idOf("phone", `${key}/${digits}`),
      organization_id,
      number,
      digits,
      extension,
      source: seen,
    });
  if (location.schedule) {
    const { description, weekly } = location.schedule;
    const blank = { byday: null, opens_at: null, closes_at: null };
    for (const [index, hours] of (weekly.length > 0 ? weekly : [blank]).entries())
      rows.schedule.push({
        id: idOf("schedule", `${key}/${index}`),
        location_id,
        ...blank,
        ...hours,
        description,
      });
  }
  for (const service of record.services) {
    const { code, evidence, capacity, eligibility_description, minimum_age, maximum_age } = service;
    const id = idOf("service", `${key}/${code}`);
    rows.service.push({
      id,
      key: `${key}/${code}`,
      organization_id,
      status,
      evidence,
      assured_date: null,
      eligibility_description,
      minimum_age,
      maximum_age,
    });
    rows.serviceAtLocation.push({
      id: idOf("service_at_location", `${key}/${code}`),
      service_id: id,
      location_id,
    });
    rows.serviceArea.push({
      id: idOf("service_area", `${key}/${code}`),
      service_id: id,
      name: location.municipality ?? region.name,
      extent_type: "text",
    });
    tag("service", id, "service", code);
    if (capacity)
      rows.serviceCapacity.push({
        id: idOf("service_capacity", `${key}/${code}`),
        service_id: id,
        ...capacity,
        updated: checked_on,
      });
  }
};
