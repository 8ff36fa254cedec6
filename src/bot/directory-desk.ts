/** The first screen of whoever keeps the directory, and what leads from there: finding, the week's calls, what waits, a new card. */
import { type PrivateContext, scope } from "../context.js";
import { leaveDialogue } from "../conversations/conversations.js";
import { readField } from "../domain/directory/field-words.js";
import type { Actor } from "../domain/directory/proposals.js";
import { KINDS, type Kind } from "../domain/directory/region-data.js";
import type { Draft } from "../store/proposals.js";
import type { Fields } from "../views/buttons.js";
import { deskHome, foundCards, whichKind } from "../views/coordinator.js";
import { fieldFault, waitingList } from "../views/proposals.js";
import { showNextCall } from "./card-acts.js";
import { beginEdit, setDraft } from "./card-drafts.js";
import { explain, showCard } from "./directory-here.js";
import { kindsNamed } from "./kinds-named.js";

/** A draft of no card: words to be found, or the beginning of a new card of a kind. */
const nowhere = "-";
const newOf = (kind: Kind) => `~new/${kind}`;

export const showFound = async (actor: Actor, words: string): Promise<void> => {
  const { deps, t, say } = scope();
  const said = words.split(/[\s,;]+/u).filter((word) => word.length > 1);
  if (said.length === 0) {
    await setDraft({ card: nowhere, field: "find", changes: [] });
    return void (await say({ text: t("coordinator:staff.findAsk") }));
  }
  const found = await deps.store.cards.search(
    said.map((word) => ({ word, kinds: kindsNamed(deps.i18n, word) })),
  );
  const records = (await Promise.all(found.map((key) => deps.store.cards.get(key)))).filter(
    (record) => record !== undefined,
  );
  const [only] = records;
  if (only !== undefined && records.length === 1) return showCard(actor, only);
  await say(foundCards(t, records));
};

export const showWaiting = async (): Promise<void> => {
  const { deps, t, say } = scope();
  const waiting = await deps.store.proposals.waiting();
  const rows = await Promise.all(
    waiting.map(async (proposal) => ({ proposal, record: await deps.store.cards.get(proposal.card) })),
  );
  await say(
    waitingList(
      t,
      rows.flatMap(({ proposal, record }) => (record === undefined ? [] : [{ proposal, record }])),
    ),
  );
};

export const openDesk = async (
  ctx: PrivateContext,
  actor: Actor,
  act: Fields<"desk">["act"],
): Promise<unknown> => {
  const { deps, t, say } = scope();
  await leaveDialogue(ctx);
  switch (act) {
    case "home":
      return say(deskHome(t, (await deps.store.proposals.waiting()).length));
    case "find":
      return showFound(actor, "");
    case "calls":
      return showNextCall();
    case "waiting":
      return showWaiting();
    case "add":
      return say(whichKind(t));
    default:
      return act satisfies never;
  }
};

/** A new card of a kind: its name is asked first, then its place. */
export const beginCard = async (ctx: PrivateContext, kind: Kind): Promise<void> => {
  const { t, say } = scope();
  await leaveDialogue(ctx);
  await setDraft({ card: newOf(kind), field: "newName", changes: [] });
  await say({ text: t("coordinator:staff.add.name") });
};

const typePlace = async (ctx: PrivateContext, actor: Actor, draft: Draft, text: string): Promise<void> => {
  const { actions, deps, t, say } = scope();
  const kind = KINDS.find((one) => newOf(one) === draft.card);
  const [named] = draft.changes;
  if (kind === undefined || named?.field !== "name" || named.after === null)
    return void (await explain("gone"));
  const found = deps.directory.places.find(text);
  if (found.kind === "many") {
    const names = found.places.map(({ ru, municipality }) => [ru, municipality].filter(Boolean).join(", "));
    return void (await say({ text: t("coordinator:staff.add.places", { list: names.join("; ") }) }));
  }
  if (found.kind !== "one") return void (await say({ text: t("coordinator:staff.add.placeUnknown") }));
  const added = await actions.addCard({ actor, kind, name: named.after, place: found.place });
  if (!added.ok) return void (await explain(added.code));
  const record = added.value;
  await say({ text: t("coordinator:staff.add.added") });
  // That it is shown is what somebody will have to approve, with whatever is filled in besides.
  const shown = { field: "publish", before: record.values.publish, after: "yes" } as const;
  await setDraft({ card: record.key, field: undefined, changes: [shown] });
  await beginEdit(ctx, actor, record);
};

/** Words that are awaited for no card yet. True when they were. */
export const typeNowhere = async (
  ctx: PrivateContext,
  actor: Actor,
  draft: Draft,
  text: string,
): Promise<boolean> => {
  const { t, say } = scope();
  switch (draft.field) {
    case "find":
      await setDraft({ ...draft, field: undefined });
      await showFound(actor, text);
      return true;
    case "newName": {
      const read = readField("name", text);
      if (!read.ok) await say(fieldFault(t, read));
      else {
        await setDraft({
          ...draft,
          field: "newPlace",
          changes: [{ field: "name", before: null, after: read.value }],
        });
        await say({ text: t("coordinator:staff.add.place") });
      }
      return true;
    }
    case "newPlace":
      await typePlace(ctx, actor, draft, text);
      return true;
    default:
      return false;
  }
};
