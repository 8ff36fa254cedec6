/** Emergency numbers and help lines, as they stand in the directory: numbers first, nothing promised that is not known. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

const named = ["112", "101", "102", "103", "dtd", "124", "vologda-122", "nsk-opeka"] as const;

/** A line in words people use; its official name when we have none. */
const nameOf = (t: T, line: HelpLine): string => {
  const key = named.find((name) => name === line.key);
  return key === undefined ? line.name : t(`sos:lineNames.${key}`);
};

export const lineText = (t: T, line: HelpLine): string => {
  const values = { number: line.display ?? line.site ?? "", name: nameOf(t, line) };
  return line.roundTheClock === true && line.key !== "112"
    ? t("sos:lineRoundTheClock", values)
    : t("sos:line", values);
};

export const linesText = (t: T, lines: readonly HelpLine[], most = 4): string =>
  lines
    .slice(0, most)
    .map((line) => lineText(t, line))
    .join("\n"); // prettier-ignore

/** The SOS screen: numbers first as plain text, at most 600 characters, one tap to a human. */
export const sos = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("sos:title"), linesText(t, lines, 3), "", t("sos:cannotTalk")].join("\n"),
  keyboard: inline(
    [{ text: t("sos:askHuman"), callback_data: data("sos", { act: "human" }) }],
    [{ text: t("sos:back"), callback_data: data("sos", { act: "safe" }) }],
  ),
});

/** What is said when something of ours is broken: plain, with numbers, needing nothing but itself. */
export const broken = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("common:broken"), linesText(t, lines, 3)].join("\n"),
});
