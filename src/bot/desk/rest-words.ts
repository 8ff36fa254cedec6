/** Giving a talk back, letting it rest and keeping it, wherever that is typed or pressed, and the sentence that answers. */
import { staffVoice, timeFor } from "../../actions/address.js";
import { type SnoozeChoice, snoozeChoices } from "../../domain/desk/snooze.js";
import type { ReleaseReason } from "../../domain/desk/transfer.js";
import type { Staff } from "../../domain/teams.js";
import { isUrgent, nameOf, type Ticket } from "../../domain/tickets.js";
import { releaseAsk, snoozeAsk } from "../../views/desk/handover.js";
import type { Here, Said } from "./transfer-words.js";

type Part = Pick<Here, "actions" | "deps">;

/** @param reason in their words; without any they are asked */
export const release = async (
  { actions, deps }: Part,
  staff: Staff,
  ticket: Ticket,
  reason: string,
): Promise<Said> => {
  const t = staffVoice(deps);
  const given = await actions.releaseTicket({ staff, ticketId: ticket.id, reason });
  if (given.ok) return t("handover:staff.released", { name: nameOf(ticket) });
  switch (given.code) {
    case "no-reason":
      return releaseAsk(t, ticket);
    case "not-held":
      return t("handover:staff.notHeld");
    case "not-allowed":
      return t("staff:notAllowed");
    case "gone":
      return t("staff:alreadyClosed");
    default:
      return given.code satisfies never;
  }
};

export const pressedRelease = (
  here: Part,
  staff: Staff,
  ticket: Ticket,
  reason: "ask" | ReleaseReason,
): Promise<Said> => {
  if (reason === "ask") return release(here, staff, ticket, "");
  // What the card in the lobby and the person are told of a shift that has ended has words of its own.
  const words =
    reason === "off-duty" ? reason : staffVoice(here.deps)(`handover:staff.releaseReason.${reason}`);
  return release(here, staff, ticket, words);
};

export const snooze = async (
  { actions, deps }: Part,
  staff: Staff,
  ticket: Ticket,
  words: string,
): Promise<Said> => {
  const t = staffVoice(deps);
  if (words === "") return snoozeAsk(t, ticket);
  const rested = await actions.snoozeTicket({ staff, ticketId: ticket.id, words });
  if (rested.ok) {
    const { silent } = await deps.store.people.get(ticket.personId);
    const time = timeFor(deps, ticket, rested.value.until, "ru");
    return [
      t(silent ? "handover:staff.snoozedQuietly" : "handover:staff.snoozed", { time }),
      ...(isUrgent(ticket.level) ? [t("handover:staff.snoozedUrgent")] : []),
    ].join(" ");
  }
  const { code } = rested;
  if (code === "gone" || code === "closed") return t("staff:alreadyClosed");
  return code === "not-allowed" ? t("staff:notAllowed") : t(`handover:staff.snoozeNot.${code}`);
};

/** A day as it is typed: a press is the same as the words. */
const daysText: Record<SnoozeChoice, string> = {
  tomorrow: `in ${snoozeChoices.tomorrow} day`,
  three: `in ${snoozeChoices.three} days`,
  week: `in ${snoozeChoices.week} days`,
};

export const pressedSnooze = (
  here: Part,
  staff: Staff,
  ticket: Ticket,
  choice: "ask" | SnoozeChoice,
): Promise<Said> => snooze(here, staff, ticket, choice === "ask" ? "" : daysText[choice]);

export const keep = async ({ actions, deps }: Part, staff: Staff, ticket: Ticket): Promise<string> => {
  const t = staffVoice(deps);
  if (!(await actions.keepTicket({ staff, ticketId: ticket.id }))) return t("handover:staff.notYours");
  return t(isUrgent(ticket.level) ? "handover:staff.keptUrgent" : "handover:staff.kept", {
    name: nameOf(ticket),
  });
};
