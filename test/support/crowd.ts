/** Many phones that do the same thing at once: a table of states is played in the time of one story. */
import { createPhone, type Phone, type PhoneOptions } from "./actors.js";
import type { World } from "./world.js";

/** Something that one of the phones does; the world comes to rest when all of them have done it. */
export type Deed = (phone: Phone, index: number) => Promise<unknown>;

/** Phones that do not wait for the world by themselves. */
export const crowd = async (world: World, all: PhoneOptions[]): Promise<Phone[]> => {
  const phones: Phone[] = [];
  for (const options of all) phones.push(await createPhone(world.sandbox, async () => {}, options));
  return phones;
};

/** Everybody does these deeds, each at their own pace's step: the first deed of all, then the second of all. */
export const together = async (
  world: World,
  parts: { phone: Phone; deeds: readonly Deed[] }[],
): Promise<void> => {
  const most = Math.max(...parts.map(({ deeds }) => deeds.length));
  for (let step = 0; step < most; step += 1) {
    await Promise.all(parts.map(async ({ phone, deeds }, index) => deeds[step]?.(phone, index)));
    await world.settled();
  }
};
