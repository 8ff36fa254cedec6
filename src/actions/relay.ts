/**
 * Carries words between a person and the specialists, both ways: always as a copy, never forwarded, and towards the
 * specialists without anything that tells who writes.
 */

import type { Needs } from "../deps.js";
import { may } from "../domain/desk/permissions.js";
import { isClosed, isHeld, moved } from "../domain/desk/states.js";
import { mask, namesAuthor } from "../domain/masking.js";
import type { Source } from "../domain/outgoing.js";
import type { ChatIdentity, Language, Person } from "../domain/people.js";
import { isCommand, isNote, isPicture, type Said } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import type { Ticket } from "../domain/tickets.js";
import { staffVoice, voiceFor } from "./address.js";
import { keepSaidNote } from "./desk/notes.js";
import { slowsDown } from "./desk/slow-words.js";
import { wakeSoon } from "./desk/wake-soon.js";
import { mirror } from "./desk/watch-talk.js";
import { correct, counterpart, cover, pass, takesWords } from "./pass-on.js";
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

const tellMasked = async (deps: Part, person: Person, language: Language | undefined) => {
  const text = voiceFor(deps, person, language)("talk:masked");
  await deps.outbox.say(`chat:${person.chatId}`, { text }, { unprompted: true });
};

export const relayToStaff = async (
  deps: Part,
  {
    person,
    identity,
    ticket,
    said,
    isPart = false,
  }: {
    person: Person;
    identity: ChatIdentity;
    ticket: Ticket;
    said: Said;
    /** It is all that may be shown of the message: what else stands there is never copied either. */
    isPart?: boolean;
  },
): Promise<Relayed> => {
  const to = `ticket:${ticket.id}` as const;
  const source = { chatId: person.chatId, messageId: said.messageId };
  await wakeSoon(deps, ticket);
  // Nobody listens yet, or not any more: it waits for a claim, or for the person's choice.
  const held = !isHeld(ticket) || (await slowsDown(deps, { person, ticket }));
  const t = staffVoice(deps);
  const notice = async (text: string) => {
    await deps.outbox.say(to, { text }, { priority: "relay", ticketId: ticket.id, held });
    if (!held) await mirror(deps, ticket, { said: undefined, words: text });
  };
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
  if (said.kind === "copy" && said.fileName !== undefined && namesAuthor(said.fileName, identity)) {
    await notice(t("staff:fileHidden"));
    const { messageId, replyTo, forwarded, caption: text = "" } = said;
    const caption: Said = { kind: "text", text, messageId, replyTo, ...(forwarded && { forwarded }) };
    if (text !== "") await relayToStaff(deps, { person, identity, ticket, said: caption, isPart: true });
    return "name";
  }
  const words = said.kind === "text" ? said.text : said.caption;
  const cleaned = words === undefined ? undefined : mask(words, identity);
  const isForwarded = said.forwarded === true;
  // Neither a threat of somebody else's nor its words may be taken for the person's own.
  const shown = isForwarded ? t("staff:forwarded", { text: cleaned?.text ?? "" }).trim() : cleaned?.text;
  if (isForwarded && !takesWords(said)) await notice(t("staff:forwarded", { text: "" }).trim());
  const altered = isPart || cleaned?.masked === true || isForwarded || said.linked === true;
  const coverable = isForwarded ? t("staff:forwarded", { text: words ?? "" }) : words;
  const keyboard = cleaned?.masked === true ? await cover(deps, ticket.id, source, coverable, identity) : {};
  await pass(deps, said, { to, source, ticketId: ticket.id, held, altered }, ticket, shown, keyboard);
  if (moved(ticket.status, "said") !== undefined) await deps.store.tickets.move(ticket.id, "said");
  if (!held) await mirror(deps, ticket, { said, words: shown });
  if (cleaned?.masked === true) await tellMasked(deps, person, ticket.language);
  return "passed";
};

type FromStaff = { staff: Staff; ticket: Ticket; chatId: number; said: Said };

