/** The rules of the tree: who may import whom, who knows which library, how long a file may grow. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

type Import = { from: string; to: string; typeOnly: boolean };

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => !name.startsWith("store/generated/"));
const code = sources.filter((name) => name.endsWith(".ts"));
const textOf = (name: string) => readFileSync(path.join(src, name), "utf8");

/** Whether an import clause brings in nothing that exists at run time. */
const isTypes = (clause: string) => {
  if (clause.startsWith("type ")) return true;
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(",") ?? ["everything"];
  return names.every((name) => /^\s*(?:type\s|$)/.test(name));
};

const importsOf = (from: string): Import[] => {
  const text = textOf(from);
  const statements = [...text.matchAll(/^(?:import|export) ([^;"]*?)\s*from "([^"]+)"/gm)];
  const effects = [...text.matchAll(/^import "([^"]+)"/gm)];
  const dynamic = [...text.matchAll(/(await )?import\("([^"]+)"\)/g)];
  const resolve = (to: string) =>
    to.startsWith(".") ? path.posix.join(path.posix.dirname(from), to).replace(/\.js$/, ".ts") : to;
  return [
    ...statements.map(([, clause = "", to = ""]) => ({ from, to: resolve(to), typeOnly: isTypes(clause) })),
    ...effects.map(([, to = ""]) => ({ from, to: resolve(to), typeOnly: false })),
    ...dynamic.map(([, awaited, to = ""]) => ({ from, to: resolve(to), typeOnly: awaited === undefined })),
  ];
};

const imports = code.flatMap(importsOf);

/** The layer a file belongs to: its folder, or for a file of the top its name. */
const layerOf = (name: string) =>
  name.includes("/") ? name.slice(0, name.indexOf("/")) : name.replace(/\.ts$/, "");
const isOurs = (name: string) => code.includes(name);

/** For each layer: whose code it may use, and of whom it may know the types besides. */
const mayImport: Record<string, { code: string[]; types?: string[] }> = {
  domain: { code: [] },
  sandbox: { code: [] },
  config: { code: [] },
  log: { code: [] },
  wake: { code: [] },
  memory: { code: [] },
  i18n: { code: ["domain"] },
  regions: { code: ["domain"] },
  rules: { code: ["domain"] },
  views: { code: ["domain"], types: ["i18n", "store"] },
  store: { code: ["domain"] },
  directory: { code: ["documents", "domain", "store", "regions"] },
  deps: { code: [], types: ["domain", "i18n", "store", "views"] },
  inbox: { code: ["domain", "store", "wake"], types: ["log"] },
  documents: { code: ["domain"] },
  outbox: { code: ["documents", "domain", "store", "views", "wake"], types: ["deps", "inbox", "log"] },
  actions: { code: ["domain", "views"], types: ["deps", "i18n", "store"] },
  context: { code: [], types: ["actions", "deps", "domain", "i18n", "views"] },
  conversations: { code: ["actions", "context", "domain", "inbox", "views"], types: ["i18n", "store"] },
  bot: {
    code: ["actions", "context", "conversations", "domain", "inbox", "outbox", "views"],
    types: ["deps", "i18n", "store"],
  },
  timers: { code: ["domain", "wake"], types: ["actions", "inbox", "log", "store"] },
  profile: { code: ["domain", "i18n", "views"] },
  "demo-team": { code: ["actions"], types: ["domain", "store"] },
};
/** What wires the rest together; only the command line may import `main`, and nobody the command line. */
const wiring = ["app", "main", "cli"];

describe("who may import whom", () => {
  test.each([...new Set(code.map(layerOf))])("%s", (layer) => {
    const foreign = imports.filter(
      ({ from, to }) => layerOf(from) === layer && isOurs(to) && layerOf(to) !== layer,
    );
    const rule = mayImport[layer];
    const forbidden = foreign.filter(({ to, typeOnly }) => {
      const other = layerOf(to);
      if (other === "cli" || (other === "main" && layer !== "cli")) return true;
      if (wiring.includes(layer)) return false;
      return !(rule?.code.includes(other) === true || (typeOnly && rule?.types?.includes(other) === true));
    });
    expect(forbidden).toEqual([]);
    expect(wiring.includes(layer) || rule !== undefined, `${layer} has no rule`).toBe(true);
  });

  test("no file reaches itself through what it imports at run time", () => {
    const targets = new Map(
      code.map((name) => [
        name,
        imports.filter((one) => one.from === name && !one.typeOnly && isOurs(one.to)),
      ]),
    );
    const done = new Set<string>();
    const walk = (name: string, way: string[]): string[] | undefined => {
      if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
      if (done.has(name)) return undefined;
      for (const { to } of targets.get(name) ?? []) {
        const found = walk(to, [...way, name]);
        if (found !== undefined) return found;
      }
      done.add(name);
      return undefined;
    };
    const rings = code.flatMap((name) => {
      const ring = walk(name, []);
      for (const one of ring ?? []) done.add(one);
      return ring === undefined ? [] : [ring.join(" → ")];
    });
    expect(rings).toEqual([]);
  });
});

/** Libraries that only some may know; types of the Bot API are words that everybody who speaks of it may use. */
const knownBy: [string, RegExp, RegExp][] = [
  [
    "grammY",
    /^(?:grammy|@grammyjs\/(?!types))/,
    /^(?:bot|conversations|inbox|outbox)\/|^(?:context|app)\.ts$/,
  ],
  ["Prisma and PostgreSQL", /^(?:@prisma\/|pg$)/, /^store\//],
  ["i18next", /^i18next$/, /^i18n\//],
  ["HTTP frameworks", /^(?:hono|@hono\/)/, /^inbox\/webhook\.ts$|^main\.ts$/],
  ["the logger's library", /^pino$/, /^log\.ts$/],
  ["the PDF library", /^pdfkit$/, /^documents\//],
  ["the picture library", /^@resvg\//, /^documents\//],
  ["the command line's library", /^commander$/, /^cli\//],
];

describe("who knows what", () => {
  test.each(knownBy)("%s", (_, library, allowed) => {
    const users = imports.filter(({ to }) => library.test(to));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ from }) => !allowed.test(from))).toEqual([]);
  });

  test("the Bot API's types are only types", () => {
    expect(imports.filter(({ to, typeOnly }) => to.startsWith("@grammyjs/types") && !typeOnly)).toEqual([]);
  });

  test("domain and views do no I/O and have no clock", () => {
    // The system's clock stands beside the type that all others ask for; who wires the product hands it out.
    const clock = "domain/time.ts";
    const pure = code.filter((name) => /^(?:domain|views)\//.test(name) && name !== clock);
    const impure = pure.filter(
      (name) =>
        importsOf(name).some(({ to }) => to.startsWith("node:")) ||
        /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|setTimeout|console\.)/.test(textOf(name)),
    );
    expect(impure).toEqual([]);
  });

  test("the environment is read in one place", () => {
    expect(code.filter((name) => textOf(name).includes("process.env"))).toEqual(["config.ts"]);
  });
});

describe("house style", () => {
  test("no file is longer than 300 lines, tables that a program writes aside", () => {
    const generated = ["sandbox/bot-api-table.ts"];
    const long = sources
      .filter((name) => /\.(?:ts|mjs|js|css)$/.test(name) && !generated.includes(name))
      .filter((name) => textOf(name).split("\n").length > 301);
    expect(long).toEqual([]);
  });

  test("every file says first what it owns", () => {
    const silent = code
      .filter((name) => !name.endsWith(".d.ts"))
      .filter((name) => !/^(?:#!.*\n)?(?:\/\/.*\n)*\/\*\*/.test(textOf(name)));
    expect(silent).toEqual([]);
  });

  test("no drawers for things without a name, nothing put off", () => {
    expect(
      sources.filter((name) =>
        /(?:^|\/)(?:utils?|helpers?|types|constants|common|misc)(?:\/|\.ts$)/.test(name),
      ),
    ).toEqual([]);
    expect(code.filter((name) => /\b(?:TODO|FIXME|XXX)\b/.test(textOf(name)))).toEqual([]);
  });
});
