/** A slow, salted hash for what is short enough to be guessed. Knows nothing of what is hashed. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Bytes } from "./seal.js";

export type SlowHash = {
  make(secret: string): Promise<{ salt: Bytes; hash: Bytes }>;
  matches(secret: string, kept: { salt: Uint8Array; hash: Uint8Array }): Promise<boolean>;
};

/** scrypt's N: 32 MB and about 0.2 s on one core a hash. */
const defaultCost = 2 ** 15;
// A smaller limit than the memory needed would be an error.
const maxmem = 64 * 2 ** 20;
const hashBytes = 32;
const saltBytes = 16;
// Node has four threads for such work, which disk and DNS need too.
const atOnce = 2;

const own = (buffer: Buffer): Bytes => new Uint8Array(buffer);

/** To be made once a process: it lets no more than two hashes run at the same time. */
export const createSlowHash = (cost = defaultCost): SlowHash => {
  const options = { N: cost, r: 8, p: 3, maxmem };
  let running = 0;
  const waiting: (() => void)[] = [];

  const hashOf = async (secret: string, salt: Uint8Array): Promise<Buffer> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        scrypt(secret, salt, hashBytes, options, (error, hash) =>
          error === null ? resolve(hash) : reject(error),
        );
      });
    } finally {
      // The place goes to the next in line, or becomes free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };

  return {
    make: async (secret) => {
      const salt = randomBytes(saltBytes);
      return { salt: own(salt), hash: own(await hashOf(secret, salt)) };
    },
    matches: async (secret, { salt, hash }) => timingSafeEqual(await hashOf(secret, salt), hash),
  };
};
