/** Emergency numbers and help lines, as they stand in the directory: numbers first, nothing promised that is not known. */
import type { HelpLine } from "../domain/directory/lines.js";
import type { Language } from "../domain/people.js";
import type { T } from "../i18n/i18n.js";
import type { View } from "./view.js";
import { dateText } from "./when.js";

const named = ["112", "101", "102", "103", "dtd", "124", "vologda-122", "nsk-opeka"] as const;

/** A line in words people use; its official name when we have none. */
const nameOf = (t: T, line: HelpLine): string => {
  const key = named.find((name) => name === line.key);
  return key === undefined ? line.name : t(`sos:lineNames.${key}`);
};

const aged = ["dtd", "124"] as const;
const timed = ["nsk-opeka"] as const;

/** For whom a line is, in the reader's language; what the files say is Russian, and shown only to who reads that. */
const agesOf = (t: T, line: HelpLine, language: Language): string | undefined => {
  const key = aged.find((name) => name === line.key);
  return key === undefined ? inRussian(line.ages, language) : t(`sos:lineAges.${key}`);
};

const hoursOf = (t: T, line: HelpLine, language: Language): string | undefined => {
  const key = timed.find((name) => name === line.key);
  return key === undefined ? inRussian(line.hours, language) : t(`sos:lineHours.${key}`);
};

const inRussian = (words: string | null, language: Language) =>
  language === "ru" && words !== null ? words : undefined;

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

/** What is said when something of ours is broken: plain, with numbers, needing nothing but itself. */
export const broken = (t: T, lines: readonly HelpLine[]): View => ({
  text: [t("common:broken"), linesText(t, lines, 3)].join("\n"),
});

const detailsOf = (t: T, line: HelpLine, language: Language): string => {
  const hours = hoursOf(t, line, language);
  const ages = agesOf(t, line, language);
  const parts = [
    line.roundTheClock === true
      ? t("sos:details.roundTheClock")
      : hours === undefined
        ? t("sos:details.hoursUnknown")
        : t("sos:details.hours", { hours }),
    line.free === true ? t("sos:details.free") : "",
    line.mobileOnly ? t("sos:details.mobileOnly") : "",
    ages === undefined ? "" : t("sos:details.ages", { ages }),
    line.languages.length === 0 ? "" : t("sos:details.languages", { languages: line.languages.join(", ") }),
  ];
  if (line.kind === "emergency")
    return [...parts, t("sos:details.common")].filter((part) => part !== "").join(" · ");
  const recorded = line.recorded === null ? "recordedUnknown" : line.recorded ? "recorded" : "notRecorded";
  const checked =
    line.dialledOn !== null
      ? t("sos:details.dialled", { date: dateText(line.dialledOn, language) })
      : line.checkedOn !== null
        ? t("sos:details.source", { date: dateText(line.checkedOn, language) })
        : t("sos:details.sourceUndated");
  return [...parts, ...(line.display === null ? [] : [t(`sos:details.${recorded}`)]), checked]
    .filter((part) => part !== "")
    .join(" · ");
};

/** Every line with what is truly known of it: hours, ages, recorded or not, and who confirmed it last. */
export const lineDetails = (t: T, lines: readonly HelpLine[], language: Language): View => ({
  text: [
    t("sos:details.title"),
    ...lines.map(
      (line) =>
        `${t("sos:line", { number: line.display ?? line.site ?? "", name: nameOf(t, line) })}\n${detailsOf(t, line, language)}`,
    ),
  ].join("\n\n"),
});
