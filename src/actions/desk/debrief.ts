/** After a hard talk nobody goes home alone with it: the specialist is asked, those who answer for them are told. */
import type { Needs } from "../../deps.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import { debriefAsk } from "../../views/desk/care.js";
import { staffVoice } from "../address.js";
import { tellLeads } from "./leads.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

export const askDebrief = async (
  deps: Part,
  { staff, ticket }: { staff: Staff; ticket: Ticket },
): Promise<void> => {
  const { store, outbox, clock } = deps;
  const t = staffVoice(deps);
  await store.tickets.addEvent(ticket.id, "debrief-asked", clock.now(), { staffId: staff.id });
  const member = (await store.teams.allStaff()).find(({ id }) => id === staff.id);
  if (member?.chatId !== undefined) await outbox.say(`chat:${member.chatId}`, debriefAsk(t, ticket));
  const text = t("care:staff.debrief.note", { staff: staff.name, name: nameOf(ticket) });
  await tellLeads(deps, { ticket, except: staff.id, text, priority: "prompt" });
};

/** What a specialist answers. False when there was no such talk of theirs. */
export const answerDebrief = async (
  deps: Part,
  { staff, ticketId, wants }: { staff: Staff; ticketId: number; wants: boolean },
): Promise<boolean> => {
  const { store, clock } = deps;
  const ticket = await store.tickets.get(ticketId);
  const events = ticket === undefined ? [] : await store.tickets.events(ticketId);
  if (
    ticket === undefined ||
    !events.some(({ kind, staffId }) => kind === "debrief-asked" && staffId === staff.id)
  )
    return false;
  const detail = wants ? "wanted" : "fine";
  await store.tickets.addEvent(ticketId, "debrief", clock.now(), { staffId: staff.id, detail });
  const text = staffVoice(deps)("care:staff.debrief.wanted", { staff: staff.name, name: nameOf(ticket) });
  if (wants) await tellLeads(deps, { ticket, except: staff.id, text });
  return true;
};

/** The last hard talk of somebody, for whoever types it. */
export const debriefOf = async (
  { store }: Needs<"store">,
  { staff }: { staff: Staff },
): Promise<number | undefined> => store.care.lastDebrief(staff.id);
