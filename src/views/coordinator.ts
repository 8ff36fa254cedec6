/** The directory as those who keep it see it in their own chats: cards with what can be done, the week's calls, reports. */
import type { Day } from "../domain/days.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import type { Proposal } from "../domain/directory/proposals.js";
import { KINDS } from "../domain/directory/region-data.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import type { CardReport } from "../store/reports.js";
import { data, type Fields } from "./buttons.js";
import { recordPlace, recordText, recordTitle } from "./card-values.js";
import { inline, inRows, type View } from "./view.js";
import { dateText } from "./when.js";

type Act = Fields<"card">["act"];

const act = (t: T, name: Act, card: string) => ({
  text: t(`coordinator:staff.act.options.${name}`),
  callback_data: data("card", { act: name, card }),
});
const desk = (t: T, name: Fields<"desk">["act"]) => ({
  text: t(`coordinator:staff.desk.options.${name}`),
  callback_data: data("desk", { act: name }),
});

/** What came of a call, one tap each. */
const outcomes = (t: T, card: string) => [
  [act(t, "right", card), act(t, "changed", card)],
  [act(t, "closed", card), act(t, "unreachable", card)],
];

export const deskHome = (t: T, waiting: number): View => ({
  text: [
    t("coordinator:staff.home"),
    ...(waiting === 0 ? [] : [t("coordinator:staff.waiting", { number: waiting })]),
  ].join("\n"),
  keyboard: inline([desk(t, "find"), desk(t, "calls")], [desk(t, "waiting"), desk(t, "add")]),
});

/** Cards that were found, each a key. */
export const foundCards = (t: T, records: readonly CardRecord[]): View =>
  records.length === 0
    ? { text: t("coordinator:staff.foundNone"), keyboard: inline([desk(t, "find")]) }
    : {
        text: t("coordinator:staff.found", { number: records.length }),
        keyboard: inline(
          ...records.map((record) => [
            {
              text: [recordTitle(t, record), recordPlace(record)].join(", ").slice(0, 60),
              callback_data: data("card", { act: "open", card: record.key }),
            },
          ]),
        ),
      };

/** Whether people see a card, in one line. */
const shownText = (t: T, { values: { publish, status } }: CardRecord): string =>
  publish !== "yes"
    ? t(`coordinator:staff.publish.${publish}`)
    : status === "active" || status === null
      ? t("coordinator:staff.publish.yes")
      : t("coordinator:staff.hidden", { status: t(`coordinator:staff.status.options.${status}`) });

const reportText = (t: T, language: Language, { reason, words, at }: CardReport): string =>
  t("coordinator:staff.report", {
    what: [
      ...(reason === "words" ? [] : [t(`find:wrong.options.${reason}`)]),
      ...(words === undefined ? [] : [`«${words}»`]),
    ].join(": "),
    date: dateText(at.slice(0, 10), language),
  });

const reportsText = (t: T, language: Language, reports: readonly CardReport[]): string[] =>
  reports.length === 0
    ? []
    : [t("coordinator:staff.reports"), ...reports.map((report) => reportText(t, language, report))];

/** A card in full with everything that can be done with it. */
export const cardFull = (
  t: T,
  language: Language,
  {
    record,
    reports,
    assuredBy,
    keepers,
  }: { record: CardRecord; reports: readonly CardReport[]; assuredBy: string | undefined; keepers: number },
): View => ({
  text: [
    recordText(t, language, record),
    ...(assuredBy === undefined ? [] : [t("coordinator:staff.assuredBy", { name: assuredBy })]),
    shownText(t, record),
    t("coordinator:staff.key", { key: record.key }),
    ...(keepers === 0 ? [] : [t("coordinator:staff.keepers", { number: keepers })]),
    ...reportsText(t, language, reports),
  ].join("\n"),
  keyboard: inline(
    ...outcomes(t, record.key),
    ...(record.values.publish === "yes" ? [] : [[act(t, "publish", record.key)]]),
    [act(t, "edit", record.key), act(t, "places", record.key)],
    [
      act(t, record.values.status === "temporarily closed" ? "reopen" : "pause", record.key),
      act(t, "history", record.key),
    ],
    [act(t, "invite", record.key), ...(keepers === 0 ? [] : [act(t, "shut", record.key)])],
  ),
});

export const callsIntro = (t: T, count: number): View => ({
  text: t("coordinator:staff.calls", { number: count }),
});

/** One card of the week's list. */
export const callCard = (
  t: T,
  language: Language,
  {
    record,
    reports,
    number,
    total,
  }: { record: CardRecord; reports: readonly CardReport[]; number: number; total: number },
): View => ({
  text: [
    t("coordinator:staff.call", { number, total }),
    recordText(t, language, record),
    ...(record.values.phones.length === 0 ? [t("coordinator:staff.noPhone")] : []),
    ...reportsText(t, language, reports),
  ].join("\n"),
  keyboard: inline(...outcomes(t, record.key), [act(t, "later", record.key)]),
});

export const callsDone = (t: T): View => ({ text: t("coordinator:staff.callsDone") });

/** Somebody says that a card is wrong. `still`: what a change that was published has not answered. */
export const cardReported = (
  t: T,
  language: Language,
  {
    record,
    reports,
    news,
  }: {
    record: CardRecord;
    reports: readonly CardReport[];
    news: "reported" | "reportedAgain" | "reportedStill";
  },
): View => ({
  text: [
    t(`coordinator:staff.${news}`),
    ...reports.map((report) => reportText(t, language, report)),
    "",
    recordText(t, language, record),
    t("coordinator:staff.key", { key: record.key }),
  ].join("\n"),
  keyboard: inline(...outcomes(t, record.key), [act(t, "open", record.key)]),
});

export const closedByInstitution = (
  t: T,
  language: Language,
  { record, until, proposal }: { record: CardRecord; until: Day; proposal: Proposal | undefined },
): View => ({
  text: t("coordinator:staff.closedByInstitution", {
    title: recordTitle(t, record),
    place: recordPlace(record),
    date: dateText(until, language),
  }),
  keyboard: inline(
    proposal === undefined
      ? []
      : [
          {
            text: t("coordinator:staff.decide.options.undo"),
            callback_data: data("proposal", { act: "undo", proposal: proposal.id }),
          },
        ],
    [act(t, "open", record.key)],
  ),
});

export const cardReopened = (t: T, record: CardRecord): View => ({
  text: t("coordinator:staff.reopened", { title: recordTitle(t, record), place: recordPlace(record) }),
  keyboard: inline(...outcomes(t, record.key)),
});

/** Which kind of institution a new card is of. */
export const whichKind = (t: T): View => ({
  text: t("coordinator:staff.add.kind"),
  keyboard: inline(
    ...inRows(
      KINDS.filter((kind) => kind !== "aggregate" && kind !== "authority").map((kind) => ({
        text: t(`find:kinds.${kind}`),
        callback_data: data("newCard", { of: kind }),
      })),
    ),
  ),
});

/** What came of a check, and the way back where something was changed. */
export const checked = (
  t: T,
  card: string,
  { outcome, proposal }: { outcome: "right" | "closed" | "unreachable"; proposal: Proposal | undefined },
): View => ({
  text: t(`coordinator:staff.checked.${outcome}`),
  keyboard: inline(
    proposal === undefined
      ? []
      : [
          {
            text: t("coordinator:staff.decide.options.undo"),
            callback_data: data("proposal", { act: "undo", proposal: proposal.id }),
          },
        ],
    [act(t, "open", card)],
  ),
});
