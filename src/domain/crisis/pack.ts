/** Owns the shape of the rule files and their checks. Reads no disk: the files come in as parsed JSON with their names. */
import { z } from "zod";

export const levels = ["standard", "elevated", "high", "imminent"] as const;
export type Level = (typeof levels)[number];

export const categories = [
  "ideation",
  "plan",
  "attempt",
  "self_harm",
  "violence",
  "sexual",
  "weapon",
  "runaway",
  "eating",
  "substance",
  "sextortion",
  "parent_threat",
  "bullying",
  "medical",
  "neglect",
] as const;
export type Category = (typeof categories)[number];

export const intents = [
  "bullying",
  "psychologist",
  "find_service",
  "material_help",
  "legal_help",
  "accommodation",
  "mediation",
  "child_development",
  "violence",
  "volunteer",
  "professional_signal",
  "other",
] as const;
export type Intent = (typeof intents)[number];

const common = {
  id: z.string().regex(/^[a-z]+(?:\.[a-z0-9-]+)+$/),
  any: z.array(z.string().min(1)).min(1),
  unless: z.array(z.string().min(1)).default([]),
  within: z.int().min(0).max(30).default(5),
  negatable: z.boolean().default(true),
  note: z.string().default(""),
  reviewed: z.boolean(),
  match: z.array(z.string().min(1)).min(1),
  noMatch: z.array(z.string().min(1)).default([]),
};

const trigger = z.strictObject({
  ...common,
  kind: z.literal("trigger").default("trigger"),
  level: z.enum(levels),
  ask: z.boolean().default(false),
  category: z.enum(categories).optional(),
  soft: z.boolean().default(false),
});
const exception = z.strictObject({
  ...common,
  kind: z.literal("exception"),
  cancels: z.array(z.enum(categories)).min(1).or(z.literal("all")),
  scope: z.enum(["words", "sentence", "text"]),
  leaves: z.enum(["standard", "elevated"]).default("standard"),
  ask: z.boolean().default(false),
});
const urgency = z.strictObject({
  ...common,
  kind: z.literal("urgency"),
  raises: z.array(z.enum(categories)).min(1),
  scope: z.enum(["sentence", "near", "text"]).default("near"),
});
const intent = z.strictObject({
  ...common,
  kind: z.literal("intent"),
  intent: z.enum(intents),
  weight: z.number().min(0).max(10).default(1),
});

const rule = z.union([trigger, exception, urgency, intent]);
export type Trigger = z.output<typeof trigger>;
export type Exception = z.output<typeof exception>;
export type Urgency = z.output<typeof urgency>;
export type IntentRule = z.output<typeof intent>;
export type Rule = z.output<typeof rule>;

const rulesFile = z.strictObject({ about: z.string(), rules: z.array(z.unknown()) });
const wordsFile = z.strictObject({
  about: z.string(),
  tolerant: z.array(z.string()).default([]),
  classes: z.record(z.string().regex(/^[a-z_]+$/), z.array(z.string().min(1))),
});

/** A file of the pack: its path below the rules folder and its parsed JSON. */
export type PackFile = { readonly path: string; readonly content: unknown };
export type Words = ReadonlyMap<string, readonly string[]>;
export type Pack = {
  readonly version: string;
  readonly rules: readonly (Rule & { readonly file: string })[];
  readonly words: Words;
  readonly tolerant: readonly string[];
};

const kinds = { trigger, exception, urgency, intent };

const parseRule = (raw: unknown, path: string): Rule => {
  const shape = z.looseObject({
    id: z.string(),
    kind: z.enum(["trigger", "exception", "urgency", "intent"]).default("trigger"),
  });
  const head = shape.safeParse(raw);
  if (!head.success)
    throw new Error(`${path}: a rule has no id or an unknown kind: ${JSON.stringify(raw).slice(0, 80)}`);
  const parsed = kinds[head.data.kind].safeParse(raw);
  if (!parsed.success) throw new Error(`${path}, rule ${head.data.id}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const parseFile = <T>(schema: z.ZodType<T>, file: PackFile): T => {
  const parsed = schema.safeParse(file.content);
  if (!parsed.success) throw new Error(`${file.path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** Checks all files of the pack; `version` is the hash of their content. The message of a refusal names file and rule. */
export const parsePack = (files: readonly PackFile[], version: string): Pack => {
  const words = new Map<string, string[]>();
  const tolerant: string[] = [];
  const rules: (Rule & { file: string })[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    if (file.path.endsWith("words.json")) {
      const { classes, tolerant: names } = parseFile(wordsFile, file);
      for (const [name, list] of Object.entries(classes))
        words.set(name, [...(words.get(name) ?? []), ...list]);
      for (const name of names) tolerant.push(...(classes[name] ?? []));
      continue;
    }
    for (const raw of parseFile(rulesFile, file).rules) {
      const parsed = parseRule(raw, file.path);
      if (seen.has(parsed.id)) throw new Error(`${file.path}, rule ${parsed.id}: this id is used twice`);
      seen.add(parsed.id);
      rules.push({ ...parsed, file: file.path });
    }
  }
  return { version, rules, words, tolerant };
};
