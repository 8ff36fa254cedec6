/**
 * What the operator decides: reads and checks the environment, and is the only reader of it.
 * Must never print a value: tokens and keys are among them.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const regions = ["tatarstan", "vologda", "primorye", "novosibirsk", "komi"] as const;

const common = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: port.default(8080),
  REGION: z.enum(regions).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  RYADOM_DATA: z.string().min(1).default("data"),
  RYADOM_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/)
    .optional(),
  WORKERS: z.coerce.number().int().min(1).max(64).default(4),
};

const sandbox = z.object({ ...common, BOT_TOKEN: z.undefined().optional() });

const live = z.object({
  ...common,
  BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default("https://api.telegram.org"),
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional(),
  OPERATOR: z.enum(["ngo", "state"]).default("ngo"),
  ALLOW_STATE_IN_TELEGRAM: z.enum(["yes", "no"]).default("no"),
});

/** What each variable must look like, in words an operator can act on. */
const rules: Record<string, string> = {
  DATABASE_URL: "must be a PostgreSQL address like postgresql://user:password@host:5432/name",
  PORT: "must be a port number from 0 to 65535",
  REGION: `must be one of ${regions.join(", ")}`,
  LOG_LEVEL: "must be one of fatal, error, warn, info, debug, trace, silent",
  RYADOM_DATA: "must be the path of a folder",
  RYADOM_KEY: "must be 32 bytes in base64 (openssl rand -base64 32); older keys may follow after commas",
  WORKERS: "must be a whole number from 1 to 64",
  BOT_TOKEN: "must be a bot token as @BotFather gives it",
  TELEGRAM_API_ROOT: "must be the http(s) address of a Bot API server",
  WEBHOOK_URL: "must be the public https address of this server",
  WEBHOOK_SECRET: "must be 16 to 256 letters, digits, _ or -, and is needed with WEBHOOK_URL",
  OPERATOR: "must be ngo or state",
  ALLOW_STATE_IN_TELEGRAM: "must be yes or no",
};

export type Config = {
  port: number;
  region: (typeof regions)[number] | undefined;
  logLevel: string;
  dataDir: string;
  key: string | undefined;
  workers: number;
  databaseUrl: string | undefined;
} & (
  | { mode: "sandbox" }
  | { mode: "live"; token: string; apiRoot: string; webhook: { url: string; secret: string } | undefined }
);

export class ConfigError extends Error {}

/** Reads a `.env` file of `NAME=value` lines; what the environment already says wins. */
const withDotEnv = (env: NodeJS.ProcessEnv, file: string): NodeJS.ProcessEnv => {
  if (!existsSync(file)) return env;
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const pairs = lines.flatMap((line) => {
    const found = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
    return found?.[1] && found[2] ? [[found[1], found[2].replace(/^(["'])(.*)\1$/, "$2")] as const] : [];
  });
  return { ...Object.fromEntries(pairs), ...env };
};

/**
 * The configuration of this process.
 * @throws ConfigError with one sentence that names the variable and what it must be, never its value.
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env, root = process.cwd()): Config => {
  const given = Object.fromEntries(
    Object.entries(withDotEnv(env, path.join(root, ".env"))).filter(([, value]) => value !== ""),
  );
  const parsed = given["BOT_TOKEN"] === undefined ? sandbox.safeParse(given) : live.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new ConfigError(`${name} ${rules[name] ?? "is not valid"}.`);
  }
  const all = parsed.data;
  const base = {
    port: all.PORT,
    region: all.REGION,
    // Somebody who tries the sandbox wants to read one line, an operator all of them.
    logLevel: all.LOG_LEVEL ?? (all.BOT_TOKEN === undefined ? "warn" : "info"),
    dataDir: path.resolve(root, all.RYADOM_DATA),
    key: all.RYADOM_KEY,
    workers: all.WORKERS,
    databaseUrl: all.DATABASE_URL,
  };
  if (all.BOT_TOKEN === undefined) return { ...base, mode: "sandbox" };
  if (all.OPERATOR === "state" && all.ALLOW_STATE_IN_TELEGRAM === "no") {
    // Since 1 March 2023 (584-FZ) and 1 June 2025 (41-FZ) state and municipal bodies may not use Telegram for this.
    throw new ConfigError(
      "OPERATOR is state: state and municipal bodies may not talk with citizens through Telegram; set ALLOW_STATE_IN_TELEGRAM only if a lawyer has agreed.",
    );
  }
  if (all.WEBHOOK_URL !== undefined && all.WEBHOOK_SECRET === undefined) {
    throw new ConfigError(`WEBHOOK_SECRET ${rules["WEBHOOK_SECRET"]}.`);
  }
  const webhook =
    all.WEBHOOK_URL !== undefined && all.WEBHOOK_SECRET !== undefined
      ? { url: all.WEBHOOK_URL, secret: all.WEBHOOK_SECRET }
      : undefined;
  return {
    ...base,
    mode: "live",
    token: all.BOT_TOKEN,
    apiRoot: all.TELEGRAM_API_ROOT.replace(/\/$/, ""),
    webhook,
  };
};
