/** The library as staff read it: papers by audience, courses screen by screen, the practice talk. Only what sources tell. */
import { dayOf } from "../domain/days.js";
import { AUDIENCES, type Audience, type LibraryEntry } from "../domain/library/library-data.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import { type Course, type Option, pageAt } from "../domain/training/course.js";
import type { Drill } from "../domain/training/drill.js";
import type { Key, T } from "../i18n/i18n.js";
import type { CourseMark } from "../store/course-marks.js";
import { data } from "./buttons.js";
import { inline, inRows, type View } from "./view.js";
import { dateText } from "./when.js";

const language = "ru";
/** Button data has no room for nothing. */
const nothing = "-";
const longestLabel = 60;
/** Titles of papers may be very long; more than this does not fit on the width of a phone. */
const longestTitle = 40;

/** A label that is too long ends behind a whole word: all of it stands on its own page. */
const cutAtWord = (label: string, most: number): string => {
  if (label.length <= most) return label;
  const words = label.slice(0, most).split(" ").slice(0, -1).join(" ");
  return `${words.replace(/[\s,:;—–-]+$/u, "")}…`;
};

type Shelf = {
  library: readonly LibraryEntry[];
  courses: readonly Course[];
  marks: readonly CourseMark[];
  /** Of whoever reads. */
  utcOffset: number;
};

const markOf = ({ marks }: Pick<Shelf, "marks">, key: string) => marks.find(({ course }) => course === key);
const day = (at: string, utcOffset: number) => dateText(dayOf(at, utcOffset), language);

/** What a paper is called; what it is, where no source tells its title. */
export const titleOf = ({ title, about }: LibraryEntry): string => title ?? about;

const home = (t: T) => [
  { text: t("library:staff.back"), callback_data: data("library", { act: "home", of: nothing }) },
];
const ask = (t: T, of: string) => [
  { text: t("library:staff.ask"), callback_data: data("library", { act: "ask", of }) },
];
const courseButton = (course: string, at: number, text: string) => ({
  text,
  callback_data: data("course", { course, at, pick: nothing }),
});

/** The first screen: whom it is for, and what else there is. */
export const libraryHome = (t: T, { library, courses }: Pick<Shelf, "library" | "courses">): View => {
  const present = AUDIENCES.filter((one) =>
    [...library, ...courses].some(({ audience }) => audience.includes(one)),
  );
  return {
    text: t("library:staff.home"),
    keyboard: inline(
      ...inRows(
        present.map((of) => ({
          text: t(`library:staff.audience.${of}`),
          callback_data: data("library", { act: "list", of }),
        })),
      ),
      [
        {
          text: t("library:staff.training"),
          callback_data: data("library", { act: "training", of: nothing }),
        },
      ],
      [{ text: t("library:staff.drills"), callback_data: data("library", { act: "drills", of: nothing }) }],
    ),
  };
};

/** Everything for an audience, with a tick on what was read or completed. */
export const libraryList = (t: T, of: Audience, shelf: Shelf): View => {
  const ticked = (key: string, at: "readAt" | "completedAt", label: string, most = longestLabel) =>
    cutAtWord(`${markOf(shelf, key)?.[at] === undefined ? "" : "✓ "}${label}`, most);
  const fits = ({ audience }: { audience: readonly Audience[] }) => audience.includes(of);
  return {
    text: t("library:staff.list", { audience: t(`library:staff.audience.${of}`) }),
    keyboard: inline(
      ...shelf.courses
        .filter(fits)
        .map(({ key, title }) => [
          courseButton(
            key,
            0,
            ticked(key, "completedAt", t("library:staff.course", { title: t(title as Key) })),
          ),
        ]),
      ...shelf.library.filter(fits).map((entry) => [
        {
          text: ticked(entry.key, "readAt", titleOf(entry), longestTitle),
          callback_data: data("library", { act: "open", of: entry.key }),
        },
      ]),
      home(t),
    ),
  };
};

