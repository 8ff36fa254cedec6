/** Asks people later how they are and what became of a place they were shown: only if they agreed, never in silence. */

import type { Needs } from "../deps.js";
import { isHeld } from "../domain/desk/states.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import {
  afterNight,
  atHour,
  daysOf,
  dueAfter,
  type FollowUp,
  type FollowUpKind,
  firstDay,
  humanAsksMs,
  isUnwanted,
  stageOf,
} from "../domain/follow-ups.js";
import { languageOf, type Person } from "../domain/people.js";
import type { Level, Ticket } from "../domain/tickets.js";
import { dayMs, type Instant, msBetween, plus } from "../domain/time.js";
import { offer, question } from "../views/follow-ups.js";
import { when } from "../views/when.js";
import { voiceFor } from "./address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Under which an offer that was not answered yet waits: gone after a day, like every unfinished answer. */
const dialogue = "follow";

/** How long the last question stays open. */
const closesAfterMs = 3 * dayMs;

export const offsetOf = ({ directory }: Needs<"directory">, { region }: Person) =>
  directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;

export const levelOf = async ({ store }: Needs<"store">, ticketId: number | undefined): Promise<Level> =>
  (ticketId === undefined ? undefined : await store.tickets.get(ticketId))?.level ?? "standard";

/** The matter about which somebody is asked. */
const matterOf = async ({ store }: Needs<"store">, { id }: Person): Promise<Ticket | undefined> =>
  (await store.tickets.activeOf(id)) ?? (await store.tickets.lastClosedOf(id));

export const setTimer = (
  { store }: Needs<"store">,
  { id: followUpId }: Pick<FollowUp, "id">,
  dueAt: Instant,
) => store.timers.set({ name: "follow-up", key: String(followUpId), payload: { followUpId }, dueAt });

export const end = async ({ store, clock }: Needs<"store" | "clock">, { id }: Pick<FollowUp, "id">) => {
  await store.followUps.update(id, { endedAt: clock.now(), askedAt: null });
  await store.timers.cancel("follow-up", String(id));
};

/** In which message something is asked: an answer in words takes the keys from it. */
const noteAsked = ({ store, clock }: Needs<"store" | "clock">, { id }: Person, messageId: number) =>
  store.dialogues.saveAnswer(id, dialogue, "message", { words: String(messageId) }, clock.now());

/** What was asked last is answered in words: its keys go. */
export const dropAskedKeys = async (
  { store, outbox }: Needs<"store" | "outbox">,
  { person }: { person: Person },
): Promise<void> => {
  const rows = await store.dialogues.answers(person.id, dialogue);
  const value = rows.find(({ question: name }) => name === "message")?.value;
  if (value === undefined || !("words" in value)) return;
  await store.dialogues.dropAnswer(person.id, dialogue, "message");
  await outbox.post({
    to: `chat:${person.chatId}`,
    method: "editMessageReplyMarkup",
    payload: { message_id: Number(value.words) },
    priority: "prompt",
  });
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
  const level = (await matterOf(deps, person))?.level ?? "standard";
  const days = kind === "referral" ? 3 : firstDay(level);
  await noteAsked(
    deps,
    person,
    await outbox.say(to, offer(voiceFor(deps, person, clientLanguage), kind, days)),
  );
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
  const ticketId = (await matterOf(deps, person))?.id;
  const offset = offsetOf(deps, person);
  const days = daysOf(kind, await levelOf(deps, ticketId))[0] ?? 1;
  const dueAt = atHour(clock.now(), days, hour, offset);
  const planned = await store.followUps.add({ personId: person.id, ticketId, kind, service, hour, dueAt });
  await setTimer(deps, planned, dueAt);
  return when(dueAt, clock.now(), offset, languageOf(person, clientLanguage));
};

/** Whether a human has written lately: a talk in which nobody does keeps nobody from being asked. */
const isTalking = async ({ store, clock }: Part, person: Person): Promise<boolean> => {
  const ticket = await store.tickets.activeOf(person.id);
  if (ticket === undefined || !isHeld(ticket)) return false;
  const { staff } = await store.words.last(ticket.id, person.chatId);
  return staff !== undefined && msBetween(staff, clock.now()) < humanAsksMs;
};

/** It is time to ask. Whoever is not alone, or is talking with a human, is asked on another day. */
export const askFollowUp = async (deps: Part, { followUpId }: { followUpId: number }): Promise<void> => {
  const { store, outbox, clock } = deps;
  const found = await store.followUps.get(followUpId);
  if (found === undefined || found.endedAt !== undefined) return;
  const person = await store.people.lock(found.personId);
  const to = `chat:${person.chatId}` as const;
  if ((await isTalking(deps, person)) || (await store.people.isSilent(to)))
    return setTimer(deps, found, plus(clock.now(), dayMs));
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
  const view = question(voiceFor(deps, person, languageCode), asked, stageOf(step, given));
  await noteAsked(deps, person, await outbox.say(to, view, { priority: "followUp", unprompted: true }));
  // What follows is planned now: it comes even if this one is left without an answer.
  const next = dueAfter(asked, step + 1, level, offsetOf(deps, person));
  await setTimer(deps, found, next ?? plus(now, closesAfterMs));
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
