/** What the loads of the benchmark have in common: how they are counted, an even rate, waiting. */

export type Load = {
  updates: number;
  latenciesMs: number[];
  lost: number;
  outOfOrder: number;
  seconds: number;
};

/** Waits until something is so, at most `ms`. Answers whether it is. */
export const until = async (done: () => boolean, ms: number): Promise<boolean> => {
  const end = Date.now() + ms;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  return done();
};

/** Acts at an even rate, whether the replies keep up or not. */
export const atEvenRate = async (
  perSecond: number,
  seconds: number,
  act: (n: number) => void,
): Promise<void> => {
  const started = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const waitMs = started + (n * 1000) / perSecond - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    act(n);
  }
};
