/**
 * Typing into a card: which field, its words, the preview, and off it goes. What is being typed waits in the store, so
 * that it can be gone on with after anything else. Understands nothing by itself: that is the domain's.
 */
import { type PrivateContext, scope } from "../context.js";
import { leaveDialogue } from "../conversations/conversations.js";
import {
  type CardField,
  type CardValues,
  type Change,
  cardStatuses,
  type EditedField,
  editedFields,
  keptFields,
  withChange,
} from "../domain/directory/card-fields.js";
import { type CardRecord, isSecret } from "../domain/directory/card-record.js";
import { readField } from "../domain/directory/field-words.js";
import { type Actor } from "../domain/directory/proposals.js";
import { SERVICE_CODES } from "../domain/needs.js";
import type { Draft } from "../store/proposals.js";
import {
  askChoice,
  askField,
  fieldFault,
  preview,
  proposalSent,
  proposalToDecide,
  whichField,
} from "../views/proposals.js";
import { explain } from "./directory-here.js";

export const draftHere = (): Promise<Draft | undefined> => {
  const { deps, person } = scope();
  return deps.store.proposals.draft(person.chatId, deps.clock.now());
};
export const setDraft = (draft: Draft): Promise<void> => {
  const { deps, person } = scope();
  return deps.store.proposals.setDraft(person.chatId, draft, deps.clock.now());
};
export const dropDraft = (): Promise<void> => {
  const { deps, person } = scope();
  return deps.store.proposals.dropDraft(person.chatId);
};

/** What was typed into this card so far. */
const changesOf = async (card: string): Promise<Change[]> => {
  const draft = await draftHere();
  return draft?.card === card ? draft.changes : [];
};

const fieldsFor = (actor: Actor, record: CardRecord): EditedField[] =>
  (actor.kind === "staff" ? editedFields : keptFields).filter(
    (field) => field !== "address" || !isSecret(record),
  );

/** Waits for something to be typed about a card. */
export const awaitWords = async (ctx: PrivateContext, card: string, field: string): Promise<void> => {
  // What is typed next is for the card, not an answer to a question that was open.
  await leaveDialogue(ctx);
  await setDraft({ card, field, changes: await changesOf(card) });
};

/** Which field is to be changed; what was typed into this card before stays. */
export const beginEdit = async (ctx: PrivateContext, actor: Actor, record: CardRecord): Promise<void> => {
  const { t, say } = scope();
  await leaveDialogue(ctx);
  await setDraft({ card: record.key, field: undefined, changes: await changesOf(record.key) });
  await say(whichField(t, record, fieldsFor(actor, record)));
};

/** A field as it would be after what was typed so far. */
const valueNow = <F extends CardField>(
  record: CardRecord,
  changes: readonly Change[],
  field: F,
): CardValues[F] => {
  const changed = changes.find((one) => one.field === field);
  return changed === undefined ? record.values[field] : (changed.after as CardValues[F]);
};

const choices = (field: "services" | "status") => {
  const { t } = scope();
  return field === "services"
    ? SERVICE_CODES.filter((code) => code !== "authority").map((code) => ({
        code,
        label: t(`find:services.${code}`),
      }))
    : cardStatuses
        .filter((code) => code !== "temporarily closed")
        .map((code) => ({ code, label: t(`coordinator:staff.status.options.${code}`) }));
};

const showChoice = async (record: CardRecord, field: "services" | "status", changes: readonly Change[]) => {
  const { t } = scope();
  const chosen =
    field === "services"
      ? valueNow(record, changes, "services")
      : [valueNow(record, changes, "status") ?? ""];
  return askChoice(t, record, field, { options: choices(field), chosen });
};

export const beginField = async (
  ctx: PrivateContext,
  { actor, record, field }: { actor: Actor; record: CardRecord; field: EditedField },
): Promise<void> => {
  const { t, language, say } = scope();
  if (field === "address" && isSecret(record)) return void (await explain("secret"));
  if (!fieldsFor(actor, record).includes(field)) return void (await explain("not-allowed"));
  await awaitWords(ctx, record.key, field);
  const isChosen = field === "services" || field === "status";
  await say(
    isChosen
      ? await showChoice(record, field, await changesOf(record.key))
      : askField(t, language, { record, field }),
  );
};

/** Digits of help lines and emergency services: they are kept by dialling, not here. */
const lineDigits = async (): Promise<string[]> =>
  (await scope().deps.store.directory.lines()).flatMap(({ digits }) => digits ?? []);

/** Puts a change beside those that were typed before, and shows all of them. */
export const addChange = async (actor: Actor, record: CardRecord, change: Change): Promise<void> => {
  const { actions, t, language, say } = scope();
  const changes = withChange(await changesOf(record.key), change);
  // Whoever types once more at the preview means the same field, better said.
  const field = editedFields.find((one) => one === change.field);
  await setDraft({ card: record.key, field, changes });
  if (changes.length === 0) return void (await explain("nothing"));
  const alone = actor.kind === "staff" && (await actions.colleaguesOf(actor)) === 0;
  await say(preview(t, language, { record, changes, alone }));
};

/** What was typed for a field: understood and shown, or said kindly what is wrong; then the field stays open. */
export const typeField = async (
  actor: Actor,
  record: CardRecord,
  { field, text }: { field: EditedField; text: string },
): Promise<void> => {
  const { t, say } = scope();
  if (field === "address" && isSecret(record)) return void (await explain("secret"));
  if (!fieldsFor(actor, record).includes(field)) return void (await explain("not-allowed"));
  const read = readField(field, text, await lineDigits());
  if (!read.ok) return void (await say(fieldFault(t, read)));
  await addChange(actor, record, { field, before: record.values[field], after: read.value } as Change);
};

/** A choice that was pressed: a service is ticked, a status is chosen. */
export const pick = async (
  ctx: PrivateContext,
  actor: Actor,
  { record, draft, option }: { record: CardRecord; draft: Draft; option: string },
): Promise<void> => {
  const { changes, field } = draft;
  if (field === "status") return typeField(actor, record, { field, text: option.replaceAll("-", " ") });
  if (field !== "services") return;
  const chosen = valueNow(record, changes, "services");
  if (option === "done")
    return addChange(actor, record, { field, before: record.values.services, after: chosen });
  const code = SERVICE_CODES.find((one) => one === option);
  if (code === undefined) return;
  const after = SERVICE_CODES.filter((one) => (one === code) !== chosen.includes(one));
  const ticked = withChange(changes, { field, before: record.values.services, after });
  await setDraft({ ...draft, changes: ticked });
  const { keyboard } = await showChoice(record, "services", ticked);
  if (keyboard !== undefined && "inline_keyboard" in keyboard)
    await ctx.editMessageReplyMarkup({ reply_markup: keyboard });
};

/** What was typed goes to those who approve; where there is nobody else, it is looked at a second time. */
export const send = async (actor: Actor, record: CardRecord, draft: Draft): Promise<void> => {
  const { actions, t, language, say } = scope();
  const outcome = await actions.proposeChange({ actor, card: record.key, changes: draft.changes });
  if (!outcome.ok) {
    // What it was typed over is no longer so: it has to be looked at anew.
    if (outcome.code === "changed-since") await dropDraft();
    return void (await explain(outcome.code));
  }
  await dropDraft();
  const { proposal, alone } = outcome.value;
  const author = await actions.nameOf({ by: proposal.author, t });
  await say(
    alone
      ? proposalToDecide(t, language, { proposal, record, author, isMine: true })
      : proposalSent(t, proposal),
  );
  if (actor.kind === "staff") await actions.noteChanged({ card: record.key, staffId: actor.id });
};
