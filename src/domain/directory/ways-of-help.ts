/**
 * Reads from the rows of an institution in which ways it helps, at what cost and in which languages. What rows do not
 * say stays unknown. Knows tables, not cards.
 */
import { FORMATS, type Format } from "./filters.js";

/** Sources write it in words of their own, in three languages. */
const FREE = /(?<!не )(бесплатн|безвозмездн|бушлай|түләүсез)|(?<!not )\bfree\b/iu;
const SAYS: Record<Format, RegExp> = {
  visit:
    /physical|in[-_ ]?person|venue|home[-_ ]?visit|hybrid|mixed|both|очно(?!.{0,3}заоч)|лично|выезд|на дому/iu,
  phone: /phone|call|телефон|звон/iu,
  online: /online|virtual|remote|video|chat|hybrid|mixed|both|онлайн|дистанц|переписк|чат/iu,
};

const LANGUAGES: [RegExp, string][] = [
  [/^(ru|rus)$|^рус|^russian/iu, "ru"],
  [/^(tt|tat)$|^тат|^tatar/iu, "tt"],
  [/^(en|eng)$|^англ|^english/iu, "en"],
  [/^(kv|kpv|koi)$|^коми|^komi/iu, "kv"],
];

export type Cost = { option?: string | null; amount?: number | null; amount_description?: string | null };

/** Whether anything there can be had for nothing; null when no row tells a price. */
export const freeOf = (
  costs: readonly Cost[],
  fees: readonly (string | null | undefined)[],
): boolean | null => {
  const words = [...costs.flatMap(({ option, amount_description }) => [option, amount_description]), ...fees];
  if (costs.some(({ amount }) => amount === 0) || words.some((text) => FREE.test(text ?? ""))) return true;
  return costs.some(({ amount }) => (amount ?? 0) > 0) ? false : null;
};

/**
 * In which ways help is given. Where the rows name ways, no other is given. Where they do not, a place can be visited, a
 * number called, an address written to, and of what is not published nothing is known.
 */
export const formatsOf = (
  attending: readonly (string | null | undefined)[],
  has: { place: boolean; phone: boolean; address: boolean },
): Record<Format, boolean | null> => {
  const said = attending.filter((text) => FORMATS.some((format) => SAYS[format].test(text ?? "")));
  if (said.length === 0)
    return { visit: has.place || null, phone: has.phone || null, online: has.address || null };
  const stated = (format: Format) => said.some((text) => SAYS[format].test(text ?? ""));
  return { visit: stated("visit"), phone: stated("phone") || (has.phone && null), online: stated("online") };
};

/** Codes of the languages that rows name, in their order; a language that we have no code for stays as it is written. */
export const languagesOf = (rows: readonly { code?: string | null; name?: string | null }[]): string[] => [
  ...new Set(
    rows.flatMap(({ code, name }) => {
      const said = (code ?? name ?? "").trim().toLowerCase().split(/[-_]/)[0] ?? "";
      return said === "" ? [] : [LANGUAGES.find(([pattern]) => pattern.test(said))?.[1] ?? said];
    }),
  ),
];
