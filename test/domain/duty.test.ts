/** Who is on duty: weeks, single dates, nights and time zones. */
import { describe, expect, test } from "vitest";
import {
  changedBy,
  differences,
  dutiesOf,
  noHours,
  type OwnHours,
  rosteredBy,
  sameHours,
} from "../../src/domain/desk/roster.js";
import { weekFrom, weekGaps } from "../../src/domain/desk/roster-week.js";
import { gapsBetween, nextDuty, nextShifts, onDuty, presence } from "../../src/domain/duty.js";

const hours = (startsAt: number, endsAt: number) => ({ startsAt: startsAt * 60, endsAt: endsAt * 60 });
const workdays = [1, 2, 3, 4, 5];
const every = (days: number[], ...all: ReturnType<typeof hours>[]): OwnHours["week"] =>
  Object.fromEntries(days.map((day) => [day, all]));
const duties = (own: Partial<OwnHours>, staffId = 1) => dutiesOf(staffId, { ...noHours(3), ...own });

/** Wednesday, 25 November 2026, in Moscow. */
const wednesday = (hour: number, minute = 0) =>
  `2026-11-25T${String(hour - 3).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00.000Z`;

describe("the week", () => {
  const roster = duties({ week: every(workdays, hours(9, 18)) });
  test.each([
    [wednesday(8, 59), []],
    [wednesday(9), [1]],
    [wednesday(17, 59), [1]],
    [wednesday(18), []],
    // A Saturday.
    ["2026-11-28T09:00:00.000Z", []],
  ])("%s: %j", (now, there) => expect(onDuty(roster, now)).toEqual(there));

  test("the next duty is today's, tomorrow's or Monday's", () => {
    expect(nextDuty(roster, wednesday(8))).toBe(wednesday(9));
    expect(nextDuty(roster, wednesday(9))).toBe("2026-11-26T06:00:00.000Z");
    expect(nextDuty(roster, "2026-11-27T20:00:00.000Z")).toBe("2026-11-30T06:00:00.000Z");
    expect(nextDuty([], wednesday(9))).toBeUndefined();
  });
});

describe("single dates", () => {
  const week = every(workdays, hours(9, 18));
  test("a day off, other hours, and hours on a day without any", () => {
    const roster = duties({
      week,
      dates: { "2026-11-25": [], "2026-11-26": [hours(12, 14)], "2026-11-28": [hours(10, 12)] },
    });
    expect(onDuty(roster, wednesday(12))).toEqual([]);
    expect(onDuty(roster, "2026-11-26T07:00:00.000Z")).toEqual([]);
    expect(onDuty(roster, "2026-11-26T10:00:00.000Z")).toEqual([1]);
    expect(onDuty(roster, "2026-11-28T08:00:00.000Z")).toEqual([1]);
    // The same days of the next week are as ever.
    expect(onDuty(roster, "2026-12-02T09:00:00.000Z")).toEqual([1]);
    expect(onDuty(roster, "2026-12-05T08:00:00.000Z")).toEqual([]);
    expect(nextDuty(roster, wednesday(7))).toBe("2026-11-26T09:00:00.000Z");
  });

  test("whoever is ill for three weeks comes back in the fourth", () => {
    const days = Array.from({ length: 21 }, (_, day) =>
      new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10),
    );
    const roster = duties({ week, dates: Object.fromEntries(days.map((day) => [day, []])) });
    expect(presence([1], roster, wednesday(12))).toEqual({ there: false, back: "2026-12-14T06:00:00.000Z" });
  });

  test("with days off only, and no week, nobody is known to come", () => {
    expect(nextDuty(duties({ dates: { "2026-11-25": [] } }), wednesday(12))).toBeUndefined();
    expect(presence([1], duties({ week, dates: {} }), wednesday(12)).there).toBe(true);
  });
});

describe("over midnight", () => {
  const roster = duties({ week: every([3, 7], hours(22, 30)) });
  test.each([
    [wednesday(21, 59), []],
    [wednesday(22), [1]],
    ["2026-11-26T02:59:00.000Z", [1]],
    ["2026-11-26T03:00:00.000Z", []],
    // From Sunday into Monday.
    ["2026-11-30T01:00:00.000Z", [1]],
  ])("%s: %j", (now, there) => expect(onDuty(roster, now)).toEqual(there));

  test("the night belongs to the day on which it begins", () => {
    const off = duties({ week: every([3], hours(22, 30)), dates: { "2026-11-25": [] } });
    expect(onDuty(off, "2026-11-26T01:00:00.000Z")).toEqual([]);
    const morning = duties({ week: every([3], hours(22, 30)), dates: { "2026-11-26": [] } });
    expect(onDuty(morning, "2026-11-26T01:00:00.000Z")).toEqual([1]);
    const newYear = duties({ dates: { "2026-12-31": [hours(20, 32)] } });
    expect(onDuty(newYear, "2027-01-01T04:59:00.000Z")).toEqual([1]);
    expect(onDuty(newYear, "2027-01-01T05:00:00.000Z")).toEqual([]);
  });

  test("around the clock is the whole day and no minute of the next", () => {
    const all = duties({ week: every([3], hours(0, 24)) });
    expect(onDuty(all, wednesday(3))).toEqual([1]);
    expect(onDuty(all, "2026-11-25T20:59:00.000Z")).toEqual([1]);
    expect(onDuty(all, "2026-11-25T21:00:00.000Z")).toEqual([]);
  });
});

