/** Who may do what to the directory, what is a change, and which cards somebody has to call about. */
import { describe, expect, test } from "vitest";
import { type CardState, inNeed, weekOf } from "../../../src/domain/directory/calls.js";
import {
  type CardValues,
  type Change,
  reversed,
  stillSays,
  withChange,
} from "../../../src/domain/directory/card-fields.js";
import { type Actor, type Deed, mayDo, type Proposal } from "../../../src/domain/directory/proposals.js";
import {
  alertAfter,
  ownAlertOf,
  ownAlerts,
  type ReportReason,
} from "../../../src/domain/directory/reports.js";
import { staffRoles } from "../../../src/domain/teams.js";

const card = "agryz-kcson";
const staff = (role: (typeof staffRoles)[number], id = 1): Actor => ({ kind: "staff", id, role });
const keeper = (of = card): Actor => ({ kind: "keeper", id: 1, card: of });
const waiting = (author: string): Pick<Proposal, "author" | "state"> => ({ author, state: "waiting" });

describe("the table of rights", () => {
  const everything: Deed[] = [
    "read",
    "propose",
    "approve",
    "refuse",
    "withdraw",
    "undo",
    "assure",
    "closeForNow",
    "close",
    "tellPlaces",
    "invite",
    "add",
  ];
  const can = (actor: Actor, more: Partial<Parameters<typeof mayDo>[1]> = {}) =>
    everything.filter((deed) => mayDo(deed, { actor, card, ...more }));

  test.each(["specialist", "analyst"] as const)("a %s may nothing", (role) => {
    expect(can(staff(role), { proposal: waiting("staff:2"), colleagues: 0 })).toEqual([]);
    expect(can(staff(role), { proposal: { author: "staff:2", state: "published" }, colleagues: 0 })).toEqual(
      [],
    );
  });

  test.each(["coordinator", "supervisor", "head"] as const)("a %s keeps the directory", (role) => {
    expect(can(staff(role))).toEqual([
      "read",
      "propose",
      "assure",
      "closeForNow",
      "close",
      "tellPlaces",
      "invite",
      "add",
    ]);
    expect(mayDo("approve", { actor: staff(role), card, proposal: waiting("staff:2"), colleagues: 3 })).toBe(
      true,
    );
    expect(mayDo("approve", { actor: staff(role), card, proposal: waiting("staff:1"), colleagues: 3 })).toBe(
      false,
    );
    expect(mayDo("approve", { actor: staff(role), card, proposal: waiting("staff:1"), colleagues: 0 })).toBe(
      true,
    );
    expect(mayDo("approve", { actor: staff(role), card, proposal: waiting("staff:1") })).toBe(false);
    expect(mayDo("withdraw", { actor: staff(role), card, proposal: waiting("staff:2") })).toBe(false);
  });

  test("an institution sees to its own card alone, and approves nothing", () => {
    const own = ["read", "propose", "assure", "closeForNow", "tellPlaces"];
    expect(can(keeper())).toEqual(own);
    expect(can(keeper(), { proposal: waiting("keeper:1"), colleagues: 0 })).toEqual([
      "read",
      "propose",
      "withdraw",
      "assure",
      "closeForNow",
      "tellPlaces",
    ]);
    expect(can(keeper("another"), { colleagues: 0 })).toEqual([]);
    // A number that is also that of a member of staff opens nothing.
    expect(mayDo("withdraw", { actor: keeper(), card, proposal: waiting("staff:1") })).toBe(false);
  });

  test.each(["published", "refused", "withdrawn", "undone"] as const)(
    "what is %s is not decided again",
    (state) => {
      const one = { actor: staff("head"), card, proposal: { author: "staff:2", state }, colleagues: 0 };
      expect(["approve", "refuse", "withdraw"].filter((deed) => mayDo(deed as Deed, one))).toEqual([]);
      expect(mayDo("undo", one)).toBe(state === "published");
    },
  );
});

describe("changes", () => {
  const email: Change = { field: "email", before: null, after: "a@b.ru" };
  test("a field is changed once, and back to what stood there is no change", () => {
    const twice = withChange([email], { field: "email", before: null, after: "c@d.ru" });
    expect(twice).toEqual([{ field: "email", before: null, after: "c@d.ru" }]);
    expect(withChange(twice, { field: "email", before: null, after: null })).toEqual([]);
  });
  test("is undone only while the card still says so", () => {
    const values = { email: "a@b.ru" } as CardValues;
    expect(stillSays(values, [email])).toBe(true);
    expect(stillSays({ ...values, email: "x@y.ru" }, [email])).toBe(false);
    const phone = { number: "8 843 236-11-22", digits: "78432361122", extension: null };
    const kept = { extension: null, digits: "78432361122", number: "8 843 236-11-22" };
    const change: Change = { field: "phones", before: [], after: [kept] };
    expect(stillSays({ ...values, phones: [phone] }, [change])).toBe(true);
    expect(reversed([email])).toEqual([{ field: "email", before: "a@b.ru", after: null }]);
  });
});

describe("whom to call", () => {
  const now = "2026-11-22T09:00:00.000Z";
  const state = (one: Partial<CardState>): CardState => ({
    card: "x",
    name: null,
    kind: "kcson",
    region: "tatarstan",
    municipality: null,
    assuredOn: null,
    checkedOn: null,
    publish: "yes",
    status: "active",
    alert: null,
    hasPhone: true,
    reports: 0,
    ...one,
  });
  test("reported, stale, only from sources, ageing; never the fresh and the closed", () => {
    const all = [
      state({ card: "fresh", assuredOn: "2026-11-01" }),
      state({ card: "ageing", assuredOn: "2026-08-01" }),
      state({ card: "silent", checkedOn: "2024", hasPhone: false }),
      state({ card: "hidden", checkedOn: "2020", publish: "after-check" }),
      state({ card: "source", checkedOn: "2025-06" }),
      state({ card: "older", checkedOn: "2023-01" }),
      state({ card: "stale", assuredOn: "2026-01-01" }),
      state({ card: "one-report", assuredOn: "2026-11-01", reports: 1 }),
      state({ card: "two-reports", reports: 2 }),
      state({ card: "gone", status: "defunct" }),
      state({ card: "secret", publish: "no", reports: 3 }),
    ];
    expect(inNeed(all, now).map((one) => one.card)).toEqual([
      "two-reports",
      "one-report",
      "stale",
      "older",
      "source",
      "silent",
      "hidden",
      "ageing",
    ]);
  });
  test.each([
    ["2026-11-22", "2026-11-16"],
    ["2026-11-23", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
  ])("the week of %s begins on %s", (day, monday) => expect(weekOf(day)).toBe(monday));
});

describe("warnings", () => {
  test.each<[ReportReason[], ReturnType<typeof alertAfter>]>([
    [[], undefined],
    [["phone"], undefined],
    [["phone", "phone"], "phone"],
    [["closed", "phone", "closed"], "closed"],
    [["closed", "phone"], "other"],
    [["refused", "paid"], "other"],
    [["words", "address", "address"], "address"],
  ])("%j: %s", (reasons, code) => expect(alertAfter(reasons)).toBe(code));
  test("our own are known again, others are somebody's words", () => {
    expect(ownAlertOf(ownAlerts.phone)).toBe("phone");
    expect(ownAlertOf("Ремонт до весны")).toBeUndefined();
    expect(ownAlertOf(null)).toBeUndefined();
  });
});
