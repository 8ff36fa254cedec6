/** The card of a ticket's topic and the topic's title: level first, then the state, the words that alarmed, what was answered. */
import type { InlineKeyboardButton } from "@grammyjs/types";
import { isClosed, isHeld } from "../../domain/desk/states.js";
import { isTurn, type LowerReason, lowerReasons, markOf } from "../../domain/desk/topic-title.js";
import type { Person } from "../../domain/people.js";
import { type Level, levels, nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import type { SavedAnswer } from "../../store/dialogues.js";
import { assessed } from "../bullying.js";
import { data } from "../buttons.js";
import { answerText, facts } from "../staff.js";
import { inline, type View } from "../view.js";

/** What a card tells beside the ticket itself. */
export type CardFacts = {
  ticket: Ticket;
  role: Person["role"];
  answers: readonly SavedAnswer[];
  holder: string | undefined;
  /** Until when a human answers, while somebody waits for that. */
  replyBy: string | undefined;
  /** Until when the next word is owed: it comes and goes with whose turn it is. */
  nextBy: string | undefined;
  /** Days of earlier matters of the same person: nothing else of them. */
  earlier: readonly string[];
  numbersShown: boolean;
  /** They have shut the bot out: nothing that is written arrives. */
  isOutOfReach?: boolean;
  /** Names of places that the person was shown. */
  places: readonly string[];
  /** Meetings, days to be reminded of, tasks of others: a line each. */
  planned: readonly string[];
};

type Row = (t: T, ticket: number) => InlineKeyboardButton[];
/** Of a talk that somebody holds alone. */
const heldRows: readonly Row[] = [
  (t, ticket) => [
    { text: t("handover:staff.button.transfer"), callback_data: data("handTo", { ticket, to: "who" }) },
    { text: t("handover:staff.button.snooze"), callback_data: data("snooze", { ticket, choice: "ask" }) },
  ],
  (t, ticket) => [
    { text: t("handover:staff.button.release"), callback_data: data("release", { ticket, reason: "ask" }) },
    { text: t("topic:staff.button.close"), callback_data: data("close", { ticket }) },
  ],
];
const freeRow: Row = (t, ticket) => [
  { text: t("topic:staff.button.close"), callback_data: data("close", { ticket }) },
];

/** Rows of buttons below the card, one function each: a new act on a ticket is one line more here. */
const rows: readonly Row[] = [
  (t, ticket) => [
    { text: t("topic:staff.button.level"), callback_data: data("topic", { act: "level", ticket }) },
    { text: t("topic:staff.button.history"), callback_data: data("topic", { act: "history", ticket }) },
  ],
  (t, ticket) => [
    { text: t("topic:staff.button.replies"), callback_data: data("topic", { act: "replies", ticket }) },
    { text: t("topic:staff.button.find"), callback_data: data("topic", { act: "find", ticket }) },
  ],
  (t, ticket) => [
    {
      text: t("appointments:staff.button.appoint"),
      callback_data: data("topic", { act: "appoint", ticket }),
    },
    { text: t("appointments:staff.button.later"), callback_data: data("topic", { act: "later", ticket }) },
    { text: t("tasks:staff.button.task"), callback_data: data("topic", { act: "task", ticket }) },
  ],
];

/** «🟠 ВЫСОКИЙ · Тихая рябина · 7K3P», and what is unusual of its state. */
export const topicTitle = (t: T, ticket: Ticket): string => {
  const mark = markOf(ticket.status);
  return [
    t(`staff:level.${ticket.level}`),
    nameOf(ticket),
    ...(mark === undefined ? [] : [t(`topic:staff.mark.${mark}`)]),
  ].join(" · ");
};

const maxAnswers = 2600;

/** As many answers as there is room for. */
const answersText = (t: T, { ticket, answers }: CardFacts): string => {
  const shown = answers.filter(({ question }) => question !== "crisis.quote");
  if (shown.length === 0) return t(ticket.need === "request" ? "request:staff.below" : "staff:noAnswers");
  const lines = [
    ...(shown.some(({ question }) => question === "bullying.forms") ? [assessed(t, [...shown])] : []),
    ...shown.map((answer) => answerText(t, answer)),
  ];
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > maxAnswers;
  });
  return end === -1
    ? lines.join("\n")
    : [...lines.slice(0, Math.max(1, end)), t("topic:staff.cut")].join("\n").slice(0, maxAnswers + 200);
};

