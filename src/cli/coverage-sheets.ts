/** What there is where as sheets and as JSON: everything that is counted, in rows. Counts nothing itself. */
import { AGE_BANDS, CERTAINTIES } from "../domain/directory/certainty.js";
import {
  type Cover,
  type CoverageRow,
  isWithinReach,
  type Missed,
  type NeedCover,
  totalOf,
} from "../domain/directory/coverage.js";
import { NEEDS, type Need, SERVICE_CODES } from "../domain/needs.js";
import type { Language } from "../domain/people.js";
import type { Sheet } from "../domain/workbook.js";
import type { T } from "../i18n/i18n.js";
import { bandName, coverText, municipalityName, needName } from "../views/coverage.js";
import { titleOf } from "../views/find.js";

export type CoverageFacts = {
  rows: readonly CoverageRow[];
  missed: readonly Missed[];
  needs: readonly Need[];
  /** The first day of which searches are counted. */
  since: string;
  regionName: (code: string) => string;
};
type Words = { t: T; language: Language };

const kmOf = ({ nearest }: Cover): number | null =>
  nearest === null || nearest.km === null ? null : Math.round(nearest.km);

const coverageSheet = ({ t, language }: Words, { rows, needs, regionName }: CoverageFacts): Sheet => ({
  name: t("coverage:staff.sheet.coverage"),
  columns: [
    { title: t("coverage:staff.column.region"), width: 24 },
    { title: t("coverage:staff.column.municipality"), width: 32 },
    { title: t("coverage:staff.column.institutions"), width: 10 },
    ...needs.map((need) => ({ title: needName(t, need), width: 15 })),
  ],
  rows: rows.map((row) => [
    regionName(row.region),
    municipalityName(row, language),
    row.institutions,
    ...needs.map((need) => coverText(t, row.needs[need])),
  ]),
});

type Cell = { row: CoverageRow; need: Need; cover: NeedCover };
const cellsOf = ({ rows, needs }: CoverageFacts): Cell[] =>
  rows.flatMap((row) => needs.map((need) => ({ row, need, cover: row.needs[need] })));

/** The most pressing first: what was really looked for, then what is farthest. */
const byPress = (a: Cell, b: Cell): number => {
  const far = ({ cover }: Cell) => kmOf(cover) ?? Number.MAX_SAFE_INTEGER;
  return b.cover.misses - a.cover.misses || far(b) - far(a);
};

const lacksSheet = ({ t, language }: Words, facts: CoverageFacts): Sheet => {
  const title = (name: "region" | "municipality" | "need" | "misses" | "reach" | "nearest" | "km") =>
    t(`coverage:staff.column.${name}`);
  const lacking = cellsOf(facts).filter(({ cover }) => !isWithinReach(cover) || cover.misses > 0);
  return {
    name: t("coverage:staff.sheet.lacks"),
    columns: [
      { title: title("region"), width: 24 },
      { title: title("municipality"), width: 32 },
      { title: title("need"), width: 26 },
      { title: title("misses"), width: 12 },
      { title: title("reach"), width: 16 },
      { title: title("nearest"), width: 44 },
      { title: title("km"), width: 8 },
      ...CERTAINTIES.map((name) => ({ title: t(`coverage:staff.column.${name}`), width: 14 })),
      { title: t("coverage:staff.column.programmes"), width: 24 },
    ],
    rows: lacking
      .toSorted(byPress)
      .map(({ row, need, cover }) => [
        facts.regionName(row.region),
        municipalityName(row, language),
        needName(t, need),
        cover.misses,
        t(`coverage:staff.reach.${cover.reach}`),
        cover.nearest === null ? null : titleOf(t, cover.nearest.card),
        kmOf(cover),
        ...CERTAINTIES.map((certainty) => cover.there[certainty]),
        cover.programmes.join(", "),
      ]),
  };
};

const wantedName = (t: T, wanted: string): string => {
  const need = NEEDS.find((one) => one === wanted);
  const code = SERVICE_CODES.find((one) => one === wanted);
  if (need !== undefined) return needName(t, need);
  return code === undefined ? t("coverage:staff.anyNeed") : t(`find:services.${code}`);
};

const ageName = (t: T, age: string): string => {
  const band = AGE_BANDS.find((one) => one === age);
  if (band !== undefined) return bandName(t, band);
  return age === "" ? t("coverage:staff.unknown") : age;
};

const missesSheet = ({ t }: Words, { missed, regionName }: CoverageFacts): Sheet => ({
  name: t("coverage:staff.sheet.misses"),
  columns: [
    { title: t("coverage:staff.column.region"), width: 24 },
    { title: t("coverage:staff.column.municipality"), width: 32 },
    { title: t("coverage:staff.column.need"), width: 26 },
    { title: t("coverage:staff.column.age"), width: 14 },
    { title: t("coverage:staff.column.misses"), width: 12 },
  ],
  rows: missed
    .toSorted((a, b) => b.count - a.count)
    .map(({ region, municipality, need, ageBand, count }) => [
      regionName(region),
      municipality === "" ? t("coverage:staff.unknown") : municipality,
      wantedName(t, need),
      ageName(t, ageBand),
      count,
    ]),
});

/** The workbook: what there is, what is lacking most, and every search that found nothing near. */
export const coverageSheets = (words: Words, facts: CoverageFacts): Sheet[] => [
  coverageSheet(words, facts),
  lacksSheet(words, facts),
  missesSheet(words, facts),
];

const plainCover = (cover: Cover) => ({
  there: cover.there,
  reach: cover.reach,
  nearest: cover.nearest === null ? null : { card: cover.nearest.card.key, km: kmOf(cover) },
  misses: cover.misses,
});

const comment = [
  "rows: one a municipality, those without anything too; institutions: places there that people are shown.",
  "needs.*.there: places there that do just that. confirmed: assured within 180 days; source: from public sources; stale: not confirmed for longer; planned: announced; waiting: shown to nobody until checked.",
  "needs.*.reach: here, near (within 60 km), far or nowhere in the region; only confirmed and source count.",
  "needs.*.nearest: the key of a card and the way from the municipality's centre as the crow flies; km is null where that is not known.",
  "needs.*.misses: searches since `since` that found nothing within reach: searches, not people. ages: the same for each age.",
  "needs.*.programmes: keys of working programmes that are given there and can be asked for.",
  "totals: in how many municipalities of a region a need is met. misses: everything that was counted, `any` help and unknown places too.",
];

/** The same as plain data, with a comment that says what it means. */
export const coverageJson = ({ rows, missed, needs, since }: CoverageFacts, madeAt: string) => {
  const regions = [...new Set(rows.map(({ region }) => region))];
  return {
    $comment: comment,
    madeAt,
    since,
    totals: Object.fromEntries(
      regions.map((code) => {
        const own = rows.filter(({ region }) => region === code);
        const total = (need: Need) => totalOf(own.map((row) => row.needs[need]));
        return [code, Object.fromEntries(needs.map((need) => [need, total(need)]))];
      }),
    ),
    rows: rows.map(({ region, municipality, institutions, needs: all }) => ({
      region,
      municipality,
      institutions,
      needs: Object.fromEntries(
        needs.map((need) => {
          const { ages, programmes, ...cover } = all[need];
          const byAge = Object.fromEntries(AGE_BANDS.map((band) => [band, plainCover(ages[band])]));
          return [need, { ...plainCover(cover), programmes, ages: byAge }];
        }),
      ),
    })),
    misses: missed,
  };
};
