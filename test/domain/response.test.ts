/** How fast a team is to be there, and how soon a signal is looked at. */
import { describe, expect, test } from "vitest";
import { programmesFile } from "../../src/domain/programmes/programme-data.js";
import { programmesFor } from "../../src/domain/programmes/programmes.js";
import { responseClock, responseLevel } from "../../src/domain/programmes/response.js";
import {
  agencies,
  daysLate,
  indicators,
  statusOf,
  takenBy,
  taskMoment,
} from "../../src/domain/programmes/signal.js";

const now = "2026-11-22T09:00:00.000Z";

const team = (key: string, more: Record<string, unknown> = {}) => ({
  key,
  kind: "emergency-accompaniment",
  names: { ru: key, tt: key, en: key },
  description: { ru: "Команда" },
  territory: { extent: "region" },
  conditions: ["who", "cost", "apply", "response-time", "where"].map((about) => ({ about, unknown: true })),
  rules: [],
  source: ["test"],
  ...more,
});

describe("a team", () => {
  test.each([
    [{ danger: "yes", what: undefined }, "imminent"],
    [{ danger: "unsure", what: "conflict" }, "high"],
    [{ danger: undefined, what: "conflict" }, "high"],
    [{ danger: "no", what: "violence" }, "high"],
    [{ danger: "no", what: "self-harm" }, "high"],
    [{ danger: "no", what: "conflict" }, "elevated"],
    [{ danger: "no", what: undefined }, "elevated"],
  ])("%o is %s", (said, level) => expect(responseLevel(said)).toBe(level));

  const at = { level: "high", now, there: true, back: undefined } as const;
  test("its own time counts where it is known, else the desk's, and none when nobody will be there", () => {
    const [fast, silent] = programmesFile
      .parse([
        team("fast", { response: { value: { minutes: 40 }, source: ["test"] } }),
        team("silent", { response: { unknown: true } }),
      ])
      .map((one) => ({ ...one, region: "vologda" as const }));
    if (fast === undefined || silent === undefined) throw new Error("Two were parsed.");
    expect(responseClock(fast, at)).toEqual({ dueAt: "2026-11-22T09:40:00.000Z", own: true });
    expect(responseClock(silent, at)).toEqual({ dueAt: "2026-11-22T09:15:00.000Z", own: false });
    const back = "2026-11-23T06:00:00.000Z";
    expect(responseClock(silent, { ...at, there: false, back }).dueAt).toBe("2026-11-23T06:15:00.000Z");
    expect(responseClock(silent, { ...at, there: false }).dueAt).toBeUndefined();
  });

  test("a time without a source is refused", () => {
    expect(programmesFile.safeParse([team("x", { response: { value: { minutes: 40 } } })]).success).toBe(
      false,
    );
  });

  test("of two the one that serves the municipality comes, else the one of the region", () => {
    const near = { extent: "municipalities", municipalities: ["Сокольский округ"] };
    const all = programmesFile
      .parse([team("region"), team("near", { territory: near })])
      .map((one) => ({ ...one, region: "vologda" as const }));
    const first = (municipality: string) =>
      programmesFor(all, { region: "vologda", municipality, kind: "emergency-accompaniment" }).map(
        ({ key }) => key,
      );
    expect(first("Сокольский округ")).toContain("near");
    expect(first("Кадуйский округ")).toEqual(["region"]);
  });
});

describe("a signal", () => {
  test("danger is looked at within minutes, anything within a working day", () => {
    const monday = "2026-11-23T21:00:00.000Z";
    expect(takenBy("danger", now, monday)).toBe("2026-11-22T09:15:00.000Z");
    expect(takenBy("risk", now, monday)).toBe("2026-11-22T13:00:00.000Z");
    for (const other of ["support", "early", undefined]) expect(takenBy(other, now, monday)).toBe(monday);
  });

  test("its sender learns one of five words; what nobody answers for is not under way", () => {
    expect(
      ["sent", "nobody-took", "accepted", "working", "overdue", "escalated", "closed", "not-ours"].map(
        (state) => statusOf({ state, ownerId: 1 }),
      ),
    ).toEqual(["sent", "sent", "accepted", "working", "working", "working", "closed", "closed"]);
    expect(statusOf({ state: "escalated", ownerId: undefined })).toBe("sent");
    expect(statusOf({ state: "archived", ownerId: 1 })).toBe("archived");
  });

  test("of a task is heard the day before, on its day, and twice when it is late", () => {
    const heard: [string, number][] = [];
    for (let at: string | undefined = taskMoment("2026-11-25", now, 3); at !== undefined; ) {
      heard.push([at.slice(0, 13), daysLate("2026-11-25", at, 3)]);
      at = taskMoment("2026-11-25", at, 3);
    }
    expect(heard).toEqual([
      ["2026-11-24T07", 0],
      ["2026-11-25T07", 0],
      ["2026-11-26T07", 1],
      ["2026-11-27T07", 2],
    ]);
  });

  test("names no label and no diagnosis twice", () => {
    const all = Object.values(indicators).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(agencies).size).toBe(agencies.length);
  });
});
