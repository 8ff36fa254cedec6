/** Handing a talk over, wherever it is typed or pressed: what is done, and the sentence or the choice that answers it. */
import { staffVoice } from "../../actions/address.js";
import type { Blocked, SummaryRefusal, TransferRefusal } from "../../actions/desk/transfer.js";
import type { StaffScope } from "../../context.js";
import { nameTyped } from "../../domain/desk/names-typed.js";
import { isOpenStage } from "../../domain/desk/transfer.js";
import type { Staff } from "../../domain/teams.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { Key, T } from "../../i18n/i18n.js";
import type { Target, Transfer } from "../../store/transfers.js";
import {
  blockedView,
  declineAsk,
  doubted,
  noGroup,
  summaryAsk,
  targetOf,
  whoView,
} from "../../views/desk/handover.js";
import { fullText } from "../../views/desk/lobby.js";
import type { View } from "../../views/view.js";

export type Here = Pick<StaffScope, "actions" | "deps" | "chatId">;
export type Said = string | View;

const refusals: Record<TransferRefusal | SummaryRefusal, Key> = {
  gone: "staff:alreadyClosed",
  closed: "staff:alreadyClosed",
  "not-allowed": "staff:notAllowed",
  "under-way": "handover:staff.underWay",
  passed: "handover:staff.cannot",
  nobody: "handover:staff.noSuchName",
  short: "handover:staff.summaryShort",
  doubtful: "handover:staff.summaryDoubted",
  long: "handover:staff.summaryLong",
  silent: "handover:staff.silent",
};

const refused = (
  t: T,
  ticket: Ticket,
  outcome: Blocked | { ok: false; code: TransferRefusal | SummaryRefusal },
): Said =>
  outcome.code === "blocked"
    ? blockedView(t, ticket, outcome.who, outcome.others)
    : t(refusals[outcome.code]);

/** Who could take it. */
export const askWho = async ({ actions, deps }: Here, staff: Staff, ticket: Ticket): Promise<Said> => {
  const t = staffVoice(deps);
  const found = await actions.transferOptions({ staff, ticketId: ticket.id });
  return found.ok ? whoView(t, ticket, found.value.options) : t(refusals[found.code]);
};

/** A summary, whole as it was said. */
export const sumUp = async (
  { actions, deps }: Here,
  staff: Staff,
  ticket: Ticket,
  said: { transferId: number; summary: string; messageId?: number; sure?: boolean },
): Promise<Said> => {
  const t = staffVoice(deps);
  const sent = await actions.sendTransfer({ staff, ...said });
  if (sent.ok) return t("handover:staff.summaryKept");
  return sent.code === "doubtful" ? doubted(t, ticket.id) : refused(t, ticket, sent);
};

/** Whether a line that was doubted is the summary, or was said to the person. */
const settle = async (here: Here, staff: Staff, ticket: Ticket, isSummary: boolean): Promise<Said> => {
  const { actions, deps } = here;
  const t = staffVoice(deps);
  const draft = await deps.store.transfers.openOf(ticket.id);
  if (draft?.stage !== "drafted" || draft.summary === undefined) return t("handover:staff.noDraft");
  if (isSummary)
    return sumUp(here, staff, ticket, { transferId: draft.id, summary: draft.summary, sure: true });
  const said = await actions.sayDoubted({ staff, ticket });
  return t(said.ok ? "handover:staff.saidToPerson" : refusals[said.code]);
};

const choose = async (
  here: Here,
  staff: Staff,
  ticket: Ticket,
  { to, summary }: { to: Target; summary: string },
): Promise<Said> => {
  const { actions, deps, chatId } = here;
  const t = staffVoice(deps);
  const begun = await actions.beginTransfer({ staff, ticketId: ticket.id, to, chatId });
  if (!begun.ok) return refused(t, ticket, begun);
  const { transfer, name } = begun.value;
  if (summary === "") return summaryAsk(t, ticket, name);
  return sumUp(here, staff, ticket, { transferId: transfer.id, summary });
};

const withdraw = async ({ actions, deps }: Here, staff: Staff, ticket: Ticket): Promise<Said> => {
  const t = staffVoice(deps);
  const back = await actions.withdrawTransfer({ staff, ticketId: ticket.id });
  if (back.ok) return t("handover:staff.withdrawn");
  return t(back.code === "passed" ? "handover:staff.noDraft" : refusals[back.code]);
};