/** Why a member of staff may not write to the person now; undefined when they may. */
const refusalOf = ({ staff, ticket }: FromStaff): Relayed | undefined => {
  if (isClosed(ticket)) return "not-open";
  return may("relay", staff, ticket) ? undefined : "not-yours";
};

/** A note, or a picture of an album whose caption, on another piece of it, is one: none of it goes to the person. */
const isOfNote = async ({ store, clock }: Part, { ticket, chatId, said }: FromStaff): Promise<boolean> => {
  const album = said.kind === "copy" ? said.album : undefined;
  if (album === undefined) return isNote(said);
  const name = `note-album:${ticket.id}`;
  if (!isNote(said) && !isCommand(said)) return (await store.facts.get(name)) === album;
  await store.facts.set(name, album, clock.now());
  for (let messageId = said.messageId - 1; await store.outbox.waits({ chatId, messageId }); messageId -= 1)
    await store.outbox.forget({ chatId, messageId });
  return isNote(said);
};

const noteDown = (deps: Part, { staff, ticket, chatId, said }: FromStaff): Promise<void> =>
  keepSaidNote(deps, ticket, { staffId: staff.id, source: { chatId, messageId: said.messageId }, said });

export const relayToPerson = async (deps: Part, from: FromStaff): Promise<Relayed> => {
  const { staff, ticket, chatId, said } = from;
  if (await isOfNote(deps, from)) {
    if (isNote(said)) await noteDown(deps, from);
    return "note";
  }
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
  await heardFromHuman(deps, ticket, staff.id);
  await mirror(deps, ticket, { staff, said, words: wordsOf(said) });
  return "passed";
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
  const ticket = await deps.store.tickets.get(ticketId);
  const { text, masked } = mask(wordsOf(said) ?? "", identity);
  const namesThem =
    said.kind === "copy" && said.fileName !== undefined && namesAuthor(said.fileName, identity);
  const isWithheld = namesThem || (ticket?.noImages === true && isPicture(said));
  if (masked || isWithheld || said.linked === true) await deps.store.outbox.markAltered(source);
  // A file whose name tells the author is not shown in the place of one that did not.
  if (namesThem) return;
  const keyboard = await cover(deps, ticketId, source, wordsOf(said), identity);
  const shown = said.kind === "copy" && ticket?.noImages === true ? { ...said, file: undefined } : said;
  const t = staffVoice(deps);
  const anew = (words: string) => t("staff:edited", { text: words });
  await correct(deps, shown, { to: `ticket:${ticketId}`, source, ticketId }, text, anew, keyboard);
  if (ticket !== undefined && isHeld(ticket)) await mirror(deps, ticket, { said, words: text, edited: true });
  if (masked) await tellMasked(deps, person, ticket?.language);
};

/** A member of staff corrected something: a note that is none any more is said now, what became a note is taken back. */
export const relayEditToPerson = async (deps: Part, from: FromStaff): Promise<Relayed> => {
  const { ticket, chatId, said } = from;
  const { store, outbox } = deps;
  if (isCommand(said)) return "command";
  const source = { chatId, messageId: said.messageId };
  if (!isNote(said)) await store.notes.drop(ticket.id, source);
  if ((await store.outbox.ticketOf(source)) === undefined) return relayToPerson(deps, from);
  if (isNote(said)) await noteDown(deps, from);
  const refused = refusalOf(from);
  if (refused !== undefined) return isNote(said) ? "note" : refused;
  const person = await store.people.get(ticket.personId);
  const target = { to: `chat:${person.chatId}`, source, ticketId: ticket.id } as const;
  if (!isNote(said)) {
    const t = voiceFor(deps, person, ticket.language);
    await correct(deps, said, target, wordsOf(said) ?? "", (text) => t("staff:edited", { text }));
    await mirror(deps, ticket, { staff: from.staff, said, words: wordsOf(said), edited: true });
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
