/** Joins what one person wrote in a row, while it had to wait for the group's budget, into one message. */
import type { Destination } from "../domain/outgoing.js";
import type { Queued } from "../store/outbox.js";

const maxLength = 3500;

/** A plain relayed text: nothing but words, from a person, into a ticket. */
const isPlain = (call: Queued): boolean =>
  call.method === "sendMessage" &&
  call.destination.startsWith("ticket:") &&
  call.source !== undefined &&
  Object.keys(call.payload).every((key) => key === "text");

/** The first call of a run with those right behind it that may go in the same message. */
export const burstOf = (run: Queued[]): Queued[] => {
  const [first] = run;
  if (first === undefined || !isPlain(first)) return run.slice(0, 1);
  let length = -1;
  const end = run.findIndex((call) => {
    length += String(call.payload["text"]).length + 1;
    return !isPlain(call) || call.source?.chatId !== first.source?.chatId || length > maxLength;
  });
  return run.slice(0, end === -1 ? run.length : Math.max(1, end));
};

/** What a burst says, as its first call. */
export const joined = (burst: [Queued, ...Queued[]]): Queued =>
  burst.length === 1
    ? burst[0]
    : { ...burst[0], payload: { text: burst.map(({ payload }) => payload["text"]).join("\n") } };

/** Calls by where they go, each in the order it was given in. */
export const byDestination = (calls: Queued[]): Map<Destination, Queued[]> => {
  const runs = new Map<Destination, Queued[]>();
  for (const call of calls) {
    const run = runs.get(call.destination);
    if (run === undefined) runs.set(call.destination, [call]);
    else run.push(call);
  }
  return runs;
};
