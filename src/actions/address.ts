/** How to speak to somebody: their language, form of address and clock. */
import type { Needs } from "../deps.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { isAdult, languageOf, type Person } from "../domain/people.js";
import type { Ticket } from "../domain/tickets.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import { when } from "../views/when.js";

/** The translator for a person, with the client's language as a last resort. */
export const voiceFor = ({ i18n }: Needs<"i18n">, person: Person, clientLanguage?: string): T =>
  i18n.translator(languageOf(person, clientLanguage), isAdult(person.role));

/** Staff read Russian and are addressed with «вы». */
export const staffVoice = ({ i18n }: Needs<"i18n">): T => i18n.translator("ru", true);

/** A moment for the reader of a ticket, on the clock of its region. */
export const timeFor = (
  { directory, clock }: Needs<"directory" | "clock">,
  ticket: Ticket,
  at: Instant,
): string =>
  when(at, clock.now(), directory.regionOf(ticket.region)?.utcOffset ?? defaultUtcOffset, ticket.language);
