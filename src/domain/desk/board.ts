/** What supervisors see at a glance: who waits, who holds how much, what came too late, who is there. Counts; names no person. */
import { type Duty, staysBetween } from "../duty.js";
import type { Staff } from "../teams.js";
import { type Level, levels, type Ticket, waitsForWord } from "../tickets.js";
import { dayMs, type Instant, minuteMs, msBetween, plus } from "../time.js";
import type { BreachCount, BreachKind } from "./breaches.js";
import { isHeld, isQueued } from "./states.js";
import type { Caps } from "./team-terms.js";

export type Wait = { count: number; longestMs: number };

export type Talks = {
  name: string;
  urgent: number;
  others: number;
  caps: Caps;
  state: "there" | "away" | "resting";
};

export type Board = {
  /** Whom nobody has taken yet. */
  waiting: Record<Level, Wait>;
  /** Who has written in a talk, or was taken, and has no answer yet. */
  unanswered: Wait;
  late: Record<BreachKind, number>;
  /** Of whoever holds something or is there. */
  talks: Talks[];
  open: number;
  duty: {
    /** False while nobody has any hours: then nothing is known. */
    isKnown: boolean;
    /** Somebody is there beyond what is within sight: that nobody else comes is no gap. */
    isLasting: boolean;
    /** Until when, as far as that is within sight. */
    now: { name: string; until: Instant | undefined }[];
    next: { names: string[]; at: Instant } | undefined;
    resting: string[];
  };
};

export type BoardFacts = {
  tickets: readonly Ticket[];
  staff: readonly (Pick<Staff, "id" | "name" | "role"> & { bound: boolean; caps: Caps })[];
  roster: readonly Duty[];
  resting: readonly number[];
  /** Since when a word is owed; where nothing is known, since the talk began. */
  owed: readonly { ticketId: number; since: Instant }[];
  late: readonly Pick<BreachCount, "kind" | "count">[];
  now: Instant;
};

/** So that a board changes when something has, and not with every minute of a long wait. */
/** From so many minutes on a wait is longer than what is told. */
export const coarseMinutes = 15;
const stepsOf = (minutes: number): number => (minutes < coarseMinutes ? 1 : minutes < 60 ? 5 : 30);
const coarse = (ms: number): number => {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  const step = stepsOf(minutes);
  return Math.floor(minutes / step) * step * minuteMs;
};

const waitOf = (since: readonly Instant[], now: Instant): Wait => ({
  count: since.length,
  longestMs: coarse(Math.max(0, ...since.map((at) => msBetween(at, now)))),
});

/** So far ahead it is told who goes and who comes. */
const sightMs = 7 * dayMs;

const answering: readonly string[] = ["specialist", "supervisor"];

export const boardOf = ({ tickets, staff, roster, resting, owed, late, now }: BoardFacts): Board => {
  const queue = tickets.filter(isQueued);
  const held = tickets.filter(isHeld);
  const since = new Map(owed.map((one) => [one.ticketId, one.since]));
  const sinceOf = ({ id, createdAt }: Ticket) => since.get(id) ?? createdAt;
  const unanswered = held.flatMap((ticket) =>
    since.has(ticket.id) || waitsForWord(ticket) ? [sinceOf(ticket)] : [],
  );
  const desk = staff.filter(({ bound, role }) => bound && answering.includes(role));
  const nameOf = (staffId: number) => desk.find(({ id }) => id === staffId)?.name;
  const ofDesk = roster.filter(({ staffId }) => nameOf(staffId) !== undefined);
  const sight = plus(now, sightMs);
  const stays = staysBetween(ofDesk, now, sight);
  const there = new Map(stays.filter(({ from }) => from <= now).map(({ staffId, to }) => [staffId, to]));
  const at = stays.find(({ from }) => from > now)?.from;
  const next = stays.filter(({ from }) => from === at);
  const talks = staff.flatMap(({ id, name, caps }): Talks[] => {
    // What rests until a day takes nobody's attention.
    const own = held.filter(({ assigneeId, status }) => assigneeId === id && status !== "snoozed");
    if (own.length === 0 && !there.has(id)) return [];
    const urgent = own.filter(({ level }) => level === "imminent").length;
    const isThere = there.has(id) || roster.length === 0;
    const state = resting.includes(id) ? "resting" : isThere ? "there" : "away";
    return [{ name, urgent, others: own.length - urgent, caps, state }];
  });
  return {
    waiting: Object.fromEntries(
      levels.map((level) => [
        level,
        waitOf(queue.filter((ticket) => ticket.level === level).map(sinceOf), now),
      ]),
    ) as Record<Level, Wait>,
    unanswered: waitOf(unanswered, now),
    late: {
      firstWord: late.reduce((sum, { kind, count }) => sum + (kind === "firstWord" ? count : 0), 0),
      nextWord: late.reduce((sum, { kind, count }) => sum + (kind === "nextWord" ? count : 0), 0),
    },
    talks: talks.toSorted((a, b) => b.urgent - a.urgent || b.others - a.others),
    open: held.length,
    duty: {
      isKnown: roster.length > 0,
      isLasting: [...there.values()].some((until) => until >= sight),
      // Whoever rests is named as resting, and nowhere else.
      now: [...there]
        .filter(([id]) => !resting.includes(id))
        .map(([id, until]) => ({
          name: nameOf(id) ?? "",
          until: until < sight ? until : undefined,
        })),
      next: at === undefined ? undefined : { names: next.map(({ staffId }) => nameOf(staffId) ?? ""), at },
      resting: desk.filter(({ id }) => resting.includes(id)).map(({ name }) => name),
    },
  };
};
