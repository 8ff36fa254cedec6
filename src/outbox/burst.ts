/** Joins what one person wrote in a row, while it had to wait for the group's budget, into one message. */
import type { Destination } from "../domain/outgoing.js";
import type { Queued } from "../store/queued.js";

const maxLength = 3500;

/** A plain relayed text: nothing but words, from a person, into a ticket. */
const isPlain = (call: Queued): boolean =>
  call.method === "sendMessage" &&
  call.destination.startsWith("ticket:") &&
  call.source !== undefined &&
  Object.keys(call.payload).every((key) => key === "text");

/** A piece of an album as Telegram takes it; words that were changed stand beside it. */
type Piece = { type: string; media: string | undefined; caption: string | undefined };

/** The id of the album that a call copies a piece of: a piece that answers something goes by itself. */
const albumOf = ({ method, payload }: Queued): unknown =>
  method === "copyMessage" && !("reply_parameters" in payload) ? payload["album"] : undefined;

const mostInAlbum = 10;

/** A copied piece of an album with the others that wait, whatever came between them; a single call otherwise. */
const albumIn = (run: Queued[]): Queued[] => {
  const [first] = run;
  const album = first === undefined ? undefined : albumOf(first);
  if (album === undefined) return run.slice(0, 1);
  const isOther = (call: Queued) => albumOf(call) === album && call.source?.chatId === first?.source?.chatId;
  return run.filter(isOther).slice(0, mostInAlbum);
};

/** Pieces of an album as one call: a copy, or, where words of one were changed, the same files with what is said now. */
const asAlbum = (burst: readonly Queued[]): Pick<Queued, "method" | "payload"> => {
  const media = burst.map(({ payload }) => {
    const piece = payload["piece"] as Piece;
    return { ...piece, caption: (payload["caption"] as string | undefined) ?? piece.caption };
  });
  if (burst.some(({ payload }) => "caption" in payload))
    return { method: "sendMediaGroup", payload: { media } };
  const message_ids = burst.flatMap(({ source }) => source?.messageId ?? []);
  return { method: "copyMessages", payload: { message_ids } };
};

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

/** What goes next, as one call. @param hasRoom whether the budget has room for one more picture */
export const nextBurst = (
  run: Queued[],
  waited: boolean,
  hasRoom: (call: Queued) => boolean = () => true,
): Queued[] => {
  const album = albumIn(run);
  const end = album.findIndex((call, index) => index > 0 && !hasRoom(call));
  const pictures = end === -1 ? album : album.slice(0, end);
  return pictures.length > 1 || !waited ? pictures : burstOf(run);
};

/** What a burst says, as its first call. @param ago is put above words that had to wait */
export const joined = (burst: [Queued, ...Queued[]], ago?: string): Queued => {
  const [first] = burst;
  if (burst.length > 1 && albumOf(first) !== undefined) return { ...first, ...asAlbum(burst) };
  const told = ago === undefined || !isPlain(first) ? [] : [ago];
  if (burst.length === 1 && told.length === 0) return first;
  return {
    ...first,
    payload: { ...first.payload, text: [...told, ...burst.map(({ payload }) => payload["text"])].join("\n") },
  };
};

/** Where the calls of a burst arrived: all of them in one message, or each piece of an album in its own. */
export const placesOf = (
  result: { message_id?: number } | { message_id: number }[] | true,
  length: number,
): (number | undefined)[] => {
  if (Array.isArray(result)) return result.length === length ? result.map((one) => one.message_id) : [];
  return Array.from({ length }, () => (result === true ? undefined : result.message_id));
};

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
