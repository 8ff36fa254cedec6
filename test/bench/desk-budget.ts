/**
 * The desk under Telegram's budget for groups, on a clock of its own: sixty talks, each with a message every ten seconds,
 * and cards in the lobby. Our own budgets, order and joining decide what goes; the sandbox's limits judge it.
 */
import { type Destination, priorities } from "../../src/domain/outgoing.js";
import { createBudgets } from "../../src/outbox/budgets.js";
import { burstOf } from "../../src/outbox/burst.js";
import { createBudgets as createTelegram } from "../../src/sandbox/budgets.js";
import type { Queued } from "../../src/store/queued.js";

const talks = 60;
const everyMs = 10_000;
const lastsMs = 20 * 60_000;
/** Until every window is full, delays are not those of a desk at work. */
const warmMs = 4 * 60_000;
const stepMs = 50;
const callMs = 120;
/** As in the sender. */
const joinsAfterMs = 2000;

export type DeskRun = {
  forums: number;
  /** Calls that the sandbox's limits refused. */
  refused: number;
  /** Waits in ms. */
  imminent: number[];
  others: number[];
  posts: number;
  messages: number;
};

/** Repeatable numbers from 0 up to 1. */
const dice = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

type Waiting = Queued & { bornMs: number; forum: number };

/** @param forums over how many groups the talks are spread @param inDanger how many of the talks are about a life */
export const simulateDesk = (forums: number, inDanger = 1): DeskRun => {
  const random = dice(forums * 7 + inDanger);
  const ours = createBudgets();
  const telegram = createTelegram();
  const queues = new Map<Destination, Waiting[]>();
  const busyUntil = new Map<Destination, number>();
  const run: DeskRun = { forums, refused: 0, imminent: [], others: [], posts: 0, messages: 0 };
  let ids = 0;
  const born = (
    forum: number,
    to: Destination,
    bornMs: number,
    urgent: boolean,
    text: string,
    from?: number,
  ) => {
    const call: Waiting = {
      id: (ids += 1),
      destination: to,
      priority: urgent ? priorities.crisis : priorities.relay,
      method: "sendMessage",
      payload: { text },
      attempts: 0,
      repeated: false,
      createdAt: new Date(bornMs).toISOString(),
      source: from === undefined ? undefined : { chatId: from, messageId: ids },
      ticketId: from,
      bornMs,
      forum,
    };
    const queue = queues.get(to) ?? [];
    queue.push(call);
    // In a lobby the gravest goes first, as the store has it.
    if (to.startsWith("lobby:")) queue.sort((a, b) => a.priority - b.priority || a.id - b.id);
    queues.set(to, queue);
  };
  const next = Array.from({ length: talks }, () => random() * everyMs);
  const nextCard = Array.from({ length: forums }, () => random() * 60_000);

  const arrive = (now: number) => {
    for (let talk = 0; talk < talks; talk += 1)
      if ((next[talk] ?? 0) <= now) {
        born(talk % forums, `ticket:${talk + 1}`, now, talk < inDanger, "…".repeat(40), talk + 1);
        next[talk] = now + everyMs * (0.8 + 0.4 * random());
      }
    // Each lobby: a new card a minute, every third of them about a life.
    for (let forum = 0; forum < forums; forum += 1)
      if ((nextCard[forum] ?? 0) <= now) {
        born(forum, `lobby:${forum + 1}`, now, random() < 1 / 3, "card");
        nextCard[forum] = now + 60_000 * (0.5 + random());
      }
  };

  const deliver = (queue: Waiting[], now: number) => {
    const [first] = queue;
    if (first === undefined) return;
    const burst = now - first.bornMs > joinsAfterMs ? burstOf(queue) : [first];
    try {
      telegram.spend("sendMessage", { chat_id: -1 - first.forum }, now);
    } catch (error) {
      run.refused += 1;
      const { parameters } = error as { parameters?: { retry_after?: number } };
      ours.close(first.forum, now + (parameters?.retry_after ?? 1) * 1000);
      return;
    }
    const sent = queue.splice(0, burst.length);
    busyUntil.set(first.destination, now + callMs);
    if (now < warmMs) return;
    run.posts += 1;
    run.messages += sent.length;
    for (const { bornMs, priority } of sent)
      (priority === priorities.crisis ? run.imminent : run.others).push(now + callMs - bornMs);
  };

  for (let now = 0; now < lastsMs; now += stepMs) {
    arrive(now);
    const heads = [...queues]
      .filter(([to, queue]) => queue.length > 0 && (busyUntil.get(to) ?? 0) <= now)
      .map(([, queue]) => ({
        queue,
        id: queue[0]?.id ?? 0,
        priority: Math.min(...queue.map((one) => one.priority)),
      }))
      .sort((a, b) => a.priority - b.priority || a.id - b.id);
    for (const { queue, priority } of heads) {
      const forum = queue[0]?.forum ?? 0;
      const wait = ours.take({ id: forum, kind: "group" }, { method: "sendMessage", priority }, now);
      if (wait === 0) deliver(queue, now);
    }
  }
  return run;
};

export const waitAt = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export const forumCounts = [1, 2, 3, 4, 6, 10] as const;
