/** Asks people later how they are and what became of a place they were shown: only if they agreed, never in silence. */

import type { Needs } from "../deps.js";
import { isHeld, isQueued } from "../domain/desk/states.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import {
  after,
  afterNight,
  atHour,
  daysOf,
  dueAfter,
  type FollowUp,
  type FollowUpAnswer,
  type FollowUpKind,
  isUnwanted,
  type RefusalReason,
  raisedBy,
} from "../domain/follow-ups.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import { languageOf, type Person } from "../domain/people.js";
import type { Level, Ticket } from "../domain/tickets.js";
import { dayMs, type Instant, plus } from "../domain/time.js";
import { offer, question } from "../views/follow-ups.js";
import { when } from "../views/when.js";
import { staffVoice, voiceFor } from "./address.js";
import { type OpenedTicket, openTicket } from "./open-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Under which an offer that was not answered yet waits: gone after a day, like every unfinished answer. */
const dialogue = "follow";

/** How long the last question stays open. */
const closesAfterMs = 3 * dayMs;

const offsetOf = ({ directory }: Needs<"directory">, { region }: Person) =>
  directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;

const levelOf = async ({ store }: Needs<"store">, ticketId: number | undefined): Promise<Level> =>
  (ticketId === undefined ? undefined : await store.tickets.get(ticketId))?.level ?? "standard";

const setTimer = ({ store }: Needs<"store">, { id: followUpId }: Pick<FollowUp, "id">, dueAt: Instant) =>
  store.timers.set({ name: "follow-up", key: String(followUpId), payload: { followUpId }, dueAt });

const end = async ({ store, clock }: Needs<"store" | "clock">, { id }: Pick<FollowUp, "id">) => {
  await store.followUps.update(id, { endedAt: clock.now(), askedAt: null });
  await store.timers.cancel("follow-up", String(id));
};

/**
 * Offers to ask later, once: not to somebody who may not be alone, nor to one who agreed to it already.
 * @param asked the person wants it themselves: then they are asked for the hour in any case
 */
export const offerFollowUp = async (
  deps: Part,
  {
    person,
    clientLanguage,
    kind,
    service,
    asked = false,
  }: {
    person: Person;
    clientLanguage?: string | undefined;
    kind: FollowUpKind;
    service?: string | undefined;
    asked?: boolean;
  },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const to = `chat:${person.chatId}` as const;
  if (await store.people.isSilent(to)) return;
  const open = await store.followUps.openOf(person.id);
  if (!asked && open.some((one) => one.kind === kind && one.service === service)) return;
  const choice = kind === "referral" ? `${kind}:${service ?? ""}` : kind;
  await store.dialogues.saveAnswer(person.id, dialogue, "offer", { choice }, clock.now());
  await outbox.say(to, offer(voiceFor(deps, person, clientLanguage), kind));
};

/** The offer that is still open, if any. */
export const openOffer = async (
  { store }: Needs<"store">,
  { person }: { person: Person },
): Promise<{ kind: FollowUpKind; service: string | undefined } | undefined> => {
  const row = (await store.dialogues.answers(person.id, dialogue)).find(
    ({ question: name }) => name === "offer",
  );
  if (row === undefined || !("choice" in row.value)) return undefined;
  const [kind, service] = row.value.choice.split(":");
  return kind === "referral" ? { kind, service } : { kind: "wellbeing", service: undefined };
};

export const declineFollowUp = ({ store }: Needs<"store">, { person }: { person: Person }): Promise<void> =>
  store.dialogues.dropAnswer(person.id, dialogue, "offer");

