/**
 * A practice talk of a member of staff with a script. Only what was heard is remembered, as codes, until it is over: no
 * words, no ticket, no person.
 */
import { z } from "zod";
import type { Needs } from "../../deps.js";
import type { Staff } from "../../domain/teams.js";
import { hourMs, msBetween } from "../../domain/time.js";
import { answerTo, type Drill, debrief } from "../../domain/training/drill.js";
import { drillByKey } from "../../domain/training/drills.js";
import { SIGNS, signsIn } from "../../domain/training/signs.js";

/** After so long a practice is forgotten: what is written then is meant for somebody else. */
const idleMs = 2 * hourMs;

/** Where a practice takes place: a private chat, or a topic of a group. */
export type DrillPlace = { chatId: number; thread: number };

const state = z.object({
  drill: z.string(),
  chatId: z.number(),
  thread: z.number(),
  heard: z.array(z.array(z.enum(SIGNS))),
  at: z.string(),
});

type Part = Needs<"store" | "clock">;

const factOf = (staff: Staff) => `drill/${staff.id}`;

const running = async ({ store, clock }: Part, staff: Staff, place: DrillPlace) => {
  const saved = await store.facts.get(factOf(staff));
  if (saved === undefined) return undefined;
  const now = state.parse(JSON.parse(saved));
  const drill = drillByKey(now.drill);
  const isHere = now.chatId === place.chatId && now.thread === place.thread;
  if (drill === undefined || !isHere || msBetween(now.at, clock.now()) > idleMs) return undefined;
  return { ...now, drill };
};

export type Drilled = {
  drill: Drill;
  says: string | undefined;
  debrief: ReturnType<typeof debrief> | undefined;
};

/** Begins a practice; one that was open elsewhere is dropped. Undefined when there is no such script. */
export const beginDrill = async (
  { store, clock }: Part,
  { staff, place, key }: { staff: Staff; place: DrillPlace; key: string },
): Promise<Drill | undefined> => {
  const drill = drillByKey(key);
  const now = clock.now();
  if (drill !== undefined)
    await store.facts.set(factOf(staff), JSON.stringify({ drill: key, ...place, heard: [], at: now }), now);
  return drill;
};

/** Whether somebody practises here. */
export const isDrilling = async (deps: Part, { staff, place }: { staff: Staff; place: DrillPlace }) =>
  (await running(deps, staff, place)) !== undefined;

/** Says something to the script. Undefined when nobody practises here. */
export const sayInDrill = async (
  deps: Part,
  { staff, place, text }: { staff: Staff; place: DrillPlace; text: string },
): Promise<Drilled | undefined> => {
  const { store, clock } = deps;
  const open = await running(deps, staff, place);
  if (open === undefined) return undefined;
  const { drill } = open;
  const heard = [...open.heard, signsIn(text)];
  const { says, over } = answerTo(drill, heard);
  const now = clock.now();
  if (over) await store.facts.drop(factOf(staff));
  else
    await store.facts.set(factOf(staff), JSON.stringify({ ...open, drill: drill.key, heard, at: now }), now);
  return { drill, says, debrief: over ? debrief(drill, heard) : undefined };
};

/** Ends a practice before its end. Undefined when there is none here. */
export const endDrill = async (
  deps: Part,
  { staff, place }: { staff: Staff; place: DrillPlace },
): Promise<Drilled | undefined> => {
  const open = await running(deps, staff, place);
  if (open === undefined) return undefined;
  await deps.store.facts.drop(factOf(staff));
  const { drill, heard } = open;
  return { drill, says: undefined, debrief: heard.length === 0 ? undefined : debrief(drill, heard) };
};
