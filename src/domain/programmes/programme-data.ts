/** The shape of a region's programmes: what exists where, and what of it is publicly known. Reads nothing, decides nothing. */
import { z } from "zod";
import { partialDate, type RegionCode } from "../directory/region-data.js";
import { SERVICE_CODES } from "../needs.js";
import { ABOUT, kindOf, PROGRAMME_KINDS, RULES } from "./kinds.js";

const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "a key has only a-z, 0-9 and hyphen");
const source = z.array(text).min(1, "what is claimed needs a source");
const words = z.strictObject({ ru: text, tt: text.optional(), en: text.optional() });
export type Words = z.infer<typeof words>;
/** What something is called is read by everybody, in whichever language they speak. */
const names = z.strictObject({ ru: text, tt: text, en: text });

const notKnown = z.literal(true);
const isKnown = z.undefined().optional();

/** Either told, with a source, or `unknown`: then a person is asked and nothing is shown in its stead. */
const fact = <T extends z.ZodType>(value: T) =>
  z
    .discriminatedUnion("unknown", [
      z.strictObject({ unknown: isKnown, value, source }),
      z.strictObject({ unknown: notKnown }),
    ])
    .default({ unknown: true });

const about = z.enum(ABOUT);
const condition = z.discriminatedUnion("unknown", [
  z.strictObject({ unknown: isKnown, about, value: words, source }),
  z.strictObject({ unknown: notKnown, about }),
]);
export type Condition = z.infer<typeof condition>;

/** Something that is lent, with what holds for it alone. */
const item = z.strictObject({ key, names, source, conditions: z.array(condition).min(1) });
export type RentalItem = z.infer<typeof item>;

const municipalities = z.array(text);
/** Where it is given. `unlisted`: at the named municipalities, if any, and at others that are not publicly named. */
const territory = z.discriminatedUnion("extent", [
  z.strictObject({ extent: z.literal("region") }),
  z.strictObject({ extent: z.literal("municipalities"), municipalities: municipalities.min(1) }),
  z.strictObject({ extent: z.literal("unlisted"), municipalities: municipalities.default([]) }),
]);

const years = z.number().min(0).max(120);
const ages = z
  .strictObject({ from: years.nullable().default(null), to: years.nullable().default(null) })
  .refine(({ from, to }) => from !== null || to !== null, "an age needs a bound")
  .refine(({ from, to }) => from === null || to === null || from <= to, "from is more than to");

const shape = z.strictObject({
  key,
  kind: z.enum(PROGRAMME_KINDS),
  names,
  description: words,
  territory,
  /** Keys of organizations of the region: only those that a source names for it. */
  providers: z.array(key).default([]),
  /** Keys of help lines that belong to it; numbers stand only there. */
  lines: z.array(text).default([]),
  /** What of the directory's taxonomy it gives. */
  services: z.array(z.enum(SERVICE_CODES)).default([]),
  status: z.enum(["active", "planned"]).nullable().default(null),
  period: fact(z.strictObject({ from: partialDate, to: partialDate.nullable().default(null) })),
  /** At how many places it is given. */
  sites: fact(z.int().positive()),
  /** Of the child, or of the person whom it is for, in years; both bounds belong to it. */
  ages: fact(ages),
  capacity: fact(z.strictObject({ maximum: z.int().positive(), of: z.enum(["places", "families"]) })),
  duration: fact(
    z.strictObject({ text: words, longest_months: z.int().positive().nullable().default(null) }),
  ),
  /** Within how many minutes its team answers a call, as it says itself. */
  response: fact(z.strictObject({ minutes: z.int().positive() })),
  conditions: z.array(condition),
  items: z.array(item).default([]),
  rules: z.array(z.enum(RULES)),
  /** What says that it exists, where and by whom. */
  source,
  checked_on: partialDate.nullable().default(null),
  notes: text.nullable().default(null),
});

type Problem = { path: PropertyKey[]; message: string };

/** What a record lacks that every programme of its kind has to have. */
const lacks = (programme: z.infer<typeof shape>): Problem[] => {
  const { conditions, items, kind, lines, providers, rules } = programme;
  const { asks, rules: promises } = kindOf(kind);
  const nowhere = providers.length === 0 && lines.length === 0;
  const needed = new Set(nowhere ? [...asks, "where" as const] : asks);
  const told = (known: boolean) =>
    new Set(conditions.flatMap((one) => ((one.unknown === undefined) === known ? [one.about] : [])));
  const answered = told(true);
  const open = told(false);
  return [
    ...[...needed]
      .filter((one) => !answered.has(one) && !open.has(one))
      .map((one) => ({ path: ["conditions"], message: `${one} is neither told nor marked as unknown` })),
    ...conditions.flatMap((one, index) =>
      one.unknown && answered.has(one.about)
        ? [{ path: ["conditions", index], message: `${one.about} is both told and marked as unknown` }]
        : [],
    ),
    ...promises
      .filter((rule) => !rules.includes(rule))
      .map((rule) => ({ path: ["rules"], message: `${kind} needs the rule ${rule}` })),
    ...(items.length > 0 && kind !== "baby-goods-rental"
      ? [{ path: ["items"], message: "only a rental lends items" }]
      : []),
  ];
};

const programme = shape.superRefine((value, context) => {
  for (const problem of lacks(value)) context.addIssue({ code: "custom", ...problem });
});

/** The file `programmes.json` of a region. */
export const programmesFile = z.array(programme);

export type ProgrammeRecord = z.infer<typeof programme>;
/** A programme as it stands in a file, with the region whose folder it lies in. */
export type Programme = ProgrammeRecord & { region: RegionCode };
