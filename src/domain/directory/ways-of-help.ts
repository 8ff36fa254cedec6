/**
 * Reads from the rows of an institution in which ways it helps, at what cost and in which languages. What rows do not
 * say stays unknown. Knows tables, not cards.
 */
import { FORMATS, type Format } from "./filters.js";

/** Sources write it in words of their own, in three languages. */
const FREE = /(?<!не )(бесплатн|безвозмездн|бушлай|түләүсез)|(?<!not )\bfree\b/iu;
/** A price: a sum of money, or a word for having to pay, but not that nobody has to. */
const PAID =
  /(?<![а-яё])платн|(?<!\p{L})не бесплатн|\bnot free\b|\bpaid\b|түләүле|\d\s*(₽|р(?!\p{L})|руб|сум|тысяч|тыс|\$|€)|(RUB|₽)\s*\d|прейскурант|по тариф/iu;
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

/** Whether anything there can be had for nothing, by sums or by words; null when neither tells a price. */
export const freeOf = (
  costs: readonly Cost[],
  fees: readonly (string | null | undefined)[],
): boolean | null => {
  const words = [...costs.flatMap(({ option, amount_description }) => [option, amount_description]), ...fees];
  if (costs.some(({ amount }) => amount === 0) || words.some((text) => FREE.test(text ?? ""))) return true;
  const isPaid = costs.some(({ amount }) => (amount ?? 0) > 0) || words.some((text) => PAID.test(text ?? ""));
  return isPaid ? false : null;
};

type Attending = readonly (string | null | undefined)[];

/** The ways that rows name. */
export const statedFormats = (attending: Attending): Format[] =>
  FORMATS.filter((format) => attending.some((text) => SAYS[format].test(text ?? "")));

/**
 * In which ways help is given. Where the rows name ways, no other is given. Where they do not, a place can be visited, a
 * number called, an address written to, and of what is not published nothing is known.
 */
export const formatsOf = (
  attending: Attending,
  has: { place: boolean; phone: boolean; address: boolean },
): Record<Format, boolean | null> => {
  const said = statedFormats(attending);
  if (said.length === 0)
    return { visit: has.place || null, phone: has.phone || null, online: has.address || null };
  return {
    visit: said.includes("visit"),
    phone: said.includes("phone") || (has.phone && null),
    online: said.includes("online"),
  };
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
