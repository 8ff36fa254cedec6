/** How dialogues end: with places and lines, with the emergency numbers, or with a ticket for a human. */

import { timeFor, timeIn } from "../actions/address.js";
import { type HelpQuery, isMiss } from "../actions/find-help.js";
import { scope } from "../context.js";
import { isHeld } from "../domain/desk/states.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import type { Place, RegionCode } from "../domain/directory/region-data.js";
import { languageFor } from "../domain/directory/wishes.js";
import { isFor } from "../domain/programmes/kinds.js";
import { isUrgent, type Level, type Ticket } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import { type Human, humanText, sos } from "../views/crisis.js";
import { blockedView } from "../views/desk/limits.js";
import { presence } from "../views/duty.js";
import { placeLabel, results } from "../views/find.js";
import { explained } from "../views/hide.js";
import { joined } from "../views/joined.js";
import { lineDetails } from "../views/lines.js";
import { already, opened, openedLater, openedNobody } from "../views/talk.js";
import { hasKeysBelow, homeKeyboard, type View } from "../views/view.js";
import { when } from "../views/when.js";
import { doorsNow } from "./doors.js";
import { keepSearch } from "./kept-search.js";
import { giveKeptWords } from "./kept-words.js";

const regionOf = () => scope().deps.directory.regionOf(scope().person.region)?.code;

const linesHere = (topic: "danger" | "psychologist", region: RegionCode | undefined = regionOf()) => {
  const { directory, clock } = scope().deps;
  return directory.lines({ topic, region, now: clock.now() });
};

/** What can truly be said of the human who is to come. */
export const humanFor = (ticket: Ticket, staffed: boolean, back: Instant | undefined): Human => {
  if (isHeld(ticket)) return { kind: "here" };
  const { deps } = scope();
  if (!staffed && back !== undefined) return { kind: "away", time: timeFor(deps, ticket, back) };
  if (!staffed || ticket.replyBy === undefined) return { kind: "nobody" };
  return ticket.replyBy < deps.clock.now()
    ? { kind: "late" }
    : { kind: "coming", time: timeFor(deps, ticket, ticket.replyBy) };
};

/** Offers to ask later how things are. */
export const offerCheckIn = (): Promise<void> => {
  const { actions, person, identity } = scope();
  return actions.offerFollowUp({ person, clientLanguage: identity.languageCode, kind: "wellbeing" });
};

/** Offers to ask later what became of a place. */
export const offerToAsk = (service: string): Promise<void> => {
  const { actions, person, identity } = scope();
  return actions.offerFollowUp({ person, clientLanguage: identity.languageCode, kind: "referral", service });
};

/** Says something before everything else that waits for this chat. */
export const sayNow = (view: View): Promise<number> => {
  const { deps, person } = scope();
  scope().sensitive = true;
  if (hasKeysBelow(view)) delete scope().keysDue;
  return deps.outbox.say(`chat:${person.chatId}`, view, { priority: "alarm" });
};

/** True when nothing but danger is passed on of what they write: they were told so, with numbers. */
export const sayBlocked = async (): Promise<boolean> => {
  const { actions, deps, person, t, language, say } = scope();
  const until = await actions.blockedUntil({ person });
  if (until === undefined) return false;
  const offset = deps.directory.regionOf(person.region)?.utcOffset ?? defaultUtcOffset;
  await say(blockedView(t, when(until, deps.clock.now(), offset, language), linesHere("danger")));
  return true;
};

const call = async (
  need: string,
  level: Level,
  more: { dialogue?: string; quote?: string; keepAnswers?: boolean } = {},
) => {
  const { actions, person, identity } = scope();
  if (more.dialogue !== undefined) await giveKeptWords(more.dialogue);
  return actions.openTicket({ person, clientLanguage: identity.languageCode, need, level, ...more });
};

/** The numbers; and the key that calls a human, or when one who is called already answers. */
export const showSos = async (): Promise<void> => {
  const { actions, deps, person, t } = scope();
  const ticket = await deps.store.tickets.activeOf(person.id);
  if (ticket !== undefined) await actions.noteCrisisAnswer({ ticket, answer: "sos" });
  const isCalled = ticket !== undefined && (isHeld(ticket) || isUrgent(ticket.level));
  // Whoever should be there may have gone: a human word is awaited anew, and without one others are called.
  const called = isCalled ? await call("sos", "high", { quote: t("common:sos") }) : undefined;
  // Who has hidden the chat may not be the one who presses: that anybody is called is not shown.
  const human =
    called === undefined || person.guarded ? undefined : humanFor(called.ticket, called.staffed, called.back);
  await sayNow(sos(t, linesHere("danger"), human));
};

