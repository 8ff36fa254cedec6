/**
 * Writes `bot-api-table.ts` from a JSON description of the Bot API: `tsx src/sandbox/generate-table.ts <bot-api.json>`.
 * Keeps only what requests need; nothing runs it at run time.
 *
 * The input is `{ version, methods, types }`, where a method or type has `fields: [name, types, required][]` and a
 * type may have `subtypes`.
 */
import { readFileSync, writeFileSync } from "node:fs";

type Field = [name: string, types: string[], required: boolean];
type Definition = { fields: Field[]; subtypes?: string[] };
type BotApi = {
  version: string;
  methods: Record<string, Definition>;
  types: Record<string, Definition>;
};

const source = process.argv[2];
if (source === undefined) throw new Error("usage: generate-table.ts <bot-api.json>");
const api: BotApi = JSON.parse(readFileSync(source, "utf8"));

const shorten = (type: string): string =>
  type.startsWith("Array of ") ? `${shorten(type.slice("Array of ".length))}[]` : type;

const line = ({ fields, subtypes }: Definition): string =>
  subtypes === undefined
    ? fields
        .map(([name, types, required]) => `${name}${required ? "!" : ""}:${types.map(shorten).join("|")}`)
        .join(" ")
    : `=${subtypes.join("|")}`;

const reached = new Map<string, Definition>();
const reach = ({ fields, subtypes = [] }: Definition): void => {
  for (const type of [...fields.flatMap(([, types]) => types), ...subtypes]) {
    const name = type.replaceAll("Array of ", "");
    const definition = api.types[name];
    if (definition === undefined || reached.has(name)) continue;
    reached.set(name, definition);
    reach(definition);
  }
};
for (const method of Object.values(api.methods)) reach(method);

const table = (definitions: [string, Definition][]): string =>
  definitions.map(([name, definition]) => `${name} ${line(definition)}`.trimEnd()).join("\n");

writeFileSync(
  new URL("bot-api-table.ts", import.meta.url),
  `/**
 * ${api.version} as data: what each method takes. Written by \`generate-table.ts\`, never by hand.
 *
 * A line is a name and its fields as \`name:type\`: \`!\` after the name of a required one, \`|\` between the types it
 * may have, \`[]\` after the type of a list; \`=\` starts the list of types that one may be.
 */
export const methods = \`
${table(Object.entries(api.methods))}
\`;

/** The objects that methods take. */
export const types = \`
${table([...reached].toSorted(([a], [b]) => a.localeCompare(b)))}
\`;
`,
);
