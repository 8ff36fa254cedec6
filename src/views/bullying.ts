/** The advice after the questions about bullying, and the plan of one page: belief first, then few concrete steps. */
import {
  type Assessment,
  assess,
  bullyingAnswers,
  formsCode,
  formsOf,
  frequencies,
  places,
  type Side,
  sides,
} from "../domain/bullying.js";
import type { HelpLine } from "../domain/directory/lines.js";
import type { PaperFile } from "../domain/paper.js";
import type { Instant } from "../domain/time.js";
import type { T } from "../i18n/i18n.js";
import type { SavedAnswer } from "../store/dialogues.js";
import { data, type Fields } from "./buttons.js";
import { explained } from "./hide.js";
import { linesText } from "./lines.js";
import { inline, type View } from "./view.js";

const mostSteps = 4;

const sideKeys = { me: "bullying:me", other: "bullying:notMe", doing: "bullying:doing" } as const;

/** Keys that say that it is another side's matter. */
const otherSides = (t: T, side: Side) =>
  inline(
    ...sides
      .filter((one) => one !== side)
      .map((one) => [{ text: t(sideKeys[one]), callback_data: data("side", { side: one }) }]),
  );

/** The first words, to whose matter it is, with two ways aside. */
export const intro = (t: T, near: boolean, side: Side = "me"): View => ({
  text: [t(side === "me" ? "bullying:intro" : `bullying:taken.${side}`), explained(t, near)].join("\n\n"),
  keyboard: otherSides(t, side),
});

/** Whose matter it is from now on; that too can be said otherwise. */
export const taken = (t: T, side: Side): View => ({
  text: t(`bullying:taken.${side}`),
  keyboard: otherSides(t, side),
});

const opening = ({ side, kind, reasons }: Assessment) => {
  if (side === "other") return "witness";
  if (side === "doing") return reasons.includes("grave") ? "doingGrave" : "doing";
  if (reasons.includes("grave") || kind === "crime") return "grave";
  if (kind === "bullying") return "bullying";
  return reasons.includes("once") ? "single" : "unclear";
};

export const advice = (t: T, assessment: Assessment): View => ({
  text: [
    t(`bullying:advice.${opening(assessment)}`),
    "",
    t("bullying:advice.title"),
    ...assessment.advice
      .slice(0, mostSteps)
      .map((step, index) => `${index + 1}. ${t(`bullying:advice.${step}`)}`),
  ].join("\n"),
});

/** Somebody threatens to show pictures. No picture is ever asked for. @param called whether a human is told already */
export const imagesAdvice = (t: T, side: Side, called = false): View => {
  const said = side === "other" ? "bullying:images.other" : "bullying:images";
  return {
    text: [
      t(`${said}.opening`),
      "",
      ...(["pay", "keep", "stop", called ? "tellCalled" : "tell"] as const).map(
        (step, index) => `${index + 1}. ${t(`${said}.${step}`)}`,
      ),
    ].join("\n"),
  };
};

/** For the specialist: what it looks like and why. Counted from the answers, which are kept. */
export const assessed = (t: T, answers: SavedAnswer[]): string => {
  const { kind, reasons } = assess(bullyingAnswers(answers));
  return t("bullying:staff.assessed", {
    kind: t(`bullying:staff.kind.${kind}`),
    reasons:
      reasons.map((reason) => t(`bullying:staff.reason.${reason}`)).join("; ") ||
      t("bullying:staff.reason.little"),
  });
};

export type Told = {
  side: Side;
  forms: readonly string[];
  where: string | undefined;
  howOften: string | undefined;
};

/** After everything: a plan to look at or to keep, and the log. What was answered is in the buttons themselves. */
export const planOffer = (t: T, { side, forms, where, howOften }: Told): View => {
  const key = (act: Fields<"plan">["act"]) => ({
    text: t(`bullying:plan.${act}`),
    callback_data: data("plan", {
      act,
      side: side === "other" ? "other" : "me",
      forms: formsCode(forms),
      where: where ?? "-",
      often: howOften ?? "-",
    }),
  });
  return {
    text: t("bullying:plan.offer"),
    keyboard: inline(
      [key("show"), key("file")],
      [{ text: t("log:title"), callback_data: data("log", { act: "list", at: 0 }) }],
    ),
  };
};

/** What happens, in words the person could have said. */
const story = (t: T, { side, forms, where, often }: Fields<"plan">): string => {
  const acts = formsOf(forms).map((form) => t(`bullying:plan.act.${form}`));
  const place = places.find((one) => one === where);
  const frequency = frequencies.find((one) => one === often);
  const circumstances = [
    ...(place === undefined ? [] : [t(`bullying:plan.where.${place}`)]),
    ...(frequency === undefined ? [] : [t(`bullying:plan.often.${frequency}`)]),
  ];
  return [
    acts.length === 0
      ? t(`bullying:plan.hurt.${side}`)
      : t(`bullying:plan.hurtBy.${side}`, { acts: acts.join(", ") }),
    ...(circumstances.length === 0
      ? []
      : [t("bullying:plan.circumstances", { circumstances: circumstances.join(", ") })]),
  ].join(" ");
};

const sections = (t: T, told: Fields<"plan">) => ({
  whom: t(`bullying:plan.whom.${told.side}`),
  say: t(`bullying:plan.say.${told.side}`, { story: story(t, told) }),
  forward: t(`bullying:plan.forward.${told.side}`, { story: story(t, told) }),
  school: (["hear", "apart", "near", "check"] as const).map((step) => t(`bullying:plan.school.${step}`)),
});

export const plan = (t: T, told: Fields<"plan">): View => {
  const { whom, say, forward, school } = sections(t, told);
  return {
    text: [
      t("bullying:plan.title"),
      [t("bullying:plan.heading.whom"), whom].join("\n"),
      [t("bullying:plan.heading.say"), say].join("\n"),
      [t("bullying:plan.heading.forward"), forward].join("\n"),
      [t("bullying:plan.heading.school"), ...school.map((step, index) => `${index + 1}. ${step}`)].join("\n"),
    ].join("\n\n"),
  };
};

export const planPaper = (
  t: T,
  told: Fields<"plan">,
  lines: readonly HelpLine[],
  now: Instant,
): PaperFile => {
  const { whom, say, forward, school } = sections(t, told);
  return {
    name: "plan.pdf",
    paper: {
      title: t("bullying:plan.title"),
      blocks: [
        { kind: "heading", text: t("bullying:plan.heading.whom") },
        { kind: "text", text: whom },
        { kind: "heading", text: t("bullying:plan.heading.say") },
        { kind: "quote", text: say },
        { kind: "heading", text: t("bullying:plan.heading.forward") },
        { kind: "quote", text: forward },
        { kind: "heading", text: t("bullying:plan.heading.school") },
        { kind: "list", items: school },
        { kind: "heading", text: t("bullying:plan.heading.lines") },
        { kind: "text", text: linesText(t, lines) },
      ],
      foot: t("bullying:plan.foot"),
      writtenAt: now,
    },
  };
};