/** What stands behind `/transfer`: nothing, a name, a name and a summary, or a word by which it is taken back. */
export const typedTransfer = async (
  here: Here,
  staff: Staff,
  ticket: Ticket,
  words: string,
): Promise<Said> => {
  const t = staffVoice(here.deps);
  if (words === "") return askWho(here, staff, ticket);
  if (t("handover:staff.withdrawWords").split("|").includes(words.toLowerCase()))
    return withdraw(here, staff, ticket);
  const found = await here.actions.transferOptions({ staff, ticketId: ticket.id });
  if (!found.ok) return t(refusals[found.code]);
  const named = nameTyped(words, found.value.options);
  if (named.kind === "none") return t("handover:staff.noSuchName");
  if (named.kind === "several")
    return { ...whoView(t, ticket, named.among), text: t("handover:staff.manyNames") };
  return choose(here, staff, ticket, { to: named.one.to, summary: named.rest });
};

/** A button: the list, somebody of it, or back. Undefined when it is none of these. */
export const pressedTransfer = async (
  here: Here,
  staff: Staff,
  ticket: Ticket,
  code: string,
): Promise<Said | undefined> => {
  if (code === "who") return askWho(here, staff, ticket);
  if (code === "-") return withdraw(here, staff, ticket);
  if (code === "sum" || code === "say") return settle(here, staff, ticket, code === "sum");
  const to = targetOf(code);
  return to === undefined ? undefined : choose(here, staff, ticket, { to, summary: "" });
};

/** The hand-over that is meant: of the topic it is typed in, of a talk's code, or the only one somebody is asked. */
export const transferMeant = async (
  { deps }: Pick<Here, "deps">,
  staff: Staff,
  ticket: Ticket | undefined,
  words: string,
): Promise<{ transfer: Transfer; rest: string } | undefined> => {
  const { tickets, transfers } = deps.store;
  const [first = "", ...others] = words.split(/\s+/);
  const coded = await tickets.byCode(first.toUpperCase());
  const about = coded ?? ticket;
  const rest = coded === undefined ? words : others.join(" ");
  const transfer =
    about === undefined ? (await transfers.waitingFor(staff.id)).at(-1) : await transfers.openOf(about.id);
  return transfer === undefined || !isOpenStage(transfer.stage) ? undefined : { transfer, rest };
};

/** An answer comes too late, or too early. */
const passed = async ({ deps }: Here, transferId: number): Promise<Key> => {
  const transfer = await deps.store.transfers.lock(transferId);
  return transfer?.stage === "asking" ? "handover:staff.stillAsking" : "handover:staff.passed";
};

export const accept = async (here: Here, staff: Staff, transferId: number): Promise<string> => {
  const { actions, deps } = here;
  const t = staffVoice(deps);
  const taken = await actions.acceptTransfer({ staff, transferId });
  if (taken.ok) return t("handover:staff.accepted", { name: nameOf(taken.value) });
  if (taken.code === "full") return fullText(t, taken.full);
  if ("stays" in taken) return noGroup(t, taken.code, taken.stays);
  if (taken.code === "outside") return t("lobby:outside");
  return t(taken.code === "passed" ? await passed(here, transferId) : "staff:notAllowed");
};

export const decline = async (
  here: Here,
  staff: Staff,
  transferId: number,
  reason: string,
): Promise<string> => {
  const { actions, deps } = here;
  const t = staffVoice(deps);
  const said = await actions.declineTransfer({ staff, transferId, reason });
  if (said.ok) return t("handover:staff.declinedSaid");
  if (said.code === "no-reason") return t("handover:staff.needsReason");
  return t(said.code === "passed" ? await passed(here, transferId) : "staff:notAllowed");
};

/** Why not? */
export const askWhyNot = async ({ deps }: Here, transferId: number): Promise<Said> => {
  const transfer = await deps.store.transfers.lock(transferId);
  const ticket = transfer && (await deps.store.tickets.get(transfer.ticketId));
  const t = staffVoice(deps);
  return transfer === undefined || ticket === undefined || !isOpenStage(transfer.stage)
    ? t("handover:staff.passed")
    : declineAsk(t, transferId, ticket.code);
};
