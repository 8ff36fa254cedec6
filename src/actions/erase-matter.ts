/** Erases what a person said in a ticket, here and in the forum, because they want it. That there was one is still counted. */

import type { Needs } from "../deps.js";
import { isClosed, isQueued } from "../domain/desk/states.js";
import { nameOf, type Ticket } from "../domain/tickets.js";
import { staffVoice } from "./address.js";
import { dropTopic } from "./desk/drop-topic.js";
import { callOffTasks } from "./desk/tasks.js";
import { postTopicCard } from "./desk/topic-card.js";
import { clearMirrors } from "./desk/watch-talk.js";
import { dropFollowUpsOf } from "./follow-ups.js";
import { eraseBeside } from "./keep-house.js";
import { offerTicket } from "./open-ticket.js";
import { eraseRequests } from "./requests/erase-requests.js";
import { stopWatching } from "./watch-ticket.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** An open alarm for somebody in danger now: its words go, the alarm stays with the human who can help. */
const isAlarm = (ticket: Ticket) => !isClosed(ticket) && ticket.level === "imminent";

const wipeForum = async ({ store, outbox, i18n }: Part, ticket: Ticket): Promise<void> => {
  if (ticket.teamId === undefined) return;
  const to = `lobby:${ticket.teamId}` as const;
  const t = staffVoice({ i18n });
  const name = nameOf(ticket);
  const text = isAlarm(ticket)
    ? [name, t("hide:staff.erasedAlert")].join("\n")
    : t("hide:staff.erased", { name });
  for (const message_id of await store.traces.cardsOf(ticket.id)) {
    await outbox.post({ to, method: "editMessageText", payload: { message_id, text }, priority: "relay" });
  }
  if ((await dropTopic({ store, outbox }, ticket)) && !isAlarm(ticket))
    await outbox.say(to, { text }, { priority: "relay" });
};

/** Answers whether an alarm, without words, stays with a human. */
export const eraseMatter = async (deps: Part, { ticket }: { ticket: Ticket }): Promise<boolean> => {
  const { store, outbox, clock } = deps;
  const now = clock.now();
  await callOffTasks(deps, ticket);
  await clearMirrors(deps, ticket);
  await store.tickets.erase(ticket.id);
  await dropFollowUpsOf(deps, { ticket });
  await store.cases.dropCode(ticket.id);
  await eraseBeside(deps, ticket.id);
  await store.traces.untell(ticket.id);
  await eraseRequests(deps, { ticketId: ticket.id });
  await store.tickets.addEvent(ticket.id, "erased", now);
  await wipeForum(deps, ticket);
  const bare = { ...ticket, topicId: undefined, municipality: undefined };
  if (isAlarm(ticket)) {
    if (isQueued(ticket)) await offerTicket(deps, bare);
    else {
      const text = staffVoice(deps)("hide:staff.erasedAlert");
      const options = { priority: "crisis", ticketId: ticket.id } as const;
      await outbox.say(`ticket:${ticket.id}`, { text }, options);
      await postTopicCard(deps, bare);
    }
    return true;
  }
  await stopWatching(deps, ticket.id);
  await store.timers.cancel("erase-ticket", String(ticket.id));
  await store.tickets.close(ticket.id, "erased", now, now);
  return false;
};
