/** A programme as a person is told of it before they ask: what is known, and what only a human can say. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import type { ProgrammeKind } from "../domain/programmes/kinds.js";
import type { Programme } from "../domain/programmes/programme-data.js";
import type { Key, T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { linesText } from "./lines.js";
import { named } from "./loan.js";
import { homeKeyboard, inline, type View } from "./view.js";

const toHuman = (t: T) =>
  inline([{ text: t("request:askPerson"), callback_data: data("menu", { item: "talk" }) }]);

const labels: Partial<Record<ProgrammeKind, Key>> = {
  "baby-goods-rental": "loan:take",
  mediation: "mediation:take",
  "play-therapy": "enrolment:take",
  rehabilitation: "enrolment:take",
  training: "enrolment:take",
  "emergency-accompaniment": "response:call.accompaniment",
  "school-crisis-team": "response:call.team",
  "crisis-centre-place": "stay:take",
};

/** What the keys are called by which programmes of these kinds can be asked for. */
export const applyLabels = (t: T, kinds: readonly ProgrammeKind[]): string[] => [
  ...new Set(kinds.flatMap((kind) => (labels[kind] === undefined ? [] : [t(labels[kind])]))),
];

/** The keys that begin to ask something of programmes, to stand below what was found. */
export const applyButtons = (t: T, kinds: readonly ProgrammeKind[]) =>
  kinds.flatMap((kind) => {
    const label = labels[kind];
    return label === undefined
      ? []
      : [[{ text: t(label), callback_data: data("apply", { programme: kind }) }]];
  });

const yearOf = (date: string) => date.slice(0, 4);

/** What is not sure about whether it runs now: announced only, over by its own dates, or nobody has said. */
const runs = (t: T, { status, period }: Pick<Programme, "status" | "period">): string => {
  if (status === "active") return "";
  if (status === "planned") return t("request:planned");
  const { from, to = null } = period.unknown === true ? { from: "" } : period.value;
  if (to === null) return t("request:unsureRuns");
  const [first, last] = [yearOf(from), yearOf(to)];
  return t("request:ran", { years: first === last ? last : `${first}–${last}` });
};

/** What is known of a programme, and, with a key to a human, what is not. */
export const introduction = (
  t: T,
  language: Language,
  { names, description, conditions, ...programme }: Programme,
  { points, place }: { points: readonly string[]; place: string | undefined },
): [View, View | undefined] => {
  const known = conditions.flatMap((one) =>
    one.unknown === true ? [] : [`• ${t(`request:about.${one.about}`)}: ${named(one.value, language)}`],
  );
  const unknown = conditions.flatMap((one) =>
    one.unknown === true ? [t(`request:about.${one.about}`)] : [],
  );
  const text = [
    ...(place === undefined ? [] : [t("find:placeUnderstood", { place })]),
    t("request:programme", { name: named(names, language), description: named(description, language) }),
    runs(t, programme),
    ...(points.length === 0 ? [] : [t("request:points", { points: points.join("; ") })]),
    ...known,
  ]
    .filter((line) => line !== "")
    .join("\n");
  return [
    { text },
    unknown.length === 0
      ? undefined
      : { text: t("request:unknownAbout", { list: unknown.join(", ") }), keyboard: toHuman(t) },
  ];
};

/** @param placed whether the place is known, and it is only the programme that is not there */
export const notHere = (t: T, placed: boolean): View => ({
  text: t(placed ? "request:notHere" : "request:noPlace"),
  keyboard: toHuman(t),
});

/** What is said when a request is sent. @param human.time until when, or from when, somebody answers */
export const sent = (
  t: T,
  code: string,
  human: { already: boolean; staffed: boolean; time: string | undefined; lines: readonly HelpLine[] },
): View => {
  const { already, staffed, time, lines } = human;
  const answer = already
    ? t("talk:already")
    : time === undefined
      ? [t("talk:openedNobody"), linesText(t, lines, 3)].join("\n")
      : staffed
        ? t("talk:opened", { time })
        : [t("talk:openedLater", { time }), linesText(t, lines, 3)].join("\n");
  return { text: [t("request:sent", { code }), answer].join("\n\n"), keyboard: homeKeyboard(t, true) };
};
