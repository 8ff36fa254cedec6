/**
 * The flow of joining in: an application, a parent's consent where one is needed, an adult's decision, and taking part
 * in one event after another. Whoever joins in is given no access to anybody's talk.
 */
import { flow } from "./flow.js";

export const application = flow({
  first: "asked",
  states: {
    asked: { step: { days: 3 } },
    "consent-wanted": {},
    accepted: {},
    "signed-up": { due: { act: "event-over", remindDays: [1], remindHours: [2], exact: true } },
    over: { step: { days: 3 } },
    finished: { closed: true },
    refused: { closed: true },
    "not-agreed": { closed: true },
    cancelled: { closed: true },
  },
  acts: {
    "ask-consent": { from: ["asked"], to: "consent-wanted", by: ["staff"] },
    agree: { from: ["consent-wanted"], to: "asked", by: ["other"] },
    // A paper that was signed and shown; who noted it stands in the history.
    "paper-consent": { from: ["consent-wanted"], to: "asked", by: ["staff"] },
    accept: { from: ["asked"], to: "accepted", by: ["staff"], needs: ["reason"] },
    "sign-up": {
      from: ["accepted"],
      to: "signed-up",
      by: ["person"],
      needs: ["resource"],
      books: "take",
      startsDue: true,
    },
    "cannot-come": { from: ["signed-up"], to: "accepted", by: ["person"], books: "release", dropsDue: true },
    "took-part": {
      from: ["signed-up", "over"],
      to: "accepted",
      by: ["staff"],
      books: "release",
      dropsDue: true,
    },
    "did-not-come": {
      from: ["signed-up", "over"],
      to: "accepted",
      by: ["staff"],
      books: "release",
      dropsDue: true,
    },
    finish: { from: ["accepted"], to: "finished", by: ["staff"], books: "release" },
    refuse: {
      from: ["asked", "consent-wanted", "accepted", "signed-up", "over"],
      to: "refused",
      by: ["staff"],
      needs: ["reason"],
      books: "release",
      dropsDue: true,
    },
    // A parent who has agreed may take it back at any time.
    decline: {
      from: ["consent-wanted", "asked", "accepted", "signed-up", "over"],
      to: "not-agreed",
      by: ["other"],
      books: "release",
      dropsDue: true,
    },
    cancel: {
      from: ["asked", "consent-wanted", "accepted", "signed-up", "over"],
      to: "cancelled",
      by: ["person"],
      books: "release",
      dropsDue: true,
    },
    "event-over": { from: ["signed-up"], to: "over", by: ["time"], dropsDue: true },
  },
  days: [],
  gives: "time",
  decidedBy: ["coordinator", "supervisor", "head"],
});
