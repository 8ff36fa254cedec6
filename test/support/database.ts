/** A database of a test file's own, copied from the template. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = { url: string; drop(): Promise<void> };

const admin = async (sql: string) => {
  const client = new pg.Client({ connectionString: inject("postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await admin(`create database ${name} template ryadom_template`);
  return {
    url: inject("postgres").replace(/\/postgres$/, `/${name}`),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
};
