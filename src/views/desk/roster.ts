/** The duty roster in words: a team's week, what was changed, what was not understood. Decides nothing about anybody's hours. */
import type { Day } from "../../domain/days.js";
import { type HoursChange, weekdays } from "../../domain/desk/roster.js";
import type { Stretch, WeekDay, WeekGap } from "../../domain/desk/roster-week.js";
import { type RosterFault, rosterFaults } from "../../domain/desk/roster-words.js";
import { clockText, type Hours } from "../../domain/duty.js";
import type { Key, T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

/** Longer than that Telegram takes no message. */
const longest = 3900;

const stretchText = ({ from, to }: Stretch): string => `${clockText(from)}–${clockText(to)}`;

/** «9:00–13:00, 14:00–18:00», or that there are none. */
export const hoursText = (t: T, hours: readonly Hours[] | undefined): string =>
  hours === undefined
    ? t("roster:staff.usual")
    : hours.length === 0
      ? t("roster:staff.off")
      : hours.map(({ startsAt, endsAt }) => stretchText({ from: startsAt, to: endsAt })).join(", ");

export const weekdayName = (t: T, weekday: number): string => t(`roster:staff.day.${weekday}` as Key);

/** «пн–пт», «сб, вс»: days in a row together. */
const weekdaysText = (t: T, days: readonly number[]): string => {
  const rows: number[][] = [];
  for (const day of weekdays.filter((one) => days.includes(one))) {
    const row = rows.at(-1);
    if (row?.at(-1) === day - 1) row.push(day);
    else rows.push([day]);
  }
  return rows
    .map((row) => {
      const [first = 1, last = first] = [row[0], row.at(-1)];
      const name = weekdayName(t, first);
      if (row.length < 2) return name;
      return `${name}${row.length === 2 ? ", " : "–"}${weekdayName(t, last)}`;
    })
    .join(", ");
};

/** «25.11». */
export const shortDay = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}`;

/** One member's changes, a line for days that change alike. */
export const changesText = (t: T, changes: readonly HoursChange[]): string => {
  const groups = new Map<string, { days: number[]; dates: Day[]; change: HoursChange }>();
  for (const change of changes) {
    const { on, before, after } = change;
    const key = JSON.stringify(["day" in on, before, after]);
    const group = groups.get(key) ?? { days: [], dates: [], change };
    if ("day" in on) group.dates.push(on.day);
    else group.days.push(on.weekday);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ days, dates, change }) => {
      const isWeek = days.length > 0;
      // Of the week nothing said is a day off; of a date it is the week's hours.
      const of = (hours: readonly Hours[] | undefined) => hoursText(t, isWeek ? (hours ?? []) : hours);
      return t("roster:staff.change", {
        days: isWeek ? weekdaysText(t, days) : dates.map(shortDay).join(", "),
        before: of(change.before),
        after: of(change.after),
      });
    })
    .join("\n");
};

export const faultText = (t: T, { code, detail }: RosterFault): string => {
  const known = rosterFaults.find((one) => one === code) ?? "when";
  return [
    t(`roster:staff.fault.${known}`, { detail: detail === "" ? t("roster:staff.fault.missing") : detail }),
    t("roster:staff.example"),
  ].join("\n");
};

export type WeekWords = {
  team: { id: number; name: string };
  /** The region's name, when the team is for one. */
  region: string | undefined;
  utcOffset: number;
  monday: Day;
  today: Day;
  days: readonly WeekDay[];
  gaps: readonly WeekGap[];
  /** Nobody at all is on the roster of any team. */
  isEmpty: boolean;
  nameOf: (staffId: number) => string;
  withoutHours: readonly string[];
  notCome: readonly string[];
  mayEdit: boolean;
};

const dayLines = (t: T, { day, shifts, off }: WeekDay, week: WeekWords): string[] => {
  const weekday = week.days.findIndex((one) => one.day === day) + 1;
  const title = [weekdayName(t, weekday), shortDay(day)].join(" ");
  const head = day === week.today ? t("roster:staff.today", { day: title }) : title;
  const names = (ids: readonly number[], once: readonly number[] = []) =>
    ids.map((id) => `${week.nameOf(id)}${once.includes(id) ? "*" : ""}`).join(", ");
  return [
    head,
    ...shifts.map((shift) => `   ${stretchText(shift)} ${names(shift.staffIds, shift.once)}`),
    ...(shifts.length === 0 ? [`   ${t("roster:staff.nobodyDay")}`] : []),
    ...(off.length > 0 ? [`   ${t("roster:staff.dayOff", { names: names(off) })}`] : []),
  ];
};

const gapText = (t: T, { weekdays: days, gaps }: WeekGap): string => {
  const isWhole = gaps.length === 1 && gaps[0]?.from === 0 && gaps[0].to === 1440;
  const hours = isWhole ? t("roster:staff.wholeDay") : gaps.map(stretchText).join(", ");
  return `${weekdaysText(t, days)} ${hours}`;
};

const coverLines = (t: T, { isEmpty, gaps }: WeekWords): string[] => {
  if (isEmpty) return [t("roster:staff.noRoster")];
  if (gaps.length === 0) return [t("roster:staff.covered")];
  return [
    t("roster:staff.gaps", { list: gaps.map((gap) => gapText(t, gap)).join("; ") }),
    t("roster:staff.gapsHint"),
  ];
};

/** As many lines as a message takes, and what says that there were more. */
export const fitting = (lines: readonly string[], end: string): string => {
  const kept: string[] = [];
  for (const line of lines) {
    if ([...kept, line, end].join("\n").length > longest) return [...kept, end].join("\n");
    kept.push(line);
  }
  return kept.join("\n");
};

/** A team's week on one screen: who comes when, who has no hours, and when nobody is there. */
export const weekView = (t: T, week: WeekWords): View => {
  const { team, region, utcOffset, days, withoutHours, notCome, mayEdit } = week;
  const zone =
    region === undefined
      ? t("roster:staff.zone", { offset: utcOffset })
      : t("roster:staff.zoneOf", { region, offset: utcOffset });
  const [first, last] = [days[0]?.day ?? week.monday, days.at(-1)?.day ?? week.monday];
  const hasOnce = days.some(({ shifts }) => shifts.some(({ once }) => once.length > 0));
  const lines = [
    t("roster:staff.title", { team: team.name }),
    t("roster:staff.week", { from: shortDay(first), to: shortDay(last), zone }),
    "",
    ...days.flatMap((day) => dayLines(t, day, week)),
    ...(hasOnce ? [t("roster:staff.once")] : []),
    "",
    ...coverLines(t, week),
    ...(withoutHours.length > 0 ? [t("roster:staff.noHours", { names: withoutHours.join(", ") })] : []),
    ...(notCome.length > 0 ? [t("roster:staff.notCome", { names: notCome.join(", ") })] : []),
    ...(mayEdit ? ["", t("roster:staff.example")] : []),
  ];
  const go = (weeks: number, text: string) => ({
    text,
    callback_data: data("roster", { act: "week", of: `${team.id}.${shifted(week.monday, weeks)}` }),
  });
  const edit = [
    {
      text: t("roster:staff.button.absent"),
      callback_data: data("roster", { act: "absent", of: `${team.id}` }),
    },
    { text: t("roster:staff.button.file"), callback_data: data("roster", { act: "file", of: "-" }) },
  ];
  return {
    text: fitting(lines, t("roster:staff.cut")),
    keyboard: inline(
      [go(-7, t("roster:staff.button.before")), go(7, t("roster:staff.button.next"))],
      mayEdit ? edit : [],
    ),
  };
};

const shifted = (day: Day, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** For that change alone: pressed late, it takes no other one back. */
const undoButton = (t: T, changeId: number) => ({
  text: t("roster:staff.button.undo"),
  callback_data: data("roster", { act: "undo", of: String(changeId) }),
});

/** What was changed, and how to take it back. */
export const changedView = (
  t: T,
  { name, list, utcOffset, changeId }: { name: string; list: string; utcOffset: number; changeId: number },
): View => ({
  text: t("roster:staff.changed", { name, list, offset: utcOffset }),
  keyboard: inline([undoButton(t, changeId)]),
});

/** Asks who of those on duty does not come. */
export const whoIsAbsent = (t: T, day: Day, staff: readonly { id: number; name: string }[]): View => ({
  text:
    staff.length === 0 ? t("roster:staff.nobodyToday") : t("roster:staff.whoAbsent", { day: shortDay(day) }),
  keyboard: inline(
    ...staff.map(({ id, name }) => [
      { text: name, callback_data: data("roster", { act: "off", of: `${day}.${id}` }) },
    ]),
  ),
});

/** Somebody does not come: who comes instead can be chosen at once. */
export const absentView = (
  t: T,
  {
    day,
    absent,
    others,
    changeId,
  }: {
    day: Day;
    changeId: number;
    absent: { id: number; name: string };
    others: readonly { id: number; name: string }[];
  },
): View => ({
  text: [
    t("roster:staff.absent", { name: absent.name, day: shortDay(day) }),
    t(others.length > 0 ? "roster:staff.whoInstead" : "roster:staff.nobodyInstead"),
  ].join("\n"),
  keyboard: inline(
    ...others.map(({ id, name }) => [
      { text: name, callback_data: data("roster", { act: "instead", of: `${day}.${absent.id}.${id}` }) },
    ]),
    [undoButton(t, changeId)],
  ),
});

export const insteadView = (
  t: T,
  { day, name, instead, changeId }: { day: Day; name: string; instead: string; changeId: number },
): View => ({
  text: t("roster:staff.instead", { name, instead, day: shortDay(day) }),
  keyboard: inline([undoButton(t, changeId)]),
});
