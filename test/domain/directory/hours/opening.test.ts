/** Moments before doors: open until when, closed until when, as the clock and the calendar of the place have it. */
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../../../src/domain/directory/days-off.js";
import type { Rule } from "../../../../src/domain/directory/hours/rule.js";
import type { TimeZone } from "../../../../src/domain/directory/hours/zones.js";
import { createOpening, type OpenState } from "../../../../src/domain/directory/opening.js";
import type { RegionCode } from "../../../../src/domain/directory/region-data.js";
import { loadRegions } from "../../../../src/regions.js";

const { daysOff, regions } = loadRegions();
const calendar = createCalendar(daysOff);
const zones = new Map(regions.map(({ region }) => [region.code, region.time_zone]));
const opening = createOpening(calendar, zones);

const row = (byday: string, opens_at: string, closes_at: string, more: Rule = {}): Rule => ({
  byday,
  opens_at,
  closes_at,
  ...more,
});
const weekdays = "MO,TU,WE,TH,FR";
const daily = `${weekdays},SA,SU`;
const office = [row(weekdays, "09:00", "18:00")];
const withBreak = [row(weekdays, "09:00", "13:00"), row(weekdays, "14:00", "18:00")];
const sixDays = [...office, row("SA", "10:00", "14:00")];
const nights = [row(daily, "20:00", "08:00")];
const chat = [row(daily, "09:00", "21:00")];
const always = [row(daily, "00:00", "24:00")];
const monday = [row("MO", "09:00", "18:00")];
const summer = { valid_from: "2026-06-01", valid_to: "2026-08-31" };
const seasonal = [...office, row(weekdays, "10:00", "16:00", summer)];
const shutDay: Rule = { valid_from: "2026-11-25", valid_to: "2026-11-25" };
const excepted = [...office, shutDay];
const dutyDay = [
  ...office,
  row("MO,TU,WE,TH,FR,SA,SU", "10:00", "15:00", { valid_from: "2027-01-04", valid_to: "2027-01-06" }),
];

const stateAt = (weekly: Rule[], now: string, region: RegionCode = "tatarstan"): OpenState =>
  opening.stateOf({ hours: { text: "", weekly }, region }, now);

/** `open 18:00`, `closed 2026-11-23 09:00`, with `holidays` and `?` where they are said. */
const told = (state: OpenState): string => {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  if (state.is === "open")
    return `open ${state.until.day} ${clock(state.until.minute)}${state.sure ? "" : " ?"}`;
  if (state.is !== "closed") return state.is;
  const opens = state.opens === null ? "never" : `${state.opens.day} ${clock(state.opens.minute)}`;
  return `closed ${opens}${state.afterHolidays ? " holidays" : ""}${state.sure ? "" : " ?"}`;
};

/** Moments are written on Moscow's clock, three hours ahead of UTC. */
const moscow = (text: string) => new Date(`${text.replace(" ", "T")}:00+03:00`).toISOString();

describe("a week", () => {
  test.each([
    // 2026-11-20 is a Friday.
    ["noon", office, "2026-11-20 12:00", "open 2026-11-20 18:00"],
    ["the last minute before it opens", office, "2026-11-20 08:59", "closed 2026-11-20 09:00"],
    ["the minute it opens", office, "2026-11-20 09:00", "open 2026-11-20 18:00"],
    ["the last minute", office, "2026-11-20 17:59", "open 2026-11-20 18:00"],
    ["the minute it closes", office, "2026-11-20 18:00", "closed 2026-11-23 09:00"],
    ["Sunday evening", office, "2026-11-22 23:59", "closed 2026-11-23 09:00"],
    ["a minute later it is Monday", office, "2026-11-23 00:00", "closed 2026-11-23 09:00"],
    ["before the break", withBreak, "2026-11-20 12:00", "open 2026-11-20 13:00"],
    ["in the break", withBreak, "2026-11-20 13:30", "closed 2026-11-20 14:00"],
    ["after the break", withBreak, "2026-11-20 14:00", "open 2026-11-20 18:00"],
    ["a short Saturday", sixDays, "2026-11-21 13:00", "open 2026-11-21 14:00"],
    ["an evening that lasts till morning", nights, "2026-11-20 22:00", "open 2026-11-21 08:00"],
    ["a night that began on Friday", nights, "2026-11-21 07:59", "open 2026-11-21 08:00"],
    ["the morning after", nights, "2026-11-21 08:00", "closed 2026-11-21 20:00"],
    ["round the clock", always, "2026-11-22 03:00", "always"],
    [
      "through the whole working week",
      [row(weekdays, "00:00", "24:00")],
      "2026-11-23 12:00",
      "open 2026-11-27 24:00",
    ],
    ["till midnight", [row("FR", "09:00", "24:00")], "2026-11-20 23:59", "open 2026-11-20 24:00"],
    ["once a week, the day after", monday, "2026-11-24 10:00", "closed 2026-11-30 09:00"],
    ["nothing known", [], "2026-11-20 12:00", "unknown"],
  ])("%s", (_, weekly, at, expected) => {
    expect(told(stateAt(weekly, moscow(at)))).toBe(expected);
  });
});

