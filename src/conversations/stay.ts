/** Asking for a place in a crisis centre: danger first, then who comes and for how long. Owns the order of the questions. */
import { scope } from "../context.js";
import { atHour, dayOf, plusDays } from "../domain/days.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import type { Place, RegionCode } from "../domain/directory/region-data.js";
import type { Language } from "../domain/people.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import { programmesFor } from "../domain/programmes/programmes.js";
import { takesAges } from "../domain/programmes/stay-ages.js";
import type { Level } from "../domain/tickets.js";
import { placeName, titleOf } from "../views/find.js";
import { named } from "../views/loan.js";
import { tonight } from "../views/stay.js";
import { inWords } from "./answers.js";
import { type Story } from "./dialogue.js";
import { callNow, showSos } from "./endings.js";
import { optionsTold } from "./options-said.js";
import { stayQuestions as questions } from "./questions.js";
import { introduce, programmeAt, requestRows, sayNotHere, sendRequest } from "./request.js";

const kind = "crisis-centre-place";

/** All centres that may be meant at a place, the surest first. */
const centresAt = (place: Place | undefined): Programme[] => {
  const { region } = programmeAt(kind, place) ?? {};
  if (region === undefined) return [];
  const query = { region, municipality: place?.municipality, kind } as const;
  return programmesFor(scope().deps.directory.programmes, query);
};

/** In the middle of the night: who is open then takes people in at any hour. */
const nightHour = 3;
const mostOpen = 3;

/** Departments near a place that are known to be open in the night to come; never with an address. */
const openTonight = (region: RegionCode, place: Place | undefined, language: Language): string[] => {
  const { directory, clock } = scope().deps;
  const utcOffset = directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;
  const now = atHour(plusDays(dayOf(clock.now(), utcOffset), 1), nightHour, utcOffset);
  const query = { need: "accommodation", region, at: place ?? null, now, openNow: true } as const;
  return directory.services
    .find({ ...query, municipality: place?.municipality ?? null, limit: 20 })
    .filter(({ open }) => open === true)
    .slice(0, mostOpen)
    .map(({ card }) =>
      [titleOf(scope().t, card), card.place === null ? card.municipality : placeName(card.place, language)]
        .filter((part) => part !== null && part !== "")
        .join(", "),
    );
};

/** What helps this night and costs no promise: lines, who is open then, and the names of other centres. */
const showNight = async (programme: Programme, others: readonly Programme[], place: Place | undefined) => {
  const { deps, t, language, say } = scope();
  const { region } = programme;
  const lines = deps.directory.lines({ topic: "violence", region, now: deps.clock.now() });
  const names = others.map((one) => named(one.names, language));
  await say(tonight(t, lines, { open: openTonight(region, place, language), others: names }));
};

type Night = (typeof questions.tonight.options)[number] | typeof inWords | undefined;

/** Of all that words tell of this night the gravest counts; undefined when they tell none of it. */
const nightTold = async (night: Night): Promise<Night> => {
  if (night !== inWords) return night;
  const { deps, person } = scope();
  const asked = questions.tonight;
  const rows = await deps.store.dialogues.answers(person.id, "stay");
  const value = rows.find(({ question }) => question === asked.id)?.value;
  const told = value !== undefined && "words" in value ? optionsTold(asked, value.words) : [];
  return asked.options.find((option) => told.includes(option)) ?? inWords;
};

/** How fast a human looks. Words that tell nothing of it may still tell of a night outside. */
const levelOf = (night: Night): Level => {
  if (night === "nowhere" || night === "unsafe") return "high";
  return night === "one-night" || night === inWords ? "elevated" : "standard";
};

export const stay: Story = async (talk) => {
  const danger = await talk.choose(questions.danger);
  if (danger === "yes") {
    await talk.once("ticket", () => callNow("stay", "imminent", { need: "request" }));
    return;
  }
  if (danger === "unsure" || danger === inWords) await talk.once("sos", showSos);
  await talk.once("promise", async () => scope().say({ text: scope().t("stay:promise") }));
  const place = await talk.place(questions.place);
  const centres = centresAt(place);
  const [first] = centres;
  if (first === undefined) {
    await talk.once("help", () => sayNotHere(place));
    return;
  }
  await talk.once("intro", () => introduce(first, place));
  const children = await talk.chooseMany(questions.children);
  const programme = centres.find((one) => takesAges(one, children)) ?? first;
  const others = centres.filter((one) => one !== programme);
  await talk.once("fits", async () => {
    if (programme !== first) await introduce(programme, undefined);
    else if (!takesAges(programme, children)) await scope().say({ text: scope().t("stay:older") });
  });
  const night = await talk.choose(questions.tonight);
  await talk.choose(questions.documents);
  await talk.chooseMany(questions.needs);
  await talk.choose(questions.wish);
  await talk.day(questions.from);
  const reach = await talk.choose(questions.reach);
  await talk.summary({ id: "stay.summary" }, (answers) => requestRows("stay", { programme, place, answers }));
  await talk.once("ticket", async () => {
    const { actions, person } = scope();
    // Whoever may be seen reading is not written to; words that were unclear are no «yes».
    if (reach === "careful" || reach === inWords) await actions.setSilent({ person, silent: true });
    const told = await nightTold(night);
    await sendRequest(programme, { dialogue: "stay", place, level: levelOf(told) });
    // Who passes the question over may have nowhere to go: only whoever has said so has a bed.
    if (told !== "safe") await showNight(programme, others, place);
  });
};
stay.asides = { place: questions.place, alone: true };
