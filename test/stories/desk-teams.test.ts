/** Teams and who is let in: strangers, invitations, terms set in Telegram, and not the people of one's school. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { editTerms, teamsText } from "../../src/cli/team-commands.js";
import { dayMs, minuteMs } from "../../src/domain/time.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
let vera: Phone;
beforeEach(async () => {
  world = await createWorld();
  vera = await member("Вера", "supervisor");
});
afterEach(() => world.close());

const member = async (name: string, role: "specialist" | "supervisor" = "specialist"): Promise<Phone> => {
  const phone = await world.phone({ first_name: name, side: "staff", forum: world.forum.id });
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  await world.sandbox.control.join({ chat: world.forum.id, user: phone.id });
  await world.settled();
  return phone;
};
const cards = () => world.forum.cards().filter((message) => message.reply_markup !== undefined);
const seen = (phone: Phone, text: RegExp) => phone.fromBot().filter((message) => text.test(textOf(message)));
/** Another bot is added, as Telegram tells it. */
const botIsAdded = async () => {
  await world.sandbox.control.rawUpdate({
    update: {
      chat_member: {
        chat: { id: world.forum.id, type: "supergroup", title: "…", is_forum: true },
        from: { id: vera.id, is_bot: false, first_name: "Вера" },
        date: 1,
        old_chat_member: { status: "left", user: { id: 777, is_bot: true, first_name: "Bot" } },
        new_chat_member: { status: "member", user: { id: 777, is_bot: true, first_name: "Bot" } },
      },
    },
  });
  await world.settled();
  expect(cards()).toEqual([]);
  expect(seen(vera, /людей 0, ботов 1/)).toHaveLength(1);
};

test("a stranger comes in: cards go, the supervisor knows at once, and all comes back when they are gone", async () => {
  const { join, leave } = world.sandbox.control;
  const teen = await met(world);
  await asksForHuman(teen);
  expect(cards()).toHaveLength(1);
  const stranger = await world.phone({ side: "staff", forum: world.forum.id });
  await join({ chat: world.forum.id, user: stranger.id });
  await world.settled();
  expect(cards()).toEqual([]);
  vera.sees(/есть те, кого нет в списке: людей 1, ботов 0/);
  expect(world.forum.cards().map(textOf)).toContainEqual(
    expect.stringContaining("карточки сюда не приходят"),
  );
  // Nothing new is shown there, and whoever waits in danger is named to those who answer.
  const grave = await met(world);
  await grave.says("не хочу жить");
  expect(cards()).toEqual([]);
  await leave({ chat: world.forum.id, user: stranger.id });
  await world.settled();
  vera.sees(/снова только свои/);
  expect(cards()).toHaveLength(2);
  // A bot is a stranger as well.
  await botIsAdded();
});

test("a stranger is invited where they stand: a link once, in private, and the cards are back", async () => {
  await asksForHuman(await met(world));
  const oleg = await world.phone({ first_name: "Олег", side: "staff", forum: world.forum.id });
  await world.sandbox.control.join({ chat: world.forum.id, user: oleg.id });
  await world.settled();
  expect(cards()).toEqual([]);
  await vera.inGroup("/invite specialist Олег Иванов");
  vera.sees("Приглашение для Олег Иванов (специалист)");
  expect(world.forum.messages().map(textOf).join()).not.toContain("start=staff_");
  const link = /start=(staff_\w+)/.exec(textOf(vera.last()))?.[1];
  await oleg.opens(link);
  oleg.sees("Здравствуйте, Олег Иванов");
  expect(cards()).toHaveLength(1);
  await takes(world, oleg);
  expect(world.forum.ticketTopics()).toHaveLength(1);
});

