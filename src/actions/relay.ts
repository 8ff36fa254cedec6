/**
 * Carries words between a person and the specialists, both ways: always as a copy, never forwarded, and towards the
 * specialists without anything that tells who writes.
 */

import type { Needs } from "../deps.js";
import { may } from "../domain/desk/permissions.js";
import { isClosed, isHeld, moved } from "../domain/desk/states.js";
import { mask, namesAuthor, uncoverable } from "../domain/masking.js";
import type { Destination, Source } from "../domain/outgoing.js";
import type { ChatIdentity, Language, Person } from "../domain/people.js";
import { plus } from "../domain/time.js";
import { isCommand, isNote, isPicture, type Said } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import { uncoverKeyboard } from "../views/desk/uncover.js";
import { staffVoice, voiceFor } from "./address.js";
import { slowsDown } from "./desk/slow-words.js";
import { refuseImage } from "./refuse-image.js";
import { heardFromHuman } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

/** How a message became: passed on, or why not. */
export type Relayed =
  | "passed"
  | "note"
  | "command"
  | "taken-back"
  | "contact"
  | "kind"
  | "name"
  | "image"
  | "not-yours"
  | "not-open";

const maxText = 4096;
const maxCaption = 1024;
/** What has a caption that can be corrected. */
const captioned = ["photo", "video", "animation", "audio", "document", "voice"];

/** How long the first piece of an album waits for the others. */
const albumMs = 1000;

/** A text in parts that Telegram takes: hiding something can make it longer than it was. */
const parts = (text: string, most: number): string[] => {
  const found: string[] = [];
  for (let rest = text; rest !== ""; rest = rest.slice(found.at(-1)?.length)) found.push(rest.slice(0, most));
  return found;
};

/** Where the message that was answered has its counterpart on the other side, if it belongs to the same ticket. */
const counterpart = async ({ store }: Part, at: Source, ticket: Ticket): Promise<number | undefined> => {
  if ((await store.outbox.ticketOf(at)) !== ticket.id) return undefined;
  const other = (await store.outbox.sourceOf(at)) ?? (await store.outbox.copyOf(at));
  return other?.messageId;
};

type Target = { to: Destination; source: Source; ticketId: number; held?: boolean; altered?: boolean };

/** Keeps contacts that are hidden in somebody's words, and the key that shows them; neither where there are none. */
const cover = async (
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

/** @param words what is said instead of the original's text or caption; undefined leaves a copy as it is */
const pass = async (
  deps: Part,
  said: Extract<Said, { kind: "text" | "copy" }>,
  { source, ...target }: Target,
  ticket: Ticket,
  words: string | undefined,
  keyboard: { reply_markup?: unknown } = {},
) => {
  const { outbox } = deps;
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
    // Nothing of a piece of an album was changed: it goes as it is, together with the others.
    const isPiece = said.album !== undefined && target.altered !== true && fits;
    const payload = isPiece
      ? { album: said.album, ...reply }
      : { ...(words === undefined ? {} : { caption: fits ? words : "" }), ...reply, ...keyboard };
    const isFirst = isPiece && !(await store.outbox.waits({ ...source, messageId: source.messageId - 1 }));
    const waits = isFirst ? { notBefore: plus(clock.now(), albumMs) } : {};
    await outbox.post({ ...common, ...waits, source, method: "copyMessage", payload });
  }
  for (const [index, text] of texts.entries()) {
    const first = said.kind === "text" && index === 0;
    const payload = first ? { text, ...reply, ...keyboard } : { text };
    await outbox.post({ ...common, ...(first ? { source } : {}), method: "sendMessage", payload });
  }
};

const tellMasked = async (deps: Part, person: Person, language: Language | undefined) => {
  const text = voiceFor(deps, person, language)("talk:masked");
  await deps.outbox.say(`chat:${person.chatId}`, { text }, { unprompted: true });
};

export const relayToStaff = async (
  deps: Part,
  { person, identity, ticket, said }: { person: Person; identity: ChatIdentity; ticket: Ticket; said: Said },
): Promise<Relayed> => {
  const to = `ticket:${ticket.id}` as const;
  const source = { chatId: person.chatId, messageId: said.messageId };
  // Nobody listens yet, or not any more: it waits for a claim, or for the person's choice.
  const held = !isHeld(ticket) || (await slowsDown(deps, { person, ticket }));
  const t = staffVoice(deps);
  const notice = (text: string) =>
    deps.outbox.say(to, { text }, { priority: "relay", ticketId: ticket.id, held });
  if (said.kind === "contact") {
    await notice(t("staff:contactHidden"));
    return "contact";
  }
  if (said.kind === "unsupported") {
    await notice(t("staff:kindHidden", { kind: said.what }));
    return "kind";
  }
  if (ticket.noImages && isPicture(said)) {
    await refuseImage(deps, { person, ticket, said });
    const words = said.kind === "copy" ? mask(said.caption ?? "", identity).text : "";
    if (words !== "") await notice(words);
    return "image";
  }
  if (said.kind === "copy" && said.fileName !== undefined && namesAuthor(said.fileName, identity))
    return "name";
  const words = said.kind === "text" ? said.text : said.caption;
  const cleaned = words === undefined ? undefined : mask(words, identity);
  const altered = cleaned?.masked === true;
  const keyboard = altered ? await cover(deps, ticket.id, source, words, identity) : {};
  await pass(deps, said, { to, source, ticketId: ticket.id, held, altered }, ticket, cleaned?.text, keyboard);
  if (moved(ticket.status, "said") !== undefined) await deps.store.tickets.move(ticket.id, "said");
  if (cleaned?.masked === true) await tellMasked(deps, person, ticket.language);
  return "passed";
};

