/** Takes what a person answers to a question that was asked later. Worse calls a human, whenever it is said. */
import type { Needs } from "../deps.js";
import { isQueued } from "../domain/desk/states.js";
import {
  after,
  atHour,
  daysOf,
  type FollowUp,
  type FollowUpAnswer,
  isOver,
  type ReferralStep,
  type RefusalReason,
  raisedBy,
  stageOf,
  worseHeardMs,
} from "../domain/follow-ups.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import type { Person } from "../domain/people.js";
import type { Ticket } from "../domain/tickets.js";
import { dayMs, msBetween } from "../domain/time.js";
import { staffVoice } from "./address.js";
import { end, levelOf, offsetOf, setTimer } from "./follow-ups.js";
import { type OpenedTicket, openTicket } from "./open-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

export type Answered = {
  follow: FollowUp;
  /** What was asked about a place. */
  stage: ReferralStep;
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
  const now = clock.now();
  const isTold =
    before !== undefined &&
    (await store.tickets.events(before.id)).some(
      ({ kind, at }) => kind === "worse" && msBetween(at, now) < dayMs,
    );
  // Pressed twice it is no worse than pressed once.
  const level = isTold ? before.level : raisedBy(before?.level ?? "standard");
  const called = await openTicket(deps, { person, clientLanguage, need: before?.need ?? "talk", level });
  const { ticket } = called;
  const held = isQueued(ticket);
  const text = staffVoice(deps)("follow:staff.worse");
  await outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id, held });
  await store.tickets.addEvent(ticket.id, "worse", now);
  return called;
};

/** «It is worse», said to a question that has closed or is gone: it is heard all the same. */
export const hearWorse = async (
  deps: Part & Needs<"random">,
  {
    person,
    clientLanguage,
    followUpId,
  }: { person: Person; clientLanguage?: string | undefined; followUpId?: number },
): Promise<OpenedTicket> => {
  const follow = followUpId === undefined ? undefined : await deps.store.followUps.get(followUpId);
  const ticketId = follow?.personId === person.id ? follow.ticketId : undefined;
  return callHuman(deps, person, clientLanguage, ticketId);
};

/** The question how somebody is that was put lately enough for «worse» to answer it, open or not. */
export const askedLately = async (
  { store, clock }: Needs<"store" | "clock">,
  { person }: { person: Person },
): Promise<FollowUp | undefined> => {
  const now = clock.now();
  const last = await store.followUps.lastAsked(person.id, now);
  return last !== undefined && msBetween(last.dueAt, now) < worseHeardMs ? last : undefined;
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
  const led = after(step, answer, given);
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
  return ok({ follow, stage: stageOf(step, given), leads, called });
};

/** Why a place did not help, as far as it is told. */
export const keepRefusal = async (
  deps: Needs<"store" | "clock">,
  {
    person,
    followUpId,
    step,
    reason,
  }: { person: Person; followUpId: number; step: number; reason: RefusalReason },
): Promise<boolean> => {
  const { followUps } = deps.store;
  const follow = await followUps.get(followUpId);
  if (follow?.personId !== person.id || !(await followUps.saveReason(followUpId, step, reason))) return false;
  if (isOver(reason) && follow.endedAt === undefined) await end(deps, follow);
  return true;
};