describe("seasons and single days", () => {
  test.each([
    ["before the summer", seasonal, "2026-05-29 09:30", "open 2026-05-29 18:00"],
    ["in the summer", seasonal, "2026-06-01 09:30", "closed 2026-06-01 10:00"],
    ["the last day of summer", seasonal, "2026-08-31 15:59", "open 2026-08-31 16:00"],
    ["after the summer", seasonal, "2026-09-01 09:30", "open 2026-09-01 18:00"],
    [
      "a weekday that the summer does not name",
      [...sixDays, row(weekdays, "10:00", "16:00", summer)],
      "2026-07-04 11:00",
      "open 2026-07-04 14:00 ?",
    ],
    ["a dated row without hours", excepted, "2026-11-25 12:00", "closed 2026-11-26 09:00"],
    ["the day before it", excepted, "2026-11-24 12:00", "open 2026-11-24 18:00"],
    ["a summer camp in autumn", [row(daily, "09:00", "21:00", summer)], "2026-11-20 12:00", "closed never"],
    [
      "a summer camp next year",
      [row(daily, "09:00", "21:00", { valid_from: "2027-07-05", valid_to: "2027-07-25" })],
      "2026-11-20 12:00",
      "closed 2027-07-05 09:00",
    ],
    [
      "new hours from a day on",
      [...office, row(weekdays, "08:00", "17:00", { valid_from: "2026-12-01" })],
      "2026-12-01 08:30",
      "open 2026-12-01 17:00",
    ],
  ])("%s", (_, weekly, at, expected) => {
    expect(told(stateAt(weekly, moscow(at)))).toBe(expected);
  });
});

describe("holidays and moved days", () => {
  test.each([
    [
      "9 January 2026 was given for a Saturday",
      office,
      "2026-01-09 12:00",
      "closed 2026-01-12 09:00 holidays",
    ],
    ["9 March 2026 follows a Sunday holiday", office, "2026-03-09 12:00", "closed 2026-03-10 09:00"],
    ["11 May 2026 follows a Saturday holiday", office, "2026-05-11 12:00", "closed 2026-05-12 09:00"],
    [
      "31 December 2026, and then January's holidays",
      office,
      "2026-12-31 12:00",
      "closed 2027-01-11 09:00 holidays",
    ],
    ["30 December 2026 is a working day", office, "2026-12-30 12:00", "open 2026-12-30 18:00"],
    ["4 November", office, "2026-11-04 12:00", "closed 2026-11-05 09:00"],
    ["3 November is not shortened by anybody", office, "2026-11-03 17:30", "open 2026-11-03 18:00"],
    [
      "a working Saturday is worked like the Monday it was exchanged for",
      office,
      "2025-11-01 12:00",
      "open 2025-11-01 18:00 ?",
    ],
    ["and that Monday is off", office, "2025-11-03 12:00", "closed 2025-11-05 09:00 holidays"],
    [
      "who works on Saturdays may work on a moved day",
      sixDays,
      "2026-01-09 12:00",
      "open 2026-01-09 18:00 ?",
    ],
    ["who works on Saturdays is closed on a holiday", sixDays, "2026-11-04 12:00", "closed 2026-11-05 09:00"],
    ["who works every day may work on a holiday", chat, "2026-11-04 12:00", "closed 2026-11-05 09:00 ?"],
    ["round the clock is round the clock", always, "2026-01-01 00:00", "always"],
    ["a night begun before the holiday goes on", nights, "2026-11-04 07:00", "open 2026-11-04 08:00"],
    ["a row for these very days knows better", dutyDay, "2027-01-05 12:00", "open 2027-01-05 15:00"],
    ["and the days around it are holidays", dutyDay, "2027-01-03 12:00", "closed 2027-01-04 10:00"],
  ])("%s", (_, weekly, at, expected) => {
    expect(told(stateAt(weekly, moscow(at), "vologda"))).toBe(expected);
  });

  test.each([
    ["30 August", "2027-08-30 12:00", "closed 2027-08-31 09:00", "open 2027-08-30 18:00"],
    ["6 November", "2026-11-06 12:00", "closed 2026-11-09 09:00 holidays", "open 2026-11-06 18:00"],
    ["Uraza Bayram", "2026-03-20 12:00", "closed 2026-03-23 09:00 holidays", "open 2026-03-20 18:00"],
    ["Kurban Bayram", "2026-05-27 12:00", "closed 2026-05-28 09:00", "open 2026-05-27 18:00"],
    [
      "31 August follows a Sunday holiday and is worked",
      "2026-08-31 12:00",
      "open 2026-08-31 18:00",
      "open 2026-08-31 18:00",
    ],
  ])("%s is Tatarstan's own", (_, at, inTatarstan, inVologda) => {
    expect(told(stateAt(office, moscow(at), "tatarstan"))).toBe(inTatarstan);
    expect(told(stateAt(office, moscow(at), "vologda"))).toBe(inVologda);
  });

  test.each([
    ["1 January", "2027-01-01 12:00", "closed 2027-01-11 09:00 holidays"],
    ["a Monday that the decree may move", "2027-05-03 12:00", "closed 2027-05-04 09:00 ?"],
    ["31 December", "2027-12-31 12:00", "open 2027-12-31 18:00 ?"],
    ["a day like others", "2027-04-05 12:00", "open 2027-04-05 18:00"],
    ["about when Uraza Bayram falls", "2027-03-10 12:00", "open 2027-03-10 18:00 ?"],
  ])("a year whose decree is not known: %s", (_, at, expected) => {
    expect(told(stateAt(office, moscow(at)))).toBe(expected);
  });

  test("22 August is off for some in Komi", () => {
    expect(told(stateAt(office, moscow("2025-08-22 12:00"), "komi"))).toBe("open 2025-08-22 18:00 ?");
  });
});

