/** What a new topic shows of the notes that stood in the one before: whose each was, the newest as far as there is room. */
import type { T } from "../../i18n/i18n.js";
import type { View } from "../view.js";

const maxText = 3600;

export type Told = { staff: string; time: string; words: string };

export const notesAgain = (t: T, notes: readonly Told[]): View => {
  const lines = notes.map((note) => t("lobby:noteAgain", note).slice(0, maxText));
  let length = 0;
  const left = lines.toReversed().findIndex((line) => {
    length += line.length + 1;
    return length > maxText;
  });
  const from = left === -1 ? 0 : lines.length - left;
  const cut = from === 0 ? [] : [t("lobby:notesCut", { count: from })];
  return { text: [t("lobby:notesAgain"), ...cut, ...lines.slice(from)].join("\n") };
};
