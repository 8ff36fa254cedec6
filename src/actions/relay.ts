/**
 * Carries words between a person and the specialists, both ways: always as a copy, never forwarded, and towards the
 * specialists without anything that tells who writes.
 */
import type { Needs } from "../deps.js";
import { mask, namesAuthor } from "../domain/masking.js";
import type { Destination, Source } from "../domain/outgoing.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import { isNote, type Said } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import { mayRelay, type Ticket } from "../domain/tickets.js";
import { staffVoice, voiceFor } from "./address.js";
import { stopWatching } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

/** How a message became: passed on, or why not. */
export type Relayed = "passed" | "note" | "contact" | "kind" | "name" | "not-yours" | "not-open";

/** Where the message that was answered has its counterpart on the other side. */
const replyParameters = async ({ store }: Part, chatId: number, replyTo: number | undefined) => {
  if (replyTo === undefined) return {};
  const at = { chatId, messageId: replyTo };
  const other = (await store.outbox.sourceOf(at)) ?? (await store.outbox.copyOf(at));
  return other === undefined
    ? {}
    : { reply_parameters: { message_id: other.messageId, allow_sending_without_reply: true } };
};

type Target = { to: Destination; source: Source; ticketId: number; held?: boolean };

const pass = async (
  { outbox }: Part,
  said: Extract<Said, { kind: "text" | "copy" }>,
  target: Target,
  reply: object,
  clean: (text: string) => string,
) => {
  const common = { ...target, priority: "relay" } as const;
  if (said.kind === "text") {
    await outbox.post({ ...common, method: "sendMessage", payload: { text: clean(said.text), ...reply } });
  } else {
    const caption = said.caption === undefined ? {} : { caption: clean(said.caption) };
    await outbox.post({ ...common, method: "copyMessage", payload: { ...caption, ...reply } });
  }
};

export const relayToStaff = async (
  deps: Part,
  { person, identity, ticket, said }: { person: Person; identity: ChatIdentity; ticket: Ticket; said: Said },
): Promise<Relayed> => {
  const to = `ticket:${ticket.id}` as const;
  const source = { chatId: person.chatId, messageId: said.messageId };
  // Nobody listens yet, or not any more: it waits for a claim, or for the person's choice.
  const held = ticket.status !== "claimed";
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
  if (said.kind === "copy" && said.fileName !== undefined && namesAuthor(said.fileName, identity))
    return "name";
  const reply = await replyParameters(deps, person.chatId, said.replyTo);
  let masked = false;
  await pass(deps, said, { to, source, ticketId: ticket.id, held }, reply, (text) => {
    const cleaned = mask(text, identity);
    masked = cleaned.masked;
    return cleaned.text;
  });
  if (masked) await deps.outbox.say(`chat:${person.chatId}`, { text: voiceFor(deps, person)("talk:masked") });
  return "passed";
};

export const relayToPerson = async (
  deps: Part,
  { staff, ticket, chatId, said }: { staff: Staff; ticket: Ticket; chatId: number; said: Said },
): Promise<Relayed> => {
  if (isNote(said)) return "note";
  if (ticket.status === "closed") return "not-open";
  if (!mayRelay(ticket, staff)) return "not-yours";
  if (said.kind === "contact" || said.kind === "unsupported") return "kind";
  const { store, clock } = deps;
  const person = await store.people.get(ticket.personId);
  const target = {
    to: `chat:${person.chatId}`,
    source: { chatId, messageId: said.messageId },
    ticketId: ticket.id,
  } as const;
  await pass(deps, said, target, await replyParameters(deps, chatId, said.replyTo), (text) => text);
  if (ticket.firstWordAt === undefined) {
    await store.tickets.update(ticket.id, { firstWordAt: clock.now() });
    await store.tickets.addEvent(ticket.id, "first-word", clock.now(), { staffId: staff.id });
    await stopWatching(deps, ticket.id);
  }
  return "passed";
};

/** Corrects the copy of a message that was edited. @param identity whose words have to be cleaned, if a person's */
export const relayEdit = async (
  deps: Part,
  edited: { chatId: number; said: Said; ticket: Ticket; identity?: ChatIdentity },
): Promise<void> => {
  const { chatId, said, ticket, identity } = edited;
  if ((said.kind !== "text" && said.kind !== "copy") || isNote(said)) return;
  const copy = await deps.store.outbox.copyOf({ chatId, messageId: said.messageId });
  const words = said.kind === "text" ? said.text : said.caption;
  if (words === undefined) return;
  const text = identity === undefined ? words : mask(words, identity).text;
  const person = await deps.store.people.get(ticket.personId);
  const to: Destination = identity === undefined ? `chat:${person.chatId}` : `ticket:${ticket.id}`;
  const common = { to, priority: "relay", ticketId: ticket.id } as const;
  // Not sent yet, or joined with others: the correction comes as a message of its own.
  if (copy === undefined || copy.joined) {
    const corrected = staffVoice(deps)("staff:edited", { text });
    const held = ticket.status === "open";
    await deps.outbox.post({ ...common, held, method: "sendMessage", payload: { text: corrected } });
    return;
  }
  const change = said.kind === "text" ? { text } : { caption: text };
  const method = said.kind === "text" ? "editMessageText" : "editMessageCaption";
  await deps.outbox.post({ ...common, method, payload: { message_id: copy.messageId, ...change } });
};

/** Shows the same reaction on the counterpart of a message. @param emoji undefined takes it back */
export const relayReaction = async (
  deps: Part,
  {
    chatId,
    messageId,
    emoji,
    ticket,
    toPerson,
  }: { chatId: number; messageId: number; emoji: string | undefined; ticket: Ticket; toPerson: boolean },
): Promise<void> => {
  const at = { chatId, messageId };
  const other = (await deps.store.outbox.sourceOf(at)) ?? (await deps.store.outbox.copyOf(at));
  if (other === undefined) return;
  const person = await deps.store.people.get(ticket.personId);
  const reaction = emoji === undefined ? [] : [{ type: "emoji", emoji }];
  await deps.outbox.post({
    to: toPerson ? `chat:${person.chatId}` : `ticket:${ticket.id}`,
    method: "setMessageReaction",
    payload: { message_id: other.messageId, reaction },
    priority: "relay",
    ticketId: ticket.id,
  });
};
