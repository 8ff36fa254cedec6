/** What specialists see: short, level first, times exact, the person's own words in quotes. Always in Russian. */
import type { Mention } from "../domain/outgoing.js";
import { nameOf, type Ticket } from "../domain/tickets.js";
import type { Key, T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { nearestLines } from "./commands.js";
import { responseRows } from "./response.js";
import { signalRows } from "./signal.js";
import { answerValue } from "./ticket-rows.js";
import type { View } from "./view.js";

const needs = ["bullying", "talk", "find", "sos", "crisis", "request", "violence"] as const;

export const facts = (t: T, ticket: Ticket) => ({
  level: t(`staff:level.${ticket.level}`),
  name: nameOf(ticket),
  need: t(`staff:need.${needs.find((need) => need === ticket.need) ?? "talk"}`),
  place: ticket.municipality ?? t("staff:noPlace"),
  language: t(`staff:languageName.${ticket.language}`),
});

/** One who waits, as a call names them. */
export type Waiting = { ticket: Ticket; wait: string };

/** One who is called; who has a private chat with us is called by name there and here. */
export type Called = { name: string; chatId: number | undefined };

/** Where names stand that end a text. */
const mentionsIn = (text: string, staff: readonly Called[]): Mention[] => {
  let offset = text.length - staff.map(({ name }) => name).join(", ").length;
  return staff.flatMap(({ name, chatId }) => {
    const at = offset;
    offset += name.length + 2;
    return chatId === undefined ? [] : [{ offset: at, length: name.length, chat: chatId }];
  });
};

const mostListed = 30;

/** A call for a human: who waits and for how long, in one message however many they are, and who is called. */
export const calling = (
  t: T,
  waiting: readonly Waiting[],
  staff: readonly Called[],
  isAgain = false,
): View => {
  const text = callText(t, waiting, staff.map(({ name }) => name).join(", "), isAgain);
  return { text, mentions: mentionsIn(text, staff) };
};

/** So many are named to each of those who are called: that others are called too is all they have to know. */
const mostNamed = 3;

/** The same in private. */
export const callingYou = (t: T, waiting: Waiting, staff: readonly Called[]): string => {
  const more = staff.length - mostNamed;
  const names = staff
    .slice(0, mostNamed)
    .map(({ name }) => name)
    .join(", ");
  return callText(t, [waiting], more > 0 ? t("staff:callMore", { names, count: more }) : names, false);
};

const callText = (t: T, waiting: readonly Waiting[], names: string, isAgain: boolean): string => {
  const called = {
    names,
    call: t(isAgain ? "staff:callAgain" : "staff:call"),
  };
  const words = waiting.map(({ ticket, wait }) => ({
    level: t(`staff:level.${ticket.level}`),
    name: nameOf(ticket),
    wait,
  }));
  const [first, second] = words;
  if (first !== undefined && second === undefined)
    return called.names === ""
      ? t("staff:callingNobody", first)
      : t("staff:calling", { ...first, ...called });
  const rest = words.length - mostListed;
  const list = [
    ...words.slice(0, mostListed).map((one) => t("staff:callingItem", one)),
    ...(rest > 0 ? [t("staff:callingMore", { count: rest })] : []),
  ].join("\n");
  return called.names === ""
    ? t("staff:callingManyNobody", { list })
    : t("staff:callingMany", { list, ...called });
};

export const claimedCard = (t: T, ticket: Ticket, staff: string, time: string): View => ({
  text: t("staff:claimedCard", { name: nameOf(ticket), staff, time }),
});

/** Dialogues whose answers are shown on a card of their own, in the words of that card. */
const rows = { response: responseRows, signal: signalRows };
const rowOf = (t: T, answer: SavedAnswer) => {
  const [dialogue] = answer.question.split(".");
  if (dialogue !== "response" && dialogue !== "signal") return undefined;
  return rows[dialogue](t, "ru", { programme: null, answers: [answer] });
};

/** An answer under a label of its own: the questions are worded for whoever was asked, a child or an adult. */
export const answerText = (t: T, { question, value, answeredAt }: SavedAnswer): string => {
  const own = rowOf(t, { question, value, answeredAt });
  if (own !== undefined)
    return own.map((row) => t("staff:answer", { question: row.label, answer: row.value })).join("\n");
  const [asked = ""] = question.split(/Told$/);
  const title = t(`staff:asked.${asked}` as Key);
  const isTold = asked !== question;
  return t("staff:answer", {
    question: isTold ? t("staff:inOwnWords", { question: title }) : title,
    answer: answerValue(t, "ru", { question, value }),
  });
};

const longestShown = 40;

/** @param said what begins with a slash and is no command here */
export const noSuchCommand = (t: T, said: string): string => {
  const [command = ""] = said.trim().split(/\s/);
  const [typed = ""] = command.slice(1).toLowerCase().split("@");
  const near = nearestLines(t, "group", typed.slice(0, longestShown));
  return [
    t("staff:noSuchCommand", { command: command.slice(0, longestShown) }),
    ...(near.length === 0 ? [] : [t("staff:commandMeant", { list: near.join("\n") })]),
    t("staff:allCommands"),
  ].join("\n");
};

/** What was answered after the card had been read. */
export const answersNote = (t: T, answers: SavedAnswer[]): View => ({
  text: answers.map((answer) => answerText(t, answer)).join("\n"),
});
