/** The 24 tables of HSDS 3.1 and their columns as data, with those that are ours. Facts only: no functions of the product. */
import type { Column, ColumnType, Table, TableName } from "../dataset.js";

type Facts = Omit<Column, "name">;

const of =
  (type: ColumnType) =>
  (facts: Omit<Facts, "type"> = {}): Facts => ({ type, ...facts });
const text = of("text");
const url = of("url");
const email = of("email");
const date = of("date");
const time = of("time");
const number = of("number");
const integer = of("integer");
const days = of("days");
const to = (refers: TableName, facts: Omit<Facts, "type"> = {}): Facts => ({
  type: "text",
  refers,
  ...facts,
});
const must = { required: true } as const;
const wanted = { wanted: true } as const;
const ours = (
  type: ColumnType,
  initial: Facts["initial"] = null,
  facts: Omit<Facts, "type"> = {},
): Facts => ({
  type,
  ours: true,
  initial,
  ...facts,
});

const table = (file: string, facts: { [name: string]: Facts }): Table => ({
  file: `${file}.csv`,
  columns: [
    { name: "id", type: "text", required: true },
    ...Object.entries(facts).map(([name, fact]) => ({ name, ...fact })),
  ],
});

const statuses = ["active", "inactive", "defunct", "temporarily closed"] as const;
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const addressKinds = ["physical", "postal", "virtual"] as const;

