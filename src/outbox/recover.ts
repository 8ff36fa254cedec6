/** What becomes of calls that a process which died had begun: tried again where losing them is worse, given up otherwise. */
import { repeatsWhenAmbiguous } from "../domain/outgoing.js";
import type { Clock } from "../domain/time.js";
import type { Store } from "../store/store.js";
import { byDestination, nextBurst } from "./burst.js";

export const maxAttempts = 8;

const idsOf = (calls: { id: number }[]) => calls.map(({ id }) => id);

/** A process that died had one call under way for each destination, its oldest; the others it had not come to. */
export const recover = async (store: Store, clock: Clock): Promise<void> => {
  const left = byDestination(await store.outbox.interrupted());
  for (const calls of left.values()) {
    const tried = nextBurst(calls, true);
    const [call] = tried;
    const rest = calls.slice(tried.length);
    if (rest.length > 0) await store.outbox.giveBack(idsOf(rest));
    if (call === undefined) continue;
    if (repeatsWhenAmbiguous(call.priority) && call.attempts < maxAttempts)
      await store.outbox.postpone(idsOf(tried), clock.now(), true);
    else await store.outbox.fail(idsOf(tried), "ambiguous", clock.now());
  }
};
