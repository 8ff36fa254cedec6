/** The lobby: cards that say how grave it is, who in the broadest sense, where, in which language and since when. No more. */
import { type Full, type SkipReason, skipReasons } from "../../domain/desk/queue.js";
import type { Person } from "../../domain/people.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, type View } from "../view.js";

export type CardFacts = {
  role: Person["role"];
  /** A band of ages, as it was chosen. */
  age: string | undefined;
  since: string;
  /** Until when to answer. */
  time: string;
  waiting: string | undefined;
  /** That time is over. */
  late: boolean;
  /** Why it was given back; undefined when it was not. */
  returned: string | undefined;
};

const bands = ["0-3", "4-6", "7-10", "11-14", "15-17", "18"] as const;

const whoText = (t: T, { role, age }: CardFacts): string => {
  const band = bands.find((one) => one === age);
  const who = t(`staff:role.${role ?? "unknown"}`);
  return band === undefined ? who : t("lobby:whoOfAge", { who, age: t(`find:age.options.${band}`) });
};

/** Reasons that are not typed but happen. */
const happenings = ["silent", "off-duty", "absent", "woken", "conflict", "team-lost"] as const;

const returnedText = (t: T, reason: string): string => {
  const known = happenings.find((one) => one === reason);
  if (known !== undefined) return t(`lobby:returned.${known}`);
  return reason === "" ? t("lobby:returned.plain") : t("lobby:returned.said", { reason });
};

export const lobbyCard = (t: T, ticket: Ticket, facts: CardFacts): View => ({
  text: [
    t("lobby:card", {
      level: t(`staff:level.${ticket.level}`),
      name: nameOf(ticket),
      who: whoText(t, facts),
      place: ticket.municipality ?? t("staff:noPlace"),
      language: t(`staff:languageName.${ticket.language}`),
      since: facts.since,
      time: facts.time,
    }),
    ...(facts.returned === undefined ? [] : [returnedText(t, facts.returned)]),
    ...(facts.waiting === undefined ? (facts.late ? [t("lobby:late")] : []) : [facts.waiting]),
  ].join("\n"),
  keyboard: inline(
    [{ text: t("staff:claim"), callback_data: data("claim", { ticket: ticket.id }) }],
    [{ text: t("lobby:takeNext"), callback_data: data("lobby", { act: "next" }) }],
  ),
});

/** Somebody chose another than the gravest: why? */
export const askWhy = (t: T, chosen: Ticket, first: Ticket): View => ({
  text: t("lobby:askWhy", {
    first: nameOf(first),
    level: t(`staff:level.${first.level}`),
    chosen: nameOf(chosen),
    code: chosen.code,
  }),
  awaits: `/claim ${chosen.code}`,
  keyboard: inline(
    [{ text: t("lobby:takeFirst"), callback_data: data("lobby", { act: "next" }) }],
    ...skipReasons.map((reason) => [
      { text: t(`lobby:why.${reason}`), callback_data: data("skip", { ticket: chosen.id, reason }) },
    ]),
  ),
});

export const skippedText = (t: T, staff: string, chosen: Ticket, first: Ticket, reason: string): string => {
  const known = skipReasons.find((one) => one === reason);
  return t("lobby:skipped", {
    staff,
    chosen: nameOf(chosen),
    first: nameOf(first),
    reason: known === undefined ? reason : t(`lobby:why.${known satisfies SkipReason}`),
  });
};

export const fullText = (t: T, { of, most }: Full): string => t(`lobby:full.${of}`, { most });
