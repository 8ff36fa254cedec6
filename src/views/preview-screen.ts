/** What a screen is to a reviewer: the product's own view, and what happened before it. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Found } from "../domain/directory/order.js";
import type { Place } from "../domain/directory/region-data.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import type { Question } from "./question.js";
import type { View } from "./view.js";

/** Who looks at a screen. */
export type Voice = { t: T; language: Language; adult: boolean };
export type Screen = { id: string; title: string; show(voice: Voice): View | readonly View[] };
export type Section = { id: string; title: string; screens: Screen[] };

/** A question as dialogues state it; one without options is answered in words, or by a place. */
export type AnyQuestion = Pick<Question, "id" | "words"> & Partial<Question>;

/** What stands on screens that depend on something. */
export type Examples = {
  danger: readonly HelpLine[];
  body: readonly HelpLine[];
  support: readonly HelpLine[];
  /** Every line of a region. */
  lines: readonly HelpLine[];
  /** Places of help: the nearest ones, and some that show everything a card can say. */
  near: Found[];
  far: Found[];
  place: Place;
  /** Places of one name. */
  places: readonly Place[];
  time: string;
  /** A moment on another day. */
  day(language: Language): string;
};

export const at = (id: string, title: string, show: Screen["show"]): Screen => ({ id, title, show });
