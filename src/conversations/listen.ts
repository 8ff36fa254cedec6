/** Understands what a person did while a question was open: an option, words, a place, back, skip, or none of these. */
import type { Context } from "grammy";
import { isSlipOf } from "../domain/spoken.js";
import { parsePressed } from "../views/buttons.js";

export type Heard =
  | { kind: "option"; option: string }
  | { kind: "words"; words: string }
  | { kind: "location"; lat: number; lon: number }
  | { kind: "back" | "skip" | "done" | "unclear" }
  /** A button of a question that is not the open one. */
  | { kind: "stale" };

/** What of an open question can be said in words instead of pressed. */
export type Spoken = { labels: Record<string, string>; back: string; skip: string; done: string };

/** A text as it is compared with labels: letters and digits only. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N} ]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/**
 * The option whose label was typed, whole, by its first words, or with one slip in it; undefined when none or several fit. A sentence that
 * merely begins with «да» or «нет» is no choice of that button: it may say the opposite.
 */
export const optionSaid = (text: string, labels: Record<string, string>): string | undefined => {
  const said = plain(text);
  if (said === "") return undefined;
  const entries = Object.entries(labels).map(([option, label]) => ({
    option,
    label: plain(label),
    head: plain(label.split(",")[0] ?? ""),
  })); // prettier-ignore
  const exact = entries.find(({ label, head }) => label === said || head === said);
  if (exact !== undefined) return exact.option;
  const slipped = entries.filter(({ label, head }) => isSlipOf(said, label) || isSlipOf(said, head));
  const begun = entries.filter(
    ({ label, head }) => label.startsWith(`${said} `) || (head.includes(" ") && said.startsWith(`${head} `)),
  );
  const fitting = slipped.length > 0 ? slipped : begun;
  return fitting.length === 1 ? fitting[0]?.option : undefined;
};

export const listen = (ctx: Context, question: string, spoken: Spoken): Heard => {
  if (ctx.callbackQuery !== undefined) {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind === "answer" && pressed.question === question)
      return { kind: "option", option: pressed.option };
    if (pressed?.kind === "step" && pressed.question === question) return { kind: pressed.act };
    return { kind: "stale" };
  }
  const location = ctx.message?.location;
  if (location !== undefined) return { kind: "location", lat: location.latitude, lon: location.longitude };
  const text = ctx.message?.text;
  if (text === undefined) return { kind: "unclear" };
  const said = plain(text);
  const acts = ["back", "skip", "done"] as const;
  for (const act of acts) if (said === plain(spoken[act])) return { kind: act };
  const option = optionSaid(text, spoken.labels);
  if (option === undefined)
    for (const act of acts) if (isSlipOf(said, plain(spoken[act]))) return { kind: act };
  return option === undefined ? { kind: "words", words: text } : { kind: "option", option };
};
