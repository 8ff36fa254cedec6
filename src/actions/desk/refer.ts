/** Sends a place of the directory to the person of a talk: a referral begins, and later it is asked what became of it. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import {
  canFollow,
  needsReason,
  type Referral,
  type ReferralStatus,
  toldBy,
} from "../../domain/desk/referrals.js";
import { isHeld } from "../../domain/desk/states.js";
import { hasContact, isShowable } from "../../domain/directory/card.js";
import { freshnessOf, trusted } from "../../domain/directory/freshness.js";
import type { FollowUp, FollowUpAnswer, ReferralStep } from "../../domain/follow-ups.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Source } from "../../domain/outgoing.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, type Ticket } from "../../domain/tickets.js";
import { placeCard } from "../../views/find.js";
import { staffVoice, voiceFor } from "../address.js";
import { offerFollowUp } from "../follow-ups.js";
import { placeName } from "./place-names.js";
import { sayToPerson } from "./say-to-person.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

export type Referred = Outcome<Referral, "closed" | "not-yours" | "gone" | "hidden">;

export const refer = async (
  deps: Part,
  about: { staff: Staff; ticket: Ticket; place: string; source?: Source | undefined },
): Promise<Referred> => {
  const { store, directory, clock } = deps;
  const { staff, ticket, place, source } = about;
  const card = directory.services.byKey(place);
  if (card === undefined) return refuse((await store.cards.get(place)) === undefined ? "gone" : "hidden");
  if (!isShowable(card)) return refuse("hidden");
  const now = clock.now();
  const known = trusted(card, now);
  const shown = { card: known, distanceKm: null, freshness: freshnessOf(card, now), talking: true };
  const said = await sayToPerson(deps, { staff, ticket, source }, (person) => {
    const t = voiceFor(deps, person, ticket.language);
    return { text: t("topic:place", { card: placeCard(t, ticket.language, shown) }) };
  });
  if (!said.ok) return said;
  const referral = await store.referrals.offer(
    { ticketId: ticket.id, personId: ticket.personId, service: place, staffId: staff.id },
    now,
  );
  await store.tickets.addEvent(ticket.id, "referral-offered", now, { staffId: staff.id, detail: place });
  // Not where there is nothing to try, and not beside a life in danger: there the specialist asks.
  if (hasContact(known) && !isUrgent(ticket.level)) {
    const ask = { person: said.value, clientLanguage: ticket.language, service: place } as const;
    await offerFollowUp(deps, { ...ask, kind: "referral" });
  }
  return ok(referral);
};

const write = async (
  { store, clock }: Needs<"store" | "clock">,
  referral: Referral,
  to: ReferralStatus,
  by: { staffId?: number; reason?: string },
): Promise<boolean> => {
  if (!canFollow(referral.status, to)) return false;
  const { reason, ...who } = by;
  if (!(await store.referrals.move(referral, to, clock.now(), reason))) return false;
  await store.tickets.addEvent(referral.ticketId, `referral-${to}`, clock.now(), {
    ...who,
    detail: referral.service,
    ...(reason === undefined ? {} : { note: reason }),
  });
  return true;
};

/** A member of staff writes down what became of a referral of a ticket. */
export const moveReferral = async (
  deps: Needs<"store" | "clock">,
  about: {
    staff: Staff;
    ticket: Ticket;
    referralId: number;
    to: ReferralStatus;
    reason?: string | undefined;
  },
): Promise<Outcome<Referral, "not-allowed" | "unknown" | "cannot" | "needs-reason">> => {
  const { staff, ticket, referralId, to, reason = "" } = about;
  const referral = await deps.store.referrals.get(referralId);
  if (referral?.ticketId !== ticket.id) return refuse("unknown");
  // What becomes of a place is often known only when the talk is over.
  if (!may("close", staff, { ...ticket, status: "claimed" })) return refuse("not-allowed");
  if (!canFollow(referral.status, to)) return refuse("cannot");
  if (needsReason(to) && reason === "") return refuse("needs-reason");
  const by = { staffId: staff.id, ...(reason === "" ? {} : { reason }) };
  return (await write(deps, referral, to, by)) ? ok({ ...referral, status: to }) : refuse("cannot");
};

/** The person answered, days later, what became of a place: whoever sent them there is told. */
export const heedReferral = async (
  deps: Part,
  { follow, stage, answer }: { follow: FollowUp; stage: ReferralStep; answer: FollowUpAnswer },
): Promise<void> => {
  const { store, outbox } = deps;
  if (follow.kind !== "referral" || follow.service === undefined) return;
  const to = toldBy(stage, answer);
  const referral = await store.referrals.lastTo(follow.personId, follow.service);
  if (to === undefined || referral === undefined || !(await write(deps, referral, to, {}))) return;
  const ticket = await store.tickets.get(referral.ticketId);
  if (ticket === undefined || !isHeld(ticket)) return;
  const t = staffVoice(deps);
  const place = (await placeName(deps, referral.service)) ?? "";
  const text = t("topic:staff.referral.told", { place, status: t(`topic:staff.referral.status.${to}`) });
  await outbox.say(`ticket:${ticket.id}`, { text }, { priority: "relay", ticketId: ticket.id });
};
