/** «Call these ten»: which cards somebody has to ask about this week, put before those who keep the directory. */
import type { Needs } from "../../deps.js";
import { atHour, dayOf, plusDays } from "../../domain/days.js";
import { type CallOutcome, callsAWeek, inNeed, weekOf } from "../../domain/directory/calls.js";
import type { CardRecord } from "../../domain/directory/card-record.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import type { Instant } from "../../domain/time.js";
import type { CardReport } from "../../store/reports.js";
import { callCard, callsIntro } from "../../views/coordinator.js";
import { thisWeek } from "./check-card.js";
import { coordinators, tellChat } from "./coordinators.js";

type Parts = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** The hour of Monday at which the list comes, on the clock of Moscow. */
const hour = 9;
export const nextMonday = (now: Instant): Instant => {
  const monday = weekOf(dayOf(now, defaultUtcOffset));
  const at = atHour(monday, hour, defaultUtcOffset);
  return at > now ? at : atHour(plusDays(monday, 7), hour, defaultUtcOffset);
};

export type NextCall = {
  record: CardRecord;
  reports: CardReport[];
  /** Which one of the week's it is, from 1, of how many. */
  number: number;
  total: number;
};

/** This week's list; made when there is none yet. */
const list = async ({ store, clock }: Parts) => {
  const week = thisWeek({ clock });
  const known = await store.reports.calls(week);
  if (known.length > 0) return known;
  const cards = inNeed(await store.cards.states(), clock.now()).slice(0, callsAWeek);
  await store.reports.plan(
    week,
    cards.map(({ card }) => card),
  );
  return store.reports.calls(week);
};

/** The next card of the week that nobody has called about. Undefined when the list is done. @param after a card that is left for later */
export const nextCall = async (
  deps: Parts,
  { after }: { after?: string | undefined } = {},
): Promise<NextCall | undefined> => {
  const calls = await list(deps);
  const at = calls.findIndex(({ card }) => card === after) + 1;
  const isOpen = ({ outcome }: { outcome: CallOutcome | undefined }) => outcome === undefined;
  for (const { card } of [...calls.slice(at), ...calls.slice(0, at)].filter(isOpen)) {
    const record = await deps.store.cards.get(card);
    if (record === undefined) continue;
    const reports = await deps.store.reports.open(card);
    const number = calls.findIndex((one) => one.card === card) + 1;
    return { record, reports, number, total: calls.length };
  }
  return undefined;
};

/** Once a week: whoever keeps the directory gets the list, with its first card to begin with. */
export const askToCall = async (deps: Parts): Promise<void> => {
  const { store, clock } = deps;
  await store.timers.set({ name: "call-ten", key: "", payload: {}, dueAt: nextMonday(clock.now()) });
  const staff = await coordinators(deps);
  if (staff.length === 0) return;
  const next = await nextCall(deps);
  if (next === undefined) return;
  for (const { chatId } of staff) {
    await tellChat(deps, chatId, (t) => callsIntro(t, next.total));
    await tellChat(deps, chatId, (t, language) => callCard(t, language, next));
  }
};
