/** How to speak to somebody: their language, form of address and clock. */
import type { Needs } from "../deps.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { isAdult, type Language, languageOf, type Person } from "../domain/people.js";
import type { Ticket } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import { dayAndTime, when } from "../views/when.js";

/** The translator for a person, with the client's language as a last resort. */
export const voiceFor = ({ i18n }: Needs<"i18n">, person: Person, clientLanguage?: string): T =>
  i18n.translator(languageOf(person, clientLanguage), isAdult(person.role));

/** Staff read Russian and are addressed with «вы». */
export const staffVoice = ({ i18n }: Needs<"i18n">): T => i18n.translator("ru", true);

/** A moment on the clock of the staff. */
export const timeOfStaff = ({ clock }: Needs<"clock">, at: Instant): string =>
  when(at, clock.now(), defaultUtcOffset, "ru");

const onClockOf = (
  { directory, clock }: Needs<"directory" | "clock">,
  region: string | undefined,
  at: Instant,
  language: Language,
): string => when(at, clock.now(), directory.regionOf(region)?.utcOffset ?? defaultUtcOffset, language);

/** A moment on the clock of a person's region; where that is not known, on Moscow's, and this is said. */
export const timeIn = (
  deps: Needs<"directory" | "clock" | "i18n">,
  region: string | undefined,
  at: Instant,
  language: Language,
): string => {
  const time = onClockOf(deps, region, at, language);
  if (deps.directory.regionOf(region) !== undefined) return time;
  return deps.i18n.translator(language, false)("duty:inMoscow", { time });
};

/** A moment as a ticket's person reads it. @param toStaff as staff do, on whose cards the place stands beside it */
export const timeFor = (
  deps: Needs<"directory" | "clock" | "i18n">,
  ticket: Ticket,
  at: Instant,
  toStaff?: "ru",
): string =>
  toStaff === undefined
    ? timeIn(deps, ticket.region, at, ticket.language)
    : onClockOf(deps, ticket.region, at, toStaff);

/** The hours by which a ticket's person lives; Moscow's where the place is not known. */
export const offsetFor = ({ directory }: Needs<"directory">, { region }: Pick<Ticket, "region">): number =>
  directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;

/** A moment with its day, as a ticket's person reads it; Moscow's is said to be that. */
export const momentFor = (
  deps: Needs<"directory" | "i18n">,
  ticket: Ticket,
  at: Instant,
  language: Language = ticket.language,
): string => {
  const time = dayAndTime(at, offsetFor(deps, ticket), language);
  if (deps.directory.regionOf(ticket.region) !== undefined) return time;
  return deps.i18n.translator(language, false)("duty:inMoscow", { time });
};