test("whoever comes by an invitation is given a way into the group, for them alone; without the right, a word", async () => {
  const invited = async (name: string) => {
    await vera.says(`/invite специалист ${name}`);
    const phone = await world.phone({ first_name: name, side: "staff", forum: world.forum.id });
    await phone.opens(/start=(staff_\w+)/.exec(textOf(vera.last()))?.[1]);
    return phone;
  };
  const oleg = await invited("Олег");
  const said = oleg.fromBot().map(textOf);
  expect(said[0]).toMatch(/^Здравствуйте, Олег/);
  const given = oleg.sees(/^Группа команды «Дежурная группа»\. Ссылка только для вас, один раз, до /);
  const [button] = given.reply_markup?.inline_keyboard.flat() ?? [];
  expect(button?.text).toBe("Войти в группу");
  const link = button !== undefined && "url" in button ? button.url : "";
  await world.sandbox.control.joinByLink({ user: oleg.id, link });
  await world.settled();
  await asksForHuman(await met(world));
  await takes(world, oleg);
  // It is nobody else's, and nobody else has seen it.
  const pyotr = await world.phone();
  await expect(world.sandbox.control.joinByLink({ user: pyotr.id, link })).rejects.toThrow(/used up/);
  expect(JSON.stringify([world.forum.messages(), vera.messages()])).not.toContain(link);
  await world.sandbox.control.failNext({
    count: 1,
    method: "createChatInviteLink",
    failure: { error_code: 400, description: "Bad Request: not enough rights to manage chat invite link" },
  });
  const nina = await invited("Нина");
  nina.sees(/«Дежурная группа»: ссылку дать не получилось\. Попросите того, кто её ведёт/);
  vera.sees(/^Нина теперь в списке сотрудников, но ссылку в группу «Дежурная группа» дать не получилось/);
});

test("an invitation is taken back; specialists invite nobody", async () => {
  await vera.says("/invite Специалист Пётр");
  const code = /start=(staff_\w+)/.exec(textOf(vera.last()))?.[1];
  const number = /\/revoke (\d+)/.exec(textOf(vera.last()))?.[1];
  await vera.says("/invites");
  vera.sees(/Ждут ответа на приглашение:\n\d+ · Пётр \(специалист\)/);
  await vera.says(`/revoke ${number}`);
  vera.sees(/Приглашение Пётр отозвано/);
  await vera.says(`/revoke ${number}`);
  vera.sees(/нет открытого приглашения/);
  const late = await world.phone({ first_name: "Пётр" });
  await late.opens(code);
  late.sees("Ссылка не подошла");
  const dina = await member("Дина");
  await dina.says("/invite specialist Кто-то");
  dina.sees("Для вашей роли это недоступно.");
  await vera.says("/invite директор Кто-то");
  vera.sees(/^Пригласить: \/invite специалист Имя\. Роли: специалист, супервизор, координатор, аналитик/);
});

test("who was in the group before anybody looked is counted: Telegram's number against the roster", async () => {
  await asksForHuman(await met(world));
  const group = await world.sandbox.control.addGroup({
    title: "Вторая группа",
    members: [vera.id, world.forum.owner.id, (await world.phone()).id],
    is_forum: true,
    bot_is_admin: true,
  });
  await vera.says("/team add Вторая");
  const code = /\/team (\w{20})/.exec(textOf(vera.last()))?.[1];
  await vera.inGroup(`/team ${code}`, group.id);
  await world.pass(minuteMs + 1000);
  vera.sees(/«Вторая» есть те, кого нет в списке: людей 0, ботов 0, неизвестных 2/);
  expect((await world.store.teams.all()).map(({ name, shutAt }) => [name, shutAt !== undefined])).toEqual([
    ["Дежурная группа", false],
    ["Вторая", true],
  ]);
  // The first group was looked at as well, and is as it should be; so it is every day.
  await world.pass(dayMs + minuteMs);
  expect(cards()).toHaveLength(1);
});

test("whom a team is for is set in Telegram, and tickets follow", async () => {
  const group = await world.sandbox.control.addGroup({
    title: "Травля",
    members: [vera.id],
    is_forum: true,
    bot_is_admin: true,
  });
  await vera.says("/team add Травля");
  const code = /\/team (\w{20})/.exec(textOf(vera.last()))?.[1];
  await vera.inGroup(`/team ${code}`, group.id);
  await world.pass(minuteMs + 1000);
  await vera.says("/team 2 languages en");
  vera.sees(/Команда 2 «Травля»[^]*Языки: en/);
  await vera.says("/team 2 needs котики");
  vera.sees(/Не понятно: needs котики/);
  await vera.says("/team 2 region tatarstan");
  vera.sees(/Регион: tatarstan/);
  await vera.says("/team 2 places Казань");
  vera.sees(/Места: городской округ Казань/);
  await vera.says("/team 2 places Абракадабра");
  vera.sees(/Места «Абракадабра» в справочнике нет/);
  await vera.says("/team 2 region all");
  await vera.says("/team 2 places all");
  await vera.says("/team");
  vera.sees(/Команда 1 [^]*Команда 2 [^]*Изменить: /);
  // The command line sets the same.
  await editTerms(world.store, 2, { caps: "2 5", hours: "all 0:00-24:00" });
  expect(await teamsText(world.store)).toMatch(/^2 {2}Травля: .*languages en.*holds 2\+5/m);
  await expect(editTerms(world.store, 2, { levels: "самый важный" })).rejects.toThrow(/--levels must be/);
  await asksForHuman(await met(world));
  expect(cards()).toHaveLength(1);
  const english = await world.phone({ language_code: "en" });
  await english.opens();
  await english.presses("English");
  await english.presses(/teen/i);
  await english.says("/talk");
  await english.presses("Skip");
  await english.says("Kazan");
  expect(cards()).toHaveLength(1);
  const there = (world.sandbox.world().messages[String(group.id)] ?? []).map(textOf);
  expect(there).toContainEqual(expect.stringMatching(/Язык: английский/));
});

