/** What a screen is to a reviewer: the product's own view, and what happened before it. */
import type { ServiceCard } from "../../domain/directory/card.js";
import type { HelpLine } from "../../domain/directory/lines.js";
import type { Found } from "../../domain/directory/order.js";
import type { Place } from "../../domain/directory/region-data.js";
import type { Language } from "../../domain/people.js";
import type { PlaceFacts } from "../../domain/place-facts.js";
import type { FlowName } from "../../domain/programmes/flows.js";
import type { Programme } from "../../domain/programmes/programme-data.js";
import type { Instant } from "../../domain/time.js";
import type { Key, T } from "../../i18n/i18n.js";
import type { Doors } from "../hours.js";
import type { Question } from "../question.js";
import type { View } from "../view.js";

/** Who looks at a screen. */
export type Voice = { t: T; language: Language; adult: boolean };
export type Screen = { id: string; title: string; show(voice: Voice): View | readonly View[] };
export type Section = { id: string; title: string; screens: Screen[] };

/** A question as dialogues state it; one without options is answered in words, or by a place. */
export type AnyQuestion = Pick<Question, "id" | "words"> & Partial<Question>;

/** A question of a dialogue, with a heading for reviewers, as all screens that it can be. */
export type Asks = (dialogue: string, asked: AnyQuestion, title?: string) => Screen[];

/** What stands on screens that depend on something. */
export type Examples = {
  now: Instant;
  utcOffset: number;
  danger: readonly HelpLine[];
  body: readonly HelpLine[];
  support: readonly HelpLine[];
  /** Every line of a region. */
  lines: readonly HelpLine[];
  /** Places of help: the nearest ones, and some that show everything a card can say. */
  near: Found[];
  far: Found[];
  doors(card: ServiceCard): Doors;
  factsOf(card: ServiceCard): PlaceFacts;
  place: Place;
  /** Places of one name. */
  places: readonly Place[];
  time: string;
  /** A moment on another day. */
  day(language: Language): string;
  /** What of each flow can be asked for. */
  programmes: Record<FlowName, readonly Programme[]>;
  /** Whether there are words under a key: not everything that happens is told to everybody. */
  isText(key: string): key is Key;
};

/** Of a specialist, and of another one. */
export const staffName = "Айгуль";
export const otherName = "Марат";

export const at = (id: string, title: string, show: Screen["show"]): Screen => ({ id, title, show });

/** A sentence that is said as it is, without keys. */
export const says = (id: string, title: string, key: Key, values?: Record<string, string | number>): Screen =>
  at(id, title, ({ t }) => ({ text: t(key, values) }));
