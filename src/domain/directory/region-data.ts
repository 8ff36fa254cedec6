/** The shape of the region files and of everything read from them. Describes data; reads nothing and decides nothing. */
import { z } from "zod";
import { SERVICE_CODES } from "../needs.js";
import { type DaysOff, daysOffFile } from "./days-off.js";
import { type Rule, ruleSchema } from "./hours/rule.js";
import { TIME_ZONES } from "./hours/zones.js";

/** Regions in the order of the menu; `russia` holds what is valid everywhere. */
export const REGIONS = ["tatarstan", "vologda", "primorye", "novosibirsk", "komi"] as const;
export type RegionCode = (typeof REGIONS)[number];

/** What kind of institution it is; the words for it come from the locales. */
export const KINDS = [
  "kcson",
  "family_mfc",
  "family_centre",
  "psych_centre",
  "shelter_children",
  "mothers_shelter",
  "women_crisis",
  "rehab_teens",
  "ngo",
  "programme",
  "authority",
  "aggregate",
] as const;
export type Kind = (typeof KINDS)[number];

export const LINE_KINDS = [
  "emergency",
  "helpline-children",
  "helpline-psych",
  "helpline-youth",
  "helpline-bullying",
  "helpline-cyber",
  "helpline-violence",
  "helpline-women",
  "crime-against-child",
  "crime-report",
  "guardianship",
  "site",
  "site-bullying",
  "chat",
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

const unknown = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, "a key has only a-z, 0-9, dot and hyphen");
/** A date as sources tell it, which may be a year or a month. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date is YYYY, YYYY-MM or YYYY-MM-DD");
const digits = z.string().regex(/^\d{2,15}$/, "only digits, 2 to 15 of them");
const publish = z.enum(["yes", "after-check", "no"]);
export type Publish = z.infer<typeof publish>;

const phone = z.strictObject({
  number: text,
  digits,
  extension: unknown(z.int().positive()),
  source: z.array(text),
});

/** Hours as rows of the table `schedule`; nearly always a week, hence the name. */
export type Weekly = Rule;

const schedule = z.strictObject({ description: text, weekly: z.array(ruleSchema).default([]) });

const address = z.strictObject({
  address_1: text,
  city: unknown(text),
  postal_code: unknown(z.string().regex(/^\d{6}$/, "a postal code has six digits")),
});

const location = z.strictObject({
  municipality: unknown(text),
  name: unknown(text),
  latitude: unknown(z.number().min(-90).max(90)),
  longitude: unknown(z.number().min(-180).max(180)),
  /** A refuge: its address is deliberately not in these files. */
  confidential: z.boolean().default(false),
  address: unknown(address),
  schedule: unknown(schedule),
});

const service = z.strictObject({
  code: z.enum(SERVICE_CODES),
  evidence: z.enum(["source", "planned", "inferred"]).default("source"),
  eligibility_description: unknown(text),
  minimum_age: unknown(z.int().min(0).max(120)),
  maximum_age: unknown(z.int().min(0).max(120)),
  capacity: unknown(z.strictObject({ maximum: z.int().positive(), description: unknown(text) })),
});

const organization = z.strictObject({
  key,
  name: unknown(text),
  kinds: z.array(z.enum(KINDS)).min(1),
  status: unknown(z.enum(["active", "inactive", "defunct", "temporarily closed", "planned"])),
  publish,
  checked_on: unknown(partialDate),
  source: z.array(text).min(1),
  website: unknown(z.url()),
  email: unknown(z.email()),
  phones: z.array(phone).default([]),
  services: z.array(service).default([]),
  location,
  referral_only: z.boolean().default(false),
  notes: unknown(text),
});
export type OrganizationRecord = z.infer<typeof organization>;

const line = z.strictObject({
  key,
  name: text,
  kind: z.enum(LINE_KINDS),
  number: unknown(text),
  digits: unknown(digits),
  website: unknown(z.url()),
  hours: unknown(text),
  round_the_clock: unknown(z.boolean()),
  round_the_clock_regions: z.array(z.enum(REGIONS)).default([]),
  free: unknown(z.boolean()),
  ages: unknown(text),
  mobile_only: z.boolean().default(false),
  municipality: unknown(text),
  status: unknown(z.enum(["active", "inactive"])),
  publish,
  checked_on: unknown(partialDate),
  source: z.array(text),
  notes: unknown(text),
});
/** A help line as it stands in a file, with the region whose folder it lies in; null is the whole country. */
export type LineRecord = z.infer<typeof line> & { region: RegionCode | null };

const place = z.strictObject({
  ru: text,
  tt: unknown(text),
  latin: unknown(text),
  municipality: unknown(text),
  kind: z.enum(["place", "area"]).default("place"),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  population: unknown(z.int().positive()),
  geonames_id: unknown(z.int().positive()),
  aliases: z.array(text).default([]),
});
/** `approximate`: its own point is not known: it stands at the centre of its municipality */
export type Place = z.infer<typeof place> & { region: RegionCode; approximate?: true };

const municipality = z.strictObject({
  name: text,
  tt: unknown(text),
  /** The `ru` of the place where its administration sits, which may lie outside of it. */
  centre: text,
  aliases: z.array(text).default([]),
});
export type Municipality = z.infer<typeof municipality> & { region: RegionCode };

const source = z.strictObject({ id: text, where: text, date: unknown(partialDate), note: unknown(text) });
export type Source = z.infer<typeof source>;

/** One file name, one schema. */
export const fileSchemas = {
  region: z.strictObject({
    code: z.enum(REGIONS),
    name: text,
    tt: text,
    en: text,
    aliases: z.array(text),
    /** Hours ahead of UTC, the whole year round. */
    utc_offset: z.int().min(2).max(12),
    time_zone: z.enum(TIME_ZONES, "a zone is one of those of Russia, such as Europe/Moscow"),
  }),
  places: z.strictObject({
    municipalities: z.array(municipality),
    places: z.array(place),
    /** Settlements by municipality of which nothing but that is known: no source at hand has their point. */
    within: z.record(text, z.array(text)).default({}),
  }),
  organizations: z.array(organization),
  lines: z.array(line),
  sources: z.array(source),
  "days-off": daysOffFile(z.enum(REGIONS)),
  elsewhere: z.strictObject({
    places: z.array(z.array(text).min(1)),
    regions: z.array(z.array(text).min(1)),
  }),
};

export type Region = z.infer<typeof fileSchemas.region>;
/** Names of towns and regions that are not ours: the first is the one to show, the rest are other spellings. */
export type Elsewhere = z.infer<typeof fileSchemas.elsewhere>;

export type RegionData = {
  region: Region;
  municipalities: Municipality[];
  places: Place[];
  organizations: OrganizationRecord[];
};

/** All region files together. */
export type Regions = {
  regions: RegionData[];
  lines: LineRecord[];
  sources: Source[];
  elsewhere: Elsewhere;
  daysOff: DaysOff;
};
