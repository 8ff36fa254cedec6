/** The address of a ticket's topic, for staff who read of it in private: it opens for members of the group alone. */
import type { Needs } from "../../deps.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { minuteMs, plus, secondMs } from "../../domain/time.js";
import { staffVoice } from "../address.js";
import { tellPrivately } from "./transfer-news.js";

/** A supergroup's number begins with this mark; in an address it stands without it. Other groups have no addresses. */
const mark = /^-100/;

/** Undefined while a ticket has no topic. */
export const topicLink = async (
  { store }: Needs<"store">,
  { teamId, topicId }: Pick<Ticket, "teamId" | "topicId">,
): Promise<string | undefined> => {
  const team = teamId === undefined ? undefined : await store.teams.get(teamId);
  if (team?.chatId === undefined || topicId === undefined) return undefined;
  const telegramId = String((await store.people.identityOf(team.chatId)).telegramId);
  return mark.test(telegramId) ? `https://t.me/c/${telegramId.replace(mark, "")}/${topicId}` : undefined;
};

/** A new topic is made by the sender: it is looked for soon, and then less and less often. */
const firstWaitMs = secondMs;
const longestWaitMs = 10 * minuteMs;

/** Whoever has taken a talk finds it by its address in their own chat: now, or as soon as its topic stands. */
export const tellWhere = async (
  deps: Needs<"store" | "outbox" | "clock" | "i18n">,
  { staff, ticketId, waitMs = firstWaitMs }: { staff: Pick<Staff, "id">; ticketId: number; waitMs?: number },
): Promise<void> => {
  const { store, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  if (ticket?.assigneeId !== staff.id) return;
  const link = await topicLink(deps, ticket);
  if (link !== undefined) {
    const text = staffVoice(deps)("handover:staff.where", { name: nameOf(ticket), link });
    await tellPrivately(deps, ticket, staff, { text });
  } else if (ticket.topicId === undefined && waitMs <= longestWaitMs) {
    const payload = { ticketId, staffId: staff.id, waitMs: waitMs * 2 };
    const dueAt = plus(clock.now(), waitMs);
    await store.timers.set({ name: "tell-where", key: String(ticketId), payload, dueAt });
  }
};
