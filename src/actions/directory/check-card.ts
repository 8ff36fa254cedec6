/** What came of looking into a card: all of it is true, it is closed, nobody answers. One tap, in force at once. */
import type { Needs } from "../../deps.js";
import { type Day, dayOf } from "../../domain/days.js";
import { type CallOutcome, weekOf } from "../../domain/directory/calls.js";
import type { Change } from "../../domain/directory/card-fields.js";
import type { CardRecord } from "../../domain/directory/card-record.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import { type Actor, mayDo, type Proposal, signed } from "../../domain/directory/proposals.js";
import { ownAlertOf, ownAlerts } from "../../domain/directory/reports.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import { publishNow } from "./change-card.js";

type Parts = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** The day that it is at a card's place. */
export const todayAt = (
  { directory, clock }: Needs<"directory" | "clock">,
  { region }: Pick<CardRecord, "region">,
): Day => dayOf(clock.now(), directory.regionOf(region)?.utcOffset ?? defaultUtcOffset);

/** The week whose list is being called. */
export const thisWeek = ({ clock }: Needs<"clock">): string => weekOf(dayOf(clock.now(), defaultUtcOffset));

/** A warning of ours that was looked into; nothing when somebody wrote the one that stands there. */
const withoutWarning = ({ values: { alert } }: CardRecord): Change[] =>
  ownAlertOf(alert) === undefined ? [] : [{ field: "alert", before: alert, after: null }];

const withWarning = ({ values: { alert } }: CardRecord): Change[] =>
  alert === null ? [{ field: "alert", before: null, after: ownAlerts.phone }] : [];

/** Writes down what came of it. The answer holds what can be undone, if something was changed, and whether the card was on the week's list. */
export const checkCard = async (
  deps: Parts,
  { actor, card, outcome }: { actor: Actor; card: string; outcome: CallOutcome },
): Promise<
  Outcome<{ proposal: Proposal | undefined; isListed: boolean }, "not-allowed" | "gone" | "no-services">
> => {
  const { store, clock } = deps;
  if (!mayDo(outcome === "closed" ? "close" : "assure", { actor, card })) return refuse("not-allowed");
  const record = await store.cards.get(card);
  if (record === undefined) return refuse("gone");
  const by = signed(actor);
  const at = clock.now();
  if (outcome === "right") {
    if (!(await store.cardEdits.assure(card, todayAt(deps, record), { by, at })))
      return refuse("no-services");
    const over = withoutWarning(record);
    if (over.length > 0) await store.cardEdits.apply(card, over, { by, at });
    await store.directory.changed();
  }
  const changes: Change[] =
    outcome === "closed"
      ? [{ field: "status", before: record.values.status, after: "inactive" }, ...withoutWarning(record)]
      : outcome === "unreachable"
        ? withWarning(record)
        : [];
  const proposal = await publishNow(deps, { card, changes, by, at });
  if (outcome === "right" || outcome === "closed") await store.reports.close(card, at);
  const isListed =
    actor.kind === "staff" &&
    (await store.reports.called(thisWeek(deps), { card, outcome, staffId: actor.id }, at));
  return ok({ proposal, isListed });
};

/** Somebody has begun to change a card that is on the week's list: it need not be called about any more. */
export const noteChanged = (
  { store, clock }: Needs<"store" | "clock">,
  { card, staffId }: { card: string; staffId: number },
): Promise<boolean> =>
  store.reports.called(thisWeek({ clock }), { card, outcome: "changed", staffId }, clock.now());
