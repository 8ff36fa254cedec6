/** What people say is wrong with a card, and from when on others are warned of it. Knows neither who said it nor wording. */

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
