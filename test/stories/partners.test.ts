import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may } from "../../src/domain/desk/permissions.js";
import { mayActOn } from "../../src/domain/programmes/request.js";
import { textOf } from "../support/actors.js";
import { asksForHuman, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const partner = { id: 7, role: "partner" } as const;
const ticket = { status: "claimed", assigneeId: 7, transferTo: { staffId: 7 } } as const;

describe("somebody of another agency", () => {
  test("is allowed nothing with tickets, not even with one that would be theirs", () => {
    for (const act of ["claim", "watch", "acceptTransfer", "seeBoard", "inviteStaff", "workInGroup"] as const)
      expect(may(act, partner, ticket), act).toBe(false);
    expect(mayActOn(partner)).toBe(false);
  });

  test("comes by a link that whoever leads has asked for, hears of signals, and works in no group", async () => {
    const vera = await world.staff("Вера Павловна", "supervisor");
    const aigul = await world.staff("Айгуль");
    await aigul.says("/partner Ольга, школа");
    aigul.doesNotSee(/start=staff_/);
    await vera.says("/partner Ольга, школа 12");
    const code = /start=(staff_\w+)/.exec(textOf(vera.last()))?.[1] ?? "";
    const olga = await world.phone({ first_name: "Ольга", forum: world.forum.id, side: "staff" });
    await world.sandbox.control.join({ chat: world.forum.id, user: olga.id });
    await olga.opens(code);
    olga.sees(/Вы участвуете в работе с сигналами/);
    expect((await world.store.teams.allStaff()).find(({ role }) => role === "partner")?.bound).toBe(true);
    await olga.says("/signals");
    await olga.says("/help");
    expect(textOf(olga.last())).not.toMatch(/\/drill|\/directory|\/partner/);

    const teen = await met(world);
    await asksForHuman(teen);
    const offered = () => world.forum.cards().findLast((message) => message.reply_markup !== undefined);
    // Whoever works in no group is a stranger in it: no card comes while they are there.
    expect(offered()).toBeUndefined();
    expect(world.forum.cards().map(textOf).join()).toMatch(/есть те, кого нет в списке/);
    await world.sandbox.control.leave({ chat: world.forum.id, user: olga.id });
    await world.pass(60 * 1000);
    expect(offered()).toBeDefined();
    teen.doesNotSee(/С тобой Ольга/);
    expect(world.forum.ticketTopics()).toHaveLength(0);
    await world.pass(25 * 60 * 60 * 1000);
    olga.doesNotSee(/ждёт|обращени.*открыт/);
  });
});
