/** The lines that one of us has to dial, each with a key for whoever has done it. */
import type { KnownLine } from "../domain/directory/lines.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, inRows, type View } from "./view.js";

/** More are told of when these are done. */
const atOnce = 20;

export const linesToDial = (t: T, lines: readonly KnownLine[]): View => {
  if (lines.length === 0) return { text: t("staff:dialledAll") };
  const shown = lines.slice(0, atOnce);
  const list = shown.map(({ number, name }) => `• ${number} — ${name}`).join("\n");
  return {
    text: t("staff:dialLines", { lines: list }),
    keyboard: inline(
      ...inRows(
        shown.map(({ key, number, name }) => ({
          text: t("staff:dialledKey", { number: number ?? name }).slice(0, 30),
          callback_data: data("dialled", { line: key }),
        })),
      ),
    ),
  };
};
