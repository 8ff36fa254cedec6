/** Short forms of staff: one question in a message, with what was answered above it. */
import { type FormKind, type FormStep, type Given, stepsOf } from "../../domain/desk/forms.js";
import type { HelpLine } from "../../domain/directory/lines.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { Key, T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { linesText } from "../lines.js";
import { inline, inRows, type View } from "../view.js";

export type Filled = {
  kind: FormKind;
  ticket: Ticket;
  given: Given;
  words: Given;
  next: FormStep | undefined;
};

/** The commands that do what the buttons do. */
export const formCommands = { wrap: "close", report: "report" } as const satisfies Record<FormKind, string>;

/** What an option of a question is called. */
export const formLabel = (t: T, kind: FormKind, step: string, option: string): string => {
  if (step === "outcome") return t(`staff:closeReason.${option}` as Key);
  if (step === "level") return t(`staff:level.${option}` as Key);
  if (step === "problem") return t(`care:problem.${option}` as Key);
  return t(`care:staff.${kind}.${step}.options.${option}` as Key);
};

const askOf = (t: T, kind: FormKind, step: string): string => {
  if (step === "sure") return t("care:staff.wrap.sure.ask", { level: t("staff:level.imminent") });
  return t(step === "outcome" ? "staff:closeAsk" : (`care:staff.${kind}.${step}.ask` as Key));
};

/** What to do is read before anything is asked: a report is made first and recorded then. */
const stepsText = (t: T, lines: readonly HelpLine[]): string =>
  [t("care:staff.report.steps"), linesText(t, lines), t("care:staff.report.others")].join("\n");

/** A life in danger, and whoever has it now has said nothing yet. */
const isUnheard = ({ next, ticket }: Filled): boolean =>
  next?.id === "sure" && ticket.firstWordAt === undefined;

/** What was answered, a line each. */
const givenLines = (t: T, { kind, ticket, given, words }: Filled): string[] =>
  stepsOf(kind, given, ticket)
    .filter(({ id }) => given[id] !== undefined)
    .map(({ id }) => {
      const code = given[id] ?? "";
      const answer = code === "words" ? `«${words[id] ?? ""}»` : formLabel(t, kind, id, code);
      return t("staff:answer", { question: askOf(t, kind, id), answer });
    });

/** The question that is next, with the ways to answer it. */
const question = (
  t: T,
  filled: Filled,
  { id, options, words }: FormStep,
  helpLines: readonly HelpLine[],
): View => {
  const { kind, ticket, given } = filled;
  const steps = stepsOf(kind, given, ticket);
  const at = steps.findIndex((one) => one.id === id) + 1;
  const command = `/${formCommands[kind]}`;
  const lines = givenLines(t, filled);
  return {
    text: [
      t("care:staff.form.title", { title: t(`care:staff.${kind}.title`), name: nameOf(ticket), at }),
      ...lines,
      ...(kind === "report" && lines.length === 0 ? ["", stepsText(t, helpLines)] : []),
      "",
      ...(isUnheard(filled) ? [t("care:staff.wrap.unheard")] : []),
      askOf(t, kind, id),
      t(words ? "care:staff.form.orWords" : "care:staff.form.typed", { command }),
    ].join("\n"),
    ...(words ? { awaits: command } : {}),
    keyboard: inline(
      ...inRows(
        options.map((choice, index) => ({
          text: `${index + 1}. ${formLabel(t, kind, id, choice)}`,
          callback_data: data("form", { ticket: ticket.id, of: kind, step: id, choice }),
        })),
      ),
      ...(lines.length === 0
        ? []
        : [
            [
              {
                text: t("care:staff.form.anew"),
                callback_data: data("form", { ticket: ticket.id, of: kind, step: id, choice: "anew" }),
              },
            ],
          ]),
    ),
  };
};

/** @param lines whom to call about a report */
export const formView = (t: T, filled: Filled, lines: readonly HelpLine[]): View => {
  if (filled.next !== undefined) return question(t, filled, filled.next, lines);
  const { kind, ticket } = filled;
  const kept = [t(`care:staff.${kind}.done`, { name: nameOf(ticket) }), ...givenLines(t, filled)];
  return { text: kept.join("\n") };
};

/** A talk that the person has ended is still to be written up. */
export const wrapButton = (t: T, ticketId: number) =>
  inline([{ text: t("care:staff.wrap.begin"), callback_data: data("close", { ticket: ticketId }) }]);
