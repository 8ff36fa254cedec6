/** Short forms of staff, a question at a time: the wrap-up that ends a talk, and the record of a report by duty. */
import type { Needs } from "../../deps.js";
import { type FormKind, type FormStep, type Given, isSevere, nextStep } from "../../domain/desk/forms.js";
import { may } from "../../domain/desk/permissions.js";
import { isClosed } from "../../domain/desk/states.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Staff } from "../../domain/teams.js";
import { type CloseReason, nameOf, type Ticket } from "../../domain/tickets.js";
import type { DeskForm } from "../../store/desk-forms.js";
import { staffVoice } from "../address.js";
import { closeTicket } from "../close-ticket.js";
import { askDebrief } from "./debrief.js";
import { tellLeads } from "./leads.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

/** How far a form is. @param next undefined when it is complete, and saved */
export type Filling = {
  kind: FormKind;
  ticket: Ticket;
  given: Given;
  words: Given;
  next: FormStep | undefined;
};

export type FormRefusal =
  | "gone"
  | "closed"
  | "not-allowed"
  /** The question was answered already. */
  | "passed"
  | "unknown"
  /** They thought better of it: the talk goes on, and its form begins anew. */
  | "kept-open"
  /** That a report was made is said by the record of it. */
  | "report-first";

type Asking = { staff: Staff; ticketId: number; kind: FormKind };

const found = async (
  { store }: Needs<"store">,
  { staff, ticketId, kind }: Asking,
): Promise<Outcome<{ ticket: Ticket; form: DeskForm | undefined }, "gone" | "closed" | "not-allowed">> => {
  const ticket = await store.tickets.get(ticketId);
  if (ticket === undefined) return refuse("gone");
  if (!may(kind === "wrap" ? "wrapUp" : "reportDuty", staff, ticket))
    return refuse(isClosed(ticket) ? "closed" : "not-allowed");
  const form = await store.forms.open(ticketId, kind);
  // What the person has ended can still be written up; what was written up is.
  return isClosed(ticket) && form === undefined ? refuse("closed") : ok({ ticket, form });
};

const fillingOf = (kind: FormKind, ticket: Ticket, form: DeskForm | undefined): Filling => {
  const given = form?.given ?? {};
  return { kind, ticket, given, words: form?.words ?? {}, next: nextStep(kind, given, ticket) };
};

/** Opens a form where it was left. @param anew its answers are forgotten first */
export const openForm = async (
  deps: Needs<"store">,
  { anew = false, ...asking }: Asking & { anew?: boolean },
): Promise<Outcome<Filling, "gone" | "closed" | "not-allowed">> => {
  const there = await found(deps, asking);
  if (!there.ok) return there;
  const { ticket, form } = there.value;
  if (anew && form !== undefined)
    await deps.store.forms.save(form.id, { staffId: asking.staff.id, given: {}, words: {} });
  return ok(fillingOf(asking.kind, ticket, anew ? undefined : form));
};

/** All that is known of how a talk ended: it is closed, if the person has not done so, and nobody is left alone with it. */
const wrapUp = async (deps: Part, staff: Staff, { ticket, given }: Filling): Promise<void> => {
  const { store, clock } = deps;
  const reason = (given["outcome"] ?? "helped") as CloseReason;
  if (!isClosed(ticket)) await closeTicket(deps, { staff, ticketId: ticket.id, reason });
  const detail = Object.entries(given)
    .map((one) => one.join("="))
    .join(" ");
  await store.tickets.addEvent(ticket.id, "wrapped", clock.now(), { staffId: staff.id, detail });
  if (isSevere(ticket, given, await store.tickets.events(ticket.id)))
    await askDebrief(deps, { staff, ticket });
};

/** The record of a report is kept, and those who answer for the team hear that there is one. The bot reports nothing. */
const keepReport = async (deps: Part, staff: Staff, { ticket, given }: Filling): Promise<void> => {
  const { store, clock } = deps;
  const detail = Object.entries(given)
    .map((one) => one.join("="))
    .join(" ");
  await store.tickets.addEvent(ticket.id, "reported", clock.now(), { staffId: staff.id, detail });
  const text = staffVoice(deps)("care:staff.report.toldLeads", { name: nameOf(ticket), staff: staff.name });
  await tellLeads(deps, { ticket, except: staff.id, text });
};

/** @param answer.words what was typed instead of a choice */
export const answerForm = async (
  deps: Part,
  { step, answer, ...asking }: Asking & { step: string; answer: { choice: string } | { words: string } },
): Promise<Outcome<Filling, FormRefusal>> => {
  const { store, clock } = deps;
  const { staff, ticketId, kind } = asking;
  const there = await found(deps, asking);
  if (!there.ok) return there;
  const { ticket, form } = there.value;
  const before = fillingOf(kind, ticket, form);
  if (before.next?.id !== step) return refuse("passed");
  const isKnown =
    "choice" in answer
      ? before.next.options.includes(answer.choice)
      : before.next.words && answer.words.trim() !== "";
  if (!isKnown) return refuse("unknown");
  if (
    "choice" in answer &&
    step === "duty" &&
    answer.choice === "reported" &&
    (await store.forms.doneOf(ticketId, "report")).length === 0
  )
    return refuse("report-first");
  const open = form ?? (await store.forms.begin({ ticketId, staffId: staff.id, kind }, clock.now()));
  if ("choice" in answer && step === "sure" && answer.choice === "stay") {
    await store.forms.drop(ticketId, kind);
    return refuse("kept-open");
  }
  const given = { ...before.given, [step]: "choice" in answer ? answer.choice : "words" };
  const words = "words" in answer ? { ...before.words, [step]: answer.words.trim() } : before.words;
  await store.forms.save(open.id, { staffId: staff.id, given, words });
  const filling = { ...before, given, words, next: nextStep(kind, given, ticket) };
  if (filling.next !== undefined) return ok(filling);
  await store.forms.finish(open.id, clock.now());
  await (kind === "wrap" ? wrapUp : keepReport)(deps, staff, filling);
  return ok(filling);
};