type FromStaff = { staff: Staff; ticket: Ticket; chatId: number; said: Said };

/** Why a member of staff may not write to the person now; undefined when they may. */
const refusalOf = ({ staff, ticket }: FromStaff): Relayed | undefined => {
  if (isClosed(ticket)) return "not-open";
  return may("relay", staff, ticket) ? undefined : "not-yours";
};

export const relayToPerson = async (deps: Part, from: FromStaff): Promise<Relayed> => {
  const { staff, ticket, chatId, said } = from;
  if (isNote(said)) return "note";
  if (isCommand(said)) return "command";
  const refused = refusalOf(from);
  if (refused !== undefined) return refused;
  if (said.kind === "contact" || said.kind === "unsupported") return "kind";
  const { store } = deps;
  const person = await store.people.get(ticket.personId);
  const target = {
    to: `chat:${person.chatId}`,
    source: { chatId, messageId: said.messageId },
    ticketId: ticket.id,
  } as const;
  await pass(deps, said, target, ticket, said.kind === "text" ? said.text : undefined);
  if (moved(ticket.status, "word") !== undefined) await store.tickets.move(ticket.id, "word");
  await heardFromHuman(deps, ticket, staff.id);
  return "passed";
};

/** Corrects the copy of a message that was passed on; one that still waits is corrected where it waits. */
const correct = async (
  { store, outbox }: Part,
  said: Said,
  { to, source, ticketId }: Target,
  words: string,
  /** How a correction is told that cannot be made in its place. */
  anew: (text: string) => string,
  keyboard: { reply_markup?: unknown } = {},
) => {
  const isText = said.kind === "text";
  if (!isText && (said.kind !== "copy" || !captioned.includes(said.what))) return;
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
  const method = isText ? "editMessageText" : "editMessageCaption";
  await outbox.post({ ...common, method, payload: { message_id: copy.messageId, ...change } });
};

const wordsOf = (said: Said) => (said.kind === "text" ? said.text : said.kind === "copy" ? said.caption : "");

/** A person corrected something: what was never passed on stays where it is. */
export const relayEditToStaff = async (
  deps: Part,
  { person, identity, said }: { person: Person; identity: ChatIdentity; said: Said },
): Promise<void> => {
  const source = { chatId: person.chatId, messageId: said.messageId };
  const ticketId = await deps.store.outbox.ticketOf(source);
  if (ticketId === undefined) return;
  const { text, masked } = mask(wordsOf(said) ?? "", identity);
  if (masked) await deps.store.outbox.markAltered(source);
  const keyboard = await cover(deps, ticketId, source, wordsOf(said), identity);
  const t = staffVoice(deps);
  const anew = (words: string) => t("staff:edited", { text: words });
  await correct(deps, said, { to: `ticket:${ticketId}`, source, ticketId }, text, anew, keyboard);
  if (masked) await tellMasked(deps, person, (await deps.store.tickets.get(ticketId))?.language);
};

/** A member of staff corrected something: a note that is none any more is said now, what became a note is taken back. */
export const relayEditToPerson = async (deps: Part, from: FromStaff): Promise<Relayed> => {
  const { ticket, chatId, said } = from;
  const { store, outbox } = deps;
  if (isCommand(said)) return "command";
  const source = { chatId, messageId: said.messageId };
  if ((await store.outbox.ticketOf(source)) === undefined) return relayToPerson(deps, from);
  const refused = refusalOf(from);
  if (refused !== undefined) return isNote(said) ? "note" : refused;
  const person = await store.people.get(ticket.personId);
  const target = { to: `chat:${person.chatId}`, source, ticketId: ticket.id } as const;
  if (!isNote(said)) {
    const t = voiceFor(deps, person, ticket.language);
    await correct(deps, said, target, wordsOf(said) ?? "", (text) => t("staff:edited", { text }));
    return "passed";
  }
  const copy = await store.outbox.copyOf(source);
  await store.outbox.forget(source);
  if (copy !== undefined) {
    const payload = { message_id: copy.messageId };
    await outbox.post({
      to: target.to,
      method: "deleteMessage",
      payload,
      priority: "relay",
      ticketId: ticket.id,
    });
  }
  return "taken-back";
};

/** Shows the same reaction on the counterpart of a message. @param emoji undefined takes it back */
export const relayReaction = async (
  deps: Part,
  {
    at,
    emoji,
    ticket,
    toPerson,
  }: { at: Source; emoji: string | undefined; ticket: Ticket; toPerson: boolean },
): Promise<void> => {
  const message_id = await counterpart(deps, at, ticket);
  if (message_id === undefined) return;
  const person = await deps.store.people.get(ticket.personId);
  const reaction = emoji === undefined ? [] : [{ type: "emoji", emoji }];
  await deps.outbox.post({
    to: toPerson ? `chat:${person.chatId}` : `ticket:${ticket.id}`,
    method: "setMessageReaction",
    payload: { message_id, reaction },
    priority: "relay",
    ticketId: ticket.id,
  });
};