describe("the clock of the place", () => {
  const cities: [TimeZone, number][] = [
    ["Europe/Kaliningrad", 2],
    ["Europe/Moscow", 3],
    ["Europe/Samara", 4],
    ["Asia/Yekaterinburg", 5],
    ["Asia/Omsk", 6],
    ["Asia/Novosibirsk", 7],
    ["Asia/Krasnoyarsk", 7],
    ["Asia/Irkutsk", 8],
    ["Asia/Yakutsk", 9],
    ["Asia/Vladivostok", 10],
    ["Asia/Magadan", 11],
    ["Asia/Kamchatka", 12],
  ];
  test.each(cities)("%s is %i hours ahead, summer and winter", (zone, hours) => {
    const there = createOpening(calendar, new Map([["komi", zone]]));
    const at = (day: string, wall: string) =>
      new Date(Date.parse(`${day}T${wall}:00Z`) - hours * 3_600_000).toISOString();
    for (const day of ["2026-02-02", "2026-07-06"]) {
      const open = (wall: string) =>
        there.isOpen({ hours: { text: "", weekly: monday }, region: "komi" }, at(day, wall));
      expect(["00:00", "08:59", "09:00", "17:59", "18:00", "23:59"].map(open)).toEqual([
        false,
        false,
        true,
        true,
        false,
        false,
      ]);
    }
  });

  test("Friday evening in London is Saturday in Vladivostok", () => {
    expect(told(stateAt(office, "2026-11-20T15:00:00.000Z", "primorye"))).toBe("closed 2026-11-23 09:00");
  });

  test("the files' offsets are those of their zones", () => {
    for (const { region } of regions)
      expect(opening.offsetAt(region.time_zone, "2026-11-22T00:00:00.000Z")).toBe(region.utc_offset * 60);
  });

  test("a clock that has been changed since is known too", () => {
    expect(opening.offsetAt("Asia/Novosibirsk", "2016-07-23T00:00:00.000Z")).toBe(360);
    expect(opening.offsetAt("Asia/Novosibirsk", "2016-07-24T00:00:00.000Z")).toBe(420);
  });
});

describe("words alone", () => {
  const of = (text: string) =>
    opening.stateOf({ hours: { text, weekly: [] }, region: "komi" }, moscow("2026-11-20 12:00"));

  test("are not guessed at, but for the one that means always", () => {
    expect(of("круглосуточно")).toEqual({ is: "always" });
    expect(of("бот: круглосуточно")).toEqual({ is: "unknown" });
    expect(of("пн–пт 9–18")).toEqual({ is: "unknown" });
    expect(opening.stateOf({ hours: null, region: "komi" }, moscow("2026-11-20 12:00"))).toEqual({
      is: "unknown",
    });
    expect(opening.isOpen({ hours: null, region: "komi" }, moscow("2026-11-20 12:00"))).toBeNull();
  });
});
