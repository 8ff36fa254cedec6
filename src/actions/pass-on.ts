/** Carries one message to the other side as a copy, in parts where it is long, and corrects the copy. Decides nothing. */
import type { Needs } from "../deps.js";
import { uncoverable } from "../domain/masking.js";
import type { Destination, Source } from "../domain/outgoing.js";
import type { ChatIdentity } from "../domain/people.js";
import type { Said } from "../domain/relay.js";
import type { Ticket } from "../domain/tickets.js";
import { plus } from "../domain/time.js";
import { uncoverKeyboard } from "../views/desk/uncover.js";
import { staffVoice } from "./address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

const maxText = 4096;
const maxCaption = 1024;
/** What has a caption that can be corrected. */
const captioned = ["photo", "video", "animation", "audio", "document", "voice"];
export const takesWords = (said: Said): boolean =>
  said.kind === "text" || (said.kind === "copy" && captioned.includes(said.what));

/** What can be shown instead of another file in the same message. */
const withFile = ["photo", "video", "animation", "audio", "document"];
/** How long the first piece of an album waits for the others. */
const albumMs = 1000;

/** A text in parts that Telegram takes: hiding something can make it longer than it was. */
const parts = (text: string, most: number): string[] => {
  const found: string[] = [];
  for (let rest = text; rest !== ""; rest = rest.slice(found.at(-1)?.length)) found.push(rest.slice(0, most));
  return found;
};

/** Where the message that was answered has its counterpart on the other side, if it belongs to the same ticket. */
export const counterpart = async (
  { store }: Part,
  at: Source,
  ticket: Ticket,
): Promise<number | undefined> => {
  if ((await store.outbox.ticketOf(at)) !== ticket.id) return undefined;
  const other = (await store.outbox.sourceOf(at)) ?? (await store.outbox.copyOf(at));
  return other?.messageId;
};

export type Target = { to: Destination; source: Source; ticketId: number; held?: boolean; altered?: boolean };

/** Keeps contacts that are hidden in somebody's words, and the key that shows them; neither where there are none. */
export const cover = async (
  { store, clock, i18n }: Part,
  ticketId: number,
  source: Source,
  words: string | undefined,
  identity: ChatIdentity,
): Promise<{ reply_markup?: unknown }> => {
  const shown = words === undefined ? undefined : uncoverable(words, identity);
  if (shown === undefined) {
    await store.topicCards.bare(source);
    return {};
  }
  const covered = await store.topicCards.cover(ticketId, source, shown, clock.now());
  return { reply_markup: uncoverKeyboard(staffVoice({ i18n }), covered) };
};

type Copied = Extract<Said, { kind: "copy" }>;

/** What the sender needs to show a piece of an album together with the others, also where words in one were changed. */
const albumPiece = ({ album, what, file, spoiler, caption }: Copied, words: string | undefined) =>
  album === undefined
    ? undefined
    : { album, piece: { type: what, media: file, caption: words ?? caption, has_spoiler: spoiler } };

/** Whether no piece of this album has come before. */
const isFirstPiece = async ({ store, clock }: Part, { album = "" }: Copied, { id }: Ticket) => {
  const name = `album:${id}`;
  if ((await store.facts.get(name)) === album) return false;
  await store.facts.set(name, album, clock.now());
  return true;
};

/** @param words what is said instead of the original's text or caption; undefined leaves a copy as it is */
export const pass = async (
  deps: Part,
  said: Extract<Said, { kind: "text" | "copy" }>,
  { source, ...target }: Target,
  ticket: Ticket,
  words: string | undefined,
  keyboard: { reply_markup?: unknown } = {},
) => {
  const { outbox, clock } = deps;
  // A life in danger does not wait behind sixty other talks for the group's budget.
  const priority = ticket.level === "imminent" ? "crisis" : "relay";
  const common = { ...target, priority } as const;
  const at = said.replyTo === undefined ? undefined : { ...source, messageId: said.replyTo };
  const message_id = at === undefined ? undefined : await counterpart(deps, at, ticket);
  const reply =
    message_id === undefined ? {} : { reply_parameters: { message_id, allow_sending_without_reply: true } };
  const fits = said.kind === "copy" && (words ?? "").length <= maxCaption;
  const texts = words === undefined || fits ? [] : parts(words, maxText);
  if (said.kind === "copy") {
    const caption = words === undefined ? {} : { caption: fits ? words : "" };
    const pieces = fits ? albumPiece(said, words) : undefined;
    const own = pieces === undefined ? { ...caption, ...keyboard } : target.altered === true ? caption : {};
    const waits = pieces !== undefined && (await isFirstPiece(deps, said, ticket)) ? albumMs : 0;
    await outbox.post({
      ...common,
      ...(waits > 0 && { notBefore: plus(clock.now(), waits) }),
      source,
      method: "copyMessage",
      payload: { ...pieces, ...own, ...reply },
    });
    // No piece of an album can have a key: it stands below them all.
    if (pieces !== undefined && keyboard.reply_markup !== undefined) {
      const text = staffVoice(deps)("topic:staff.uncover.inAlbum");
      await outbox.post({ ...common, method: "sendMessage", payload: { text, ...keyboard } });
    }
  }
  for (const [index, text] of texts.entries()) {
    const first = said.kind === "text" && index === 0;
    const payload = first ? { text, ...reply, ...keyboard } : { text };
    await outbox.post({ ...common, ...(first ? { source } : {}), method: "sendMessage", payload });
  }
};

/** Corrects the copy of a message that was passed on; one that still waits is corrected where it waits. */
export const correct = async (
  { store, outbox }: Part,
  said: Said,
  { to, source, ticketId }: Target,
  words: string,
  /** How a correction is told that cannot be made in its place. */
  anew: (text: string) => string,
  keyboard: { reply_markup?: unknown } = {},
) => {
  const isText = said.kind === "text";
  if (!takesWords(said)) return;
  const text = words.slice(0, isText ? maxText : maxCaption);
  const change = { ...(isText ? { text } : { caption: text }), ...keyboard };
  if (await store.outbox.reword(source, change)) return;
  const copy = await store.outbox.copyOf(source);
  const common = { to, priority: "relay", ticketId } as const;
  if (copy === undefined || copy.joined) {
    // Just being sent, or joined with others: the correction comes as a message of its own.
    const payload = { text: anew(text).slice(0, maxText), ...keyboard };
    await outbox.post({ ...common, method: "sendMessage", payload });
    return;
  }
  const at = { message_id: copy.messageId };
  // The file may have been put in another's place: Telegram does not say, so both are set.
  const media = said.kind === "copy" && withFile.includes(said.what) ? said.file : undefined;
  if (media === undefined || said.kind !== "copy") {
    const method = isText ? "editMessageText" : "editMessageCaption";
    await outbox.post({ ...common, method, payload: { ...at, ...change } });
    return;
  }
  const payload = { ...at, media: { type: said.what, media, caption: text }, ...keyboard };
  await outbox.post({ ...common, method: "editMessageMedia", payload });
};