test("not the people from my school: a team of theirs loses the ticket, a colleague of theirs cannot take it", async () => {
  const teams = await world.store.teams.all();
  await world.store.teams.edit(teams[0]?.id ?? 0, { agency: "education" });
  const nina = await member("Нина, школа");
  const teen = await met(world);
  await asksForHuman(teen);
  expect(cards()).toHaveLength(1);
  await nina.pressesIn(cards()[0] as never, /^Взять$/);
  await teen.says("я из третьей школы");
  await teen.says("Только не люди из моей школы, пожалуйста");
  // There is nobody else: that is said, with numbers, and those who lead know what is needed.
  teen.sees(/никто из школы\.[^]*других специалистов у нас сейчас нет/);
  expect(world.forum.ticketTopics()).toEqual([]);
  expect(world.forum.messages().map(textOf).join("\n")).not.toContain("Только не люди");
  vera.sees(/не хочет говорить с людьми из школы, а другой команды нет/);
  const group = await world.sandbox.control.addGroup({
    title: "Центр",
    members: [vera.id],
    is_forum: true,
    bot_is_admin: true,
  });
  await vera.says("/team add Центр");
  const code = /\/team (\w{20})/.exec(textOf(vera.last()))?.[1];
  await vera.inGroup(`/team ${code}`, group.id);
  const [ticket] = await world.store.tickets.allQueued();
  expect(ticket?.teamId).toBe(2);
  expect(ticket?.avoids).toEqual(["education"]);
  // Whoever is of a school and works in that team too cannot take it.
  const ids = (await world.store.teams.allStaff()).find(({ name }) => name === "Нина, школа")?.id ?? 0;
  await world.store.teams.editStaff(ids, { agency: "education" });
  await nina.says("/next");
  nina.sees("Сейчас никто не ждёт");
  await nina.says(`/claim ${ticket?.code}`);
  nina.sees("Взять не получится: человек попросил, чтобы с ним говорили не из вашего учреждения.");
  await world.store.teams.editStaff(ids, { agency: null, teamIds: [1] });
  await nina.says(`/claim ${ticket?.code}`);
  nina.sees("Этот разговор сейчас у другой команды");
  await vera.says("/next");
  teen.sees("С тобой Вера");
  const there = (world.sandbox.world().messages[String(group.id)] ?? []).map(textOf);
  expect(there).toContain("я из третьей школы");
  expect(there).toContainEqual(expect.stringContaining("не людей из школы"));
});

test("said before a talk is opened, it counts from the beginning; the key does the same", async () => {
  const teams = await world.store.teams.all();
  await world.store.teams.edit(teams[0]?.id ?? 0, { agency: "education" });
  const teen = await met(world);
  await teen.says("не школьный психолог");
  teen.sees(/Этот разговор не поведёт никто из школы/);
  await asksForHuman(teen);
  expect(cards()).toEqual([]);
  const other = await met(world);
  await asksForHuman(other);
  expect(cards()).toHaveLength(1);
  await other.presses("Не люди из моей школы");
  other.sees(/никто из школы/);
  expect(cards()).toEqual([]);
  // The same words in a story are the story.
  await other.says("меня бьют не люди из моей школы");
  expect(seen(other, /никто из школы/)).toHaveLength(1);
});

test("whoever tells of danger from others is given that key on the numbers; who tells of their own thoughts is not", async () => {
  const keysOf = (phone: Phone) =>
    JSON.stringify(world.sandbox.world().chats.find(({ id }) => id === phone.id)?.keyboard ?? {});
  const [teen, other] = [await met(world), await met(world)];
  await teen.says("меня бьёт отчим, он сейчас за дверью");
  expect(keysOf(teen)).toContain("Не люди из моей школы");
  await teen.says("Не люди из моей школы");
  teen.sees(/никто из школы/);
  await other.says("не хочу жить");
  expect(keysOf(other)).toContain("Думаю об этом");
  expect(keysOf(other)).not.toContain("Не люди");
});
