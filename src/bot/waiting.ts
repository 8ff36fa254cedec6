/**
 * What somebody hears who writes while a human is awaited: an answer to what they said in few words, else honestly
 * whether anybody reads it now. Their words go to the specialist all the same; nothing here changes a level.
 */
import { scope } from "../context.js";
import { humanFor, sayNow } from "../conversations/endings.js";
import { findQuestions } from "../conversations/questions.js";
import { ageSaid, tellsOnlyFacts } from "../conversations/said.js";
import { bandOf } from "../domain/ages-said.js";
import { isUrgent, type Ticket } from "../domain/tickets.js";
import { minuteMs, msBetween } from "../domain/time.js";
import { numbersOf } from "../views/crisis.js";
import { needsAmbulance } from "../views/crisis-answers.js";
import * as views from "../views/heard.js";
import { lines } from "./alarm.js";
import { dangerHeard, isTakenBack, noteHarm } from "./danger.js";
import { heardIn } from "./heard.js";
import { noteMore } from "./help-near.js";
import { notes } from "./notes.js";

/** The numbers do not stand below every line: after so many, or after so long. */
const numbersEvery = 3;
const numbersAfterMs = 2 * minuteMs;

const last = async () => {
  const [key = "", turn = "", since = "", at = ""] = ((await notes.get("heard")) ?? "").split(" ");
  return { key, turn: Number(turn), since: Number(since), at: at === "" ? undefined : at };
};

/** The numbers below a line, and whether an ambulance is for it. */
const numbersBelow = async (ticket: Ticket): Promise<views.Below> => ({
  lines: await lines(ticket),
  body: needsAmbulance(await dangerHeard()),
});

/** Whether the numbers are due again; where a body was harmed they always are. Who has taken the danger back is left in peace with them. */
const areNumbersDue = async (ticket: Ticket, { since, at }: Awaited<ReturnType<typeof last>>) => {
  if (!isUrgent(ticket.level) || (await isTakenBack())) return false;
  const now = scope().deps.clock.now();
  if (needsAmbulance(await dangerHeard())) return true;
  return at === undefined || since + 1 >= numbersEvery || msBetween(at, now) >= numbersAfterMs;
};

const keep = async (key: string, turn: number, numbers: boolean) => {
  const before = await last();
  const at = numbers ? scope().deps.clock.now() : (before.at ?? "");
  await notes.set("heard", [key, turn, numbers ? 0 : before.since + 1, at].join(" "));
};

/** When a human answers, as far as that is known. */
const humanOf = async (ticket: Ticket) => {
  const { there, back } = await scope().actions.teamPresence(ticket.teamId);
  return humanFor(ticket, there, back);
};

/** Answers what was said in few words: never twice the same in a row, with the numbers while it is urgent. */
export const replyTo = async (ticket: Ticket, kind: views.Reply): Promise<void> => {
  const again = (await last()).key === kind;
  const numbers = kind !== "joke" && isUrgent(ticket.level) && !(await isTakenBack());
  const human = await humanOf(ticket);
  await sayNow(views.reply(scope().t, kind, again, human, numbers ? await numbersBelow(ticket) : undefined));
  await keep(again ? `${kind}-again` : kind, 0, numbers);
};

/** Says whether anybody reads it now, and until when somebody will. */
const sayWaiting = async (ticket: Ticket): Promise<void> => {
  const { t } = scope();
  const before = await last();
  const human = await humanOf(ticket);
  if (human.kind === "here") return;
  const numbers = await areNumbersDue(ticket, before);
  const turn = before.key === "waiting" ? before.turn + 1 : 0;
  await sayNow(views.waiting(t, human, turn, numbers ? await numbersBelow(ticket) : undefined));
  await keep("waiting", turn, numbers);
};

/** Where they are and how old, if words of theirs tell that and nothing else, goes on the card. */
export const noteFactsIn = async (ticket: Ticket, text: string): Promise<void> => {
  if (!tellsOnlyFacts(text)) return;
  const { actions, deps } = scope();
  const found = deps.directory.places.find(text);
  const age = ageSaid(text);
  await actions.noteFacts({
    ticket,
    place: found.kind === "one" ? deps.directory.keyOf(found.place) : undefined,
    age: age === undefined ? undefined : bandOf(age, findQuestions.age.options),
  });
};

/** To words that were kept for a ticket which nobody has taken yet. */
export const answerWaiting = async (ticket: Ticket, text: string): Promise<void> => {
  const { actions, person, t, say } = scope();
  await noteMore(text);
  await actions.heedTold({ person, words: text });
  const said = ticket.level === "standard" ? undefined : heardIn(text);
  if (isUrgent(ticket.level)) await noteHarm(text);
  const danger = await dangerHeard();
  if (person.silent) {
    // Bare numbers tell nothing to whoever looks on.
    const isAsked = isUrgent(ticket.level) && (needsAmbulance(danger) || said === "what" || said === "hush");
    const numbers = isAsked ? ` ${numbersOf(await lines(ticket))}` : "";
    return void (await say({ text: `${t("hide:noted")}${numbers}` }));
  }
  if (said !== undefined) return replyTo(ticket, views.replyIn(danger, said));
  if (!isUrgent(ticket.level)) return void (await say({ text: t("talk:noted") }));
  return sayWaiting(ticket);
};