/** The person agreed and chose an hour of their day. Answers when the first question comes, in words. */
export const planFollowUp = async (
  deps: Part,
  {
    person,
    clientLanguage,
    kind,
    hour,
  }: { person: Person; clientLanguage?: string | undefined; kind: FollowUpKind; hour: number },
): Promise<string> => {
  const { store, clock } = deps;
  const offered = await openOffer(deps, { person });
  const service = offered?.kind === kind ? offered.service : undefined;
  await declineFollowUp(deps, { person });
  for (const one of await store.followUps.openOf(person.id))
    if (one.kind === kind && one.service === service) await end(deps, one);
  const matter = (await store.tickets.activeOf(person.id)) ?? (await store.tickets.lastClosedOf(person.id));
  const ticketId = matter?.id;
  const offset = offsetOf(deps, person);
  const days = daysOf(kind, await levelOf(deps, ticketId))[0] ?? 1;
  const dueAt = atHour(clock.now(), days, hour, offset);
  const planned = await store.followUps.add({ personId: person.id, ticketId, kind, service, hour, dueAt });
  await setTimer(deps, planned, dueAt);
  return when(dueAt, clock.now(), offset, languageOf(person, clientLanguage));
};

/** It is time to ask. Whoever is not alone, or is talking with a human, is asked on another day. */
export const askFollowUp = async (deps: Part, { followUpId }: { followUpId: number }): Promise<void> => {
  const { store, outbox, clock } = deps;
  const found = await store.followUps.get(followUpId);
  if (found === undefined || found.endedAt !== undefined) return;
  const person = await store.people.lock(found.personId);
  const to = `chat:${person.chatId}` as const;
  const isTalking = isHeld(await store.tickets.activeOf(person.id));
  if (isTalking || (await store.people.isSilent(to))) return setTimer(deps, found, plus(clock.now(), dayMs));
  const woken = afterNight(clock.now(), found.hour, offsetOf(deps, person));
  if (woken !== undefined) return setTimer(deps, found, woken);
  const given = await store.followUps.answers(found.id);
  const wasLeft = found.askedAt !== undefined;
  if (wasLeft && isUnwanted(found.step, given)) return end(deps, found);
  const step = found.step + (wasLeft ? 1 : 0);
  const level = await levelOf(deps, found.ticketId);
  if (step >= daysOf(found.kind, level).length) return end(deps, found);
  const now = clock.now();
  const asked = { ...found, step, dueAt: now };
  await store.followUps.update(found.id, { step, dueAt: now, askedAt: now });
  const { languageCode } = await store.people.identityOf(person.chatId);
  await outbox.say(to, question(voiceFor(deps, person, languageCode), asked), {
    priority: "followUp",
    unprompted: true,
  });
  // What follows is planned now: it comes even if this one is left without an answer.
  const next = dueAfter(asked, step + 1, level, offsetOf(deps, person));
  await setTimer(deps, found, next ?? plus(now, closesAfterMs));
};

export type Answered = {
  follow: FollowUp;
  leads: "next" | "again" | "end";
  called: OpenedTicket | undefined;
};

/** Somebody is worse: a ticket is opened or its level rises, and with it a human is called. */
const callHuman = async (
  deps: Part & Needs<"random">,
  person: Person,
  clientLanguage: string | undefined,
  ticketId: number | undefined,
): Promise<OpenedTicket> => {
  const { store, outbox, clock } = deps;
  const before: Ticket | undefined =
    (await store.tickets.activeOf(person.id)) ??
    (ticketId === undefined ? undefined : await store.tickets.get(ticketId));
  const level = raisedBy(before?.level ?? "standard");
  const called = await openTicket(deps, { person, clientLanguage, need: before?.need ?? "talk", level });
  const { ticket } = called;
  const held = isQueued(ticket);
  const text = staffVoice(deps)("follow:staff.worse");
  await outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id, held });
  await store.tickets.addEvent(ticket.id, "worse", clock.now());
  return called;
};

