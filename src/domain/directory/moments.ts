/** Remembers what is true of many cards at once: cards that are alike are asked about once. Knows no rule itself. */
import type { Instant } from "../time.js";
import type { ServiceCard } from "./card.js";

/** For how long an answer about a moment holds, as so many characters of an ISO instant. */
export const SLOT = { minute: "2026-01-01T00:00".length, day: "2026-01-01".length } as const;

/** Cards sorted by what makes them alike; answers are given for one of each kind, when first asked for. */
export const createAlike = (cards: readonly ServiceCard[], patternOf: (card: ServiceCard) => string) => {
  const patterns = new Map<string, number>();
  const samples: ServiceCard[] = [];
  const ids = Uint32Array.from(cards, (card) => {
    const pattern = patternOf(card);
    const id = patterns.get(pattern) ?? samples.push(card) - 1;
    patterns.set(pattern, id);
    return id;
  });
  /** A reader of the answers by the position of a card. */
  return <T>(answerOf: (card: ServiceCard) => T): ((index: number) => T) => {
    const answers: ({ answer: T } | undefined)[] = samples.map(() => undefined);
    return (index) => {
      const id = ids[index] ?? 0;
      const known = answers[id];
      if (known !== undefined) return known.answer;
      const sample = samples[id];
      if (sample === undefined) throw new Error(`there is no card ${index}`);
      const answer = answerOf(sample);
      answers[id] = { answer };
      return answer;
    };
  };
};

/** Answers that hold for a slot of time, and are forgotten after it. */
export const createMoments = <T>(
  alike: ReturnType<typeof createAlike>,
  slot: number,
  answerOf: (card: ServiceCard, now: Instant) => T,
): ((now: Instant) => (index: number) => T) => {
  let current: { time: string; read: (index: number) => T } | undefined;
  return (now) => {
    const time = now.slice(0, slot);
    if (current?.time !== time) current = { time, read: alike((card) => answerOf(card, now)) };
    return current.read;
  };
};
