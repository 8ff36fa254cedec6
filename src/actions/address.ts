/** How to speak to somebody: their language, form of address and clock. */
import type { Needs } from "../deps.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { isAdult, type Language, languageOf, type Person } from "../domain/people.js";
import type { Ticket } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import { when } from "../views/when.js";

/** The translator for a person, with the client's language as a last resort. */
export const voiceFor = ({ i18n }: Needs<"i18n">, person: Person, clientLanguage?: string): T =>
  i18n.translator(languageOf(person, clientLanguage), isAdult(person.role));

/** Staff read Russian and are addressed with «вы». */
export const staffVoice = ({ i18n }: Needs<"i18n">): T => i18n.translator("ru", true);

/** A moment on the clock of the staff. */
export const timeOfStaff = ({ clock }: Needs<"clock">, at: Instant): string =>
  when(at, clock.now(), defaultUtcOffset, "ru");

/** A moment on the clock of a region; where it is not known, on Moscow's, and that is said. */
export const timeIn = (
  { directory, clock, i18n }: Needs<"directory" | "clock" | "i18n">,
  region: string | undefined,
  at: Instant,
  language: Language,
): string => {
  const known = directory.regionOf(region)?.utcOffset;
  const time = when(at, clock.now(), known ?? defaultUtcOffset, language);
  return known === undefined ? i18n.translator(language, false)("duty:inMoscow", { time }) : time;
};

/** A moment on the clock of a ticket's region, in its person's language or another. */
export const timeFor = (
  deps: Needs<"directory" | "clock" | "i18n">,
  ticket: Ticket,
  at: Instant,
  language: Language = ticket.language,
): string => timeIn(deps, ticket.region, at, language);
