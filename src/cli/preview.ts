/**
 * `preview`: every screen of every dialogue in all languages as one page. Draws them with the product's own questions
 * and views; what no screen shows stands at the end by itself, so that no sentence goes unread.
 */
import * as dialogues from "../conversations/questions.js";
import { type Language, languages } from "../domain/people.js";
import { createI18n, type Key, type T } from "../i18n/i18n.js";
import { namespaces } from "../i18n/resources.js";
import { safetyTexts, textsOf } from "../i18n/review.js";
import { previewPage, type Shown, type ShownSection } from "../views/preview/page.js";
import type { AnyQuestion, Screen, Voice } from "../views/preview/screen.js";
import { previewSections, sentencesTitle, staffTitle } from "../views/preview/screens.js";
import type { View } from "../views/view.js";
import { dateText } from "../views/when.js";
import { exampleData } from "./preview-examples.js";

/** What people never read in a chat: words for specialists, and those by which the bot is found. */
const notForPersons: readonly RegExp[] = [
  /:staff\./,
  /^(staff|profile|lobby|workbook|signal):/,
  // What staff mark in their forms, and what a card is called that nobody is shown.
  /^care:problem\./,
  /^find:(kinds\.(authority|aggregate)|services\.authority)$/,
  // On the card of a ticket: whose matter it is.
  /^bullying:who\./,
];

/** Words that are understood, not said. */
export const isHeard = (key: string): boolean => /(:spoken|:softSpoken|:words|[a-z]Words)(\.|$)/.test(key);

const base = (key: string) => key.replace(/_adult$/, "");

/** Whether a person may read what stands under a key. */
export const isToPersons = (key: string): boolean =>
  !isHeard(key) && !notForPersons.some((pattern) => pattern.test(base(key)));

/** All that persons may read, by its key without the form of address. */
export const personKeys = (): string[] => [
  ...new Set([...textsOf("ru").keys()].filter(isToPersons).map(base)),
];

/** All that only staff read, and by which the bot is found. */
const staffKeys = (): string[] => [
  ...new Set([...textsOf("ru").keys()].filter((key) => !isToPersons(key) && !isHeard(key)).map(base)),
];

/** The questions of each dialogue by their names, in their order. */
export const questionsByDialogue = (): Record<string, Record<string, AnyQuestion>> =>
  Object.fromEntries(
    Object.entries(dialogues).flatMap(([name, of]) =>
      name.endsWith("Questions") ? [[name.replace(/Questions$/, ""), of as Record<string, AnyQuestion>]] : [],
    ),
  );

/** A translator that notes what it is asked for. */
const noting =
  (t: T, noted: Set<string>): T =>
  (key, values) => {
    noted.add(key);
    return t(key, values);
  };

const valueNames = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);

/** By key, the languages in which nobody has reviewed words on which safety depends. */
const unreviewed = (): ReadonlyMap<string, readonly Language[]> => {
  const left = new Map<string, Language[]>();
  for (const { key, reviewedIn } of safetyTexts()) {
    const open = languages.filter((language) => !reviewedIn.includes(language));
    left.set(base(key), [...(left.get(base(key)) ?? []), ...open]);
  }
  return left;
};

type Drawing = {
  voices: Record<"child" | "adult", Record<Language, T>>;
  open: ReadonlyMap<string, readonly Language[]>;
};

const draw = (screen: Screen, { voices, open }: Drawing): Shown => {
  const keys = new Set<string>();
  const show = (voice: Voice) => [screen.show({ ...voice, t: noting(voice.t, keys) })].flat();
  const inAll = (to: "child" | "adult") =>
    Object.fromEntries(
      languages.map((language) => [
        language,
        show({ t: voices[to][language], language, adult: to === "adult" }),
      ]),
    ) as Record<Language, View[]>;
  const cells = { child: inAll("child"), adult: inAll("adult") };
  const unread = languages.filter((language) => [...keys].some((key) => open.get(key)?.includes(language)));
  return { id: screen.id, title: screen.title, keys: [...keys].toSorted(), unread, cells };
};

/** All screens, drawn; then, by namespace, every sentence that stood on none of them. */
export const drawPreview = (): ShownSection[] => {
  const i18n = createI18n();
  const voiceOf = (adult: boolean) =>
    Object.fromEntries(languages.map((language) => [language, i18n.translator(language, adult)])) as Record<
      Language,
      T
    >;
  const drawing = { voices: { child: voiceOf(false), adult: voiceOf(true) }, open: unreviewed() };
  const staff = i18n.translator("ru", true);
  const labels = textsOf("ru");
  const titleOf = (id: string) => (labels.has(`staff:asked.${id}`) ? staff(`staff:asked.${id}` as Key) : id);

  const isText = (key: string): key is Key => labels.has(key);
  const sections = previewSections(questionsByDialogue(), titleOf, exampleData(isText)).map(
    ({ id, title, screens }) => ({ id, title, screens: screens.map((screen) => draw(screen, drawing)) }),
  );
  const shown = new Set(sections.flatMap(({ screens }) => screens.flatMap(({ keys }) => keys)));
  const sentences = (all: readonly string[], prefix: string, titleOfAll: (namespace: string) => string) =>
    namespaces.flatMap((namespace): ShownSection[] => {
      const keys = all.filter((key) => key.startsWith(`${namespace}:`));
      if (keys.length === 0) return [];
      const screens = keys.map((key) => {
        const values = Object.fromEntries(
          valueNames(labels.get(key) ?? "").map((name) => [name, `‹${name}›`]),
        );
        const show = ({ t }: Voice) => ({ text: t(key as Key, values) });
        return draw({ id: `say-${key.replaceAll(/[^\w-]/g, "-")}`, title: key, show }, drawing);
      });
      return [{ id: `${prefix}-${namespace}`, title: titleOfAll(namespace), screens }];
    });
  const left = personKeys().filter((key) => !shown.has(key));
  return [
    ...sections,
    ...sentences(left, "sentences", sentencesTitle),
    ...sentences(staffKeys(), "staff", staffTitle),
  ];
};

/** The page as HTML. @param at when it is made, for whoever compares two of them */
export const previewHtml = (at: string): string =>
  previewPage(drawPreview(), dateText(at.slice(0, 10), "ru"));
