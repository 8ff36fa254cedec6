/** A place that somebody was sent to from a talk: how it can go on from there, and what answers asked for later tell of it. */
import type { FollowUpAnswer, ReferralStep } from "../follow-ups.js";
import type { Instant } from "../time.js";

export const referralStatuses = [
  "offered",
  "accepted",
  "refused",
  "started",
  "helped",
  "not-helped",
] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

export type Referral = {
  id: number;
  ticketId: number;
  personId: number;
  /** Key of the place. */
  service: string;
  status: ReferralStatus;
  /** Why it was refused or did not help. */
  reason: string | undefined;
  staffId: number;
  createdAt: Instant;
  updatedAt: Instant;
};

/** What can follow. A step that nobody wrote down may be passed over; what was refused may begin after all, and an end stays one. */
const next: Record<ReferralStatus, readonly ReferralStatus[]> = {
  offered: ["accepted", "refused", "started", "helped", "not-helped"],
  accepted: ["refused", "started", "helped", "not-helped"],
  started: ["helped", "not-helped"],
  refused: ["accepted", "started"],
  helped: [],
  "not-helped": [],
};

export const nextOf = (status: ReferralStatus): readonly ReferralStatus[] => next[status];
export const canFollow = (from: ReferralStatus, to: ReferralStatus): boolean => next[from].includes(to);

/** These are never written down without a reason. */
export const needsReason = (to: ReferralStatus): boolean => to === "refused" || to === "not-helped";

/** What a person's answer, days later, says of it; undefined when it says nothing new. */
export const toldBy = (step: ReferralStep, answer: FollowUpAnswer): ReferralStatus | undefined => {
  if (answer !== "yes" && answer !== "no") return undefined;
  if (step === "helped") return answer === "yes" ? "helped" : "not-helped";
  if (answer === "no") return "refused";
  return step === "accepted" ? "accepted" : undefined;
};
