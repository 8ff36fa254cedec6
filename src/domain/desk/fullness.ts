/** How full a team's forum is, and which topics make room. Deletes nothing itself. */
import { dayMs, type Instant, msBetween } from "../time.js";

/**
 * Telegram names no greatest number of topics; lists of many hundreds are read by nobody, so ours ends here. It does end
 * the messages of one group at a million: after that, old topics cannot be written to any more. Source:
 * github.com/tdlib/telegram-bot-api/issues/596 and 693.
 */
export const mostTopics = 1000;
const mostMessages = 1_000_000;
const nearly = 0.9;

export type Forum = { topics: number; newestMessage: number };

/** How many topics are to go, and whether another forum is needed all the same. */
export const roomIn = ({ topics, newestMessage }: Forum): { tooMany: number; isWornOut: boolean } => ({
  tooMany: Math.max(0, topics - Math.floor(mostTopics * nearly)),
  isWornOut: newestMessage >= mostMessages * nearly,
});

/** So long a person may come back to a talk that has ended. */
const stillOpenMs = 30 * dayMs;

/** The topics that go, of those that have ended, the longest ended first; a talk that may be taken up again goes last. */
export const toThin = <T extends { closedAt: Instant | undefined }>(
  ended: readonly T[],
  tooMany: number,
  now: Instant,
): T[] => {
  const isOver = ({ closedAt }: T) => closedAt !== undefined && msBetween(closedAt, now) > stillOpenMs;
  return [...ended.filter(isOver), ...ended.filter((one) => !isOver(one))].slice(0, tooMany);
};
