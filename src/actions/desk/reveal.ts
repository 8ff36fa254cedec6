/**
 * Two keys to a name: a specialist asks because a life is in danger, another person confirms, and what Telegram gives is
 * shown once, in the asker's own chat, for a while. Nothing of it is kept, and nothing of it comes into the group.
 */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import {
  asksTooOften,
  escalateAfterMs,
  isWaiting,
  type RevealMove,
  revealMoved,
  shownMs,
} from "../../domain/desk/reveal.js";
import { isHeld } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { plus } from "../../domain/time.js";
import type { Reveal } from "../../store/reveals.js";
import { revealDraft, revealed, revealRequest } from "../../views/desk/reveal.js";
import { staffVoice, voiceFor } from "../address.js";
import { leadsOf, tellLeads } from "./leads.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export type RevealRefusal =
  | "not-allowed"
  | "not-imminent"
  | "no-reason"
  | "no-chat"
  | "too-often"
  | "under-way"
  | "nobody"
  | "not-you"
  | "passed";

const nameOfStaff = async ({ store }: Needs<"store">, id: number | undefined): Promise<string> =>
  (id === undefined ? undefined : await store.teams.staff(id))?.name ?? "";

const inTopic = (deps: Part, ticket: Ticket, text: string) =>
  deps.outbox.say(`ticket:${ticket.id}`, { text }, { priority: "crisis", ticketId: ticket.id });

const chatOf = async ({ store }: Needs<"store">, staffId: number): Promise<number | undefined> =>
  (await store.teams.allStaff()).find(({ id }) => id === staffId)?.chatId;

const isStillNeeded = (ticket: Ticket | undefined): ticket is Ticket =>
  ticket !== undefined && ticket.level === "imminent" && isHeld(ticket);

/** Whether there is a second key at all, and not in the same hand. */
const hasSecond = async (deps: Part, ticket: Ticket, asker: number): Promise<boolean> =>
  (await leadsOf(deps, { ticket, except: asker, everyone: true })).some((one) =>
    may("confirmReveal", one, ticket),
  );

/** A request is written down; it goes to the second key once it is said whether the person is told. */
export const askReveal = async (
  deps: Part,
  { staff, ticket, reason }: { staff: Staff; ticket: Ticket; reason: string },
): Promise<Outcome<Reveal, RevealRefusal>> => {
  const { store, outbox, clock } = deps;
  const now = clock.now();
  if (!may("askReveal", staff, ticket)) return refuse("not-allowed");
  if (!isStillNeeded(ticket)) return refuse("not-imminent");
  if (reason.trim() === "") return refuse("no-reason");
  await store.teams.lockStaff(staff.id);
  const open = await store.reveals.openOf(ticket.id);
  if (open !== undefined && open.status !== "drafted") return refuse("under-way");
  if ((await chatOf(deps, staff.id)) === undefined) return refuse("no-chat");
  if (!(await hasSecond(deps, ticket, staff.id))) return refuse("nobody");
  if (asksTooOften(await store.reveals.askedBy(staff.id), now)) {
    await store.tickets.addEvent(ticket.id, "reveal-refused", now, {
      staffId: staff.id,
      detail: "too-often",
    });
    const text = staffVoice(deps)("care:staff.reveal.tooOftenHead", {
      staff: staff.name,
      name: nameOf(ticket),
    });
    await tellLeads(deps, { ticket, except: staff.id, everyone: true, text });
    return refuse("too-often");
  }
  if (open !== undefined) await store.reveals.save(open.id, { ...open, status: "ended" });
  const draft = await store.reveals.draft({ ticketId: ticket.id, askedBy: staff.id, reason }, now);
  const view = revealDraft(staffVoice(deps), draft.id);
  await outbox.say(`ticket:${ticket.id}`, view, { priority: "crisis", ticketId: ticket.id });
  return ok(draft);
};

const requestView = async (deps: Part, reveal: Reveal, ticket: Ticket) => {
  const asker = await nameOfStaff(deps, reveal.askedBy);
  return revealRequest(staffVoice(deps), reveal, ticket, asker);
};

