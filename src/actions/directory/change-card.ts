/** A change of a card from the proposal to its publication, and back: what is decided by whom, and who is told. */
import type { Needs } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import { type Change, isSame } from "../../domain/directory/card-fields.js";
import type { CardRecord } from "../../domain/directory/card-record.js";
import { type Actor, mayDo, type Proposal, signed } from "../../domain/directory/proposals.js";
import {
  answeredReasons,
  ownAlertOf,
  ownAlerts,
  takenBack,
  warningAfter,
} from "../../domain/directory/reports.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Instant } from "../../domain/time.js";
import { proposalDecided, proposalToDecide } from "../../views/proposals.js";
import { chatOfAuthor, colleaguesOf, editors, nameOf, tellChat } from "./coordinators.js";

type Parts = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;
type Refused = "not-allowed" | "gone" | "decided" | "changed-since" | "nothing";

/** What stands in the directory against a change: it was made from something that is no longer so. */
const isStill = async ({ store }: Parts, card: string, changes: readonly Change[]): Promise<boolean> => {
  const record = await store.cards.get(card);
  return record !== undefined && changes.every(({ field, before }) => isSame(record.values[field], before));
};

/** Writes changes at once, as a proposal that is published already: so it stands in the history and can be undone. */
export const publishNow = async (
  deps: Parts,
  { card, changes, by, at = deps.clock.now() }: { card: string; changes: Change[]; by: string; at?: Instant },
): Promise<Proposal | undefined> => {
  const { store } = deps;
  if (changes.length === 0) return undefined;
  const proposal = await store.proposals.add({ card, author: by, changes }, at);
  await store.proposals.decide(proposal.id, { from: "waiting", to: "published", by }, at);
  await store.cardEdits.apply(card, changes, { by, at });
  await store.directory.changed();
  return { ...proposal, state: "published" };
};

/** Sends what somebody has typed to those who approve. `alone`: there is nobody else, their own second look has to do. */
export const proposeChange = async (
  deps: Parts,
  { actor, card, changes }: { actor: Actor; card: string; changes: Change[] },
): Promise<Outcome<{ proposal: Proposal; alone: boolean }, Refused>> => {
  const { store, clock } = deps;
  if (!mayDo("propose", { actor, card })) return refuse("not-allowed");
  if (changes.length === 0) return refuse("nothing");
  const record = await store.cards.get(card);
  if (record === undefined) return refuse("gone");
  if (!(await isStill(deps, card, changes))) return refuse("changed-since");
  const author = signed(actor);
  const proposal = await store.proposals.add({ card, author, changes }, clock.now());
  const others = (await editors(deps)).filter(({ id }) => signed({ kind: "staff", id }) !== author);
  for (const { chatId } of others) {
    const name = await nameInChat(deps, chatId, author);
    await tellChat(deps, chatId, (t, language) =>
      proposalToDecide(t, language, { proposal, record, author: name, isMine: false }),
    );
  }
  return ok({ proposal, alone: actor.kind === "staff" && others.length === 0 });
};

const nameInChat = async (deps: Parts, chatId: number, by: string): Promise<string> => {
  const person = await deps.store.people.byChat(chatId);
  return nameOf(deps, { by, t: deps.i18n.translator(person?.language ?? "ru", true) });
};

/** Changes with what they do to a warning of ours: it goes when they answer it, unless more was said that they do not. */
const withWarning = async (
  { store }: Parts,
  { key, values: { alert } }: CardRecord,
  changes: Change[],
): Promise<Change[]> => {
  const warning = ownAlertOf(alert);
  const fields = changes.map(({ field }) => field);
  if (warning === undefined || fields.includes("alert")) return changes;
  const answered = answeredReasons(fields);
  const reasons = (await store.reports.open(key)).map(({ reason }) => reason);
  const left = warningAfter(
    warning,
    fields,
    reasons.filter((reason) => !answered.includes(reason)),
  );
  if (left === warning) return changes;
  return [...changes, { field: "alert", before: alert, after: left === undefined ? null : ownAlerts[left] }];
};

/** What a published change settles besides: what it answers was looked into, and a card that is shown anew is assured. */
const settle = async (
  deps: Parts,
  { card, author, changes }: Proposal,
  { record, at }: { record: CardRecord; at: Instant },
): Promise<void> => {
  const { store } = deps;
  const fields = changes.map(({ field }) => field);
  await store.reports.close(card, at, answeredReasons(fields));
  if (!changes.some(({ field, after }) => field === "publish" && after === "yes")) return;
  const offset = deps.directory.regionOf(record.region)?.utcOffset ?? 3;
  await store.cardEdits.assure(card, dayOf(at, offset), { by: author, at });
};

/** Approves or refuses a proposal, takes one's own back, or undoes what was published. The author is told. */
export const decideChange = async (
  deps: Parts,
  { actor, id, deed }: { actor: Actor; id: number; deed: "approve" | "refuse" | "withdraw" | "undo" },
): Promise<Outcome<Proposal, Refused>> => {
  const { store, clock } = deps;
  const proposal = await store.proposals.get(id);
  if (proposal === undefined) return refuse("gone");
  const { card, changes, author, state } = proposal;
  if (state !== (deed === "undo" ? "published" : "waiting")) return refuse("decided");
  const colleagues = await colleaguesOf(deps, actor);
  if (!mayDo(deed, { actor, card, proposal, colleagues })) return refuse("not-allowed");
  const record = await store.cards.get(card);
  if (record === undefined) return refuse("gone");
  const by = signed(actor);
  if (deed === "approve" && !(await isStill(deps, card, changes))) return refuse("changed-since");
  const back = takenBack(record.values, changes);
  if (deed === "undo" && back === undefined) return refuse("changed-since");
  const to = ({ approve: "published", refuse: "refused", withdraw: "withdrawn", undo: "undone" } as const)[
    deed
  ];
  const at = clock.now();
  const whole = deed === "approve" ? await withWarning(deps, record, changes) : changes;
  if (!(await store.proposals.decide(id, { from: state, to, by, changes: whole }, at)))
    return refuse("decided");
  if (deed === "approve") {
    await store.cardEdits.apply(card, whole, { by: author, at });
    await settle(deps, proposal, { record, at });
  } else if (deed === "undo") {
    await store.cardEdits.apply(card, back ?? [], { by, at });
    // What the change had answered is unanswered again.
    if (proposal.decidedAt !== undefined) await store.reports.reopen(card, proposal.decidedAt);
    // Who takes back a closure opens what was closed: nothing is left to end by itself.
    await store.cardEdits.endClosure(card);
    await store.timers.cancel("reopen-card", card);
  }
  if (deed === "approve" || deed === "undo") await store.directory.changed();
  const chatId = await chatOfAuthor(deps, author);
  if (chatId !== undefined && by !== author) {
    const decided = { ...proposal, state: to } as const;
    const name = await nameInChat(deps, chatId, by);
    await tellChat(deps, chatId, (t, language) =>
      proposalDecided(t, language, { proposal: decided, record, by: name }),
    );
  }
  return ok({ ...proposal, state: to });
};
