/** Hours of a place in words: open until when, closed until when, and its week. Says what is known and no more. */
import type { Day } from "../domain/days.js";
import { dayOf, plusDays } from "../domain/days.js";
import { dayNumber, weekdayOf } from "../domain/directory/hours/day-number.js";
import type { Hours } from "../domain/directory/hours/hours.js";
import type { Rule } from "../domain/directory/hours/rule.js";
import type { TimeZone } from "../domain/directory/hours/zones.js";
import type { HelpLine } from "../domain/directory/lines.js";
import { isRoundTheClock, type Opening, type OpenState, type Timed } from "../domain/directory/opening.js";
import type { Language } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import { lineText } from "./lines.js";
import { dayText } from "./when.js";

const WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

type City = TimeZone extends `${string}/${infer Name}` ? Name : never;
const cityOf = (zone: TimeZone) => zone.slice(zone.indexOf("/") + 1) as City;

/** The state of a place, with the reader's day, and the zone of the place when its clock is another than theirs. */
export type Doors = { state: OpenState; today: Day; zone: TimeZone | null };

/** What is asked about a place at a moment, and for whom. */
type Asked = { opening: Opening; card: Timed; now: Instant; readerOffset: number };

/** The state of a card's doors with what its reader's clock says. @param readerOffset hours that the reader is ahead of UTC */
export const doorsOf = ({ opening, card, now, readerOffset }: Asked): Doors => {
  const zone = opening.zoneOf(card.region);
  return {
    state: opening.stateOf(card, now),
    today: dayOf(now, readerOffset),
    zone: opening.offsetAt(zone, now) === readerOffset * 60 ? null : zone,
  };
};

/** «Сейчас закрыто, откроется завтра в 9:00.»; empty when nothing is known. */
export const openingText = (t: T, { state, today, zone }: Doors, language: Language): string => {
  const there = (time: string) =>
    zone === null ? time : t("hours:there", { time, zone: t(`hours:zone.${cityOf(zone)}`) });
  const withDoubt = (text: string, sure: boolean) => (sure ? text : `${text} ${t("hours:state.unsure")}`);
  switch (state.is) {
    case "unknown":
      return "";
    case "always":
      return t("hours:state.always");
    case "open": {
      const { day, minute } = state.until;
      const time = there(minute === 1440 ? t("hours:midnight") : clock(minute));
      const text =
        day <= plusDays(today, 1)
          ? t("hours:state.open", { time })
          : t("hours:state.openUntilDay", { day: dayText(day, language), time });
      return withDoubt(text, state.sure);
    }
    case "closed": {
      if (state.opens === null) return withDoubt(t("hours:state.closed"), state.sure);
      const { day, minute } = state.opens;
      const time = there(clock(minute));
      const weekday = WEEK[(weekdayOf(dayNumber(day)) + 6) % 7] ?? "MO";
      const text = state.afterHolidays
        ? t("hours:state.opensAfterHolidays", { day: dayText(day, language), time })
        : day <= today
          ? t("hours:state.opensToday", { time })
          : day === plusDays(today, 1)
            ? t("hours:state.opensTomorrow", { time })
            : day < plusDays(today, 7)
              ? t("hours:state.opensOn", { weekday: t(`hours:onWeekday.${weekday}`), time })
              : t("hours:state.opensDay", { day: dayText(day, language), time });
      return withDoubt(text, state.sure);
    }
  }
};

/** A line where somebody answers now, for who stands before a closed door; empty when none is known. */
export const awakeText = (t: T, { state }: Doors, lines: readonly HelpLine[]): string => {
  const awake = lines.find(({ roundTheClock }) => roundTheClock === true);
  return state.is === "closed" && awake !== undefined ? t("hours:awake", { line: lineText(t, awake) }) : "";
};

/** «пн–пт», «вт, чт», «ежедневно». */
const daysText = (t: T, names: readonly string[]): string => {
  const on = WEEK.map((name) => names.includes(name));
  if (on.every(Boolean)) return t("hours:daily");
  const runs: [number, number][] = [];
  for (const [index, isOn] of on.entries()) {
    const last = runs.at(-1);
    if (isOn && last?.[1] === index - 1) last[1] = index;
    else if (isOn) runs.push([index, index]);
  }
  const name = (index: number) => t(`hours:weekday.${WEEK[index] ?? "MO"}`);
  return runs
    .map(([from, to]) =>
      from === to ? name(from) : `${name(from)}${to === from + 1 ? ", " : "–"}${name(to)}`,
    )
    .join(", ");
};

const spanText = (t: T, { opens_at: from, closes_at: to }: Rule): string => {
  if (from === undefined || to === undefined) return t("hours:shut");
  if (from === "00:00" && (to === "24:00" || to === "00:00")) return t("hours:allDay");
  const short = (time: string) => time.replace(/^0(?=\d:)/, "");
  return `${short(from)}–${short(to)}`;
};

/** Rows of one stretch of the year: days with the same spans together. */
const weekText = (t: T, rules: readonly Rule[]): string => {
  const spans = new Map<string, string[]>();
  for (const day of WEEK) {
    const own = rules.filter(({ byday }) => byday === undefined || byday.split(",").includes(day));
    const said = own.map((rule) => spanText(t, rule)).join(", ");
    if (said !== "") spans.set(said, [...(spans.get(said) ?? []), day]);
  }
  const allDay = t("hours:allDay");
  if (spans.get(allDay)?.length === WEEK.length) return allDay;
  return [...spans].map(([hours, days]) => t("hours:row", { days: daysText(t, days), hours })).join("; ");
};

const isPlain = ({ freq, dtstart, until, opens_at = "" }: Rule): boolean =>
  (freq === undefined || freq === "WEEKLY") &&
  dtstart === undefined &&
  until === undefined &&
  /^(\d\d:\d\d)?$/.test(opens_at);

/** The week and what differs from it in a season, in the reader's language. Empty when it is no plain week. */
export const rowsText = (t: T, rules: readonly Rule[], language: Language): string => {
  if (!rules.every(isPlain)) return "";
  const seasons = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.valid_from ?? ""}/${rule.valid_to ?? ""}`;
    seasons.set(key, [...(seasons.get(key) ?? []), rule]);
  }
  const day = (text: string | undefined) => (text === undefined ? "…" : dayText(text, language));
  return [...seasons.values()]
    .map((rows) => {
      const { valid_from: from, valid_to: to } = rows[0] ?? {};
      if (from !== undefined && from === to)
        return t("hours:onDay", {
          day: dayText(from, language),
          hours: rows.map((row) => spanText(t, row)).join(", "),
        });
      const week = weekText(t, rows);
      if (from === undefined && to === undefined) return week;
      return t("hours:during", { from: day(from), to: day(to), week });
    })
    .join("; ");
};

/** The hours as the source tells them to who reads Russian, and as rows to everybody else. */
export const hoursText = (t: T, hours: Hours | null, language: Language): string => {
  if (hours === null) return "";
  if (isRoundTheClock(hours)) return t("sos:details.roundTheClock");
  const own = language === "ru" ? hours.text : "";
  return own === "" ? rowsText(t, hours.weekly, language) : own;
};
