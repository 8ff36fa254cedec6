/** Pranks: somebody is slowed down, or not passed on until a day. It ends by itself; SOS and words of danger always pass. */
import type { Needs } from "../../deps.js";
import type { LimitKind } from "../../domain/desk/limits.js";
import { may } from "../../domain/desk/permissions.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, type Ticket } from "../../domain/tickets.js";
import { dayMs, type Instant, plus } from "../../domain/time.js";
import { blockedView } from "../../views/desk/limits.js";
import { timeFor, voiceFor } from "../address.js";
import { closeTicket } from "../close-ticket.js";
import { releaseSlowed } from "./slow-words.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

export const limitPerson = async (
  deps: Part,
  {
    staff,
    ticket,
    kind,
    days,
    reason,
  }: { staff: Staff; ticket: Ticket; kind: LimitKind; days: number; reason: string },
): Promise<Outcome<Instant, "not-allowed" | "urgent" | "needs-reason">> => {
  const { store, outbox, clock, directory } = deps;
  const now = clock.now();
  if (!may("blockPerson", staff, ticket)) return refuse("not-allowed");
  if (isUrgent(ticket.level)) return refuse("urgent");
  if (reason === "") return refuse("needs-reason");
  const until = plus(now, days * dayMs);
  const person = await store.people.get(ticket.personId);
  await store.care.limit({ personId: person.id, kind, until, staffId: staff.id, reason }, now);
  const detail = `${kind} ${days}`;
  await store.tickets.addEvent(ticket.id, "limited", now, { staffId: staff.id, detail });
  const t = voiceFor(deps, person, ticket.language);
  const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
  const to = `chat:${person.chatId}` as const;
  if (kind === "slow") {
    await outbox.say(to, { text: t("care:person.slowed") }, options);
    return ok(until);
  }
  await closeTicket(deps, { staff, ticketId: ticket.id, reason: "mistake", quietly: true });
  const region = directory.regionOf(ticket.region)?.code;
  const lines = directory.lines({ topic: "danger", region, now });
  await outbox.say(to, blockedView(t, timeFor(deps, ticket, until), lines), options);
  return ok(until);
};

/** False when there was nothing to undo. */
export const unlimitPerson = async (
  deps: Needs<"store" | "clock">,
  { staff, ticket }: { staff: Staff; ticket: Ticket },
): Promise<Outcome<boolean, "not-allowed">> => {
  const { store, clock } = deps;
  if (!may("wrapUp", staff, ticket)) return refuse("not-allowed");
  const had = await store.care.unlimit(ticket.personId);
  if (had) await store.tickets.addEvent(ticket.id, "unlimited", clock.now(), { staffId: staff.id });
  await releaseSlowed(deps, { ticketId: ticket.id });
  return ok(had);
};
