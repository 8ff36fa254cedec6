/** The flow of a loan: a thing is asked for, kept ready, handed over until a day, and comes back. */
import { flow } from "./flow.js";

export const loan = flow({
  first: "asked",
  states: {
    asked: {},
    reserved: {},
    accepted: {},
    lent: { due: { act: "overdue", remindDays: [3, 1, 0] } },
    "longer-asked": { due: { act: "overdue", remindDays: [1, 0] } },
    late: {},
    returned: { closed: true },
    lost: { closed: true },
    refused: { closed: true },
    cancelled: { closed: true },
  },
  acts: {
    reserve: {
      from: ["asked", "reserved", "accepted"],
      to: "reserved",
      by: ["staff"],
      needs: ["resource"],
      books: "take",
    },
    accept: { from: ["reserved"], to: "accepted", by: ["person"] },
    "hand-over": {
      from: ["reserved", "accepted"],
      to: "lent",
      by: ["staff"],
      needs: ["date"],
      setsDue: true,
    },
    "ask-longer": { from: ["lent", "late"], to: "longer-asked", by: ["person"], needs: ["date"] },
    extend: {
      from: ["longer-asked", "lent", "late"],
      to: "lent",
      by: ["staff"],
      needs: ["date"],
      setsDue: true,
    },
    "keep-term": { from: ["longer-asked"], to: "lent", by: ["staff"], needs: ["reason"] },
    return: { from: ["lent", "longer-asked", "late"], to: "returned", by: ["staff"], books: "release" },
    "return-damaged": {
      from: ["lent", "longer-asked", "late"],
      to: "returned",
      by: ["staff"],
      needs: ["note"],
      books: "release",
    },
    "write-off": {
      from: ["lent", "longer-asked", "late"],
      to: "lost",
      by: ["staff"],
      needs: ["reason"],
      books: "retire",
    },
    refuse: {
      from: ["asked", "reserved", "accepted"],
      to: "refused",
      by: ["staff"],
      needs: ["reason"],
      books: "release",
    },
    cancel: { from: ["asked", "reserved", "accepted"], to: "cancelled", by: ["person"], books: "release" },
    overdue: { from: ["lent", "longer-asked"], to: "late", by: ["time"] },
  },
  days: [14, 30, 90],
});
