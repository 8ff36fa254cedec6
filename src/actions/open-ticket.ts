/** Opens a ticket for a person and offers it to the team that fits. */

import type { Needs } from "../deps.js";
import { avoidQuestion, wishes } from "../domain/desk/avoiding.js";
import { may } from "../domain/desk/permissions.js";
import { isQueued, moved } from "../domain/desk/states.js";
import type { Place } from "../domain/directory/region-data.js";
import { mask } from "../domain/masking.js";
import { type Outcome, ok, refuse } from "../domain/outcome.js";
import type { ChatIdentity, Person } from "../domain/people.js";
import { languageOf } from "../domain/people.js";
import { isSaid } from "../domain/relay.js";
import type { Staff } from "../domain/teams.js";
import {
  isUrgent,
  type Level,
  moreUrgent,
  nameOf,
  newAlias,
  replyBy,
  type Ticket,
} from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { addAnswers, placeTold } from "./add-answers.js";
import { staffVoice } from "./address.js";
import { callCircle, cardOf, isShut, noteCard } from "./call-staff.js";
import { lobbyCardOf } from "./desk/lobby-card.js";
import { teamFor } from "./desk/route-ticket.js";
import { toldOfStaff } from "./desk/told-of-staff.js";
import { wakeSoon } from "./desk/wake-soon.js";
import { planMissingCode } from "./give-code.js";
import { heedAlarm, teamPresence, watchTicket } from "./watch-ticket.js";

export type OpenedTicket = {
  ticket: Ticket;
  /** The person had one already: this matter joins it. */
  already: boolean;
  /** Somebody is there to take it now. */
  staffed: boolean;
  /** When somebody will be, if nobody is and the roster tells. */
  back: Instant | undefined;
};

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory" | "random">;

const quoteQuestion = "crisis.quote";

/** An answer by which a matter is a sexual one. */
const isSexual = ({ question, value }: SavedAnswer) =>
  ("choices" in value && value.choices.includes("sexual")) ||
  (question === "bullying.images" && !("skipped" in value) && !("choice" in value && value.choice === "no"));

/** Puts a ticket's card into its team's lobby, instead of one that stands there already. */
const postCard = async (deps: Part, ticket: Ticket): Promise<void> => {
  if (ticket.teamId === undefined) return;
  if (moved(ticket.status, "offer") !== undefined) await deps.store.tickets.move(ticket.id, "offer");
  const to = `lobby:${ticket.teamId}` as const;
  const last = await cardOf(deps, ticket);
  if (last !== undefined) {
    const payload = { message_id: last };
    await deps.outbox.post({ to, method: "deleteMessage", payload, priority: "relay" });
  }
  const message = await deps.outbox.say(to, await lobbyCardOf(deps, ticket), {
    priority: isUrgent(ticket.level) ? "crisis" : "relay",
    ticketId: ticket.id,
  });
  await noteCard(deps, ticket, message);
};

/**
 * Offers a ticket to its team. Where a stranger reads along nothing is shown until they are gone; whoever cannot wait
 * for that is called.
 * @param calls somebody was there until now: whoever is urgent does not wait for the first rung
 */
export const offerTicket = async (deps: Part, ticket: Ticket, { calls = false } = {}): Promise<void> => {
  const shut = ticket.teamId !== undefined && (await isShut(deps, ticket.teamId));
  if (!shut) await postCard(deps, ticket);
  if ((shut || calls) && isUrgent(ticket.level)) await callCircle(deps, ticket, "duty");
};

