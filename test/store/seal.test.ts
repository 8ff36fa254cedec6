import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSeal, readKey } from "../../src/store/seal.js";

const oldKey = Buffer.alloc(32, 1).toString("base64");
const newKey = Buffer.alloc(32, 2).toString("base64");

describe("the seal", () => {
  const seal = createSeal(oldKey);

  test("whatever is sealed comes back, and never shows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 8, maxLength: 500 }), (text) => {
        const sealed = seal.seal(text);
        expect(seal.open(sealed)).toBe(text);
        expect(Buffer.from(sealed).includes(Buffer.from(text))).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(seal.openJson(seal.sealJson({ слова: ["да", 1, null] }))).toEqual({ слова: ["да", 1, null] });
  });

  test("the same words never look the same twice", () => {
    expect(Buffer.from(seal.seal("привет")).equals(Buffer.from(seal.seal("привет")))).toBe(false);
  });

  test("a single changed byte anywhere is noticed", () => {
    const sealed = seal.seal("меня зовут Алия");
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed)).toThrow();
    }
    expect(() => seal.open(sealed.subarray(0, sealed.length - 1))).toThrow();
    expect(() => seal.open(new Uint8Array())).toThrow();
  });

  test("another key does not open it", () => {
    expect(() => createSeal(newKey).open(seal.seal("слова"))).toThrow("not at hand");
  });

  test("a new key in front opens what the old one sealed, seals with the new, and finds what was stored", () => {
    const rotated = createSeal(`${newKey},${oldKey}`);
    expect(rotated.open(seal.seal("старое"))).toBe("старое");
    const fresh = rotated.seal("новое");
    expect(() => seal.open(fresh)).toThrow();
    expect(createSeal(newKey).open(fresh)).toBe("новое");
    expect(rotated.lookup("chat", 42)).toEqual(seal.lookup("chat", 42));
  });

  test("look-ups tell kinds and keys apart", () => {
    const all = [
      seal.lookup("chat", 42),
      seal.lookup("user", 42),
      seal.lookup("chat", 43),
      createSeal(newKey).lookup("chat", 42),
    ].map((bytes) => Buffer.from(bytes).toString("hex"));
    expect(new Set(all).size).toBe(4);
    expect(seal.lookup("chat", 42)).toEqual(seal.lookup("chat", "42"));
  });

  test("a key of another length is refused", () => {
    expect(() => createSeal(Buffer.alloc(16).toString("base64"))).toThrow("32 bytes");
    expect(() => createSeal("")).toThrow("32 bytes");
  });

  test("a key of our own is made once, for its owner only", () => {
    const dir = path.join(mkdtempSync(path.join(tmpdir(), "ryadom-key-")), "data");
    const key = readKey(undefined, dir);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(readKey(undefined, dir)).toBe(key);
    expect(statSync(path.join(dir, "ryadom.key")).mode & 0o777).toBe(0o600);
    const unused = path.join(dir, "unused");
    expect(readKey("given", unused)).toBe("given");
    expect(existsSync(unused)).toBe(false);
  });
});
