/** Shows a new topic the notes of the one before and what was said last by both sides: what stood there may be gone. */
import type { Needs } from "../../deps.js";
import { mask } from "../../domain/masking.js";
import type { Ticket } from "../../domain/tickets.js";
import type { Instant } from "../../domain/time.js";
import type { LastSaid } from "../../store/outbox.js";
import { uncoverKeyboard } from "../../views/desk/uncover.js";
import { staffVoice } from "../address.js";
import { pass } from "../pass-on.js";
import { repeatNotes } from "./notes.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** No more: a group takes twenty messages a minute, and what is new waits behind these. */
const mostRepeated = 8;

/** Who held the talk at a moment, by name. */
const holders = async ({ store }: Part, ticket: Ticket): Promise<(at: Instant) => string> => {
  const events = await store.tickets.events(ticket.id);
  const begun = events.filter(({ kind }) => kind === "claimed" || kind === "transfer-accepted");
  const names = new Map<number, string>();
  for (const { staffId } of begun)
    if (staffId !== null) names.set(staffId, (await store.teams.staff(staffId))?.name ?? "");
  return (at) => names.get(begun.findLast((event) => event.at <= at)?.staffId ?? 0) ?? "";
};

/** How one message is shown again: a copy of where it stands, or the words that were kept of it. */
type Again = { said: LastSaid } & ({ copyOf?: LastSaid["at"] } | { covered: number; words: string });

/**
 * Of what had something hidden in it only the masked copy may be shown, or, once that is gone, the words that were kept
 * to be uncovered, masked anew. Undefined where there is neither.
 */
const againOf = async (
  { store }: Part,
  ticket: Ticket,
  said: LastSaid,
  isThere: boolean,
): Promise<Again | undefined> => {
  const { at, copy, ours, altered, isText } = said;
  if (ours) return { said, copyOf: at };
  if (!altered) return { said };
  if (isThere && copy !== undefined) return { said, copyOf: copy };
  const kept = isText ? await store.topicCards.coveredAt(ticket.id, at) : undefined;
  return kept === undefined ? undefined : { said, covered: kept.id, words: kept.words };
};

const showAgain = async (deps: Part, ticket: Ticket, again: Again): Promise<void> => {
  const { store, outbox, i18n } = deps;
  const { at, ours, altered } = again.said;
  const target = { to: `ticket:${ticket.id}`, ticketId: ticket.id } as const;
  if ("words" in again) {
    const { chatId } = await store.people.get(ticket.personId);
    const { text } = mask(again.words, await store.people.identityOf(chatId));
    const said = { kind: "text", messageId: at.messageId, replyTo: undefined, text } as const;
    const keyboard = { reply_markup: uncoverKeyboard(staffVoice({ i18n }), again.covered) };
    await pass(deps, said, { ...target, source: at, altered }, ticket, text, keyboard);
    return;
  }
  const copyOf = again.copyOf === undefined ? {} : { copyOf: again.copyOf };
  const payload = { disable_notification: true, ...copyOf };
  // Ours is no message of the person: nothing is to be answered or corrected there.
  const source = ours ? {} : { source: at, altered };
  await outbox.post({ ...target, method: "copyMessage", payload, ...source, priority: "relay" });
};

/**
 * Copies the last messages from the person's own chat, ours among them. Nothing of them is kept here, so what was
 * deleted there meanwhile stays deleted.
 * @param isThere the topic that the talk leaves still stands, and the masked copies in it
 */
export const repeatLast = async (deps: Part, ticket: Ticket, isThere = false): Promise<void> => {
  const { store, outbox } = deps;
  await repeatNotes(deps, ticket);
  const person = await store.people.get(ticket.personId);
  const last = await store.outbox.lastSaid(ticket.id, person.chatId, mostRepeated);
  if (last.length === 0) return;
  const t = staffVoice(deps);
  const to = `ticket:${ticket.id}` as const;
  const options = { priority: "relay", ticketId: ticket.id } as const;
  const shown: Again[] = [];
  for (const said of last) {
    const again = await againOf(deps, ticket, said, isThere);
    if (again !== undefined) shown.push(again);
  }
  const left = last.length - shown.length;
  const hidden = left === 0 ? [] : [t("lobby:againHidden", { count: left })];
  await outbox.say(to, { text: [t("lobby:again"), ...hidden].join("\n") }, options);
  const holderAt = await holders(deps, ticket);
  let speaker = t("lobby:againPerson");
  for (const again of shown) {
    const { ours, since } = again.said;
    const by = ours ? t("lobby:againOurs", { name: holderAt(since) }) : t("lobby:againPerson");
    if (by !== speaker) await outbox.say(to, { text: by }, { ...options, silent: true });
    speaker = by;
    await showAgain(deps, ticket, again);
  }
  // What comes next is no more of ours than of the person.
  if (speaker !== t("lobby:againPerson"))
    await outbox.say(to, { text: t("lobby:againEnd") }, { ...options, silent: true });
};
