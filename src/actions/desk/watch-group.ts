/** Compares who is in a group of staff with the roster: a stranger is told of at once, and cards stop until they are gone. */
import type { Deps, Needs } from "../../deps.js";
import { isHeld, isQueued } from "../../domain/desk/states.js";
import { type Team, worksIn } from "../../domain/teams.js";
import { byUrgency, isUrgent, nameOf } from "../../domain/tickets.js";
import { dayMs, plus } from "../../domain/time.js";
import { staffVoice } from "../address.js";
import { cardOf } from "../call-staff.js";
import { offerTicket } from "../open-ticket.js";
import { moveWaiting } from "./avoid-agency.js";
import { teamFor } from "./route-ticket.js";

/** Those who answer for a team's group, by their private chats. */
const answerable = async ({ store }: Needs<"store">, team: Team): Promise<number[]> =>
  (await store.teams.allStaff())
    .filter((one) => (one.role === "supervisor" || one.role === "head") && one.bound && worksIn(one, team.id))
    .flatMap(({ chatId }) => (chatId === undefined ? [] : [chatId]));

/** Says something to each of them in private. */
export const tellAnswerable = async (
  deps: Needs<"store" | "outbox">,
  team: Team,
  text: string,
): Promise<void> => {
  for (const chat of await answerable(deps, team))
    await deps.outbox.say(`chat:${chat}`, { text }, { priority: "crisis" });
};

/** Talks go on, so that nobody is left without an answer; whoever leads them knows at once who reads along. */
const tellHolders = async (deps: Deps, team: Team): Promise<void> => {
  const { store, outbox } = deps;
  const held = (await store.tickets.unfinishedOf(team.id)).filter(isHeld);
  for (const { id, chatId } of await store.teams.allStaff()) {
    const list = held.filter(({ assigneeId }) => assigneeId === id).map(nameOf);
    if (list.length === 0 || chatId === undefined) continue;
    const text = staffVoice(deps)("lobby:group.holder", { team: team.name, list: list.join("; ") });
    await outbox.say(`chat:${chatId}`, { text }, { priority: "crisis" });
  }
};

/** Cards that stand there are taken away; whoever waits goes to another team that is for them, or is named to those who answer. */
const shut = async (deps: Deps, team: Team): Promise<void> => {
  const { store, outbox } = deps;
  const waiting = (await store.tickets.unfinishedOf(team.id)).filter(isQueued).toSorted(byUrgency);
  const left: string[] = [];
  await store.timers.hasten("board", String(team.id), deps.clock.now());
  for (const ticket of waiting) {
    const message_id = await cardOf(deps, ticket);
    const to = `lobby:${team.id}` as const;
    if (message_id !== undefined)
      await outbox.post({ to, method: "deleteMessage", payload: { message_id }, priority: "crisis" });
    const other = await teamFor(deps, ticket);
    if (other === undefined || other.shutAt !== undefined) {
      if (isUrgent(ticket.level))
        left.push(`${staffVoice(deps)(`staff:level.${ticket.level}`)} · ${nameOf(ticket)}`);
      continue;
    }
    await store.tickets.update(ticket.id, { teamId: other.id });
    await offerTicket(deps, { ...ticket, teamId: other.id });
  }
  if (left.length > 0)
    await tellAnswerable(deps, team, staffVoice(deps)("lobby:group.waiting", { list: left.join("; ") }));
};

/** Who had to leave a group that was shut, and was taken by nobody elsewhere, is back where they belong. */
const bringBack = async (deps: Deps, team: Team): Promise<void> => {
  const { store, outbox } = deps;
  for (const ticket of (await store.tickets.allQueued()).filter(({ teamId }) => teamId !== team.id)) {
    const wasHere = (await store.tickets.events(ticket.id)).some(
      ({ kind, detail }) => kind === "offered" && detail?.split(" ")[0] === String(team.id),
    );
    if (!wasHere || (await teamFor(deps, ticket))?.id !== team.id) continue;
    const message_id = await cardOf(deps, ticket);
    if (message_id !== undefined && ticket.teamId !== undefined)
      await outbox.post({
        to: `lobby:${ticket.teamId}`,
        method: "deleteMessage",
        payload: { message_id },
        priority: "crisis",
      });
    await store.tickets.update(ticket.id, { teamId: team.id });
    await offerTicket(deps, { ...ticket, teamId: team.id });
  }
};

