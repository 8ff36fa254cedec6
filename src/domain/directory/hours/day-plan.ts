/**
 * The open spans of one day of one place: which of its rows speaks for the day, and what a holiday makes of it. Knows
 * days and minutes on the clock of the place, no moments and no zones.
 */
import type { Calendar } from "../days-off.js";
import { weekdayOf } from "./day-number.js";
import { type ReadRule, type Span, wholeDay } from "./rule.js";

export type DayPlan = {
  spans: readonly Span[];
  /** Whether a holiday shuts a door that is open on such a weekday. */
  holiday: boolean;
  /** False: on this day the hours may be others. */
  sure: boolean;
};

/** Rows that speak for the same days of the calendar: breaks and single weekdays complete one another. */
type Layer = { first: number; last: number; rules: ReadRule[] };

export type Week = {
  planOf(day: number): DayPlan;
};

/** Rows for so few days were written because of these days, holidays or not. */
const datedDays = 14;

const widthOf = ({ first, last }: Layer) => last - first + 1;

/** Subtraction would not do: many bounds are infinite. */
const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** Narrow before wide, of two alike the later: a summer overrides the year, a day overrides the summer. */
const layersOf = (rules: readonly ReadRule[]): Layer[] => {
  const layers = new Map<string, Layer>();
  for (const rule of rules) {
    const key = `${rule.first}/${rule.last}`;
    const layer = layers.get(key) ?? { first: rule.first, last: rule.last, rules: [] };
    layer.rules.push(rule);
    layers.set(key, layer);
  }
  return [...layers.values()].toSorted(
    (a, b) => compare(widthOf(a), widthOf(b)) || compare(b.first, a.first) || compare(a.last, b.last),
  );
};

const closed: readonly Span[] = [];

/** Spans in order, those that touch made one. */
const joined = (spans: readonly Span[]): readonly Span[] => {
  const ordered = spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return ordered.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (last === undefined || span[0] > last[1]) return [...all, span];
    return [...all.slice(0, -1), [last[0], Math.max(last[1], span[1])]];
  }, []);
};

type Spoken = { spans: readonly Span[]; width: number; sure: boolean };

/** What the rows say of a day, holidays apart. */
const spokenOf = (layers: readonly Layer[], day: number): Spoken => {
  let passedOver = false;
  for (const layer of layers) {
    if (day < layer.first || day > layer.last) continue;
    const rules = layer.rules.filter((rule) => rule.isOn(day));
    if (rules.length === 0) {
      passedOver ||= layer.rules.some(({ span }) => span !== null);
      continue;
    }
    const spans = rules.some(({ span }) => span === null)
      ? closed
      : joined(rules.flatMap(({ span }) => (span === null ? [] : [span])));
    // A season that is silent of this weekday may mean that it is as ever, or that the door stays shut.
    return { spans, width: widthOf(layer), sure: !passedOver || spans.length === 0 };
  }
  return { spans: closed, width: Number.POSITIVE_INFINITY, sure: true };
};

const coversDay = (spans: readonly Span[]) => spans.some(([from, to]) => from <= 0 && to >= wholeDay);

/**
 * How many days of the weekend a place opens on as a rule: the law's days off are made for a five-day week. Rows for a
 * few days say nothing of that; where a row repeats seldom, a month shows it.
 */
const weekendOf = (rules: readonly ReadRule[]): number => {
  const opening = rules.filter(({ span, first, last }) => span !== null && last - first >= datedDays);
  const month = Array.from({ length: 31 }, (_, ahead) => ahead);
  const days = opening.flatMap((rule) => {
    const begin = Number.isFinite(rule.first) ? rule.first : Math.min(0, rule.last - month.length);
    return month.map((ahead) => begin + ahead).filter(rule.isOn);
  });
  return new Set(days.map(weekdayOf).filter((weekday) => weekday % 6 === 0)).size;
};

const weekendDays = 2;
/** Days that are remembered of one place: enough for a year of looking ahead. */
const most = 800;

/** The days of a place, each worked out once. */
export const createWeek = (
  rules: readonly ReadRule[],
  region: string | null,
  calendar: Pick<Calendar, "dayAt">,
): Week => {
  const layers = layersOf(rules);
  const weekend = weekendOf(rules);
  const plans = new Map<number, DayPlan>();

  const work = (day: number): DayPlan => {
    const said = spokenOf(layers, day);
    const asSaid: DayPlan = { spans: said.spans, holiday: false, sure: said.sure };
    const isRoundTheClock = weekend === weekendDays && coversDay(said.spans);
    if (isRoundTheClock || said.width <= datedDays) return asSaid;
    const { kind, like, sure } = calendar.dayAt(day, region);
    const doubtful: DayPlan = { ...asSaid, sure: false };
    switch (kind) {
      case "holiday":
        // Who works on Sundays may work on holidays too: closed until we know.
        return {
          spans: closed,
          holiday: said.spans.length > 0,
          sure: said.spans.length === 0 || (sure && weekend < weekendDays),
        };
      case "moved-off":
        if (weekend > 0) return said.spans.length === 0 ? asSaid : doubtful;
        return { spans: closed, holiday: said.spans.length > 0, sure: sure && said.sure };
      case "moved-work":
        if (weekend > 0 || like === null) return asSaid;
        return { spans: spokenOf(layers, like).spans, holiday: false, sure: false };
      case "work":
      case "weekend":
        return sure || said.spans.length === 0 ? asSaid : doubtful;
    }
  };

  return {
    planOf: (day) => {
      const known = plans.get(day);
      if (known !== undefined) return known;
      if (plans.size >= most) plans.clear();
      const plan = work(day);
      plans.set(day, plan);
      return plan;
    },
  };
};
