/** A bell for loops that look for work: rings that come between looking and resting are not lost. */
export type Wake = {
  /** @param most how many of those that rest are woken; all unless told */
  ring(most?: number): void;
  /** How often it has rung; take it before looking for work. */
  count(): number;
  /** Rests until the next ring or for `ms`; not at all when it has rung since `seen`. */
  rest(ms: number, seen: number): Promise<void>;
};

export const createWake = (): Wake => {
  let rings = 0;
  const resting = new Set<() => void>();
  return {
    ring: (most = Number.POSITIVE_INFINITY) => {
      rings += 1;
      for (const end of [...resting].slice(0, most)) end();
    },
    count: () => rings,
    rest: (ms, seen) =>
      new Promise((resolve) => {
        if (rings !== seen) {
          resolve();
          return;
        }
        const end = () => {
          clearTimeout(timer);
          resting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        resting.add(end);
      }),
  };
};
