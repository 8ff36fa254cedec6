/** Writes calls down inside a step; the sender makes them later. */
import type { Outbox } from "../deps.js";
import type { Instant } from "../domain/time.js";
import type { Slices } from "../store/store.js";
import { hasQuiet, message } from "../views/view.js";

export const createOutbox = (store: Slices, now: Instant): Outbox => {
  const post: Outbox["post"] = async (call) => -(await store.outbox.add(call, now));
  return {
    post,
    say: async (to, view, { priority = "prompt", silent = false, unprompted = false, ...options } = {}) => {
      const near = (unprompted || hasQuiet(view)) && (await store.people.isSilent(to));
      if (unprompted && near) return 0;
      return post({
        to,
        method: "sendMessage",
        payload: { ...message(view, near), ...(silent ? { disable_notification: true } : {}) },
        priority,
        ...options,
      });
    },
  };
};
