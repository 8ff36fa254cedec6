/**
 * Runs what is due: each timer is a row, its step a transaction. Late ones fire at once, in order, and their lateness is
 * logged. Knows names and payloads; what is done is an action.
 */
import { z } from "zod";
import type { Actions } from "../actions/actions.js";
import { type Clock, minuteMs, msBetween, plus } from "../domain/time.js";
import type { Role } from "../inbox/worker.js";
import type { Log } from "../log.js";
import type { Slices, Store } from "../store/store.js";
import type { DueTimer } from "../store/timers.js";
import { createWake } from "../wake.js";

const ticket = z.object({ ticketId: z.number().int() });
const rung = ticket.extend({ rung: z.number().int(), since: z.string() });
const reminded = ticket.extend({ index: z.number().int() });
const watching = ticket.extend({ staffId: z.number().int() });
const where = watching.extend({ waitMs: z.number().int() });
const lobby = z.object({ teamId: z.number().int(), since: z.string() });

const moved = ticket.extend({ topicId: z.number().int(), from: z.number().int() });
const silence = ticket.extend({ staffId: z.number().int(), asked: z.boolean() });

const reveal = z.object({ revealId: z.number().int() });
const named = z.object({ chatId: z.number().int(), messageId: z.number().int() });
const member = z.object({ staffId: z.number().int() });
const transfer = z.object({ transferId: z.number().int(), stage: z.enum(["asking", "offered"]) });
const rest = ticket.extend({ byPerson: z.boolean() });
const team = z.object({ teamId: z.number().int() });
const code = ticket.extend({ askedAt: z.string() });
const appointment = z.object({ appointmentId: z.number().int(), days: z.number().int() });
const followUp = z.object({ followUpId: z.number().int() });
const chat = z.object({ chatId: z.number().int(), attempt: z.number().int() });
const shown = z.object({ chatId: z.number().int(), messageId: z.number().int() });
const clearing = chat.extend({ before: z.string() });
const request = z.object({ requestId: z.number().int() });
const step = z.object({ taskId: z.number().int(), days: z.number().int() });
const receipt = request.extend({ staffId: z.number().int() });
const task = z.object({ taskId: z.number().int() });
const stock = z.object({ resourceId: z.number().int() });
const card = z.object({ card: z.string() });
const requestStep = request.extend({ late: z.number().int() });
const requestDay = request.extend({ days: z.number().int() });

type Kind = { run(actions: Actions, payload: unknown): Promise<unknown> };

/** A timer's payload, checked when it is due, and what is done then. */
const kind = <P>(payload: z.ZodType<P>, work: (actions: Actions, due: P) => Promise<unknown>): Kind => ({
  run: (actions, given) => work(actions, payload.parse(given)),
});

