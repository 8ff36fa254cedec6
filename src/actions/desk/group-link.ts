/** Gives whoever comes onto the staff a way into their teams' groups: a link for them alone, or a word on who lets them in. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type Staff, worksIn } from "../../domain/teams.js";
import { dayMs, msOf, plus, secondMs } from "../../domain/time.js";
import { groupLink } from "../../views/desk/teams.js";
import { staffVoice, timeOfStaff } from "../address.js";
import { tellAnswerable } from "./watch-group.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export const groupLinkMs = 7 * dayMs;
/** What Telegram takes. */
const longestName = 32;

/** The name of a link says to those who manage the group whose it is, and to us, when Telegram answers. */
const linkName = ({ id, name }: Staff): string => `№${id} ${name}`.slice(0, longestName);
const staffOf = async ({ store }: Needs<"store">, name: string) => {
  const id = Number(/^№(\d+)/.exec(name)?.[1] ?? 0);
  return (await store.teams.allStaff()).find((one) => one.id === id && one.bound);
};

/** A second link after an unclear answer harms nobody; none would leave somebody outside. */
const askForLink = ({ outbox, clock }: Part, staff: Staff, chatId: number): Promise<number> => {
  const expire_date = Math.floor(msOf(plus(clock.now(), groupLinkMs)) / secondMs);
  const payload = { name: linkName(staff), member_limit: 1, expire_date };
  return outbox.post({ to: `chat:${chatId}`, method: "createChatInviteLink", payload, priority: "relay" });
};

/** Whoever wants a talk whose group they are not in is let in first. */
export const askForGroupLink = async (
  deps: Part,
  { staff, teamId }: { staff: Staff; teamId: number | undefined },
): Promise<void> => {
  const team = teamId === undefined ? undefined : await deps.store.teams.get(teamId);
  if (team?.chatId !== undefined) await askForLink(deps, staff, team.chatId);
};

/** Asks for a link into each group of theirs where nobody has seen them yet. */
export const askForGroupLinks = async (
  deps: Part,
  { staff, userId, chatId }: { staff: Staff; userId: number; chatId: number },
): Promise<void> => {
  const { store, outbox } = deps;
  if (!may("workInGroup", staff)) return;
  const teams = (await store.teams.all()).filter(({ id }) => worksIn(staff, id));
  if (teams.every((team) => team.chatId === undefined)) {
    await outbox.say(`chat:${chatId}`, { text: staffVoice(deps)("lobby:invite.noGroup") });
    return;
  }
  for (const team of teams) {
    if (team.chatId === undefined || (await store.groups.hasSeen(team.chatId, userId))) continue;
    await askForLink(deps, staff, team.chatId);
  }
};

/** Telegram has made the link: it goes to whom it is for, in private. */
export const giveGroupLink = async (
  deps: Part,
  { chatId, name, link }: { chatId: number; name: string; link: string },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const team = await store.teams.byChat(chatId);
  const staff = await staffOf(deps, name);
  if (team === undefined || staff?.chatId === undefined) return;
  const time = timeOfStaff(deps, plus(clock.now(), groupLinkMs));
  await outbox.say(`chat:${staff.chatId}`, groupLink(staffVoice(deps), { team: team.name, link, time }));
};

/** The bot may not make links there: who came is told whom to ask, and those who answer for the group what to do. */
export const reportNoGroupLink = async (
  deps: Part,
  { chatId, name }: { chatId: number; name: string },
): Promise<void> => {
  const { store, outbox } = deps;
  const team = await store.teams.byChat(chatId);
  const staff = await staffOf(deps, name);
  if (team === undefined || staff?.chatId === undefined) return;
  const t = staffVoice(deps);
  await outbox.say(`chat:${staff.chatId}`, { text: t("lobby:invite.askToJoin", { team: team.name }) });
  await tellAnswerable(deps, team, t("lobby:invite.noLink", { staff: staff.name, team: team.name }));
};
