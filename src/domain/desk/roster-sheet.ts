/**
 * The roster as two sheets, the week and single dates, out and in: what a workbook asks for, and every cell that cannot
 * be understood, with its place. Decides; writes nothing and knows no files.
 */
import { type Day, readDay } from "../days.js";
import { clockText, type Hours } from "../duty.js";
import type { ReadSheet, Sheet } from "../workbook.js";
import { type OwnHours, type RosterHours, weekdays } from "./roster.js";
import { hoursIn, rosterFaults } from "./roster-words.js";

/** The words of the sheets. */
export type RosterSheetWords = {
  week: string;
  dates: string;
  who: string;
  team: string;
  zone: string;
  days: readonly string[];
  date: string;
  hours: string;
  off: string;
  hoursNote: string;
  dateNote: string;
};

export type Rostered = { id: number; name: string; team: string; zone: string };

const rosterSheetFaults = [
  ...rosterFaults,
  "no-sheet",
  "no-column",
  "same-column",
  "unknown-member",
  "same-member",
  "same-date",
  "became-date",
] as const;
/** Where a sheet is wrong. `row` counts as the spreadsheet does; undefined when it is the sheet as a whole. */
export type RosterSheetFault = {
  sheet: string;
  row: number | undefined;
  column: string | undefined;
  code: (typeof rosterSheetFaults)[number];
  detail: string;
};

const cellOf = (hours: readonly Hours[]): string =>
  hours.map(({ startsAt, endsAt }) => `${clockText(startsAt)}-${clockText(endsAt)}`).join(", ");

const labelOf = ({ id, name }: Pick<Rostered, "id" | "name">) => `№${id} ${name}`;
const dateOf = (day: Day) => day.split("-").toReversed().join(".");

/** @param today days before it are over and stand in no sheet */
export const toRosterSheets = (
  members: readonly Rostered[],
  hours: RosterHours,
  words: RosterSheetWords,
  today: Day,
): Sheet[] => {
  const who = { title: words.who, width: 30, choices: members.map(labelOf) };
  const note = words.hoursNote;
  return [
    {
      name: words.week,
      columns: [
        who,
        { title: words.team, width: 26 },
        { title: words.zone, width: 10 },
        ...words.days.map((title) => ({ title, width: 14, note })),
      ],
      rows: members.map((member) => [
        labelOf(member),
        member.team,
        member.zone,
        ...weekdays.map((day) => cellOf(hours[member.id]?.week[day] ?? [])),
      ]),
    },
    {
      name: words.dates,
      columns: [
        who,
        { title: words.date, width: 14, note: words.dateNote },
        { title: words.hours, width: 22, note },
      ],
      rows: members.flatMap((member) =>
        Object.entries(hours[member.id]?.dates ?? {})
          .filter(([day]) => day >= today)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, of]) => [labelOf(member), dateOf(day), of.length === 0 ? words.off : cellOf(of)]),
      ),
    },
  ];
};

const folded = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
const alike = (text: string) => folded(text).toLowerCase().replaceAll("ё", "е");

type Context = {
  members: readonly Rostered[];
  hours: RosterHours;
  utcOffsetOf: (staffId: number) => number;
  words: RosterSheetWords;
  today: Day;
};

type Tell = (
  row: number | undefined,
  column: string | undefined,
  code: RosterSheetFault["code"],
  detail?: string,
) => void;

/** Cells of each row by title; nothing when a title is missing or stands twice. */
const rowsOf = (sheet: ReadSheet, titles: readonly string[], tell: Tell) => {
  const [head, ...rows] = sheet.rows;
  const at = new Map<string, number>();
  for (const [index, cell] of (head?.cells ?? []).entries()) {
    const title = titles.find((one) => alike(one) === alike(cell));
    if (title === undefined) continue;
    if (at.has(title)) tell(head?.row, undefined, "same-column", title);
    at.set(title, index);
  }
  const missing = titles.filter((title) => !at.has(title));
  for (const title of missing) tell(head?.row, undefined, "no-column", title);
  if (missing.length > 0) return [];
  return rows.map(({ row, cells }) => ({
    row,
    cell: (title: string) => folded(cells[at.get(title) ?? -1] ?? ""),
  }));
};