/** Every timer there is: its payload, and the action it calls. */
const kinds = {
  "clear-chat": kind(clearing, (actions, due) => actions.clearChat(due)),
  "sweep-chat": kind(chat, (actions, due) => actions.sweepChat(due)),
  "give-code": kind(code, (actions, due) => actions.giveCode(due)),
  "erase-ticket": kind(ticket, (actions, due) => actions.eraseTicket(due)),
  appointment: kind(appointment, (actions, due) => actions.remindOfAppointment(due)),
  "desk-follow-up": kind(ticket, (actions, due) => actions.reminderDue(due)),
  "follow-up": kind(followUp, (actions, due) => actions.askFollowUp(due)),
  ladder: kind(rung, (actions, due) => actions.climb(due)),
  "move-topic": kind(moved, (actions, due) => actions.moveTopic(due)),
  "ask-groups": kind(z.object({}), (actions) => actions.askGroups()),
  "claim-silence": kind(silence, (actions, due) => actions.hearSilence(due)),
  "next-word": kind(reminded, (actions, due) => actions.remindOfWord(due)),
  "watch-ends": kind(watching, (actions, due) => actions.endWatch(due)),
  "clear-mirror": kind(watching, (actions, due) => actions.clearMirror(due)),
  "duty-begins": kind(ticket, (actions, due) => actions.beginDuty(due)),
  "call-lobby": kind(lobby, (actions, due) => actions.callLobby(due)),
  "reveal-waits": kind(reveal, (actions, due) => actions.escalateReveal(due)),
  "hide-reveal": kind(named, (actions, due) => actions.hideReveal(due)),
  board: kind(team, (actions, due) => actions.refreshBoard(due)),
  "break-ends": kind(member, (actions, due) => actions.endBreak(due)),
  transfer: kind(transfer, (actions, due) => actions.lapseTransfer(due)),
  snooze: kind(rest, (actions, due) => actions.wakeTicket(due)),
  shifts: kind(z.object({}), (actions) => actions.watchShifts()),
  "slow-words": kind(ticket, (actions, due) => actions.releaseSlowed(due)),
  promise: kind(ticket, (actions, due) => actions.breakPromise(due)),
  "request-due": kind(request, (actions, due) => actions.requestDue(due)),
  "request-reminder": kind(requestDay, (actions, due) => actions.remindOfRequest(due)),
  "request-step": kind(requestStep, (actions, due) => actions.remindOfStep(due)),
  "plan-step": kind(step, (actions, due) => actions.stepDue(due)),
  "stock-added": kind(stock, (actions, due) => actions.stockAdded(due)),
  "signal-receipt": kind(receipt, (actions, due) => actions.missReceipt(due)),
  "ticket-task": kind(task, (actions, due) => actions.remindOfTicketTask(due)),
  "signal-task": kind(task, (actions, due) => actions.remindOfTask(due)),
  "reopen-card": kind(card, (actions, due) => actions.reopenCard(due)),
  "report-waiting": kind(card, (actions, due) => actions.remindOfReport(due)),
  "call-ten": kind(z.object({}), (actions) => actions.askToCall()),
  "dial-lines": kind(z.object({}), (actions) => actions.askToDial()),
  "cover-again": kind(shown, (actions, due) => actions.coverAgain(due)),
  "tell-where": kind(where, (actions, { staffId, ...due }) =>
    actions.tellWhere({ ...due, staff: { id: staffId } }),
  ),
  "topic-card": kind(ticket, (actions, due) => actions.refreshTopic(due)),
  sweep: kind(z.object({}), (actions) => actions.sweep()),
} as const;

export type TimerName = keyof typeof kinds;

export type TimerDeps = {
  store: Store;
  clock: Clock;
  log: Log;
  actionsIn: (slices: Slices, now: string) => Actions;
  committed: () => void;
};

const idleMs = 250;
const lateMs = minuteMs;

const fire = async ({ store, clock, log, actionsIn, committed }: TimerDeps): Promise<boolean> => {
  let due: DueTimer | undefined;
  try {
    due = await store.transaction(async (slices) => {
      const now = clock.now();
      const next = await slices.timers.claim(now);
      if (next === undefined) return undefined;
      due = next;
      const known = (kinds as Record<string, Kind | undefined>)[next.name];
      if (known === undefined) throw new Error("Unknown timer.");
      const late = msBetween(next.dueAt, now);
      if (late > lateMs) log.info("timer late", { timer: next.name, lateMs: late });
      const actions = actionsIn(slices, now);
      await known.run(actions, next.payload);
      await actions.refreshTopics();
      return next;
    });
  } catch (error) {
    if (due === undefined) throw error;
    log.error("timer failed", { timer: due.name, attempt: due.attempts + 1 }, error);
    const reason = error instanceof Error ? error.name : "unknown";
    await store.timers.failed(due.id, reason, plus(clock.now(), minuteMs));
  }
  if (due === undefined) return false;
  committed();
  return true;
};

export const startTimers = (deps: TimerDeps): Role => {
  let stopping = false;
  const wake = createWake();
  const loop = (async () => {
    while (!stopping) {
      const seen = wake.count();
      try {
        if (!(await fire(deps))) await wake.rest(idleMs, seen);
      } catch (error) {
        deps.log.error("timers could not reach the database", {}, error);
        await wake.rest(1000, wake.count());
      }
    }
  })();
  return {
    wake: wake.ring,
    stop: async () => {
      stopping = true;
      wake.ring();
      await loop;
    },
  };
};