/** Sends a draft to the second key. @param why it is dangerous to tell the person; undefined when they are told */
export const sendReveal = async (
  deps: Part,
  { staff, revealId, why }: { staff: Staff; revealId: number; why: string | undefined },
): Promise<Outcome<Ticket, RevealRefusal>> => {
  const { store, outbox, clock } = deps;
  const now = clock.now();
  const reveal = await store.reveals.lock(revealId);
  const ticket = reveal === undefined ? undefined : await store.tickets.get(reveal.ticketId);
  if (reveal === undefined || ticket === undefined || reveal.status !== "drafted") return refuse("passed");
  if (reveal.askedBy !== staff.id || !may("askReveal", staff, ticket)) return refuse("not-allowed");
  if (!isStillNeeded(ticket)) return refuse("not-imminent");
  const state = revealMoved(reveal, { kind: "send", by: staff.id, told: why === undefined });
  if (state === undefined) return refuse("passed");
  await store.reveals.save(revealId, state, {
    askedAt: now,
    ...(why === undefined ? {} : { whyUntold: why }),
  });
  await store.tickets.addEvent(ticket.id, "reveal-asked", now, { staffId: staff.id });
  const payload = { revealId };
  const dueAt = plus(now, escalateAfterMs);
  await store.timers.set({ name: "reveal-waits", key: String(revealId), payload, dueAt });
  const view = await requestView(deps, { ...reveal, ...state, whyUntold: why }, ticket);
  await tellLeads(deps, { ...view, ticket, except: staff.id, priority: "crisis" });
  await outbox.say(`ticket:${ticket.id}`, view, { priority: "crisis", ticketId: ticket.id });
  await inTopic(deps, ticket, staffVoice(deps)("care:staff.reveal.sent"));
  return ok(ticket);
};

/** Nobody has decided in time: everybody who may is called, heads too. */
export const escalateReveal = async (deps: Part, { revealId }: { revealId: number }): Promise<void> => {
  const { store, clock } = deps;
  const reveal = await store.reveals.lock(revealId);
  const ticket = reveal === undefined ? undefined : await store.tickets.get(reveal.ticketId);
  const state = reveal === undefined ? undefined : revealMoved(reveal, { kind: "escalate" });
  if (reveal === undefined || ticket === undefined || state === undefined) return;
  if (!isStillNeeded(ticket)) {
    const ended = revealMoved(reveal, { kind: "end" });
    if (ended !== undefined) await store.reveals.save(revealId, ended);
    return;
  }
  await store.reveals.save(revealId, state);
  await store.tickets.addEvent(ticket.id, "reveal-escalated", clock.now());
  const t = staffVoice(deps);
  const { text, keyboard } = await requestView(deps, { ...reveal, ...state }, ticket);
  const again = { text: [t("care:staff.reveal.again"), text].join("\n"), ...(keyboard && { keyboard }) };
  await tellLeads(deps, { ...again, ticket, except: reveal.askedBy, everyone: true, priority: "crisis" });
  await inTopic(deps, ticket, t("care:staff.reveal.escalated"));
};

/** Says to the person that their name is looked at, unless that is dangerous. Answers what became of it. */
const tellPerson = async (deps: Part, ticket: Ticket, told: boolean) => {
  if (!told) return "wasHidden" as const;
  const person = await deps.store.people.get(ticket.personId);
  const text = voiceFor(deps, person, ticket.language)("care:person.revealed");
  const options = { priority: "crisis", ticketId: ticket.id, unprompted: true } as const;
  const said = await deps.outbox.say(`chat:${person.chatId}`, { text }, options);
  return said === 0 ? ("wasSilent" as const) : ("wasTold" as const);
};