/** A ticket's level rises: it is offered anew, or its specialist is told, and its clocks start again. */
export const raiseTicket = async (deps: Part, ticket: Ticket, level: Level): Promise<void> => {
  const { store, outbox, clock } = deps;
  const { there, back } = await teamPresence(deps, ticket.teamId);
  // Nobody there and nobody known to come: what was promised before stands, nothing sooner is promised.
  const promised = there || back !== undefined ? replyBy(level, clock.now(), back) : ticket.replyBy;
  const raised = { ...ticket, level, replyBy: promised };
  await store.tickets.update(ticket.id, { level, ...(promised === undefined ? {} : { replyBy: promised }) });
  await store.tickets.addEvent(ticket.id, "raised", clock.now(), { detail: level });
  const t = staffVoice(deps);
  const words = { level: t(`staff:level.${level}`), name: nameOf(ticket) };
  if (isQueued(ticket)) await offerTicket(deps, raised);
  else {
    if (ticket.teamId !== undefined && !(await isShut(deps, ticket.teamId))) {
      await outbox.say(`lobby:${ticket.teamId}`, { text: t("staff:raised", words) }, { priority: "crisis" });
    }
    const options = { priority: "crisis", ticketId: ticket.id } as const;
    await outbox.say(`ticket:${ticket.id}`, { text: t("staff:raisedInTopic", words) }, options);
  }
  if (ticket.firstWordAt === undefined) await watchTicket(deps, raised);
};

/** Whose people somebody has said they do not want to talk to, before there was a ticket. */
const avoidedBy = async ({ store }: Needs<"store">, { id }: Person): Promise<string[]> =>
  (await store.dialogues.answers(id, wishes)).flatMap(({ question, value }) =>
    question === avoidQuestion && "choice" in value ? [value.choice] : [],
  );

/** Answers in words of one's own may tell who writes, like any other words. */
const withoutNames = (answer: SavedAnswer, who: ChatIdentity): SavedAnswer =>
  "words" in answer.value ? { ...answer, value: { words: mask(answer.value.words, who).text } } : answer;

/** A specialist sets another level: the only way in which one can fall, and then it is said why. */
export const setLevel = async (
  deps: Part,
  { staff, ticket, level, reason = "" }: { staff: Staff; ticket: Ticket; level: Level; reason?: string },
): Promise<Outcome<Level, "not-allowed" | "needs-reason" | "same">> => {
  if (!may("setLevel", staff, ticket)) return refuse("not-allowed");
  if (level === ticket.level) return refuse("same");
  if (moreUrgent(level, ticket.level) !== level && reason.trim() === "") return refuse("needs-reason");
  await deps.store.tickets.update(ticket.id, { level });
  await deps.store.tickets.addEvent(ticket.id, "level-set", deps.clock.now(), {
    staffId: staff.id,
    detail: level,
    ...(reason.trim() === "" ? {} : { note: reason.trim() }),
  });
  if (ticket.firstWordAt === undefined) await watchTicket(deps, { ...ticket, level });
  return ok(level);
};

const mostQuotes = 2;

/** Words of danger stand on its card as they come: the newest first, unless what stood there was graver. */
const quoteAnew = async (
  { store, clock }: Needs<"store" | "clock">,
  { id, personId }: Ticket,
  words: string,
  isGravest: boolean,
): Promise<void> => {
  const { chatId } = await store.people.get(personId);
  const quote = { question: quoteQuestion, value: { words }, answeredAt: clock.now() };
  const said = withoutNames(quote, await store.people.identityOf(chatId));
  const known = await store.tickets.answers(id);
  const isSame = ({ value }: SavedAnswer) => JSON.stringify(value) === JSON.stringify(said.value);
  const before = known.filter((one) => one.question === quoteQuestion && !isSame(one));
  const quotes = isGravest || before.length === 0 ? [said, ...before] : [...before.slice(0, 1), said];
  const others = known.filter(({ question }) => question !== quoteQuestion);
  await store.tickets.setAnswers(id, [...quotes.slice(0, mostQuotes), ...others]);
};

