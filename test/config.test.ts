import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.js";

const empty = mkdtempSync(path.join(tmpdir(), "ryadom-config-"));
const token = "123456:AAEhBOweik9ai2o01nr2fjwpjfsdfwef31a";
const key = Buffer.alloc(32, 7).toString("base64");
const read = (env: Record<string, string>, root = empty) => readConfig(env, root);

const refusal = (env: Record<string, string>): string => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("configuration", () => {
  test("nothing is needed for the sandbox", () => {
    expect(read({})).toMatchObject({
      mode: "sandbox",
      port: 8080,
      logLevel: "warn",
      workers: 4,
      dataDir: path.join(empty, "data"),
      databaseUrl: undefined,
    });
  });

  test("a token makes it live, at Telegram unless told otherwise", () => {
    expect(read({ BOT_TOKEN: token })).toMatchObject({
      mode: "live",
      token,
      apiRoot: "https://api.telegram.org",
      webhook: undefined,
      logLevel: "info",
    });
    expect(read({ BOT_TOKEN: token, TELEGRAM_API_ROOT: "http://127.0.0.1:8081/" })).toMatchObject({
      apiRoot: "http://127.0.0.1:8081",
    });
  });

  test("a webhook comes with its secret", () => {
    const webhook = { WEBHOOK_URL: "https://ryadom.example/bot", WEBHOOK_SECRET: "0123456789abcdef" };
    expect(read({ BOT_TOKEN: token, ...webhook })).toMatchObject({
      webhook: { url: webhook.WEBHOOK_URL, secret: webhook.WEBHOOK_SECRET },
    });
  });

  test("several keys are taken, the newest first", () => {
    expect(read({ RYADOM_KEY: `${key},${key}` }).key).toBe(`${key},${key}`);
  });

  test("an empty variable counts as one that is not there", () => {
    expect(read({ PORT: "", BOT_TOKEN: "", RYADOM_KEY: "" })).toMatchObject({ mode: "sandbox", port: 8080 });
  });

  test(".env is read, and the environment wins over it", () => {
    const root = mkdtempSync(path.join(tmpdir(), "ryadom-env-"));
    writeFileSync(path.join(root, ".env"), `# a remark\nPORT=9001\nWORKERS="2"\nLOG_LEVEL = error\n`);
    expect(read({ PORT: "9002" }, root)).toMatchObject({ port: 9002, workers: 2, logLevel: "error" });
  });

  const secretish = "s3cr3t-value-that-must-not-be-shown";
  test.each([
    ["DATABASE_URL", `mysql://user:${secretish}@host/db`],
    ["DATABASE_URL", secretish],
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["PORT", secretish],
    ["REGION", secretish],
    ["LOG_LEVEL", secretish],
    ["RYADOM_KEY", secretish],
    ["RYADOM_KEY", Buffer.alloc(31).toString("base64")],
    ["WORKERS", "0"],
    ["WORKERS", "65"],
    ["WORKERS", secretish],
    ["BOT_TOKEN", secretish],
    ["TELEGRAM_API_ROOT", `ftp://${secretish}`],
    ["WEBHOOK_URL", secretish],
    ["WEBHOOK_SECRET", "short"],
    ["WEBHOOK_SECRET", `${secretish} with spaces`],
    ["OPERATOR", secretish],
    ["ALLOW_STATE_IN_TELEGRAM", secretish],
  ])("a wrong %s is named in one sentence, its value is not shown", (name, value) => {
    const live = /^(TELEGRAM|WEBHOOK|OPERATOR|ALLOW)/.test(name) ? { BOT_TOKEN: token } : {};
    const sentence = refusal({ ...live, [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    if (value.length > 6) expect(sentence).not.toContain(value);
    expect(sentence).not.toContain(secretish);
    expect(sentence).not.toContain(token);
  });

  test("a webhook without a secret is refused", () => {
    expect(refusal({ BOT_TOKEN: token, WEBHOOK_URL: "https://ryadom.example" })).toMatch(/^WEBHOOK_SECRET /);
  });

  test("a state body is told why it may not, unless its lawyer has agreed", () => {
    expect(refusal({ BOT_TOKEN: token, OPERATOR: "state" })).toMatch(/^OPERATOR /);
    const agreed = { BOT_TOKEN: token, OPERATOR: "state", ALLOW_STATE_IN_TELEGRAM: "yes" };
    expect(read(agreed)).toMatchObject({ mode: "live" });
  });
});