const quotesOf = (answers: readonly SavedAnswer[]): string[] =>
  answers.flatMap(({ question, value }) =>
    question === "crisis.quote" && "words" in value ? [value.words.slice(0, 300)] : [],
  );

/** @param isSteady leaves out whose turn it is, and until when */
const cardText = (t: T, card: CardFacts, isSteady: boolean): string => {
  const { ticket, holder, earlier, places } = card;
  const isOver = isClosed(ticket);
  const replyBy = card.replyBy ?? (isSteady ? undefined : card.nextBy);
  const { level, name, need, place, language } = facts(t, ticket);
  const turn = isSteady && isTurn(ticket.status) ? [] : [t(`topic:staff.state.${ticket.status}`)];
  const state = [
    ...(card.isOutOfReach === true && !isOver ? [t("topic:staff.outOfReach")] : turn),
    holder === undefined ? t("topic:staff.nobody") : t("topic:staff.heldBy", { staff: holder }),
    ...(replyBy === undefined ? [] : [t("topic:staff.answerBy", { time: replyBy })]),
  ];
  const quotes = quotesOf(card.answers).map((words) => t("topic:staff.quote", { words }));
  const shown = [
    ...(card.numbersShown ? [t("topic:staff.shownLines")] : []),
    ...(places.length === 0 ? [] : [t("topic:staff.shownPlaces", { places: places.join("; ") })]),
    ...(earlier.length === 0
      ? []
      : [t("topic:staff.earlier", { count: String(earlier.length), dates: earlier.slice(-5).join(", ") })]),
  ];
  const who = t("topic:staff.who", {
    need,
    place,
    language,
    role: t(`staff:role.${card.role ?? "unknown"}`),
  });
  return [
    `${level} · ${name}`,
    state.join(" · "),
    who,
    ...(quotes.length === 0 ? [] : ["", ...quotes]),
    ...(shown.length === 0 ? [] : ["", ...shown]),
    ...(isOver || card.planned.length === 0 ? [] : ["", ...card.planned]),
    "",
    answersText(t, card),
    // What is written to a talk that is over reaches nobody.
    ...(isOver ? [] : ["", t("topic:staff.hint")]),
  ].join("\n");
};

/** The card, and its text without whose turn it is. */
export const topicCard = (t: T, card: CardFacts): View & { steady: string } => ({
  text: cardText(t, card, false),
  steady: cardText(t, card, true),
  // Of a talk that is over only its history can be asked for.
  keyboard: inline(
    ...(isClosed(card.ticket)
      ? [
          [
            {
              text: t("topic:staff.button.history"),
              callback_data: data("topic", { act: "history", ticket: card.ticket.id }),
            },
          ],
        ]
      : [...rows, ...(isHeld(card.ticket) ? heldRows : [freeRow])].map((row) => row(t, card.ticket.id))),
  ),
});

/** Which level it is to be. */
export const levelAsk = (t: T, ticket: Ticket): View => ({
  text: t("topic:staff.levelAsk", { level: t(`staff:level.${ticket.level}`) }),
  keyboard: inline(
    ...levels
      .filter((level) => level !== ticket.level)
      .map((level) => [
        { text: t(`staff:level.${level}`), callback_data: data("level", { ticket: ticket.id, level }) },
      ]),
  ),
});

/** Nothing is lowered without a reason. */
export const lowerAsk = (t: T, ticket: Ticket, level: Level): View => ({
  text: t("topic:staff.lowerAsk", { level: t(`staff:level.${level}`), code: level }),
  awaits: `/level ${level}`,
  keyboard: inline(
    ...lowerReasons.map((reason: LowerReason) => [
      {
        text: t(`topic:staff.lower.${reason}`),
        callback_data: data("lower", { ticket: ticket.id, level, reason }),
      },
    ]),
  ),
});

/** Somebody has typed the word alone. */
export const closeAsk = (t: T, ticket: number): View => ({
  text: t("topic:staff.closeAsk"),
  keyboard: inline([{ text: t("topic:staff.button.close"), callback_data: data("close", { ticket }) }]),
});

/** A line was taken for an answer to the desk. */
export const unsent = (t: T, ticket: number) => ({
  text: t("topic:staff.awaited.unsent"),
  keyboard: inline([{ text: t("topic:staff.awaited.send"), callback_data: data("unsent", { ticket }) }]),
});