/** One paper: what is known of it, and honestly what is not. */
export const libraryEntry = (t: T, entry: LibraryEntry, shelf: Shelf & { region: string }): View => {
  const { key, title, about, link, from, checked_on: checkedOn } = entry;
  const source = [...from, ...(checkedOn === null ? [] : [dateText(checkedOn, language)])].join("; ");
  const read = markOf(shelf, key)?.readAt;
  return {
    text: [
      title === null ? about : `«${title}»\n${about}`,
      title === null ? t("library:staff.titleUnknown") : "",
      link === null ? t("library:staff.whereUnknown") : t("library:staff.where", { link }),
      t("library:staff.region", { region: shelf.region }),
      t("library:staff.source", { source }),
      ...(read === undefined ? [] : [t("library:staff.readOn", { date: day(read, shelf.utcOffset) })]),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    keyboard: inline(
      read === undefined
        ? [{ text: t("library:staff.read"), callback_data: data("library", { act: "read", of: key }) }]
        : [],
      link === null ? ask(t, key) : [],
      home(t),
    ),
  };
};

/** Training that regions have told of: what is known, what has to be asked. */
export const trainings = (t: T, programmes: readonly (Programme & { regionName: string })[]): View => ({
  text:
    programmes.length === 0
      ? t("library:staff.nothing")
      : programmes
          .map(({ names, description, period, conditions, regionName }) => {
            const { from, to } = period.unknown === true ? { from: undefined, to: null } : period.value;
            const open = conditions.flatMap((one) => (one.unknown === true ? [one.about] : []));
            return [
              names.ru,
              description.ru,
              t("library:staff.region", { region: regionName }),
              ...(from === undefined
                ? []
                : [t("library:staff.period", { period: [from, ...(to === null ? [] : [to])].join("–") })]),
              t("library:staff.trainingUnknown", {
                list: open.map((about) => t(`request:about.${about}`)).join(", "),
              }),
            ].join("\n");
          })
          .join("\n\n"),
  keyboard: inline(
    ...programmes.map(({ key, regionName }) => [
      {
        text: `${t("library:staff.ask")}: ${regionName}`.slice(0, longestLabel),
        callback_data: data("library", { act: "ask", of: key }),
      },
    ]),
    home(t),
  ),
});

/** A step of a course. @param chosen the answer that has just been given to the question before */
export const coursePage = (t: T, course: Course, at: number, chosen?: Option): View => {
  const { key, reviewed } = course;
  const title = t(course.title as Key);
  const page = pageAt(course, at);
  const before = chosen === undefined ? [] : [t("library:staff.right"), t(chosen.why as Key), ""];
  if (page.kind === "end")
    return {
      text: [...before, t("library:staff.completed", { title })].join("\n"),
      keyboard: inline(home(t)),
    };
  if (page.kind === "screen")
    return {
      text: [
        t("library:staff.screen", { title, number: page.number, of: page.of }),
        reviewed || at > 0 ? "" : `${t("library:staff.notReviewed")}\n`,
        t(page.text as Key),
      ].join("\n"),
      keyboard: inline([courseButton(key, at + 1, t("library:staff.next"))], home(t)),
    };
  return {
    text: [
      ...before,
      t("library:staff.question", { number: page.number, of: page.of }),
      t(page.ask as Key),
      "",
      ...page.options.map(({ text }, index) => `${index + 1}. ${t(text as Key)}`),
    ].join("\n"),
    keyboard: inline(
      page.options.map((_, pick) => ({
        text: String(pick + 1),
        callback_data: data("course", { course: key, at, pick }),
      })),
      home(t),
    ),
  };
};

/** A wrong answer, explained without reproach; the question's buttons stay where they are. */
export const thinkAgain = (t: T, { why }: Option): View => ({
  text: [t("library:staff.wrong"), t(why as Key)].join("\n"),
});

export const askedForPaper = (t: T, words: { staff: string; title: string; key: string }): View => ({
  text: t("library:staff.askedForPaper", words),
});

export const drillChoice = (t: T, drills: readonly Drill[]): View => ({
  text: t("library:staff.drill.choose"),
  keyboard: inline(
    ...drills.map(({ key, title }) => [
      { text: t(title as Key), callback_data: data("drill", { drill: key }) },
    ]),
  ),
});

export const drillBegun = (t: T, { title, reviewed, opening }: Drill): View[] => {
  const begun = t("library:staff.drill.begun", { title: t(title as Key) });
  return [
    { text: reviewed ? begun : `${begun}\n${t("library:staff.drill.draft")}` },
    { text: t("library:staff.drill.line", { text: t(opening as Key) }) },
  ];
};

type LookedBack = { well: string[]; missed: string[] };

const lookBack = (t: T, { well, missed }: LookedBack): View => {
  const part = (title: string, list: string[]) =>
    list.length === 0 ? [] : [[title, ...list.map((one) => `• ${t(one as Key)}`)].join("\n")];
  return {
    text: [
      t("library:staff.drill.over"),
      ...part(t("library:staff.drill.well"), well),
      ...part(t("library:staff.drill.missed"), missed),
      t("library:staff.drill.rough"),
    ].join("\n\n"),
  };
};

/** What comes after words in a practice: the script's answer, and at the end what went well and what was missed. */
export const drillAnswer = (
  t: T,
  { says, debrief }: { says: string | undefined; debrief: LookedBack | undefined },
): View[] => {
  if (says === undefined && debrief === undefined) {
    const stopped: View = { text: t("library:staff.drill.stopped") };
    return [stopped];
  }
  return [
    ...(says === undefined ? [] : [{ text: t("library:staff.drill.line", { text: t(says as Key) }) }]),
    ...(debrief === undefined ? [] : [lookBack(t, debrief)]),
  ];
};
