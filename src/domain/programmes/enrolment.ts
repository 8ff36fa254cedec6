/** The flow of a place in a group or programme: asked for, waited for, offered, begun, attended to its end. */
import { flow } from "./flow.js";

export const enrolment = flow({
  first: "asked",
  states: {
    asked: { step: { days: 3 } },
    waiting: {},
    offered: { due: { act: "lapse", remindDays: [1, 0], isAnswer: true } },
    enrolled: { due: { act: "begin", remindDays: [3, 1], remindHours: [2] } },
    begun: { step: { days: 2 } },
    attending: {},
    finished: { closed: true },
    left: { closed: true },
    refused: { closed: true },
    cancelled: { closed: true },
  },
  acts: {
    // The day until which an answer is awaited: a place is not kept for ever.
    offer: {
      from: ["asked", "waiting", "offered"],
      to: "offered",
      by: ["staff"],
      needs: ["resource", "date"],
      books: "take",
      setsDue: true,
      day: "answer",
    },
    wait: {
      from: ["asked", "offered", "enrolled", "begun"],
      to: "waiting",
      by: ["staff"],
      books: "release",
      dropsDue: true,
    },
    accept: { from: ["offered"], to: "enrolled", by: ["person"], startsDue: true },
    decline: { from: ["offered"], to: "waiting", by: ["person"], books: "release", dropsDue: true },
    lapse: { from: ["offered"], to: "waiting", by: ["time"], books: "release", dropsDue: true },
    begin: { from: ["enrolled"], to: "begun", by: ["time"], dropsDue: true },
    came: { from: ["enrolled", "begun"], to: "attending", by: ["staff"], dropsDue: true },
    "did-not-come": {
      from: ["enrolled", "begun"],
      to: "waiting",
      by: ["staff"],
      books: "release",
      dropsDue: true,
    },
    finish: { from: ["attending"], to: "finished", by: ["staff"], books: "release" },
    leave: { from: ["attending", "begun"], to: "left", by: ["person", "staff"], books: "release" },
    refuse: {
      from: ["asked", "waiting", "offered", "enrolled", "begun"],
      to: "refused",
      by: ["staff"],
      needs: ["reason"],
      books: "release",
      dropsDue: true,
    },
    cancel: {
      from: ["asked", "waiting", "offered", "enrolled"],
      to: "cancelled",
      by: ["person"],
      books: "release",
      dropsDue: true,
    },
  },
  days: [2, 5, 14],
  gives: "group",
  queue: ["asked", "waiting"],
});