const memberIn = (text: string, members: readonly Rostered[]): Rostered | undefined => {
  const number = /^[№#]?\s*(\d+)(?!\d)/.exec(text)?.[1];
  if (number !== undefined) return members.find(({ id }) => id === Number(number));
  const named = members.filter(({ name }) => alike(name) === alike(text));
  return named.length === 1 ? named[0] : undefined;
};

const readCell = (
  text: string,
  tell: (code: RosterSheetFault["code"], detail: string) => void,
): readonly Hours[] | undefined => {
  // A spreadsheet takes 10-14 for a day of October unless the cell is one of words.
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    tell("became-date", text);
    return undefined;
  }
  const read = hoursIn(text);
  if (read.ok) return read.hours;
  tell(read.code, read.detail);
  return undefined;
};

export type RosterPlan = { before: RosterHours; after: RosterHours; faults: RosterSheetFault[] };

/**
 * What a workbook asks of these members. Whoever has no row in the week keeps it; the sheet of dates is all there is
 * from today on. Nothing of it may be done while there are faults.
 */
export const planRoster = (sheets: readonly ReadSheet[], context: Context): RosterPlan => {
  const { members, hours, utcOffsetOf, words, today } = context;
  const faults: RosterSheetFault[] = [];
  const named = (name: string) => sheets.find((one) => alike(one.name) === alike(name));
  const tellOf =
    (sheet: string): Tell =>
    (row, column, code, detail = "") =>
      faults.push({ sheet, row, column, code, detail });
  const [week, dates] = [named(words.week), named(words.dates)];
  const before: Record<number, OwnHours> = {};
  const after: Record<number, { -readonly [K in keyof OwnHours]: OwnHours[K] }> = {};
  for (const { id } of members) {
    const own = hours[id] ?? { utcOffset: utcOffsetOf(id), week: {}, dates: {} };
    before[id] = own;
    after[id] = { ...own, week: { ...own.week }, dates: { ...own.dates } };
  }
  if (week === undefined && dates === undefined)
    tellOf(words.week)(undefined, undefined, "no-sheet", sheets.map(({ name }) => name).join(", "));

  const seen = new Set<number>();
  const inWeek = tellOf(week?.name ?? words.week);
  for (const { row, cell } of week === undefined ? [] : rowsOf(week, [words.who, ...words.days], inWeek)) {
    const member = memberIn(cell(words.who), members);
    if (member === undefined) {
      inWeek(row, words.who, "unknown-member", cell(words.who));
      continue;
    }
    if (seen.has(member.id)) inWeek(row, words.who, "same-member", member.name);
    seen.add(member.id);
    const own = after[member.id];
    for (const [index, title] of words.days.entries()) {
      const read = readCell(cell(title), (code, detail) => inWeek(row, title, code, detail));
      if (read === undefined || own === undefined) continue;
      const { [index + 1]: _, ...others } = own.week;
      own.week = read.length === 0 ? others : { ...others, [index + 1]: read };
    }
  }

  const inDates = tellOf(dates?.name ?? words.dates);
  const given = new Map<number, Record<Day, readonly Hours[]>>();
  for (const { row, cell } of dates === undefined
    ? []
    : rowsOf(dates, [words.who, words.date, words.hours], inDates)) {
    const member = memberIn(cell(words.who), members);
    if (member === undefined) {
      inDates(row, words.who, "unknown-member", cell(words.who));
      continue;
    }
    const said = cell(words.date);
    const day = readDay(said, today);
    if (!day.ok) {
      // A day that was ahead when the sheet was written, and is over by now.
      const known = Object.keys(hours[member.id]?.dates ?? {}).some(
        (one) => one < today && (one === said || dateOf(one) === said),
      );
      if (!known) inDates(row, words.date, day.code === "none" ? "when" : day.code, said);
      continue;
    }
    const read = readCell(cell(words.hours), (code, detail) => inDates(row, words.hours, code, detail));
    const own = given.get(member.id) ?? {};
    if (own[day.value] !== undefined) inDates(row, words.date, "same-date", said);
    given.set(member.id, { ...own, [day.value]: read ?? [] });
  }
  if (dates !== undefined)
    for (const { id } of members) {
      const own = after[id];
      if (own === undefined) continue;
      const past = Object.entries(own.dates).filter(([day]) => day < today);
      own.dates = { ...Object.fromEntries(past), ...given.get(id) };
    }
  return { before, after, faults };
};