/** Looks at what is known of a team's group, and shuts or opens it. */
export const judgeGroup = async (deps: Deps, { team }: { team: Team }): Promise<void> => {
  const { store, outbox, clock } = deps;
  if (team.chatId === undefined) return;
  const { people, bots } = await store.groups.census(team.chatId, team.id);
  const unknown = await store.groups.uncounted(team.id);
  const t = staffVoice(deps);
  const isClean = people + bots + unknown === 0;
  const changed = await store.groups.setShut(team.id, isClean ? undefined : clock.now());
  if (isClean) {
    if (!changed) return;
    const text = t("lobby:group.clean", { team: team.name });
    await outbox.say(`lobby:${team.id}`, { text }, { priority: "relay" });
    await tellAnswerable(deps, team, text);
    for (const ticket of (await store.tickets.unfinishedOf(team.id)).filter(isQueued))
      await offerTicket(deps, ticket);
    await bringBack(deps, team);
    return;
  }
  // Every newcomer is news, even in a group that is shut already.
  const fresh = await store.groups.markTold(team.chatId, team.id, clock.now());
  if (changed)
    await outbox.say(`lobby:${team.id}`, { text: t("lobby:group.inLobby") }, { priority: "crisis" });
  if (changed || fresh)
    await tellAnswerable(deps, team, t("lobby:group.strangers", { team: team.name, people, bots, unknown }));
  if (!changed) return;
  await tellHolders(deps, team);
  await shut(deps, team);
};

/** Somebody came, was seen, or went. Undefined when no team works in that group. */
export const noteInGroup = async (
  deps: Deps,
  { chatId, userId, isBot, isThere }: { chatId: number; userId: number; isBot: boolean; isThere: boolean },
): Promise<void> => {
  const { store, clock } = deps;
  const team = await store.teams.byChat(chatId);
  if (team === undefined) return;
  const before = await store.groups.census(chatId, team.id);
  if (isThere) await store.groups.note(chatId, userId, isBot, clock.now());
  else await store.groups.forget(chatId, userId);
  const { known } = await store.groups.census(chatId, team.id);
  // Whoever was counted without being known may have been this one: it is counted anew.
  if (team.shutAt !== undefined && known !== before.known) await askWhoIsThere(deps, { team });
  await judgeGroup(deps, { team });
  const staff = isThere ? await store.teams.staffByUser(userId) : undefined;
  if (staff !== undefined && known !== before.known) await moveWaiting(deps, staff);
};

/**
 * Asks Telegram who is in a group: the administrators, whether each of the staff is, and how many there are in all. The
 * answers come one by one, the count last.
 */
export const askWhoIsThere = async (deps: Deps, { team }: { team: Team }): Promise<void> => {
  const { store, outbox } = deps;
  if (team.chatId === undefined) return;
  const to = `chat:${team.chatId}` as const;
  // Cards wait for the answer where a group is shut.
  const priority = team.shutAt === undefined ? "followUp" : "relay";
  const ask = (method: string, payload: Record<string, unknown> = {}) =>
    outbox.post({ to, method, payload, priority });
  await ask("getChatAdministrators");
  for (const { bound, chatId } of await store.teams.allStaff()) {
    if (!bound || chatId === undefined) continue;
    const { telegramId } = await store.people.identityOf(chatId);
    await ask("getChatMember", { user_id: telegramId });
  }
  await ask("getChatMemberCount");
};

/** Once a day, and a minute after a group was bound: who is in each group of staff is asked. */
export const askGroups = async (deps: Deps): Promise<void> => {
  const { store, clock } = deps;
  await store.timers.set({ name: "ask-groups", key: "", payload: {}, dueAt: plus(clock.now(), dayMs) });
  for (const team of await store.teams.all()) await askWhoIsThere(deps, { team });
};

type Member = { user: { id: number; is_bot: boolean }; status: string; is_member?: boolean };
const isThere = ({ status, is_member }: Member): boolean =>
  !["left", "kicked"].includes(status) && (status !== "restricted" || is_member !== false);

/** What Telegram answered to such a question. @param own the bot's own id */
export const hearWhoIsThere = async (
  deps: Deps,
  { chatId, own, answer }: { chatId: number; own: number; answer: unknown },
): Promise<void> => {
  const { store, clock } = deps;
  const team = await store.teams.byChat(chatId);
  if (team === undefined) return;
  if (typeof answer === "number") {
    const { known } = await store.groups.census(chatId, team.id);
    // We ourselves are counted too.
    await store.groups.setUncounted(team.id, Math.max(0, answer - 1 - known));
    return judgeGroup(deps, { team });
  }
  const members = (Array.isArray(answer) ? answer : [answer]) as Member[];
  for (const member of members) {
    const { id, is_bot: isBot } = member.user;
    if (id === own) continue;
    if (isThere(member)) await store.groups.note(chatId, id, isBot, clock.now());
    else await store.groups.forget(chatId, id);
  }
};