/** What Telegram gives goes to the asker alone, and goes away again. Its only trace is the sealed row that is being sent. */
const show = async (deps: Part, reveal: Reveal, ticket: Ticket): Promise<void> => {
  const { store, outbox, clock } = deps;
  const state = revealMoved(reveal, { kind: "show" });
  const chatId = await chatOf(deps, reveal.askedBy);
  if (state === undefined || chatId === undefined) return;
  const now = clock.now();
  await store.reveals.save(reveal.id, state, { shownAt: now });
  const person = await store.people.get(ticket.personId);
  const { text } = revealed(staffVoice(deps), ticket, await store.people.identityOf(person.chatId));
  const messageId = await outbox.post({
    to: `chat:${chatId}`,
    method: "sendMessage",
    payload: { text, protect_content: true, link_preview_options: { is_disabled: true } },
    // Below the line at which an unclear sending is repeated: a second copy would not be taken away again.
    priority: "prompt",
  });
  await store.tickets.addEvent(ticket.id, "revealed", now, { staffId: reveal.askedBy });
  const payload = { chatId, messageId };
  const dueAt = plus(now, shownMs);
  await store.timers.set({ name: "hide-reveal", key: String(reveal.id), payload, dueAt });
};

/** The name goes from the asker's chat. */
export const hideReveal = async (
  { outbox }: Needs<"outbox">,
  { chatId, messageId }: { chatId: number; messageId: number },
): Promise<void> => {
  const payload = { message_id: messageId };
  await outbox.post({ to: `chat:${chatId}`, method: "deleteMessage", payload, priority: "relay" });
};

export type RevealDecision =
  | { kind: "confirm"; told: boolean | undefined }
  | { kind: "decline"; why: string };

/** The second key: another person than the one who asks. @param decision.told undefined as the asker wants it */
export const decideReveal = async (
  deps: Part,
  { staff, revealId, decision }: { staff: Staff; revealId: number; decision: RevealDecision },
): Promise<Outcome<Ticket, RevealRefusal>> => {
  const { store, clock } = deps;
  const now = clock.now();
  const reveal = await store.reveals.lock(revealId);
  const ticket = reveal === undefined ? undefined : await store.tickets.get(reveal.ticketId);
  if (reveal === undefined || ticket === undefined || !isWaiting(reveal)) return refuse("passed");
  if (reveal.askedBy === staff.id) return refuse("not-you");
  if (!isStillNeeded(ticket)) {
    const ended = revealMoved(reveal, { kind: "end" });
    if (ended !== undefined) await store.reveals.save(revealId, ended);
    return refuse("not-imminent");
  }
  if (!may("confirmReveal", staff, ticket)) return refuse("not-allowed");
  if (decision.kind === "decline" && decision.why.trim() === "") return refuse("no-reason");
  const move: RevealMove =
    decision.kind === "decline"
      ? { kind: "decline", by: staff.id }
      : { kind: "confirm", by: staff.id, told: decision.told ?? reveal.told ?? true };
  const state = revealMoved(reveal, move);
  if (state === undefined) return refuse("passed");
  await store.timers.cancel("reveal-waits", String(revealId));
  const whyNot = decision.kind === "decline" ? { whyNot: decision.why } : {};
  await store.reveals.save(revealId, state, { decidedAt: now, ...whyNot });
  const done = decision.kind === "decline" ? "reveal-declined" : "reveal-confirmed";
  await store.tickets.addEvent(ticket.id, done, now, { staffId: staff.id });
  const t = staffVoice(deps);
  if (decision.kind === "decline") {
    const words = { by: staff.name, reason: decision.why };
    await inTopic(deps, ticket, t("care:staff.reveal.declined", words));
    return ok(ticket);
  }
  const became = await tellPerson(deps, ticket, state.told === true);
  await show(deps, { ...reveal, ...state }, ticket);
  const asker = await nameOfStaff(deps, reveal.askedBy);
  const words = { by: staff.name, staff: asker, told: t(`care:staff.reveal.${became}`) };
  await inTopic(deps, ticket, t("care:staff.reveal.confirmed", words));
  const text = t("care:staff.reveal.headTold", { name: nameOf(ticket), staff: asker, by: staff.name });
  const heads = (await leadsOf(deps, { ticket, except: staff.id, everyone: true })).filter(
    ({ role }) => role === "head",
  );
  for (const { chatId } of heads)
    if (chatId !== undefined) await deps.outbox.say(`chat:${chatId}`, { text }, { priority: "relay" });
  return ok(ticket);
};
