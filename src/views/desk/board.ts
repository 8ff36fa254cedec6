/** A board in words: as a picture's data and as the text below it. Counts nothing itself; names nobody who has asked for help. */
import { type Board, coarseMinutes, type Talks } from "../../domain/desk/board.js";
import type { BoardPicture, BoardTalks } from "../../domain/desk/board-picture.js";
import { levels } from "../../domain/tickets.js";
import { dayMs, minuteMs } from "../../domain/time.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";
import { waited } from "../when.js";

export type BoardWords = {
  /** Undefined for all of somebody's teams together. */
  team: string | undefined;
  time: string;
  utcOffset: number;
  timeOf: (at: string) => string;
  /** Nobody of the staff is named: numbers only. */
  isCountsOnly: boolean;
  /** It is edited by itself. */
  isLive: boolean;
};

const mostTalks = 12;
/** Telegram takes no longer words below a picture. */
const longestCaption = 1000;

const titleOf = (t: T, { team }: BoardWords) =>
  team === undefined ? t("board:staff.titleAll") : t("board:staff.title", { team });

const stateOf = (t: T, { state }: Talks): string | undefined =>
  state === "there" ? undefined : t(`board:staff.${state}`);

const talksOf = (t: T, one: Talks): BoardTalks => ({
  name: one.name,
  urgent: { filled: one.urgent, of: one.caps.imminent },
  others: { filled: one.others, of: one.caps.others },
  state: stateOf(t, one),
});

/** More names than that are counted. */
const mostNames = 6;
const named = (t: T, names: readonly string[]) =>
  [
    ...names.slice(0, mostNames),
    ...(names.length > mostNames ? [t("board:staff.more", { count: names.length - mostNames })] : []),
  ].join(", ");

const dutyLines = (t: T, { duty }: Board, { timeOf }: BoardWords): string[] => {
  const { isKnown, isLasting, now, next, resting } = duty;
  if (!isKnown) return [t("board:staff.dutyUnknown")];
  const there = now.map(({ name, until }) =>
    until === undefined ? name : t("board:staff.until", { name, time: timeOf(until) }),
  );
  return [
    now.length === 0 ? t("board:staff.dutyNobody") : t("board:staff.dutyNow", { names: named(t, there) }),
    ...(next === undefined
      ? isLasting
        ? []
        : [t("board:staff.dutyNobodyNext")]
      : [t("board:staff.dutyNext", { names: named(t, next.names), time: timeOf(next.at) })]),
    ...(resting.length === 0 ? [] : [t("board:staff.rest", { names: named(t, resting) })]),
  ];
};

const countLine = (t: T, { duty, open }: Board) =>
  t("board:staff.counts", { there: duty.now.length, resting: duty.resting.length, open });

/** What is told in steps is told as the least that it is; whole days are said so already. */
const atLeast = (t: T, ms: number): string =>
  ms < coarseMinutes * minuteMs || ms >= dayMs
    ? waited(t, ms)
    : t("board:staff.over", { wait: waited(t, ms) });

/** The picture's data. */
export const boardPicture = (t: T, board: Board, about: BoardWords): BoardPicture => {
  const { waiting, unanswered, late, talks } = board;
  const isLate = late.firstWord + late.nextWord > 0;
  const rows = talks.slice(0, mostTalks).map((one) => talksOf(t, one));
  return {
    title: titleOf(t, about),
    asOf: t("board:staff.asOf", { time: about.time, offset: about.utcOffset }),
    waiting: t("board:staff.waiting"),
    tiles: levels.map((level) => {
      const { count, longestMs } = waiting[level];
      return {
        level,
        label: t(`board:staff.level.${level}`),
        count,
        wait: count === 0 ? undefined : t("board:staff.waits", { wait: atLeast(t, longestMs) }),
      };
    }),
    rows: [
      {
        label: t("board:staff.answer"),
        value:
          unanswered.count === 0
            ? "0"
            : `${unanswered.count} · ${t("board:staff.waits", { wait: atLeast(t, unanswered.longestMs) })}`,
        isBad: false,
      },
      {
        label: t("board:staff.late"),
        value: isLate
          ? [`${t("board:staff.first")} ${late.firstWord}`, `${t("board:staff.next")} ${late.nextWord}`].join(
              " · ",
            )
          : "0",
        isBad: isLate,
      },
    ],
    talks:
      about.isCountsOnly || rows.length === 0
        ? undefined
        : {
            title: t("board:staff.talks"),
            rows,
            more:
              talks.length > mostTalks
                ? t("board:staff.more", { count: talks.length - mostTalks })
                : undefined,
            urgent: t("board:staff.legendUrgent"),
            others: t("board:staff.legendOthers"),
          },
    lines: about.isCountsOnly
      ? [countLine(t, board)]
      : [...(rows.length === 0 ? [t("board:staff.talksNone")] : []), ...dutyLines(t, board, about)],
    foot: t(about.isLive ? "board:staff.foot" : "board:staff.footOnce"),
  };
};

/** The same in words, so that nothing is told by a picture alone. */
export const boardText = (t: T, board: Board, about: BoardWords): string => {
  const { waiting, unanswered, late, talks } = board;
  const queue = levels.flatMap((level) => {
    const { count, longestMs } = waiting[level];
    return count === 0
      ? []
      : [
          `${t(`staff:level.${level}`)}: ${count}, ${t("board:staff.longest", { wait: atLeast(t, longestMs) })}`,
        ];
  });
  const lines = [
    t("board:staff.waiting"),
    ...(queue.length === 0 ? [t("board:staff.nobody")] : queue),
    "",
    unanswered.count === 0
      ? t("board:staff.answerNone")
      : t("board:staff.answerLine", {
          count: unanswered.count,
          wait: atLeast(t, unanswered.longestMs),
        }),
    late.firstWord + late.nextWord === 0
      ? t("board:staff.lateNone")
      : t("board:staff.lateLine", { first: late.firstWord, next: late.nextWord }),
    "",
    ...(about.isCountsOnly ? [countLine(t, board)] : dutyLines(t, board, about)),
  ];
  const names = about.isCountsOnly
    ? []
    : talks.slice(0, mostTalks).map((one) => {
        const state = stateOf(t, one);
        return t("board:staff.talkLine", {
          name: one.name,
          count: one.others,
          cap: one.caps.others,
          urgent: one.urgent,
          urgentCap: one.caps.imminent,
          state: state === undefined ? "" : ` · ${state}`,
        });
      });
  const text = [...lines, ...(names.length > 0 ? ["", ...names] : [])];
  while (text.join("\n").length > longestCaption) text.pop();
  return text.join("\n");
};

/** Below a board that is looked at once. @param teams others that can be looked at alone */
export const boardKeyboard = (
  t: T,
  { team, teams }: { team: number | undefined; teams: readonly { id: number; name: string }[] },
): NonNullable<View["keyboard"]> =>
  inline(
    [{ text: t("board:staff.button"), callback_data: data("board", { act: "refresh", team: team ?? 0 }) }],
    ...(teams.length < 2 ? [] : teams.slice(0, 10)).map(({ id, name }) => [
      { text: name, callback_data: data("board", { act: "show", team: id }) },
    ]),
  );
