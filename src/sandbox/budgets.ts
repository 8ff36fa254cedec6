/** How fast the bot may write: per private chat, per group and over all. Knows the sandbox clock only as an argument. */
import { refuse } from "./refusal.js";

type Bucket = { tokens: number; at: number };
type Rate = { burst: number; perSecond: number };

const overall: Rate = { burst: 30, perSecond: 30 };
const perPrivateChat: Rate = { burst: 3, perSecond: 1 };
const perGroup: Rate = { burst: 20, perSecond: 20 / 60 };

const sends = /^(?:send(?!ChatAction|MessageDraft|RichMessageDraft)|copyMessage|forwardMessage)/;
const alsoCountInGroups =
  /^(?:editMessage|stopMessage|stopPoll|createForumTopic|editForumTopic|closeForumTopic|reopenForumTopic)/;

const messageCount = (params: Record<string, unknown>): number => {
  const many = params["message_ids"] ?? params["media"];
  return Array.isArray(many) ? many.length : 1;
};

/** Counts calls and refuses those that come too fast, with the time to wait. */
export const createBudgets = (): {
  spend(method: string, params: Record<string, unknown>, now: number): void;
} => {
  const buckets = new Map<string | number, Bucket>();

  const refilled = (key: string | number, { burst, perSecond }: Rate, now: number): Bucket => {
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      bucket = { tokens: burst, at: now };
      buckets.set(key, bucket);
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    return bucket;
  };

  return {
    spend(method, params, now) {
      const chat = params["chat_id"];
      if (typeof chat !== "number") return;
      const isSend = sends.test(method);
      if (!isSend && !alsoCountInGroups.test(method)) return;
      const checks: [Bucket, Rate][] = [[refilled("overall", overall, now), overall]];
      if (chat < 0) checks.push([refilled(chat, perGroup, now), perGroup]);
      else if (isSend) checks.push([refilled(chat, perPrivateChat, now), perPrivateChat]);

      let waitSeconds = 0;
      for (const [bucket, rate] of checks)
        if (bucket.tokens < 1) waitSeconds = Math.max(waitSeconds, (1 - bucket.tokens) / rate.perSecond);
      if (waitSeconds > 0) {
        const retry_after = Math.max(1, Math.ceil(waitSeconds));
        refuse(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
      }
      // An album is let through whole and paid for afterwards.
      for (const [bucket] of checks) bucket.tokens -= messageCount(params);
    },
  };
};
