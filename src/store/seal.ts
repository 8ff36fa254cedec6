/**
 * Sealing of everything that could tell who wrote or what: AES-256-GCM, with the key's id in front of each value.
 * Knows keys and bytes only; what is sealed is decided by the tables of the store.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createSlowHash, type SlowHash } from "./slow-hash.js";

/** Prisma's `Bytes`. */
export type Bytes = Uint8Array<ArrayBuffer>;

export type Seal = {
  /** Id of the key that new values are sealed with. */
  keyId: string;
  seal(text: string): Bytes;
  /** @throws when the value was sealed with a key that is not at hand, or was changed. */
  open(sealed: Uint8Array): string;
  sealJson(value: unknown): Bytes;
  openJson<T>(sealed: Uint8Array): T;
  /** A look-up key for something that is only stored sealed, such as a Telegram id or a one-time code. */
  lookup(kind: "chat" | "user" | "code" | "case" | "reporter", value: string | number): Bytes;
  /** For what can be guessed even by somebody who has this database and its keys. */
  slow: SlowHash;
};

/** Random bytes for initialisation vectors, drawn many at a time: one at a time costs as much as sealing. */
const createVectors = () => {
  let pool = Buffer.alloc(0);
  return (): Buffer => {
    if (pool.length < IV) pool = randomBytes(IV * 256);
    const iv = pool.subarray(0, IV);
    pool = pool.subarray(IV);
    return iv;
  };
};

const ID = 4;
const IV = 12;
const TAG = 16;

const idOf = (key: Buffer) => createHash("sha256").update("ryadom key").update(key).digest().subarray(0, ID);
const own = (buffer: Buffer): Bytes => new Uint8Array(buffer);

/**
 * A seal from base64 keys separated by commas: the first seals, all open, the last (the oldest) makes look-ups,
 * so that a new key can be put in front without losing anything.
 * @param hashCost scrypt's N for case codes, a power of two
 */
export const createSeal = (keys: string, hashCost?: number): Seal => {
  const ring = keys.split(",").map((key) => Buffer.from(key, "base64"));
  const [newest] = ring;
  const oldest = ring.at(-1);
  if (newest === undefined || oldest === undefined || ring.some((key) => key.length !== 32)) {
    throw new Error("A key must be 32 bytes in base64.");
  }
  const newestId = idOf(newest);
  const byId = new Map(ring.map((key) => [idOf(key).toString("hex"), key]));
  const lookupKey = Buffer.from(hkdfSync("sha256", oldest, "", "ryadom lookup", 32));

  const vector = createVectors();

  const seal = (text: string): Bytes => {
    const iv = vector();
    const cipher = createCipheriv("aes-256-gcm", newest, iv);
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return own(Buffer.concat([newestId, iv, cipher.getAuthTag(), body]));
  };
  const open = (sealed: Uint8Array): string => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const key = byId.get(bytes.subarray(0, ID).toString("hex"));
    if (key === undefined) throw new Error("Sealed with a key that is not at hand.");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(ID, ID + IV));
    decipher.setAuthTag(bytes.subarray(ID + IV, ID + IV + TAG));
    return decipher.update(bytes.subarray(ID + IV + TAG), undefined, "utf8") + decipher.final("utf8");
  };
  return {
    keyId: newestId.toString("hex"),
    slow: createSlowHash(hashCost),
    seal,
    open,
    sealJson: (value) => seal(JSON.stringify(value)),
    openJson: <T>(sealed: Uint8Array) => JSON.parse(open(sealed)) as T,
    lookup: (kind, value) => own(createHmac("sha256", lookupKey).update(`${kind}:${value}`).digest()),
  };
};

/** The key of this installation: what the operator gave, else a file in the data folder, made on first use (0600). */
export const readKey = (given: string | undefined, dataDir: string): string => {
  if (given !== undefined) return given;
  const file = path.join(dataDir, "ryadom.key");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
};
