/** A new record of the directory, which nobody is shown until it has been filled in and approved. */
import type { Needs } from "../../deps.js";
import type { CardRecord } from "../../domain/directory/card-record.js";
import { type Actor, mayDo, signed } from "../../domain/directory/proposals.js";
import type { Kind, Place } from "../../domain/directory/region-data.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { msOf } from "../../domain/time.js";

export const addCard = async (
  { store, clock }: Needs<"store" | "clock">,
  { actor, kind, name, place }: { actor: Actor; kind: Kind; name: string; place: Place },
): Promise<Outcome<CardRecord, "not-allowed">> => {
  const at = clock.now();
  // Short enough for a button, and nobody adds two in one millisecond.
  const key = `own-${msOf(at).toString(36)}`;
  if (!mayDo("add", { actor, card: key })) return refuse("not-allowed");
  const settlement = place.kind === "place" ? place.ru : null;
  const { region, municipality } = place;
  await store.cardEdits.add(
    { key, kind, name, region, municipality, place: settlement },
    { by: signed(actor), at },
  );
  const record = await store.cards.get(key);
  if (record === undefined) throw new Error("A card that was just added cannot be read.");
  return ok(record);
};
