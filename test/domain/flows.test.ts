/** Flows: data that holds together, words for all of it, acts by chance that never lead nowhere, seats given once. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDay, plusDays } from "../../src/domain/days.js";
import { languages } from "../../src/domain/people.js";
import { type By, checkAct, clocksOf, dueOn, isClosed, legalActs } from "../../src/domain/programmes/flow.js";
import { flowFor, flowNames, flows } from "../../src/domain/programmes/flows.js";
import { newRequestCode, readInput } from "../../src/domain/programmes/request.js";
import { createI18n, type Key } from "../../src/i18n/i18n.js";
import { createEngine, type Engine } from "../support/engine.js";

const by: By[] = ["person", "other", "staff", "time"];

describe.each(flowNames)("the flow %s", (name) => {
  const flow = flows[name];
  const states = Object.keys(flow.states);
  const acts = Object.keys(flow.acts);
  const onwards = (state: string, who: readonly By[]) =>
    acts
      .filter((act) => who.some((one) => checkAct(flow, state, act, one).ok))
      .map((act) => flow.acts[act]?.to ?? "");
  const reached = (from: string, who: readonly By[]) => {
    const found = new Set([from]);
    for (const state of found) for (const next of onwards(state, who)) found.add(next);
    return found;
  };

  test("names only states it has; what is closed is over, what is open can be ended by staff", () => {
    const named = Object.values(flow.acts).flatMap(({ from, to }) => [...from, to]);
    expect([flow.first, ...named].filter((state) => !states.includes(state))).toEqual([]);
    expect([...reached(flow.first, by)].toSorted()).toEqual(states.toSorted());
    for (const state of states) {
      if (isClosed(flow, state)) expect(onwards(state, by)).toEqual([]);
      else
        expect(
          [...reached(state, ["staff"])].some((one) => isClosed(flow, one)),
          state,
        ).toBe(true);
    }
  });

  test("what time does is legal in the states whose day counts, and needs no words", () => {
    for (const [state, { due }] of Object.entries(flow.states)) {
      if (due === undefined) continue;
      expect(checkAct(flow, state, due.act, "time").ok, state).toBe(true);
      expect(flow.acts[due.act]?.needs ?? []).toEqual([]);
    }
  });

  test("an act that ends a request leaves it nothing", () => {
    const takes = Object.values(flow.acts).some(({ books }) => books === "take");
    const ends = Object.entries(flow.acts).filter(
      ([, { to, books }]) => isClosed(flow, to) && books === undefined,
    );
    expect(takes ? ends.map(([act]) => act) : []).toEqual([]);
  });

  test("whatever is tried in whatever order, a request is in a state of its flow", () => {
    const attempt = fc.record({
      act: fc.constantFrom(...acts, "nonsense", "constructor"),
      who: fc.constantFrom(...by),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let state = flow.first;
        for (const { act, who } of attempts) {
          const checked = checkAct(flow, state, act, who);
          expect(checked.ok).toBe(legalActs(flow, state, who).includes(act));
          if (checked.ok) state = checked.value.to;
          expect(states).toContain(state);
        }
      }),
    );
  });

  test.each(languages)("has words for every state and act in %s", (language) => {
    const values = { code: "", programme: "", title: "", resource: "", date: "", wish: "", words: "" };
    for (const adult of [false, true]) {
      const t = createI18n().translator(language, adult);
      const say = (key: string) => expect(t(`${name}:${key}` as Key, values).length, key).toBeGreaterThan(2);
      for (const state of states) {
        say(`state.${state}`);
        say(`staff.state.${state}`);
      }
      const hasTwoSides = Object.values(flow.acts).some((act) => act.by.includes("other"));
      for (const act of acts) {
        say(`told.${act}`);
        const needs = flow.acts[act]?.needs ?? [];
        const isSides = flow.acts[act]?.by.some((one) => one === "person" || one === "other") === true;
        if (hasTwoSides && (isSides || needs.includes("reason") || needs.includes("note")))
          say(`heard.${act}`);
        say(`staff.act.${act}`);
        if (flow.acts[act]?.by.includes("person") === true) {
          say(`act.${act}`);
          expect(t(`${name}:act.${act}` as Key).length).toBeLessThanOrEqual(30);
        }
        expect(t(`${name}:staff.act.${act}` as Key).length).toBeLessThanOrEqual(30);
      }
      if (Object.values(flow.states).some(({ due }) => (due?.remindDays.length ?? 0) > 0))
        for (const day of ["soon", "tomorrow", "today"]) say(`reminder.${day}`);
    }
  });
});

test("every flow is some programme's", () => {
  expect(flowNames.filter((name) => !Object.values(flowFor).includes(name))).toEqual([]);
});

describe("days and what is typed with an act", () => {
  const today = "2026-11-22";
  test.each([
    ["25.12", "2026-12-25"],
    ["1.2", "2027-02-01"],
    ["22.11", "2026-11-22"],
    ["25.12.27", "2027-12-25"],
    ["25.12.2026", "2026-12-25"],
    ["2026-12-25", "2026-12-25"],
    ["29.02", undefined],
    ["31.04", undefined],
    ["25.12.2025", undefined],
    ["25.12.2039", undefined],
    ["25", undefined],
    ["завтра", undefined],
  ])("%s", (text, day) => expect(parseDay(text, today)).toBe(day));

  test("in the order of what is needed, the rest as words", () => {
    expect(readInput(["resource", "date"], "№12 25.12", today)).toEqual({
      kind: "ready",
      input: { resource: 12, date: "2026-12-25" },
    });
    expect(readInput(["reason"], " нет  колясок ", today)).toEqual({
      kind: "ready",
      input: { words: "нет  колясок" },
    });
    expect(readInput(["resource"], "коляска", today)).toEqual({ kind: "wrong", need: "resource" });
    expect(readInput(["resource", "date"], "12", today)).toEqual({ kind: "missing", need: "date" });
    expect(readInput([], "что-то ещё", today)).toEqual({ kind: "ready", input: {} });
  });

  test("a code has five signs that are not mistaken for each other", () => {
    expect(newRequestCode(Math.random)).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
  });
});

describe("clocks", () => {
  const dueAt = dueOn("2026-12-25", 3);
  const clocks = (now: string) => clocksOf(flows.loan, "lent", dueAt, { now, utcOffset: 3 });
  test("three days and one day before, on the day, and the morning after", () => {
    expect(clocks("2026-12-01T00:00:00.000Z")).toEqual({
      reminder: { at: "2026-12-22T07:00:00.000Z", days: 3 },
      overdueAt: "2026-12-26T07:00:00.000Z",
    });
    expect(clocks("2026-12-22T07:00:00.000Z").reminder).toEqual({ at: "2026-12-24T07:00:00.000Z", days: 1 });
    expect(clocks("2026-12-24T07:00:00.000Z").reminder).toEqual({ at: "2026-12-25T07:00:00.000Z", days: 0 });
    expect(clocks("2026-12-25T07:00:00.000Z").reminder).toBeUndefined();
  });
  test("do not run where no day counts", () => {
    const now = "2026-12-01T00:00:00.000Z";
    expect(clocksOf(flows.loan, "asked", dueAt, { now, utcOffset: 3 })).toEqual({
      reminder: undefined,
      overdueAt: undefined,
    });
    expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("seats", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ connections: 24 });
  });
  afterAll(() => engine.close());

  test.each([1, 3])(
    "of %i, twenty takers at once get no seat twice, and none is left over",
    async (maximum) => {
      const { store, clock } = engine;
      const now = clock.now();
      const thing = await store.resources.add(
        { programme: "p", kind: "thing", name: "Коляска", maximum },
        now,
      );
      const requests = [];
      for (let n = 0; n < 20; n += 1)
        requests.push(
          await store.requests.add(
            {
              code: newRequestCode(Math.random),
              programme: "p",
              flow: "loan",
              state: "asked",
              region: "tatarstan",
              personId: undefined,
              ticketId: undefined,
              municipality: undefined,
              dueAt: undefined,
              answers: [],
            },
            now,
          ),
        );
      const take = ({ id }: { id: number }) =>
        store.transaction((slices) => slices.resources.take(thing.id, id, now));
      const seats = (await Promise.all(requests.map(take))).filter((seat) => seat !== undefined);
      expect(seats.toSorted((a, b) => a - b)).toEqual(Array.from({ length: maximum }, (_, n) => n + 1));
      expect((await store.resources.list("p")).find(({ id }) => id === thing.id)?.taken).toBe(maximum);
      expect(await store.resources.retire(thing.id, now)).toBe(false);
      for (const { id } of requests) await store.resources.release(id, now);
      expect(await take(requests[0] ?? { id: 0 })).toBe(1);
      await store.resources.release(requests[0]?.id ?? 0, now);
      expect(await store.resources.retire(thing.id, now)).toBe(true);
      expect(await take(requests[1] ?? { id: 0 })).toBeUndefined();
    },
  );
});
