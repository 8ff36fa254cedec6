/** A request: what one person asks of a programme. Its shape, its code, and what was said with an act. */
import { type Day, parseDay } from "../days.js";
import type { StaffRole } from "../teams.js";
import type { Instant } from "../time.js";
import { type By, type Flow, isWorded, type Need } from "./flow.js";
import type { FlowName } from "./flows.js";

export type Request = {
  id: number;
  /** Stands for the person wherever staff see the request. */
  code: string;
  programme: string;
  flow: FlowName;
  state: string;
  personId: number | undefined;
  ticketId: number | undefined;
  ownerId: number | undefined;
  region: string;
  municipality: string | undefined;
  dueAt: Instant | undefined;
  createdAt: Instant;
  changedAt: Instant;
  closedAt: Instant | undefined;
};

/** What was said with an act, after what its flow needs. */
export type Input = { resource?: number; date?: Day; words?: string };

export type RequestEvent = {
  act: string;
  from: string | undefined;
  to: string;
  by: By;
  staffId: number | undefined;
  input: Input;
  at: Instant;
};

/** A thing, a place, a time that a request can be given. */
export type Resource = {
  id: number;
  programme: string;
  kind: string;
  item: string | undefined;
  name: string;
  municipality: string | undefined;
  maximum: number;
  startsAt: Instant | undefined;
  endsAt: Instant | undefined;
  condition: string | undefined;
  retiredAt: Instant | undefined;
};

/** Whether it has begun or is over, and cannot be given any more. What is bound to no time can always be. */
export const isPast = ({ startsAt, endsAt }: Pick<Resource, "startsAt" | "endsAt">, now: Instant): boolean =>
  [startsAt, endsAt].some((at) => at !== undefined && at <= now);

// No letters or digits that look alike when read aloud or written down.
const symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** @param random numbers from 0 up to 1 */
export const newRequestCode = (random: () => number): string =>
  Array.from({ length: 5 }, () => symbols[Math.floor(random() * symbols.length)]).join("");

/** The code of the row that the second side of a request has. */
export const secondCode = (code: string): string => `${code}-2`;

/** The code of the request that a second side belongs to; undefined when it is the code of a request itself. */
export const firstCode = (code: string): string | undefined => /^(.+)-2$/.exec(code)?.[1];

/** More open requests than this are a slip or a prank. */
export const mostOpen = 5;

const longestWords = 500;

/** Who of the staff may act on requests; everybody else only reads. */
export const mayActOn = (
  staff: { role: StaffRole },
  { decidedBy = ["specialist", "supervisor", "coordinator", "head"] }: Pick<Flow, "decidedBy"> = {},
): boolean => decidedBy.includes(staff.role);

export type ReadInput =
  | { kind: "ready"; input: Input }
  /** Nothing was said where this is needed, or what was said is none. */
  | { kind: "missing" | "wrong"; need: Need };

/** Reads what was typed or pressed with an act: a number for a resource, a day, and the rest as words. */
export const readInput = (needs: readonly Need[], text: string, today: Day): ReadInput => {
  const input: Input = {};
  let rest = text.trim();
  for (const need of needs) {
    if (rest === "") return { kind: "missing", need };
    if (isWorded(need)) {
      input.words = rest.slice(0, longestWords);
      rest = "";
      continue;
    }
    const [head = ""] = rest.split(/\s+/);
    const date = need === "date" ? parseDay(head, today) : undefined;
    const resource =
      need === "resource" ? Number(/^[#№]?(\d{1,9})$/.exec(head)?.[1] ?? Number.NaN) : Number.NaN;
    if (date !== undefined) input.date = date;
    else if (!Number.isNaN(resource)) input.resource = resource;
    else return { kind: "wrong", need };
    rest = rest.slice(head.length).trim();
  }
  return { kind: "ready", input };
};
