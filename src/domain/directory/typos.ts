/** Finds words in a large list although they are misspelt. Knows strings only. */

/**
 * How many letters were added, lost, changed or swapped with a neighbour between two words; anything above `limit` is
 * told as `limit + 1`.
 */
export const typosBetween = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
};

const gramsOf = (word: string): string[] => {
  const padded = `^${word}`;
  return Array.from({ length: Math.max(padded.length - 2, 0) }, (_, index) => padded.slice(index, index + 3));
};

/** An index over words by groups of three letters; `near` gives the positions most alike, best first. */
export const createTrigramIndex = (words: readonly string[]) => {
  const lists = new Map<string, number[]>();
  for (const [position, word] of words.entries())
    for (const gram of new Set(gramsOf(word))) {
      const list = lists.get(gram);
      if (list) list.push(position);
      else lists.set(gram, [position]);
    }
  const shared = new Uint8Array(words.length);

  const near = (word: string, most: number): number[] => {
    const seen: number[] = [];
    for (const gram of new Set(gramsOf(word)))
      for (const position of lists.get(gram) ?? []) {
        if (shared[position] === 0) seen.push(position);
        shared[position] = (shared[position] ?? 0) + 1;
      }
    const best = seen.reduce((highest, position) => Math.max(highest, shared[position] ?? 0), 0);
    const byShared: number[][] = Array.from({ length: best + 1 }, () => []);
    for (const position of seen) {
      byShared[shared[position] ?? 0]?.push(position);
      shared[position] = 0;
    }
    return byShared.toReversed().flat().slice(0, most);
  };
  return { near };
};
