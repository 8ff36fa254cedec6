/** Small facts about this installation, and the proof that the key at hand opens what is stored. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

const proof = "ryadom: this key opens what is stored here";

export const createFactStore = (db: Db, sql: Sql, seal: Seal) => ({
  async get(name: string): Promise<string | undefined> {
    return (await sql.rows<{ value: string }>`select value from fact where name = ${name}`)[0]?.value;
  },

  async set(name: string, value: string, now: Instant): Promise<void> {
    await db.fact.upsert({
      where: { name },
      create: { name, value, updatedAt: now },
      update: { value, updatedAt: now },
    });
  },

  async drop(name: string): Promise<void> {
    await db.fact.deleteMany({ where: { name } });
  },

  /** False when something here was sealed with a key that is not at hand. A new database takes the key it is given. */
  async proveKey(now: Instant): Promise<boolean> {
    const rows = await db.keyCheck.findMany();
    for (const row of rows) {
      try {
        if (seal.open(row.proof) !== proof) return false;
      } catch {
        return false;
      }
    }
    if (!rows.some((row) => row.keyId === seal.keyId)) {
      await db.keyCheck.create({ data: { keyId: seal.keyId, proof: seal.seal(proof), createdAt: now } });
    }
    return true;
  },
});
