/** The webhook: verifies the secret, stores the update, answers 200. The same inbox and workers as polling. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Clock } from "../domain/time.js";
import type { Log } from "../log.js";
import type { Store } from "../store/store.js";
import type { Outage } from "./outage.js";
import { toArrival } from "./updates.js";

export type WebhookDeps = {
  secret: string;
  store: Store;
  clock: Clock;
  log: Log;
  stored: () => void;
  outage: Outage;
};

const shape = z.looseObject({ update_id: z.number().int() });
const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * The route Telegram posts to. Anything that is stored or can never be stored is answered 200, so that one strange
 * update cannot hold up the others; only a database that is away answers 503 and has Telegram come again.
 */
export const webhookRoute = ({ secret, store, clock, log, stored, outage }: WebhookDeps): Hono => {
  const expected = digest(secret);
  return new Hono().post("/telegram", bodyLimit({ maxSize: 1024 * 1024 }), async (c) => {
    const given = digest(c.req.header("x-telegram-bot-api-secret-token") ?? "");
    if (!timingSafeEqual(given, expected)) return c.text("", 401);
    const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) {
      log.warn("webhook body is not an update");
      return c.text("", 200);
    }
    try {
      await store.inbox.receive([toArrival(parsed.data)], clock.now());
    } catch (error) {
      log.error("webhook could not store", {}, error);
      await outage.tell([parsed.data]);
      return c.text("", 503, { "retry-after": "5" });
    }
    await outage.over();
    stored();
    return c.text("", 200);
  });
};