/** All tables. The order of the columns is the order in which they are written. */
export const TABLES: { readonly [name in TableName]: Table } = {
  taxonomy: table("taxonomies", {
    name: text(wanted),
    description: text(wanted),
    uri: url(),
    version: text(),
  }),
  taxonomy_term: table("taxonomy_terms", {
    code: text(),
    name: text(wanted),
    description: text(wanted),
    parent_id: to("taxonomy_term"),
    taxonomy: text(),
    language: text(),
    taxonomy_id: to("taxonomy"),
    term_uri: url(),
  }),
  unit: table("units", { name: text(wanted), scheme: text(), identifier: text(), uri: url() }),
  organization: table("organizations", {
    name: text(wanted),
    alternate_name: text(),
    description: text(wanted),
    email: email(),
    website: url(),
    tax_status: text(),
    tax_id: text(),
    year_incorporated: number(),
    legal_status: text(),
    logo: text(),
    uri: url(),
    parent_organization_id: to("organization"),
    key: ours("text"),
    region: ours("text"),
    status: ours("text", null, { choice: [...statuses, "planned"] }),
    publish: ours("text", "after-check", { choice: ["yes", "after-check", "no"] }),
    source: ours("list", []),
    checked_on: ours("partial-date"),
    referral_only: ours("boolean", false),
    notes: ours("text", null, { secret: true }),
  }),
  organization_identifier: table("organization_identifiers", {
    organization_id: to("organization", must),
    identifier_scheme: text(),
    identifier_type: text(wanted),
    identifier: text(wanted),
  }),
  program: table("programs", {
    organization_id: to("organization", wanted),
    name: text(wanted),
    alternate_name: text(),
    description: text(wanted),
  }),
  service: table("services", {
    organization_id: to("organization", must),
    program_id: to("program"),
    name: text(wanted),
    alternate_name: text(),
    description: text(),
    url: url(),
    email: email(),
    status: text({ wanted: true, choice: [...statuses, "planned"] }),
    interpretation_services: text(),
    application_process: text(),
    fees_description: text(),
    wait_time: text(),
    fees: text(),
    accreditations: text(),
    eligibility_description: text(),
    minimum_age: number({ range: [0, 150] }),
    maximum_age: number({ range: [0, 999] }),
    assured_date: date(),
    assurer_email: email({ secret: true }),
    licenses: text(),
    alert: text(),
    last_modified: of("datetime")(),
    key: ours("text"),
    evidence: ours("text", "source", { choice: ["source", "planned", "inferred"] }),
  }),
  location: table("locations", {
    location_type: text({ wanted: true, initial: "physical", choice: addressKinds }),
    url: url(),
    organization_id: to("organization"),
    name: text(),
    alternate_name: text(),
    description: text(),
    transportation: text(),
    latitude: number({ range: [-90, 90] }),
    longitude: number({ range: [-180, 180] }),
    external_identifier: text(),
    external_identifier_type: text(),
    key: ours("text"),
    region: ours("text"),
    municipality: ours("text"),
    confidential: ours("boolean", false),
  }),
  service_at_location: table("service_at_location", {
    service_id: to("service", must),
    location_id: to("location", must),
    description: text(),
  }),
  address: table("addresses", {
    location_id: to("location", must),
    attention: text(),
    address_1: text(wanted),
    address_2: text(),
    city: text(wanted),
    region: text(),
    state_province: text(wanted),
    postal_code: text(wanted),
    country: text(wanted),
    address_type: text({ wanted: true, initial: "physical", choice: addressKinds }),
    confidential: ours("boolean", false),
  }),
  contact: table("contacts", {
    organization_id: to("organization"),
    service_id: to("service"),
    service_at_location_id: to("service_at_location"),
    location_id: to("location"),
    name: text(),
    title: text(),
    department: text(),
    email: email(),
  }),
  phone: table("phones", {
    location_id: to("location"),
    service_id: to("service"),
    organization_id: to("organization"),
    contact_id: to("contact"),
    service_at_location_id: to("service_at_location"),
    number: text(must),
    extension: number(),
    type: text(),
    description: text(),
    digits: ours("text"),
    source: ours("list", []),
  }),
  schedule: table("schedules", {
    service_id: to("service"),
    location_id: to("location"),
    service_at_location_id: to("service_at_location"),
    valid_from: date(),
    valid_to: date(),
    dtstart: date(),
    timezone: number(),
    until: date(),
    count: integer(),
    wkst: text({ choice: weekdays }),
    freq: text({ choice: ["WEEKLY", "MONTHLY"] }),
    interval: integer(),
    byday: days(),
    byweekno: text(),
    bymonthday: text(),
    byyearday: text(),
    description: text(),
    opens_at: time(),
    closes_at: time(),
    schedule_link: url(),
    attending_type: text(),
    notes: text(),
  }),
  service_area: table("service_areas", {
    service_id: to("service"),
    service_at_location_id: to("service_at_location"),
    name: text(),
    description: text(),
    extent: text(),
    extent_type: text(),
    uri: url(),
  }),
  language: table("languages", {
    service_id: to("service"),
    location_id: to("location"),
    phone_id: to("phone"),
    name: text(),
    code: text(),
    note: text(),
  }),
  accessibility: table("accessibility", {
    location_id: to("location", must),
    description: text(),
    details: text(),
    url: url(),
  }),
  cost_option: table("cost_options", {
    service_id: to("service", must),
    valid_from: date(),
    valid_to: date(),
    option: text(),
    currency: text(),
    amount: number(),
    amount_description: text(),
  }),
  required_document: table("required_documents", {
    service_id: to("service", must),
    document: text(),
    uri: url(),
  }),
  funding: table("funding", {
    organization_id: to("organization"),
    service_id: to("service"),
    source: text(),
  }),
  service_capacity: table("service_capacity", {
    service_id: to("service", wanted),
    unit_id: to("unit"),
    available: number(),
    maximum: number(),
    description: text(),
    updated: of("datetime")(wanted),
  }),
  url: table("url", {
    label: text(),
    url: url(must),
    organization_id: to("organization"),
    service_id: to("service"),
  }),
  // What an attribute hangs on is named by `link_entity`, what a change was made to by `resource_type`.
  attribute: table("attributes", {
    link_id: text(must),
    taxonomy_term_id: to("taxonomy_term", must),
    link_type: text(),
    link_entity: text(wanted),
    value: text(),
    label: text(),
  }),
  metadata: table("metadata", {
    resource_id: text(must),
    resource_type: text(wanted),
    last_action_date: of("datetime")(wanted),
    last_action_type: text(wanted),
    field_name: text(wanted),
    previous_value: text(),
    replacement_value: text(),
    updated_by: text({ secret: true }),
    // Whether it came with a file: what we wrote of a record that is gone never leaves.
    imported: ours("boolean", false, { secret: true }),
  }),
  meta_table_description: table("meta_table_descriptions", {
    name: text(),
    language: text(),
    character_set: text(),
  }),
};
