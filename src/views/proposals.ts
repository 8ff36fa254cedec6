/** Changes of cards on their way, as they are seen by who types them, who approves them and who hears what became of them. */
import { type Change, type EditedField, editedFields, isSame } from "../domain/directory/card-fields.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import { type FieldFault } from "../domain/directory/field-words.js";
import type { Proposal, ProposalState } from "../domain/directory/proposals.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data, type Fields } from "./buttons.js";
import { changesText, fieldLabel, recordPlace, recordTitle, valueText } from "./card-values.js";
import { inline, inRows, type View } from "./view.js";
import { dateText } from "./when.js";

const draftKey = (t: T, act: Fields<"draft">["act"]) => ({
  text: t(`coordinator:staff.draft.options.${act}`),
  callback_data: data("draft", { act }),
});
const proposalKey = (t: T, act: Fields<"proposal">["act"], proposal: number) => ({
  text: t(`coordinator:staff.decide.options.${act}`),
  callback_data: data("proposal", { act, proposal }),
});

const heading = (t: T, record: CardRecord): string =>
  t("coordinator:staff.of", { title: recordTitle(t, record), place: recordPlace(record) });

/** Which field is to be changed. */
export const whichField = (t: T, record: CardRecord, fields: readonly EditedField[]): View => ({
  text: [heading(t, record), t("coordinator:staff.whichField")].join("\n"),
  keyboard: inline(
    ...inRows(
      editedFields
        .filter((field) => fields.includes(field))
        .map((field) => ({
          text: fieldLabel(t, field),
          callback_data: data("field", { field, card: record.key }),
        })),
    ),
    [draftKey(t, "drop")],
  ),
});

/** Asks for a field's words: what stands there, and an example of what is understood. */
export const askField = (
  t: T,
  language: Language,
  { record, field }: { record: CardRecord; field: EditedField },
): View => ({
  text: [
    t("coordinator:staff.askField", {
      field: fieldLabel(t, field),
      value: valueText(t, language, { field, value: record.values[field] }),
    }),
    t(`coordinator:staff.example.${field}`),
  ].join("\n"),
  keyboard: inline([
    ...(["name", "services", "status"].includes(field) ? [] : [draftKey(t, "empty")]),
    draftKey(t, "drop"),
  ]),
});

/** Choices that are ticked or chosen instead of typed. */
export const askChoice = (
  t: T,
  record: CardRecord,
  field: "services" | "status",
  { options, chosen }: { options: readonly { code: string; label: string }[]; chosen: readonly string[] },
): View => ({
  text: [heading(t, record), t(`coordinator:staff.example.${field}`)].join("\n"),
  keyboard: inline(
    ...inRows(
      options.map(({ code, label }) => ({
        text: `${chosen.includes(code) ? "✓ " : ""}${label}`,
        callback_data: data("pick", { option: code }),
      })),
    ),
    [
      ...(field === "services"
        ? [
            {
              text: t("coordinator:staff.draft.options.done"),
              callback_data: data("pick", { option: "done" }),
            },
          ]
        : []),
      draftKey(t, "drop"),
    ],
  ),
});

/** What is wrong with what was typed; the question stays open. */
export const fieldFault = (t: T, { code, detail }: { code: FieldFault; detail: string }): View => ({
  text: t(`coordinator:staff.fault.${code}`, { detail: detail.slice(0, 60) }),
  keyboard: inline([draftKey(t, "drop")]),
});

/** Everything that was typed so far, before it is sent. */
export const preview = (
  t: T,
  language: Language,
  { record, changes, alone }: { record: CardRecord; changes: readonly Change[]; alone: boolean },
): View => ({
  text: [
    heading(t, record),
    t("coordinator:staff.preview"),
    "",
    changesText(t, language, changes),
    "",
    t(alone ? "coordinator:staff.previewAlone" : "coordinator:staff.previewSend"),
  ].join("\n"),
  keyboard: inline([draftKey(t, "send")], [draftKey(t, "again"), draftKey(t, "more")], [draftKey(t, "drop")]),
});

/** A change that somebody has to decide about. `isMine`: nobody else can, and it takes a second look. */
export const proposalToDecide = (
  t: T,
  language: Language,
  {
    proposal,
    record,
    author,
    isMine,
  }: { proposal: Proposal; record: CardRecord; author: string; isMine: boolean },
): View => {
  const outdated = proposal.changes.some(({ field, before }) => !isSame(record.values[field], before));
  return {
    text: [
      heading(t, record),
      t("coordinator:staff.proposed", { author, date: dateText(proposal.createdAt.slice(0, 10), language) }),
      "",
      changesText(t, language, proposal.changes),
      ...(outdated ? ["", t("coordinator:staff.refused.changed-since")] : []),
      ...(isMine ? ["", t("coordinator:staff.secondLook")] : []),
    ].join("\n"),
    keyboard: inline(
      [proposalKey(t, "approve", proposal.id)],
      [proposalKey(t, isMine ? "withdraw" : "refuse", proposal.id)],
    ),
  };
};

/** One's own change that others have to decide about. */
export const proposalSent = (t: T, proposal: Proposal): View => ({
  text: t("coordinator:staff.sent"),
  keyboard: inline([proposalKey(t, "withdraw", proposal.id)]),
});

/** What became of a proposal, for its author. */
export const proposalDecided = (
  t: T,
  language: Language,
  { proposal, record, by }: { proposal: Proposal; record: CardRecord; by: string },
): View => ({
  text: [
    heading(t, record),
    t(`coordinator:staff.state.${proposal.state}`, { by }),
    "",
    changesText(t, language, proposal.changes),
  ].join("\n"),
});

/** What was done by whoever pressed, with the way back where there is one. */
export const decidedHere = (
  t: T,
  { id, state, card }: { id: number; state: ProposalState; card: string },
): View => ({
  text: t(`coordinator:staff.done.${state}`),
  keyboard: inline(state === "published" ? [proposalKey(t, "undo", id)] : [], [
    { text: t("coordinator:staff.act.options.open"), callback_data: data("card", { act: "open", card }) },
  ]),
});

/** Everything that waits. */
export const waitingList = (t: T, rows: readonly { proposal: Proposal; record: CardRecord }[]): View =>
  rows.length === 0
    ? { text: t("coordinator:staff.waitingNone") }
    : {
        text: t("coordinator:staff.waiting", { number: rows.length }),
        keyboard: inline(
          ...rows.map(({ proposal, record }) => [
            {
              text: `${proposal.id}. ${recordTitle(t, record)}`.slice(0, 60),
              callback_data: data("proposal", { act: "open", proposal: proposal.id }),
            },
          ]),
        ),
      };

/** Until which day it is closed. @param isAgain what was typed was no day */
export const askUntil = (t: T, record: CardRecord, isAgain = false): View => ({
  text: [heading(t, record), t(isAgain ? "coordinator:staff.untilUnclear" : "coordinator:staff.until")].join(
    "\n",
  ),
  keyboard: inline([draftKey(t, "drop")]),
});

/** How many places are free. @param isAgain what was typed was no number */
export const askAvailable = (t: T, record: CardRecord, isAgain = false): View => ({
  text: [
    heading(t, record),
    t(isAgain ? "coordinator:staff.placesUnclear" : "coordinator:staff.places"),
  ].join("\n"),
  keyboard: inline([draftKey(t, "drop")]),
});