/** @param request.dialogue the dialogue whose answers go with the ticket; they are erased where they were */
export const openTicket = async (
  deps: Part,
  request: {
    person: Person;
    clientLanguage?: string | undefined;
    need: string;
    level: Level;
    dialogue?: string | undefined;
    /** The answers stay where they are as well: the dialogue may go on. */
    keepAnswers?: boolean;
    /** The words that raised an alarm, to be shown first. */
    quote?: string | undefined;
    /** A sexual matter: pictures are refused from now on. */
    noImages?: boolean;
    /** Where it is, when no answer says so. */
    place?: Place | undefined;
  },
): Promise<OpenedTicket> => {
  const { store, clock, directory, random } = deps;
  const { person, need, level, dialogue } = request;
  const now = clock.now();
  const active = await store.tickets.activeOf(person.id);
  if (active !== undefined) {
    await wakeSoon(deps, active);
    const named = request.place?.municipality ?? request.place?.ru;
    if (active.municipality === undefined && named !== undefined)
      await store.tickets.update(active.id, { municipality: named });
    if (request.noImages === true) await store.tickets.update(active.id, { noImages: true });
    const raised = moreUrgent(level, active.level);
    if (request.quote !== undefined && isUrgent(level)) await heedAlarm(deps, { ...active, level: raised });
    if (request.quote !== undefined && isUrgent(level))
      await quoteAnew(deps, active, request.quote, raised === level);
    if (raised !== active.level) await raiseTicket(deps, active, raised);
    const current = (await store.tickets.get(active.id)) ?? active;
    const given = dialogue === undefined ? [] : await store.dialogues.answers(person.id, dialogue);
    const ticket = await addAnswers(deps, current, given);
    if (dialogue !== undefined && request.keepAnswers !== true)
      await store.dialogues.eraseAnswers(person.id, dialogue);
    const { there, back } = await teamPresence(deps, active.teamId);
    return { ticket, already: true, staffed: there, back };
  }
  const answers = dialogue === undefined ? [] : await store.dialogues.answers(person.id, dialogue);
  const placed = answers.find(({ question }) => question.endsWith(".place"))?.value;
  const place =
    placed !== undefined && "choice" in placed
      ? directory.placeByKey(placed.choice)
      : (request.place ?? (await placeTold(deps, person)));
  const region = place?.region ?? person.region;
  const wished = await avoidedBy(deps, person);
  const told = toldOfStaff(deps, person, { words: request.quote, answers });
  const language = languageOf(person, request.clientLanguage);
  const municipality = place?.municipality ?? place?.ru;
  const about = { need, level, municipality, region, language };
  const away = [...new Set([...wished, ...told])];
  const impartial = await teamFor(deps, { ...about, avoids: away });
  // What nobody has asked for leaves nobody alone: where there is no other team, it goes to the one there is.
  const avoids = impartial === undefined ? wished : away;
  const team = impartial ?? (await teamFor(deps, { ...about, avoids }));
  const { there, back } = await teamPresence(deps, team?.id);
  const identity = await store.people.identityOf(person.chatId);
  const ticket = await store.tickets.add(
    {
      ...newAlias(random),
      personId: person.id,
      teamId: team?.id,
      need,
      level,
      language,
      municipality,
      region,
      avoids,
      answers: [
        ...(request.quote === undefined
          ? []
          : [{ question: quoteQuestion, value: { words: request.quote }, answeredAt: now }]),
        ...answers.filter(isSaid),
      ].map((answer) => withoutNames(answer, identity)),
      // Nobody there and nobody known to come: no time is promised that nobody has.
      replyBy: there || back !== undefined ? replyBy(level, now, back) : undefined,
    },
    now,
  );
  await store.tickets.addEvent(ticket.id, "opened", now, { detail: level });
  for (const detail of avoids) await store.tickets.addEvent(ticket.id, "avoids", now, { detail });
  const noImages = request.noImages === true || answers.some(isSexual);
  if (noImages) await store.tickets.update(ticket.id, { noImages });
  // Nothing may push the numbers out of sight that were just shown: the code comes later, or when it is asked for.
  if (!isUrgent(level) && request.quote === undefined) await planMissingCode(deps, { ticketId: ticket.id });
  // Written after the end of an earlier talk, waiting for a choice: this is the choice.
  const last = await store.tickets.lastClosedOf(person.id);
  if (last !== undefined) await store.outbox.moveHeld(last.id, ticket.id);
  if (dialogue !== undefined && request.keepAnswers !== true)
    await store.dialogues.eraseAnswers(person.id, dialogue);
  await offerTicket(deps, ticket);
  await watchTicket(deps, ticket);
  return { ticket: { ...ticket, noImages }, already: false, staffed: there, back };
};
