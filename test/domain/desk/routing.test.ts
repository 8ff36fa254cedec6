/** Which team a ticket goes to, by table. */
import { describe, expect, test } from "vitest";
import { type Routed, route } from "../../../src/domain/desk/routing.js";
import {
  anyTerms,
  isOpen,
  parseHours,
  readTerm,
  type TeamTerms,
} from "../../../src/domain/desk/team-terms.js";
import type { Team } from "../../../src/domain/teams.js";

type Made = Partial<Omit<Team, "terms">> & { terms?: Partial<TeamTerms> };
const team = (id: number, { terms, ...more }: Made = {}): Team => ({
  id,
  name: `команда ${id}`,
  region: undefined,
  chatId: id * 10,
  lobbyTopicId: undefined,
  agencies: [],
  shutAt: undefined,
  ...more,
  terms: { ...anyTerms, ...terms },
});
const ticket: Routed = {
  need: "talk",
  level: "standard",
  municipality: "Казань",
  region: "tatarstan",
  language: "ru",
  avoids: [],
};
/** A Wednesday, noon in Moscow. */
const noon = "2026-11-25T09:00:00.000Z";
const night = "2026-11-25T00:00:00.000Z";
const day = { hours: "mon-fri 9:00-18:00" };

const region = team(1, { region: "tatarstan" });
const everywhere = team(2);
const kazan = team(3, { region: "tatarstan", terms: { municipalities: ["Казань"] } });
const bullying = team(4, { region: "tatarstan", terms: { needs: ["bullying"] } });
const tatar = team(5, { region: "tatarstan", terms: { languages: ["tt"] } });
const urgent = team(6, { terms: { levels: ["imminent", "high"] } });
const daytime = team(7, { region: "tatarstan", terms: { municipalities: ["Казань"], ...day } });
const komi = team(8, { region: "komi" });
const school = team(9, { region: "tatarstan", terms: { municipalities: ["Казань"], agency: "education" } });
const mixed = team(10, {
  region: "tatarstan",
  terms: { municipalities: ["Казань"] },
  agencies: ["education"],
});
const shut = team(11, { region: "tatarstan", terms: { municipalities: ["Казань"] }, shutAt: noon });
const unbound = team(12, { region: "tatarstan", chatId: undefined });

describe("which team a ticket goes to", () => {
  test.each<[string, Team[], Partial<Routed>, number | undefined, string?]>([
    ["nobody has a forum", [unbound], {}, undefined],
    ["no team at all", [], {}, undefined],
    ["the region's before one for everybody", [everywhere, region], {}, 1],
    ["one for everybody before another region's", [komi, everywhere], {}, 2],
    ["any before none", [komi], {}, 8],
    ["its municipality before its region", [region, kazan], {}, 3],
    ["another municipality: the region's", [kazan, region], { municipality: "Буинск" }, 1],
    ["no municipality told: the region's", [kazan, region], { municipality: undefined }, 1],
    ["its need", [region, bullying], { need: "bullying" }, 4],
    ["another need: not them", [bullying, region], { need: "violence" }, 1],
    ["its language", [region, tatar], { language: "tt" }, 5],
    ["another language: not them", [tatar, region], { language: "en" }, 1],
    ["its level", [everywhere, urgent], { region: undefined, level: "high" }, 6],
    ["another level: not them", [urgent, everywhere], { region: undefined }, 2],
    ["those who are at work", [daytime, region], {}, 7],
    ["at night those who are awake", [daytime, region], {}, 1, night],
    ["at night one for everybody that is awake", [daytime, everywhere], {}, 2, night],
    ["asleep but nearest, before another region's", [daytime, komi], {}, 7, night],
    ["in danger whoever is awake, however far", [daytime, komi], { level: "imminent" }, 8, night],
    ["nobody awake: the nearest", [daytime], { level: "imminent" }, 7, night],
    ["away from the people of the school", [school, region], { avoids: ["education"] }, 1],
    ["never to them, even if nobody else is there", [school], { avoids: ["education"] }, undefined],
    ["away from a team with some of them", [mixed, komi], { avoids: ["education"] }, 8],
    ["to it when there is no other: they are kept out of the ticket", [mixed], { avoids: ["education"] }, 10],
    ["away from a group that a stranger reads", [shut, komi], {}, 8],
    ["a stranger who will go, before people who stay", [shut, mixed], { avoids: ["education"] }, 11],
    ["kept for it when there is no other", [shut], {}, 11],
  ])("%s", (_, teams, wish, expected, now = noon) => {
    expect(route({ ...ticket, ...wish }, teams, () => 0, now)?.id).toBe(expected);
  });

  test("of two that fit alike, the one with less to do; of equals always the same", () => {
    const other = team(20, { region: "tatarstan" });
    const load = (of: number) => (id: number) => (id === region.id ? of : 3);
    expect(route(ticket, [region, other], load(4), noon)?.id).toBe(20);
    expect(route(ticket, [region, other], load(2), noon)?.id).toBe(1);
    expect(route(ticket, [other, region], load(3), noon)?.id).toBe(1);
  });
});

describe("what a team says of itself", () => {
  test("hours, over midnight and over the end of the week", () => {
    expect(parseHours("mon-fri 9:00-18:00, sat 10:00-14:00")).toHaveLength(6);
    expect(parseHours("all 20:00-8:00")).toHaveLength(7);
    for (const wrong of ["", "mon", "mon 9-18", "fri-mon 9:00-18:00", "mon 9:00-9:00", "mon 25:00-26:00"])
      expect(parseHours(wrong), wrong).toBeUndefined();
    const at = (hours: string, now: string) => isOpen({ hours, utcOffset: 3 }, now);
    expect(at("sun 22:00-6:00", "2026-11-30T01:00:00.000Z")).toBe(true);
    expect(at("sun 22:00-6:00", "2026-11-30T03:00:00.000Z")).toBe(false);
    expect(at("mon-fri 9:00-18:00", "2026-11-25T14:59:00.000Z")).toBe(true);
    expect(at("mon-fri 9:00-18:00", "2026-11-25T15:00:00.000Z")).toBe(false);
  });

  test("terms are read or refused, never half understood", () => {
    expect(readTerm("needs", "bullying, violence")).toEqual({ needs: ["bullying", "violence"] });
    expect(readTerm("needs", "bullying, всё")).toBeUndefined();
    expect(readTerm("needs", "все")).toEqual({ needs: [] });
    expect(readTerm("languages", "tt")).toEqual({ languages: ["tt"] });
    expect(readTerm("caps", "2 5")).toEqual({ caps: { imminent: 2, others: 5 } });
    expect(readTerm("caps", "0 5")).toBeUndefined();
    expect(readTerm("agency", "education")).toEqual({ agency: "education" });
    expect(readTerm("agency", "школа")).toBeUndefined();
    expect(readTerm("silence", "1 3 20 120")?.silentMs?.high).toBe(180_000);
    expect(readTerm("offset", "14")).toBeUndefined();
  });
});
