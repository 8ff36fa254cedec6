/** Which rows of the region files still count: those of organizations that nobody has imported or edited since. Pure. */
import type { DirectoryRows } from "./rows.js";

/** Keys that are taken by records of our own. */
export type OwnKeys = {
  organization: ReadonlySet<string>;
  service: ReadonlySet<string>;
  location: ReadonlySet<string>;
};

/** The rows without those of own organizations, and without all that hangs on them. */
export const withoutOwn = (rows: DirectoryRows, own: OwnKeys): DirectoryRows => {
  const organization = rows.organization.filter(({ key }) => !own.organization.has(key));
  const organizations = new Set(organization.map(({ id }) => id));
  const isFree = (keys: ReadonlySet<string>, row: { key: string; organization_id: string | null }) =>
    !keys.has(row.key) && organizations.has(row.organization_id ?? "");
  const service = rows.service.filter((row) => isFree(own.service, row));
  const location = rows.location.filter((row) => isFree(own.location, row));
  const services = new Set(service.map(({ id }) => id));
  const locations = new Set(location.map(({ id }) => id));
  const all = new Set([...organizations, ...services, ...locations]);
  const hangs = (...ids: (string | null | undefined)[]) => ids.every((id) => id == null || all.has(id));
  return {
    ...rows,
    organization,
    service,
    location,
    serviceAtLocation: rows.serviceAtLocation.filter((row) => hangs(row.service_id, row.location_id)),
    address: rows.address.filter((row) => hangs(row.location_id)),
    phone: rows.phone.filter((row) => hangs(row.organization_id)),
    schedule: rows.schedule.filter((row) => hangs(row.location_id)),
    serviceArea: rows.serviceArea.filter((row) => hangs(row.service_id)),
    attribute: rows.attribute.filter((row) => hangs(row.link_id)),
    serviceCapacity: rows.serviceCapacity.filter((row) => hangs(row.service_id)),
  };
};
