import { describe, expect, test } from "vitest";
import { createLog, type Log } from "../src/log.js";

const written = (act: (log: Log) => void, level = "debug"): string => {
  const lines: string[] = [];
  act(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines.join("");
};

describe("the log", () => {
  test("numbers, yes and no, and codes pass", () => {
    const line = JSON.parse(
      written((log) =>
        log.info("step done", { inbox: 12n, ms: 3.5, late: false, kind: "callback_query", to: "ticket:7" }),
      ),
    );
    expect(line).toMatchObject({
      msg: "step done",
      inbox: 12,
      ms: 3.5,
      late: false,
      kind: "callback_query",
      to: "ticket:7",
    });
  });

  test.each([
    ["a person's words", "меня бьют дома"],
    ["words in Latin letters", "i want to die"],
    ["one word in Cyrillic", "помогите"],
    ["a phone number", "+79171234567"],
    ["a token", "123456:AAEhBOweik9ai2o01nr2fjwpjfsdfwef31a"],
    ["a place", "Бугульма, ул. Ленина, 5"],
    ["a sealed address", "postgresql://ryadom:secret@127.0.0.1:5432/ryadom"],
  ])("%s is replaced by its kind", (_, secret) => {
    for (const level of ["debug", "info", "warn", "error"] as const) {
      const text = written((log) => log[level]("something", { field: secret }));
      expect(text).not.toContain(secret);
      expect(text).toContain(`(text of ${secret.length})`);
    }
  });

  test("an error shows its class and our frames, never its message", () => {
    const words = "Key (identity)=(Алия Каримова, +79171234567) already exists";
    class StoreError extends Error {
      override name = "StoreError";
      code = "23505";
    }
    const text = written((log) =>
      log.error("step failed", { inbox: 1 }, new StoreError(words, { cause: new Error(words) })),
    );
    expect(text).not.toContain("Алия");
    expect(text).not.toContain("7917");
    expect(JSON.parse(text)).toMatchObject({ thrown: "StoreError", reason: "23505", cause: "Error" });
    expect(JSON.parse(text).frames.join()).toMatch(/log\.test/);
  });

  test("a message of several lines does not come in as frames", () => {
    const text = written((log) => log.error("failed", {}, new Error("first\n    at меня зовут Алия")));
    expect(text).not.toContain("Алия");
  });

  test("what was thrown and is no error is told by its kind", () => {
    const text = written((log) => log.error("failed", {}, "меня зовут Алия"));
    expect(JSON.parse(text)).toMatchObject({ thrown: "string" });
    expect(text).not.toContain("Алия");
  });

  test("below its level, and when silent, nothing is written", () => {
    expect(written((log) => log.info("quiet"), "warn")).toBe("");
    expect(written((log) => log.error("quiet", {}, new Error("x")), "silent")).toBe("");
  });
});
