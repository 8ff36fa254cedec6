/** What the doors of a place are told as to who asks now: by their own clock, or by that of the place. Keeps nothing. */
import { scope } from "../context.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import type { Timed } from "../domain/directory/opening.js";
import { type Doors, doorsOf } from "../views/hours.js";

/** Whoever has not said where they live is told the hours by the clock of the place. */
export const doorsNow = (card: Timed): Doors => {
  const { deps, person } = scope();
  const { directory, clock } = deps;
  const readerOffset = directory.regionOf(person.region ?? card.region)?.utcOffset ?? defaultUtcOffset;
  return doorsOf({ opening: directory.opening, card, now: clock.now(), readerOffset });
};
