/** The rows of the HSDS tables: the columns that we fill, under the tables' own names. Types only. */

export type Id = string;

export type OrganizationRow = {
  id: Id;
  key: string;
  name: string | null;
  email: string | null;
  website: string | null;
  region: string | null;
  status: string | null;
  publish: string;
  source: string[];
  checked_on: string | null;
  referral_only: boolean;
  notes: string | null;
};
export type ServiceRow = {
  id: Id;
  key: string;
  organization_id: Id;
  status: string | null;
  eligibility_description: string | null;
  minimum_age: number | null;
  maximum_age: number | null;
  assured_date: string | null;
  fees_description?: string | null;
  application_process?: string | null;
  alert?: string | null;
  evidence: string;
};
export type LocationRow = {
  id: Id;
  key: string;
  /** null: nobody said whose it is, and it is shown to nobody. */
  organization_id: Id | null;
  location_type: string | null;
  name: string | null;
  latitude: number | null;
  longitude: number | null;
  region: string | null;
  municipality: string | null;
  confidential: boolean;
};
export type AddressRow = {
  id: Id;
  location_id: Id;
  address_1: string | null;
  city: string | null;
  state_province: string | null;
  postal_code: string | null;
  confidential: boolean;
};
export type PhoneRow = {
  id: Id;
  organization_id: Id | null;
  number: string;
  digits: string;
  extension: number | null;
  source: string[];
};
export type ScheduleRow = {
  id: Id;
  location_id: Id | null;
  service_id?: Id | null;
  attending_type?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  dtstart?: string | null;
  until?: string | null;
  freq?: string | null;
  interval?: number | null;
  bymonthday?: string | null;
  byday: string | null;
  opens_at: string | null;
  closes_at: string | null;
  description: string | null;
};
export type HelpLineRow = {
  id: Id;
  key: string;
  name: string;
  kind: string;
  number: string | null;
  digits: string | null;
  website: string | null;
  hours: string | null;
  round_the_clock: boolean | null;
  round_the_clock_regions: string[];
  free: boolean | null;
  ages: string | null;
  mobile_only: boolean;
  region: string | null;
  municipality: string | null;
  status: string | null;
  publish: string;
  source: string[];
  checked_on: string | null;
  notes: string | null;
};

export type CostOptionRow = {
  id: Id;
  service_id: Id;
  option: string | null;
  amount: number | null;
  amount_description: string | null;
};
export type RequiredDocumentRow = { id: Id; service_id: Id; document: string | null };
export type LanguageRow = {
  id: Id;
  service_id: Id | null;
  location_id: Id | null;
  phone_id: Id | null;
  name: string | null;
  code: string | null;
};

/** Rows by table, named and ordered as they have to be inserted. */
export type DirectoryRows = {
  taxonomy: { id: Id; name: string | null }[];
  taxonomyTerm: { id: Id; code: string | null; taxonomy_id: Id | null }[];
  organization: OrganizationRow[];
  service: ServiceRow[];
  location: LocationRow[];
  serviceAtLocation: { id: Id; service_id: Id; location_id: Id }[];
  address: AddressRow[];
  phone: PhoneRow[];
  schedule: ScheduleRow[];
  serviceArea: { id: Id; service_id: Id | null; name: string | null; extent_type: string | null }[];
  attribute: { id: Id; link_id: Id; link_entity: string | null; taxonomy_term_id: Id }[];
  serviceCapacity: {
    id: Id;
    service_id: Id;
    available?: number | null;
    maximum: number | null;
    description: string | null;
    updated: string | null;
  }[];
  helpLine: HelpLineRow[];
};