/** Takes an answer to the open question; `passed` when it is not open any more. */
export const answerFollowUp = async (
  deps: Part & Needs<"random">,
  {
    person,
    clientLanguage,
    followUpId,
    step,
    answer,
  }: {
    person: Person;
    clientLanguage?: string | undefined;
    followUpId: number;
    step: number;
    answer: FollowUpAnswer;
  },
): Promise<Outcome<Answered, "passed">> => {
  const { store, clock } = deps;
  const follow = await store.followUps.get(followUpId);
  if (follow === undefined || follow.personId !== person.id) return refuse("passed");
  if (follow.endedAt !== undefined || follow.askedAt === undefined || follow.step !== step)
    return refuse("passed");
  const given = await store.followUps.answers(follow.id);
  await store.followUps.saveAnswer(follow.id, step, answer, clock.now());
  const led = after(follow.kind, step, answer, given);
  const isLast = step + 1 >= daysOf(follow.kind, await levelOf(deps, follow.ticketId)).length;
  const leads = led === "next" && isLast ? "end" : led;
  if (leads === "end") await end(deps, follow);
  else if (leads === "next") await store.followUps.update(follow.id, { step: step + 1, askedAt: null });
  else {
    const dueAt = atHour(clock.now(), 1, follow.hour, offsetOf(deps, person));
    await store.followUps.update(follow.id, { dueAt, askedAt: null });
    await setTimer(deps, follow, dueAt);
  }
  const called =
    answer === "worse" ? await callHuman(deps, person, clientLanguage, follow.ticketId) : undefined;
  return ok({ follow, leads, called });
};

/** Why a place did not help, as far as it is told. */
export const keepRefusal = async (
  { store }: Needs<"store">,
  {
    person,
    followUpId,
    step,
    reason,
  }: { person: Person; followUpId: number; step: number; reason: RefusalReason },
): Promise<boolean> => {
  const follow = await store.followUps.get(followUpId);
  return follow?.personId === person.id && (await store.followUps.saveReason(followUpId, step, reason));
};

/** Nothing is asked any more. Answers whether anything would have been. */
export const stopFollowUps = async (
  deps: Needs<"store" | "clock">,
  { person }: { person: Person },
): Promise<boolean> => {
  await declineFollowUp(deps, { person });
  const open = await deps.store.followUps.openOf(person.id);
  for (const one of open) await end(deps, one);
  return open.length > 0;
};

/** The question how the person of a ticket is, which they agreed to and which was not put yet. */
const agreedOf = async ({ store }: Needs<"store">, { personId }: Ticket): Promise<FollowUp | undefined> =>
  (await store.followUps.openOf(personId)).find(
    ({ kind, askedAt }) => kind === "wellbeing" && askedAt === undefined,
  );

export const willBeAsked = async (deps: Needs<"store">, ticket: Ticket): Promise<boolean> =>
  (await agreedOf(deps, ticket)) !== undefined;

/** Staff want to know today: what the person agreed to is asked today, at the hour that they chose. */
export const bringForward = async (
  deps: Needs<"store" | "clock" | "directory">,
  ticket: Ticket,
): Promise<void> => {
  const agreed = await agreedOf(deps, ticket);
  if (agreed === undefined) return;
  const person = await deps.store.people.get(ticket.personId);
  const now = deps.clock.now();
  const today = atHour(now, 0, agreed.hour, offsetOf(deps, person));
  const dueAt = today > now ? today : now;
  if (dueAt < agreed.dueAt) await setTimer(deps, agreed, dueAt);
};

/** A matter was erased: nothing is asked about it any more. */
export const dropFollowUpsOf = async (
  deps: Needs<"store" | "clock">,
  { ticket }: { ticket: Ticket },
): Promise<void> => {
  for (const one of await deps.store.followUps.openOf(ticket.personId))
    if (one.ticketId === ticket.id) await end(deps, one);
};

/** Ends what was to be asked, and with `everything` forgets that it ever was. */
export const forgetFollowUps = async (
  deps: Needs<"store" | "clock">,
  { person, everything }: { person: Person; everything: boolean },
): Promise<void> => {
  await stopFollowUps(deps, { person });
  if (everything) await deps.store.followUps.erase(person.id);
};
