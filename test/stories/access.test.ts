import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let owner: Phone;
beforeAll(async () => {
  world = await createWorld({ team: false });
  owner = await world.phone({ side: "staff", forum: world.forum.id });
  await world.sandbox.control.join({ chat: world.forum.id, user: owner.id });
  await world.store.teams.accept(
    await world.staffCode("Владелец", "head"),
    owner.id,
    "2020-01-01T00:00:00.000Z",
  );
});
afterAll(() => world.close());

const inGeneral = () =>
  world.forum
    .messages()
    .filter((message) => message.from?.is_bot === true)
    .map(textOf);

describe("a team and its forum", () => {
  test("without a team a ticket is kept, and that nobody is there is said with numbers", async () => {
    const teen = await met(world);
    await asksForHuman(teen);
    teen.sees(/никто из специалистов не на связи[^]*8-800-2000-122/);
    await teen.says("я подожду ответа");
    expect(inGeneral()).toEqual([]);
  });

  test("a wrong code and an old one are refused", async () => {
    // Without a code, whoever leads is told of the teams there are.
    await owner.inGroup("/team");
    expect(inGeneral().at(-1)).toMatch(/^Команд пока нет/);
    await owner.inGroup("/team abcdefghjk23456789ab");
    const old = await world.teamCode("Старая");
    await world.pass(dayMs + 1000);
    await owner.inGroup(`/team ${old}`);
    expect(inGeneral().filter((text) => text.startsWith("Код не подошёл"))).toHaveLength(2);
  });

  test("a group without topics is told what to do, and its code stays good", async () => {
    const plain = await world.sandbox.control.addGroup({
      title: "Без тем",
      members: [owner.id],
      bot_is_admin: true,
    });
    const code = await world.teamCode("Дежурная группа");
    await owner.inGroup(`/team ${code}`, plain.id);
    const said = world.sandbox.world().messages[String(plain.id)] ?? [];
    expect(said.map(textOf)).toContainEqual(expect.stringContaining("Нужна группа с темами"));
    const { migrate_to_chat_id: forum } = await world.sandbox.control.migrate({
      chat: plain.id,
      is_forum: true,
    });
    await world.sandbox.control.setBotAdmin({ chat: forum, admin: true });
    await owner.inGroup(`/team ${code}`, forum);
    const later = world.sandbox.world().messages[String(forum)] ?? [];
    expect(later.map(textOf)).toContainEqual(expect.stringContaining("Готово"));
    // The ticket that waited for a team is offered there.
    expect(later.map(textOf)).toContainEqual(expect.stringContaining("ОБЫЧНЫЙ"));
  });

  test("a code works once", async () => {
    const code = await world.teamCode("Вторая группа");
    await owner.inGroup(`/team ${code}`);
    expect(inGeneral()).toContainEqual(expect.stringContaining("связана с командой «Вторая группа»"));
    await owner.inGroup(`/team ${code}`);
    expect(inGeneral().at(-1)).toMatch(/^Код не подошёл/);
  });
});

describe("a member of staff and their link", () => {
  test("works once, for the one who opens it first", async () => {
    const code = await world.staffCode("Айгуль");
    const aigul = await world.phone({ side: "staff", forum: world.forum.id });
    await world.sandbox.control.join({ chat: world.forum.id, user: aigul.id });
    await aigul.opens(`staff_${code}`);
    aigul.sees("Здравствуйте, Айгуль. Вы в списке сотрудников");
    const other = await world.phone();
    await other.opens(`staff_${code}`);
    other.sees("Ссылка не подошла");
    await other.opens("staff_nosuchcode234567");
    expect(other.fromBot().filter((message) => textOf(message).startsWith("Ссылка не подошла"))).toHaveLength(
      2,
    );
  });

  test("expires after a week", async () => {
    const code = await world.staffCode("Марат");
    await world.pass(7 * dayMs + 1000);
    const marat = await world.phone();
    await marat.opens(`staff_${code}`);
    marat.sees("Ссылка не подошла");
  });
});
