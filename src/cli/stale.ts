/** `directory stale` and `directory link`: which cards somebody should ask about, and the link by which an institution comes to its own. */
import { inviteKeeper } from "../actions/directory/keep-card.js";
import type { Needs } from "../deps.js";
import { type CardState, inNeed } from "../domain/directory/calls.js";
import { freshnessOf } from "../domain/directory/freshness.js";
import { KINDS } from "../domain/directory/region-data.js";
import type { Instant } from "../domain/time.js";
import { createI18n } from "../i18n/i18n.js";
import type { Store } from "../store/store.js";
import type { Told } from "./directory.js";

/** Why a card is on the list, the gravest first. */
const whyOf = (state: CardState, now: Instant): string =>
  [
    ...(state.reports > 0 ? [`reported ×${state.reports}`] : []),
    ...(state.alert === null ? [] : ["warning"]),
    { source: "only from sources", ageing: "ageing", stale: "stale", fresh: "" }[freshnessOf(state, now)],
  ]
    .filter((part) => part !== "")
    .join(", ");

const columns = ["CARD", "WHY", "ASSURED", "SOURCE", "SHOWN", "PHONE", "WHERE", "NAME"] as const;

/** Every card that somebody should ask about, the most pressing first, as a table with a sum below. */
export const staleTable = async (
  store: Pick<Store, "cards">,
  now: Instant,
  region?: string,
): Promise<Told> => {
  const all = (await store.cards.states()).filter((one) => region === undefined || one.region === region);
  const states = inNeed(all, now);
  if (states.length === 0) return { ok: true, lines: ["Every card was assured within 90 days."] };
  // A card without a name is called by its kind, as people read it.
  const t = createI18n().translator("ru", true);
  const rows = states.map((one) => {
    const kind = KINDS.find((known) => known === one.kind);
    return [
      one.card,
      whyOf(one, now),
      one.assuredOn ?? "-",
      one.checkedOn ?? "-",
      one.publish === "yes" ? "yes" : one.publish,
      one.hasPhone ? "yes" : "no",
      [one.region, one.municipality].filter((part) => part !== null).join(", "),
      one.name ?? (kind === undefined ? "(no name)" : t(`find:kinds.${kind}`)),
    ];
  });
  const widths = columns.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === cells.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  ");
  const sums = (["stale", "ageing", "source"] as const).map(
    (is) => `${is} ${states.filter((one) => freshnessOf(one, now) === is).length}`,
  );
  const reported = states.filter((one) => one.reports > 0).length;
  return {
    ok: true,
    lines: [
      line(columns),
      ...rows.map(line),
      `${states.length} of ${all.length}: ${sums.join(", ")}, reported ${reported}`,
    ],
  };
};

/** A one-time link for the institution of a card. */
export const keeperLinkLines = async (
  deps: Needs<"store" | "clock">,
  { card, bot }: { card: string; bot: string },
): Promise<Told> => {
  const made = await inviteKeeper(deps, { card, by: "operator" });
  return made.ok
    ? {
        ok: true,
        lines: ["The link works once, within 7 days:", `https://t.me/${bot}?start=card_${made.value}`],
      }
    : { ok: false, lines: [`There is no card called "${card}"; see \`directory stale\`.`] };
};
