/** How an institution comes to see to its own card: invited by a one-time link, and what it tells by itself. */
import type { Needs } from "../../deps.js";
import { type Actor, mayDo, signed } from "../../domain/directory/proposals.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { dayMs, plus } from "../../domain/time.js";
import type { Keeper } from "../../store/keepers.js";
import { todayAt } from "./check-card.js";

export const keeperCodeMs = 7 * dayMs;

/** Makes a one-time code for the link by which an institution comes to its card; it holds for a week. */
export const inviteKeeper = async (
  { store, clock }: Needs<"store" | "clock">,
  { card, by }: { card: string; by: string },
): Promise<Outcome<string, "gone">> => {
  if ((await store.cards.get(card)) === undefined) return refuse("gone");
  const code = await store.keepers.invite(
    { card, by, expiresAt: plus(clock.now(), keeperCodeMs) },
    clock.now(),
  );
  return ok(code);
};

/** Lets a chat in by a code. Undefined when the code is unknown, used or too old. */
export const acceptKeeper = (
  { store, clock }: Needs<"store" | "clock">,
  { code, chatId }: { code: string; chatId: number },
): Promise<Keeper | undefined> => store.keepers.accept(code, chatId, clock.now());

/** How many places are free there today. */
export const tellPlaces = async (
  deps: Needs<"store" | "clock" | "directory">,
  { actor, card, available }: { actor: Actor; card: string; available: number },
): Promise<Outcome<number, "not-allowed" | "gone">> => {
  const { store, clock } = deps;
  if (!mayDo("tellPlaces", { actor, card })) return refuse("not-allowed");
  const record = await store.cards.get(card);
  if (record === undefined) return refuse("gone");
  const signature = { by: signed(actor), at: clock.now() };
  if (!(await store.cardEdits.setAvailable(card, available, todayAt(deps, record), signature)))
    return refuse("gone");
  await store.directory.changed();
  return ok(available);
};