describe("time zones", () => {
  const roster = [
    ...duties({ utcOffset: 10, week: every(workdays, hours(9, 18)) }, 10),
    ...duties({ utcOffset: 3, week: every(workdays, hours(9, 18)) }, 3),
    ...duties({ utcOffset: 7, dates: { "2026-11-25": [hours(0, 1)] } }, 7),
  ];
  test("each on their own clock", () => {
    // Wednesday 9:00 in Vladivostok is Tuesday 23:00 UTC.
    expect(onDuty(roster, "2026-11-24T23:00:00.000Z")).toEqual([10]);
    expect(onDuty(roster, "2026-11-25T07:30:00.000Z")).toEqual([10, 3]);
    expect(onDuty(roster, "2026-11-24T17:30:00.000Z")).toEqual([7]);
    // A Friday evening in Moscow is a Saturday in Vladivostok.
    expect(onDuty(roster, "2026-11-27T23:30:00.000Z")).toEqual([]);
    expect(nextShifts(roster, "2026-11-25T15:00:00.000Z").map(({ staffId }) => staffId)).toEqual([10]);
  });

  test("a week is read on one clock", () => {
    const [, , day] = weekFrom("2026-11-23", roster, 3);
    expect(day?.shifts).toEqual([
      { from: 2 * 60, to: 11 * 60, staffIds: [10], once: [] },
      { from: 9 * 60, to: 18 * 60, staffIds: [3], once: [] },
    ]);
    expect(weekFrom("2026-11-23", roster, 3)[1]?.shifts.at(-1)).toEqual({
      from: 20 * 60,
      to: 21 * 60,
      staffIds: [7],
      once: [7],
    });
  });
});

describe("when nobody is there", () => {
  test("days that are alike stand together, from midnight to midnight", () => {
    const roster = [
      ...duties({ week: every(workdays, hours(9, 18)) }),
      ...duties({ week: every([5], hours(18, 33)), dates: {} }, 2),
    ];
    expect(weekGaps("2026-11-23", roster, 3)).toEqual([
      {
        weekdays: [1, 2, 3, 4],
        gaps: [
          { from: 0, to: 540 },
          { from: 1080, to: 1440 },
        ],
      },
      { weekdays: [5], gaps: [{ from: 0, to: 540 }] },
      { weekdays: [6], gaps: [{ from: 540, to: 1440 }] },
      { weekdays: [7], gaps: [{ from: 0, to: 1440 }] },
    ]);
    expect(weekGaps("2026-11-23", duties({ week: every([1, 2, 3, 4, 5, 6, 7], hours(0, 24)) }), 3)).toEqual(
      [],
    );
  });

  test("shifts that overlap or touch leave no gap", () => {
    const at = (hour: number) => `2026-11-25T${String(hour).padStart(2, "0")}:00:00.000Z`;
    const shift = (from: number, to: number) => ({ from: at(from), to: at(to) });
    expect(gapsBetween([shift(8, 12), shift(6, 9), shift(12, 13)], at(7), at(15))).toEqual([shift(13, 15)]);
    expect(gapsBetween([shift(6, 20)], at(7), at(15))).toEqual([]);
  });

  test("who does not come though they usually do", () => {
    const roster = duties({
      week: every(workdays, hours(9, 18)),
      dates: { "2026-11-25": [], "2026-11-28": [], "2026-11-26": [hours(10, 12)] },
    });
    expect(weekFrom("2026-11-23", roster, 3).map(({ off }) => off)).toEqual([[], [], [1], [], [], [], []]);
  });
});

describe("changes", () => {
  const own: OwnHours = { utcOffset: 3, week: every([1, 2], hours(9, 18)), dates: { "2026-11-25": [] } };
  test("only what is named changes, and taking it back leaves no difference", () => {
    const after = changedBy(own, [
      { kind: "week", weekdays: [2], hours: [] },
      { kind: "week", weekdays: [6], hours: [hours(10, 14)] },
      { kind: "dates", days: ["2026-11-25"], hours: undefined },
      { kind: "dates", days: ["2026-11-27"], hours: [hours(10, 12)] },
    ]);
    expect(after.week).toEqual({ 1: [hours(9, 18)], 6: [hours(10, 14)] });
    expect(after.dates).toEqual({ "2026-11-27": [hours(10, 12)] });
    expect(differences({ 1: own }, { 1: after }).map(({ on }) => on)).toEqual([
      { weekday: 2 },
      { weekday: 6 },
      { day: "2026-11-25" },
      { day: "2026-11-27" },
    ]);
    expect(sameHours({ 1: own }, { 1: JSON.parse(JSON.stringify(own)) as OwnHours })).toBe(true);
    expect(sameHours({ 1: own }, { 1: after })).toBe(false);
  });

  test("a supervisor sets the hours of their own teams, a specialist nobody's, a partner and whoever was dismissed are on no roster", () => {
    const here = { bound: true, invitedUntil: undefined };
    const staff = [
      { id: 1, role: "specialist", teamIds: [1], ...here },
      { id: 2, role: "specialist", teamIds: [2], ...here },
      { id: 3, role: "supervisor", ...here },
      { id: 4, role: "partner", teamIds: [1], ...here },
      { id: 5, role: "specialist", teamIds: [1], bound: false, invitedUntil: undefined },
      { id: 6, role: "specialist", teamIds: [1], bound: false, invitedUntil: "2026-11-25T00:00:00.000Z" },
    ] as const;
    const ids = (editor: Parameters<typeof rosteredBy>[0]) => rosteredBy(editor, staff).map(({ id }) => id);
    expect(ids({ id: 9, role: "supervisor", teamIds: [1] })).toEqual([1, 3, 6]);
    expect(ids({ id: 9, role: "head" })).toEqual([1, 2, 3, 6]);
    expect(ids({ id: 9, role: "specialist", teamIds: [1] })).toEqual([]);
  });
});
