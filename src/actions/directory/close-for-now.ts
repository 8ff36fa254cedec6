/** A place that is closed for a while: from now on, until a day, and then open again by itself. */
import type { Needs } from "../../deps.js";
import { atHour, type Day, plusDays } from "../../domain/days.js";
import { type CardStatus, cardStatuses } from "../../domain/directory/card-fields.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import { type Actor, byTime, mayDo, type Proposal, signed } from "../../domain/directory/proposals.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { cardReopened, closedByInstitution } from "../../views/coordinator.js";
import { publishNow } from "./change-card.js";
import { coordinators, tellChat } from "./coordinators.js";

type Parts = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Closes a card until the end of a day. Coordinators hear of it when the institution did it itself. */
export const closeForNow = async (
  deps: Parts,
  { actor, card, until }: { actor: Actor; card: string; until: Day },
): Promise<Outcome<Proposal | undefined, "not-allowed" | "gone">> => {
  const { store, directory } = deps;
  if (!mayDo("closeForNow", { actor, card })) return refuse("not-allowed");
  const record = await store.cards.get(card);
  if (record === undefined) return refuse("gone");
  const { status } = record.values;
  await store.cardEdits.close(card, until, status);
  const proposal =
    status === "temporarily closed"
      ? undefined
      : await publishNow(deps, {
          card,
          changes: [{ field: "status", before: status, after: "temporarily closed" }],
          by: signed(actor),
        });
  const offset = directory.regionOf(record.region)?.utcOffset ?? defaultUtcOffset;
  const dueAt = atHour(plusDays(until, 1), 0, offset);
  await store.timers.set({ name: "reopen-card", key: card, payload: { card }, dueAt });
  if (actor.kind === "keeper")
    for (const { chatId } of await coordinators(deps))
      await tellChat(deps, chatId, (t, language) =>
        closedByInstitution(t, language, { record, until, proposal }),
      );
  return ok(proposal);
};

/** Ends a closure: by its day, or because somebody says that it is open again. */
export const reopenCard = async (
  deps: Parts,
  { card, actor }: { card: string; actor?: Actor | undefined },
): Promise<Outcome<"open", "not-allowed" | "gone">> => {
  const { store } = deps;
  if (actor !== undefined && !mayDo("closeForNow", { actor, card })) return refuse("not-allowed");
  const closure = await store.cardEdits.endClosure(card);
  await store.timers.cancel("reopen-card", card);
  const record = await store.cards.get(card);
  // Somebody may have closed it for good in the meantime.
  if (record?.values.status !== "temporarily closed") return refuse("gone");
  const after: CardStatus | null = cardStatuses.find((status) => status === closure?.before) ?? "active";
  const by = actor === undefined ? byTime : signed(actor);
  await publishNow(deps, { card, changes: [{ field: "status", before: "temporarily closed", after }], by });
  if (actor === undefined)
    for (const { chatId } of await coordinators(deps))
      await tellChat(deps, chatId, (t) => cardReopened(t, record));
  return ok("open");
};
