/** What people say is wrong with a card, and from when on others are warned of it. Knows neither who said it nor wording. */

import { type CardField, type CardValues, type Change, reversed, stillSays } from "./card-fields.js";

/** By which people choose what is wrong; `words` is said in words of their own. */
export const reportReasons = ["closed", "phone", "address", "refused", "paid", "words"] as const;
export type ReportReason = (typeof reportReasons)[number];

/**
 * Warnings that come by themselves. They stand in the service's `alert` as these sentences, so that whoever takes the
 * directory over reads them too; people here are shown them in their own language.
 */
export const ownAlerts = {
  phone: "Нам сказали, что номер может не отвечать. Проверяем.",
  closed: "Нам сказали, что здесь может быть закрыто. Проверяем.",
  address: "Нам сказали, что адрес мог измениться. Проверяем.",
  other: "Нам сказали, что здесь может быть что-то не так. Проверяем.",
} as const;
export type OwnAlert = keyof typeof ownAlerts;

/** Which of our own warnings a text is; undefined for one that somebody wrote. */
export const ownAlertOf = (text: string | null): OwnAlert | undefined =>
  (Object.keys(ownAlerts) as OwnAlert[]).find((code) => ownAlerts[code] === text);

const warningOf: Record<ReportReason, OwnAlert> = {
  closed: "closed",
  phone: "phone",
  address: "address",
  refused: "other",
  paid: "other",
  words: "other",
};

/** One may be mistaken, or mean harm: the second warns others. */
const reportsForAlert = 2;

/**
 * What others are warned of after these reports of different people, none of them looked into; undefined while it is
 * too early. What most of them say wins; when they say different things, that something may be wrong.
 */
export const alertAfter = (reasons: readonly ReportReason[]): OwnAlert | undefined => {
  if (reasons.length < reportsForAlert) return undefined;
  const counts = new Map<OwnAlert, number>();
  for (const reason of reasons) counts.set(warningOf[reason], (counts.get(warningOf[reason]) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const top = [...counts].filter(([, count]) => count === most).map(([code]) => code);
  return top.length === 1 ? top[0] : "other";
};

/** Which fields answer what was said; words of one's own are answered only by whoever looks at the whole card. */
const answeredBy: Record<ReportReason, readonly CardField[]> = {
  closed: ["status", "publish"],
  phone: ["phones"],
  address: ["address"],
  refused: ["services", "ages"],
  paid: ["cost"],
  words: [],
};

/** What a change of these fields answers. Everything else that was said stays open. */
export const answeredReasons = (fields: readonly CardField[]): ReportReason[] =>
  reportReasons.filter((reason) => answeredBy[reason].some((field) => fields.includes(field)));

/** A warning of ours after a change of these fields. @param open the reasons that nobody has looked into yet */
export const warningAfter = (
  warning: OwnAlert,
  fields: readonly CardField[],
  open: readonly ReportReason[],
): OwnAlert | undefined => {
  const isOver =
    warning === "other"
      ? open.length === 0
      : reportReasons.some(
          (reason) => warningOf[reason] === warning && answeredReasons(fields).includes(reason),
        );
  return isOver ? alertAfter(open) : warning;
};

/**
 * How published changes are taken back from a card as it is; undefined when something was changed since. A warning of
 * ours comes and goes by itself: it is put back only where nobody has touched it.
 */
export const takenBack = (values: CardValues, changes: readonly Change[]): Change[] | undefined => {
  const isWarning = ({ field, before }: Change) => field === "alert" && ownAlertOf(before) !== undefined;
  const kept = changes.filter((change) => !isWarning(change) || stillSays(values, [change]));
  return stillSays(values, kept) ? reversed(kept) : undefined;
};
