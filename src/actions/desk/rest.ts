/** Breaks of the staff: nobody calls somebody who rests, and nothing urgent stays in their hands meanwhile. */
import type { Needs } from "../../deps.js";
import { ok } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, nameOf } from "../../domain/tickets.js";
import { type Instant, minuteMs, plus } from "../../domain/time.js";
import { staffVoice } from "../address.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export type NotResting = { ok: false; code: "urgent"; names: string[] };

/** They rest from now on, unless they hold somebody who may be in danger: those are handed over first. */
export const takeBreak = async (
  { store, clock }: Needs<"store" | "clock">,
  { staff, minutes }: { staff: Staff; minutes: number },
): Promise<{ ok: true; value: Instant } | NotResting> => {
  await store.teams.lockStaff(staff.id);
  const urgent = (await store.tickets.heldBy(staff.id)).filter(({ level }) => isUrgent(level));
  if (urgent.length > 0) return { ok: false, code: "urgent", names: urgent.map(nameOf) };
  const until = plus(clock.now(), minutes * minuteMs);
  await store.care.rest(staff.id, until);
  const payload = { staffId: staff.id };
  await store.timers.set({ name: "break-ends", key: String(staff.id), payload, dueAt: until });
  return ok(until);
};

/** They are called again. False when they did not rest. */
export const comeBack = async (
  { store }: Needs<"store">,
  { staff }: { staff: Pick<Staff, "id"> },
): Promise<boolean> => {
  await store.timers.cancel("break-ends", String(staff.id));
  return store.care.back(staff.id);
};

export const endBreak = async (deps: Part, { staffId }: { staffId: number }): Promise<void> => {
  if (!(await deps.store.care.back(staffId))) return;
  const member = (await deps.store.teams.allStaff()).find(({ id }) => id === staffId);
  const text = staffVoice(deps)("care:staff.rest.over");
  if (member?.chatId !== undefined) await deps.outbox.say(`chat:${member.chatId}`, { text });
};
