/** Writes down what was sent: while one statement is under way the next ones gather, so that many cost as much as one. */
import type { Place } from "../store/queued.js";

type Delivery = { id: number; at: Place | undefined };
type Waiting = Delivery & { done: () => void; failed: (error: unknown) => void };

/**
 * The answer resolves when a delivery is written.
 * @param write writes deliveries down
 * @param gather rests a moment when it is worth waiting for more
 */
export const createFinished = (
  write: (deliveries: Delivery[]) => Promise<void>,
  gather: () => Promise<void>,
) => {
  let waiting: Waiting[] = [];
  let writing = false;
  const writeAll = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      await gather();
      const batch = waiting;
      waiting = [];
      try {
        await write(batch.map(({ id, at }) => ({ id, at })));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  };
  return (id: number, at: Place | undefined): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ id, at, done, failed });
      void writeAll();
    });
};
