/** The shape of a region's library: papers for specialists that a source names. Reads nothing, decides nothing. */
import { z } from "zod";
import { partialDate, type RegionCode } from "../directory/region-data.js";

/** For whom a paper or a course was made. */
export const AUDIENCES = ["specialists", "teachers", "coordinators"] as const;
export type Audience = (typeof AUDIENCES)[number];

const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}$/, "a key has only a-z, 0-9 and hyphen, 39 at most");

const entry = z.strictObject({
  key,
  /** As it is printed on the paper; null where no source tells it, and then nothing is made up. */
  title: text.nullable(),
  /** What it is, in our own words. */
  about: text,
  audience: z.array(z.enum(AUDIENCES)).min(1),
  /** Where it can be read; null where that is asked of the coordinator. */
  link: z.url({ protocol: /^https$/ }).nullable(),
  source: z.array(text).min(1, "what is claimed needs a source"),
  checked_on: partialDate.nullable().default(null),
});

/** The file `library.json` of a region; a region of which no paper is known has none. */
export const libraryFile = z.array(entry);

/** A paper as it stands in a file, with the region whose folder it lies in and what its sources are called. */
export type LibraryEntry = z.infer<typeof entry> & { region: RegionCode; from: readonly string[] };
