/** A ticket: one matter of one person, from the wish for a human to its end. Decides; stores and tells nothing. */
import { isClosed, type TicketStatus } from "./desk/states.js";
import type { Language } from "./people.js";
import { hourMs, type Instant, minuteMs, plus } from "./time.js";

/** How fast a human looks; never told to the person as a score. Source of the order: docs of crisis lines, see README. */
export const levels = ["imminent", "high", "elevated", "standard"] as const;
export type Level = (typeof levels)[number];

export const closeReasons = ["helped", "referred", "no-answer", "person-left", "mistake"] as const;
export type CloseReason = (typeof closeReasons)[number];

export type Ticket = {
  id: number;
  alias: string;
  code: string;
  personId: number;
  teamId: number | undefined;
  need: string;
  level: Level;
  status: TicketStatus;
  language: Language;
  municipality: string | undefined;
  region: string | undefined;
  /** A sexual matter of a minor: pictures are neither passed on nor kept. */
  noImages: boolean;
  topicId: number | undefined;
  assigneeId: number | undefined;
  replyBy: Instant | undefined;
  createdAt: Instant;
  claimedAt: Instant | undefined;
  firstWordAt: Instant | undefined;
  /** Until when it rests. */
  snoozedUntil: Instant | undefined;
  /** Whom it was handed to and who has not answered yet: a member of staff, or a team. */
  transferTo: { staffId: number } | { teamId: number } | undefined;
  closedAt: Instant | undefined;
  /** Agencies whose people the person does not want to talk to. */
  avoids: readonly string[];
};

/** The name by which staff know a person in a ticket. */
export const nameOf = (ticket: Pick<Ticket, "alias" | "code">): string => `${ticket.alias} · ${ticket.code}`;

/** Until when a human answers, by level, while somebody is on duty. Source: safety requirements, human target. */
const firstWordMs: Record<Level, number> = {
  imminent: 5 * minuteMs,
  high: 15 * minuteMs,
  elevated: 4 * hourMs,
  standard: 24 * hourMs,
};

/** @param back when somebody will be there again, if nobody is now */
export const replyBy = (level: Level, now: Instant, back?: Instant): Instant =>
  plus(back ?? now, firstWordMs[level]);

/** Levels at which every minute counts. */
export const isUrgent = (level: Level): boolean => level === "imminent" || level === "high";

export const moreUrgent = (a: Level, b: Level): Level => (levels.indexOf(a) <= levels.indexOf(b) ? a : b);

/** Whether nobody has said a word in it yet who should. */
export const waitsForWord = (ticket: Ticket): boolean =>
  !isClosed(ticket) && ticket.firstWordAt === undefined;

/** The order in which humans look: by level, then by waiting time. */
export const byUrgency = (a: Ticket, b: Ticket): number =>
  levels.indexOf(a.level) - levels.indexOf(b.level) || a.id - b.id;

const adjectives = [
  "Тихая",
  "Ясная",
  "Тёплая",
  "Лёгкая",
  "Светлая",
  "Добрая",
  "Смелая",
  "Синяя",
  "Лесная",
  "Речная",
  "Утренняя",
  "Снежная",
  "Звёздная",
  "Летняя",
  "Мягкая",
  "Ранняя",
]; // prettier-ignore
const nouns = [
  "рябина",
  "ласточка",
  "река",
  "сосна",
  "искра",
  "тропа",
  "волна",
  "роща",
  "ива",
  "синица",
  "поляна",
  "черёмуха",
  "капель",
  "радуга",
  "берёза",
  "чайка",
]; // prettier-ignore
// No letters or digits that look alike when read aloud or written down.
const symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A name that says nothing about the person. @param random numbers from 0 up to 1 */
export const newAlias = (random: () => number): { alias: string; code: string } => {
  const pick = <T>(from: readonly T[] | string): T | string => from[Math.floor(random() * from.length)] ?? "";
  return {
    alias: `${pick(adjectives)} ${pick(nouns)}`,
    code: Array.from({ length: 4 }, () => pick(symbols)).join(""),
  };
};

/** Matters in which pictures are refused. Source: safety requirements, R-SAF-8. */
export const imagesRefusedFor = (categories: readonly string[]): boolean =>
  categories.some((category) => category === "sexual" || category === "sextortion");

/** How long the content of a closed ticket is kept. Source: the default of comparable reporting systems, 90 days. */
export const retentionMs = 90 * 24 * hourMs;
