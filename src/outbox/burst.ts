/** Joins what one person wrote in a row, while it had to wait for the group's budget, into one message. */
import type { Instant } from "../domain/time.js";
import type { Queued } from "../store/outbox.js";
import type { Store } from "../store/store.js";

const most = 20;
const maxLength = 3500;

/** A plain relayed text: nothing but words and the silence flag, from a person, into a ticket. */
const isPlain = (call: Queued): boolean =>
  call.method === "sendMessage" &&
  call.destination.startsWith("ticket:") &&
  call.source !== undefined &&
  Object.keys(call.payload).every((key) => key === "text");

/** The call with what may be joined to it; the first one carries the whole text. */
export const joinBurst = async (store: Store, call: Queued, now: Instant): Promise<Queued[]> => {
  if (!isPlain(call)) return [call];
  const run: Queued[] = [call];
  let length = String(call.payload["text"]).length;
  for (const next of await store.outbox.following(call.destination, call.id, most)) {
    length += String(next.payload["text"]).length + 1;
    if (!isPlain(next) || length > maxLength || next.source?.chatId !== call.source?.chatId) break;
    run.push(next);
  }
  if (run.length === 1) return run;
  const started = await store.outbox.start(
    run.slice(1).map(({ id }) => id),
    now,
  ); // prettier-ignore
  const text = [call, ...started].map(({ payload }) => payload["text"]).join("\n");
  return [{ ...call, payload: { text } }, ...started];
};
