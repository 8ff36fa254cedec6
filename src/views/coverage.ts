/** What there is where as a map of tiles, and in two lines. Counts nothing itself and knows no colours. */
import { AGE_BANDS, type AgeBand } from "../domain/directory/certainty.js";
import {
  type Cover,
  type CoverageRow,
  canBeGoneTo,
  type Reach,
  totalOf,
} from "../domain/directory/coverage.js";
import { REACH_KM } from "../domain/directory/order.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import type { HeatMap, LegendEntry, Shade, Tile } from "../domain/heat-map.js";
import { NEEDS, type Need } from "../domain/needs.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

export type CoverageAbout = {
  language: Language;
  /** What the region is called. */
  region: string;
  /** How far back searches are counted. */
  days: number;
  /** On which day, in words. */
  date: string;
};

export const needName = (t: T, need: Need): string => t(`find:need.options.${need}`);
export const bandName = (t: T, band: AgeBand): string => t(`find:age.options.${band}`);
export const municipalityName = (
  { municipality, tt }: Pick<CoverageRow, "municipality" | "tt">,
  language: Language,
): string => (language === "tt" ? (tt ?? municipality) : municipality);

const shadeOf: Record<Reach, Shade> = { here: "full", near: "near", far: "far", nowhere: "none" };

/** What is there and cannot be told people of: nobody has checked or confirmed it, or it was only announced. */
export const notYet = ({ there }: Pick<Cover, "there">): number =>
  there.stale + there.planned + there.waiting;

const distanceText = (t: T, { nearest }: Cover): string => {
  if (nearest === null) return "";
  return nearest.km === null
    ? t("coverage:staff.somewhere")
    : t("coverage:staff.km", { km: Math.max(1, Math.round(nearest.km)) });
};

/** A cell's words: how many there are, or how far the nearest is; with `+1` what is not sure. */
export const coverText = (t: T, cover: Cover): string => {
  const main = cover.reach === "here" ? String(canBeGoneTo(cover)) : distanceText(t, cover);
  const more = notYet(cover);
  const parts = [main, more === 0 ? "" : `+${more}`].filter((part) => part !== "");
  return parts.length === 0 ? "—" : parts.join(" ");
};

const tileOf = (t: T, cover: Cover, dot: boolean): Tile => ({
  shade: shadeOf[cover.reach],
  text: coverText(t, cover),
  ...(cover.misses > 0 ? { corner: String(cover.misses) } : {}),
  ...(dot ? { dot } : {}),
});

const legendOf = (t: T, days: number): LegendEntry[] => [
  { of: "shade", shade: "full", text: t("coverage:staff.legend.here") },
  { of: "shade", shade: "near", text: t("coverage:staff.legend.near", { km: REACH_KM }) },
  { of: "shade", shade: "far", text: t("coverage:staff.legend.far", { km: REACH_KM }) },
  { of: "shade", shade: "none", text: t("coverage:staff.legend.nowhere") },
  { of: "corner", text: t("coverage:staff.legend.misses", { days }) },
  { of: "sign", sign: "+1", text: t("coverage:staff.legend.notYet") },
  { of: "dot", text: t("coverage:staff.legend.programme") },
];

const mapOf = (
  t: T,
  { language, days }: Pick<CoverageAbout, "language" | "days">,
  {
    rows,
    columns,
    ...words
  }: {
    title: string;
    lead: string;
    rows: readonly CoverageRow[];
    columns: { name: string; coverOf: (row: CoverageRow) => Cover; hasDot: (row: CoverageRow) => boolean }[];
  },
): HeatMap => {
  const totals = columns.map(({ coverOf }) => totalOf(rows.map(coverOf)));
  return {
    ...words,
    columns: columns.map(({ name }) => name),
    sums: {
      label: t("coverage:staff.sums", { km: REACH_KM }),
      cells: totals.map(({ withinReach, of }) => t("coverage:staff.ofAll", { number: withinReach, all: of })),
    },
    rows: rows.map((row) => ({
      label: municipalityName(row, language),
      tiles: columns.map(({ coverOf, hasDot }) => tileOf(t, coverOf(row), hasDot(row))),
    })),
    legend: legendOf(t, days),
    foot: t("coverage:staff.foot"),
  };
};

const shownIn = (rows: readonly CoverageRow[]) =>
  rows.reduce((sum, { institutions }) => sum + institutions, 0);

/** Municipalities by needs; with a need, by ages. */
export const coverageMap = (
  t: T,
  about: CoverageAbout,
  { rows, need }: { rows: readonly CoverageRow[]; need?: Need | undefined },
): HeatMap => {
  const { region, date } = about;
  const lead = t("coverage:staff.lead", { all: rows.length, number: shownIn(rows), date });
  if (need === undefined)
    return mapOf(t, about, {
      title: t("coverage:staff.title", { region }),
      lead,
      rows,
      columns: NEEDS.map((one) => ({
        name: needName(t, one),
        coverOf: ({ needs }) => needs[one],
        hasDot: ({ needs }) => needs[one].programmes.length > 0,
      })),
    });
  const hasDot = ({ needs }: CoverageRow) => needs[need].programmes.length > 0;
  return mapOf(t, about, {
    title: t("coverage:staff.titleNeed", { region, need: needName(t, need) }),
    lead,
    rows,
    columns: [
      { name: t("coverage:staff.anyAge"), coverOf: ({ needs }) => needs[need], hasDot },
      ...AGE_BANDS.map((band) => ({
        name: bandName(t, band),
        coverOf: ({ needs }: CoverageRow) => needs[need].ages[band],
        hasDot: () => false,
      })),
    ],
  });
};

/** The same in two lines: what is nowhere near most, and what was looked for in vain. */
export const coverageLines = (
  t: T,
  { language, region, days }: CoverageAbout,
  rows: readonly CoverageRow[],
): string => {
  const totals = NEEDS.map((need) => ({ need, ...totalOf(rows.map(({ needs }) => needs[need])) }));
  const least = Math.min(...totals.map(({ withinReach }) => withinReach));
  const lacking = totals.filter(({ withinReach }) => withinReach === least);
  const cells = rows.flatMap((row) => NEEDS.map((need) => ({ row, need, misses: row.needs[need].misses })));
  const [most] = cells.toSorted((a, b) => b.misses - a.misses);
  const misses = totals.reduce((sum, one) => sum + one.misses, 0);
  return [
    t("coverage:staff.least", {
      region,
      list: lacking.map(({ need }) => needName(t, need)).join("; "),
      number: least,
      all: rows.length,
    }),
    most === undefined || misses === 0
      ? t("coverage:staff.noMisses", { days })
      : t("coverage:staff.misses", {
          days,
          number: misses,
          need: needName(t, most.need),
          place: municipalityName(most.row, language),
          count: most.misses,
        }),
  ].join("\n");
};

/** Asks of which region. */
export const whichRegion = (t: T, nameOf: (code: RegionCode) => string): View => ({
  text: t("coverage:staff.which"),
  keyboard: inline(
    ...REGIONS.map((region) => [{ text: nameOf(region), callback_data: data("coverage", { region }) }]),
  ),
});