/** Calls a human without a form, and says so below the numbers. @param more.keepAnswers when the dialogue goes on */
export const callNow = async (
  dialogue: string,
  level: Level,
  { need = dialogue, ...more }: { keepAnswers?: boolean; need?: string } = {},
): Promise<void> => {
  const { ticket, staffed, back } = await call(need, level, { dialogue, ...more });
  await sayNow(sos(scope().t, linesHere("danger"), humanFor(ticket, staffed, back)));
};

/** The key below the numbers: a human is called, and when they come is said. @param quote the words it stands below */
export const callFromSos = async (quote: string | undefined): Promise<void> => {
  const { t } = scope();
  const { ticket, staffed, back } = await call("sos", "imminent", quote === undefined ? {} : { quote });
  await sayNow({ text: humanText(t, humanFor(ticket, staffed, back)), keyboard: homeKeyboard(t, true) });
};

/** Says, before a person writes, whether somebody is there, and what hiding does; numbers stand by themselves. */
export const showPresence = async (): Promise<void> => {
  const { actions, deps, person, t, language, say } = scope();
  const { there, back, replyBy } = await actions.whoIsThere({ region: person.region });
  const words = (at: string) => timeIn(deps, person.region, at, language);
  const who = there
    ? { there, time: words(replyBy) }
    : { there, back: back === undefined ? undefined : words(back) };
  const view = presence(t, who, linesHere("psychologist"));
  const hiding = explained(t, person.silent);
  if (there) return void (await say({ text: [view.text, hiding].join("\n\n") }));
  await say(view);
  await say({ text: hiding });
};

/** All lines of the person's region with what is known of each. */
export const showLines = (): Promise<unknown> => {
  const { directory, clock } = scope().deps;
  const topics = ["danger", "bullying", "social"] as const;
  const all = topics.flatMap((topic) => directory.lines({ topic, region: regionOf(), now: clock.now() }));
  const lines = [...new Map(all.map((line) => [line.key, line])).values()];
  return scope().say(lineDetails(scope().t, lines, scope().language));
};

/** @param more.below what comes next, in the message of the lines; `together`: all in one, the usual keys being there */
export const showHelp = async (
  query: HelpQuery,
  { below, together = false }: { below?: View; together?: boolean } = {},
): Promise<void> => {
  const { actions, deps, person, t, language, say } = scope();
  const talking = (await deps.store.tickets.activeOf(person.id)) !== undefined;
  if (query.place !== undefined && query.place.region !== person.region) {
    await deps.store.people.update(person.id, { region: query.place.region });
  }
  const all = actions.findHelp(query);
  const { place } = query;
  if (place !== undefined && isMiss(all)) await actions.noteMiss({ ...query, place });
  await keepSearch(query);
  // A place for mothers, or a loan, is nothing that a child asks for.
  const offers = all.offers?.filter((kind) => isFor(kind, person.role, query.age)) ?? [];
  const narrowing =
    place === undefined ? undefined : { wishes: [], language: languageFor(language, place.region) };
  const found = { ...all, offers, doors: doorsNow, ...(narrowing === undefined ? {} : { narrowing }) };
  const [places, lines] = results(t, language, found, talking);
  const next = below === undefined ? lines : joined(lines, below);
  if (together) return void (await say(joined(places, next)));
  await say(places);
  await say(next);
};

/**
 * Opens a ticket with the answers of a dialogue and says honestly when somebody will answer.
 * @param more.corrected they were sent before, and take the place of those
 */
export const handOver = async (
  need: string,
  level: Level,
  {
    dialogue = need,
    place,
    keepAnswers = false,
    corrected = false,
  }: { dialogue?: string; place?: Place | undefined; keepAnswers?: boolean; corrected?: boolean } = {},
  { above = [], below = [] }: { above?: string[]; below?: string[] } = {},
): Promise<void> => {
  if (!isUrgent(level) && (await sayBlocked())) {
    if (below.length > 0) await scope().say({ text: below.join("\n\n") });
    return;
  }
  const { actions, deps, person, identity, t, language } = scope();
  const understood =
    place === undefined ? [] : [t("find:placeUnderstood", { place: placeLabel(place, language) })];
  const say = (view: View) => {
    const text = [...understood, view.text].join("\n");
    return scope().say({ ...view, text: [...above, text, ...below].join("\n\n") });
  };
  await giveKeptWords(dialogue);
  const {
    ticket,
    already: had,
    staffed,
    back,
  } = await actions.openTicket({
    person,
    clientLanguage: identity.languageCode,
    need,
    level,
    dialogue,
    keepAnswers,
  });
  if (had) await say(corrected ? { text: t("talk:sent.corrected") } : already(t));
  else if (staffed) await say(opened(t, timeFor(deps, ticket, ticket.replyBy ?? deps.clock.now())));
  else if (back !== undefined)
    await say(openedLater(t, timeFor(deps, ticket, back), linesHere("psychologist")));
  else await say(openedNobody(t, linesHere("psychologist")));
};
