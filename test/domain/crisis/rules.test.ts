/** Every example of every rule is a test: what must match, what must not, and that cancelled alarms are cancelled. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/domain/crisis/compile.js";
import { parsePack } from "../../../src/domain/crisis/pack.js";
import { createTriage, isAlert } from "../../../src/domain/crisis/triage.js";
import { readPack } from "../../../src/rules.js";

const pack = readPack();
const engine = createEngine(pack);
const triage = createTriage(pack);
const found = (text: string) => engine.find(text).hits.map(({ rule }) => rule.id);
const examples = (of: typeof pack.rules, name: "match" | "noMatch") =>
  of.flatMap((rule) => rule[name].map((text): [string, string] => [rule.id, text]));
const triggers = pack.rules.filter((rule) => rule.kind === "trigger");
const others = pack.rules.filter((rule) => rule.kind !== "trigger");
const alarms = triggers.filter((rule) => isAlert(rule.level));
const exceptions = pack.rules.filter((rule) => rule.kind === "exception");

describe("examples of the rules", () => {
  test.each(examples(triggers, "match"))("%s hears «%s»", (id, text) => {
    expect(triage(text).rules).toContain(id);
  });
  test.each(examples(others, "match"))("%s finds «%s»", (id, text) => {
    expect(found(text)).toContain(id);
  });
  test.each(examples(alarms, "match"))("%s raises the alarm at «%s»", (_id, text) => {
    expect(isAlert(triage(text).level)).toBe(true);
  });
  test.each(examples(pack.rules, "noMatch"))("%s leaves «%s» alone", (id, text) => {
    expect(triage(text).rules).not.toContain(id);
  });
  test.each(examples(exceptions, "match"))("%s calms «%s»", (_id, text) => {
    expect(isAlert(triage(text).level)).toBe(false);
  });
});

test("the version is a hash of the content", () => {
  expect(pack.version).toMatch(/^[0-9a-f]{64}$/);
  expect(readPack().version).toBe(pack.version);
});

test.each([
  ["a misspelt field", { id: "ru.x.y", level: "high", any: ["а"], match: ["а"], reviewed: false, anny: [] }],
  ["an unknown level", { id: "ru.x.y", level: "grave", any: ["а"], match: ["а"], reviewed: false }],
  ["no example", { id: "ru.x.y", level: "high", any: ["а"], match: [], reviewed: false }],
])("refuses %s, naming file and rule", (_what, rule) => {
  expect(() => parsePack([{ path: "ru/x.json", content: { about: "", rules: [rule] } }], "v")).toThrow(
    /ru\/x\.json.*ru\.x\.y/s,
  );
});

test.each(["@nowhere", "(а|б", "а & ?"])("refuses the pattern %s, naming file and rule", (pattern) => {
  const rule = { id: "ru.x.y", level: "high", any: [pattern], match: ["а"], reviewed: false };
  const broken = parsePack([{ path: "ru/x.json", content: { about: "", rules: [rule] } }], "v");
  expect(() => createEngine(broken)).toThrow(/ru\/x\.json.*ru\.x\.y/s);
});
