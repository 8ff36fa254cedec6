/** What is promised of reminders with an act: only what will come. Decides nothing about when they come. */
import type { FlowName } from "../domain/programmes/flows.js";
import type { Promised } from "../domain/programmes/reminders.js";
import type { Key, T } from "../i18n/i18n.js";

/** The acts of which a flow's promise is made. */
const promisedWith: Partial<Record<FlowName, readonly string[]>> = {
  application: ["sign-up"],
  enrolment: ["accept"],
  loan: ["hand-over"],
  mediation: ["fits", "suits", "set-time"],
  stay: ["move-in"],
};

/** A line behind what is told of an act; none where nothing is promised. */
export const promise = (t: T, flow: FlowName, act: string, promised: Promised | undefined): string[] => {
  if (promised === undefined || promisedWith[flow]?.includes(act) !== true) return [];
  return [promised === "all" ? t(`${flow}:reminders` as Key) : t(`request:reminders.${promised}`)];
};

/** In a list: that nothing comes by itself where somebody would wait for it. */
export const noPromise = (t: T, promised: Promised | undefined): string[] =>
  promised === "silent" ? [t("request:reminders.silent")] : [];
