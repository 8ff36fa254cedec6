/**
 * `preview`: every screen of every dialogue in all languages as one page. Draws them with the product's own questions
 * and views; what no screen shows stands at the end by itself, so that no sentence goes unread.
 */
import * as dialogues from "../conversations/questions.js";
import { isShowable, type ServiceCard } from "../domain/directory/card.js";
import { cardContext, toCards } from "../domain/directory/cards.js";
import { createDirectory, defaultUtcOffset } from "../domain/directory/directory.js";
import { toRows } from "../domain/directory/hsds.js";
import type { HelpLine, LineTopic } from "../domain/directory/lines.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { type Language, languages } from "../domain/people.js";
import { dayMs, plus } from "../domain/time.js";
import { createI18n, type Key, type T } from "../i18n/i18n.js";
import { namespaces } from "../i18n/resources.js";
import { textsOf } from "../i18n/review.js";
import { loadRegions, stableId } from "../regions.js";
import { previewPage, type Shown, type ShownSection } from "../views/preview-page.js";
import type { AnyQuestion, Examples, Screen, Voice } from "../views/preview-screen.js";
import { previewSections, sentencesTitle, staffTitle } from "../views/preview-screens.js";
import type { View } from "../views/view.js";
import { dateText, when } from "../views/when.js";

/** What people never read in a chat: words for specialists, and those by which the bot is found. */
const notForPersons: readonly string[] = ["staff", "profile"];

/** Words that are understood, not said. */
export const isHeard = (key: string): boolean => /(:spoken|:softSpoken|:words|[a-z]Words)(\.|$)/.test(key);

const base = (key: string) => key.replace(/_adult$/, "");
const isToPersons = (key: string) =>
  !notForPersons.includes(key.split(":")[0] ?? "") && !/:staff\./.test(key) && !isHeard(key);

/** All that persons may read, by its key without the form of address. */
export const personKeys = (): string[] => [
  ...new Set([...textsOf("ru").keys()].filter(isToPersons).map(base)),
];

/** All that only staff read, and by which the bot is found. */
const staffKeys = (): string[] => [
  ...new Set([...textsOf("ru").keys()].filter((key) => !isToPersons(key) && !isHeard(key)).map(base)),
];

/** The questions of each dialogue, in their order. */
export const questionsByDialogue = (): Record<string, AnyQuestion[]> =>
  Object.fromEntries(
    Object.entries<Record<string, AnyQuestion>>(dialogues).map(([name, of]) => [
      name.replace(/Questions$/, ""),
      Object.values(of),
    ]),
  );

const now = "2026-11-22T09:00:00.000Z";

const exampleData = (): Examples => {
  const regions = loadRegions();
  const cards = toCards(toRows(regions, stableId), cardContext(regions)).filter(isShowable);
  const directory = createDirectory(regions, cards, regions.lines);
  const inTown = (name: string) => {
    const found = directory.places.find(name);
    if (found.kind !== "one") throw new Error(`The example's place is not known: ${name}`);
    return found.place;
  };
  const place = inTown("Kazan");
  const region = place.region;
  const lines = (topic: LineTopic, code: RegionCode = region) =>
    directory.lines({ topic, region: code, now });
  const distanceKm = 42;
  return {
    danger: lines("danger"),
    body: lines("body"),
    support: lines("psychologist"),
    lines: unique(
      REGIONS.flatMap((code) =>
        (["danger", "bullying", "social"] as const).flatMap((one) => lines(one, code)),
      ),
    ),
    near: directory.services.find({
      need: "psychologist",
      at: place,
      region,
      municipality: place.municipality,
      age: null,
      limit: 3,
    }),
    far: telling(cards).map((card) => ({
      card,
      distanceKm,
      scope: "region",
      suitability: 1,
      planned: false,
      open: null,
      freshness: "source",
      unsure: [],
    })),
    place,
    places: directory.places.all.filter(({ kind }) => kind === "place").slice(0, 3),
    time: "16:40",
    day: (language) => when(plus(now, dayMs), now, defaultUtcOffset, language),
  };
};

const unique = (lines: HelpLine[]) => [...new Map(lines.map((line) => [line.key, line])).values()];

/** Few cards that together show whatever a card can say. */
const telling = (cards: readonly ServiceCard[]): ServiceCard[] => {
  const says: ((card: ServiceCard) => boolean)[] = [
    ({ phones }) => phones.length > 0,
    ({ hours }) => hours !== null,
    ({ site, address }) => site !== null && address !== null,
    ({ viaSpecialist }) => viaSpecialist,
    ({ referralOnly }) => referralOnly,
    ({ checkedOn }) => checkedOn === null,
    ({ services }) => services.some(({ planned }) => planned),
  ];
  return [...new Set(says.flatMap((say) => cards.find(say) ?? []))];
};

/** A translator that notes what it is asked for. */
const noting =
  (t: T, noted: Set<string>): T =>
  (key, values) => {
    noted.add(key);
    return t(key, values);
  };

const valueNames = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);

const draw = (screen: Screen, voices: Record<"child" | "adult", Record<Language, T>>): Shown => {
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
  return { id: screen.id, title: screen.title, keys: [...keys].toSorted(), cells };
};

/** All screens, drawn; then, by namespace, every sentence that stood on none of them. */
export const drawPreview = (): ShownSection[] => {
  const i18n = createI18n();
  const voiceOf = (adult: boolean) =>
    Object.fromEntries(languages.map((language) => [language, i18n.translator(language, adult)])) as Record<
      Language,
      T
    >;
  const voices = { child: voiceOf(false), adult: voiceOf(true) };
  const staff = i18n.translator("ru", true);
  const labels = textsOf("ru");
  const titleOf = (id: string) => (labels.has(`staff:asked.${id}`) ? staff(`staff:asked.${id}` as Key) : id);

  const sections = previewSections(questionsByDialogue(), titleOf, exampleData()).map(
    ({ id, title, screens }) => ({ id, title, screens: screens.map((screen) => draw(screen, voices)) }),
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
        return draw({ id: `say-${key.replaceAll(/[^\w-]/g, "-")}`, title: key, show }, voices);
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
