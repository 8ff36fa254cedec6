/** The advice card after the questions about bullying: belief first, then few concrete steps. */
import type { Assessment } from "../domain/bullying.js";
import type { T } from "../i18n/i18n.js";
import type { View } from "./view.js";

const mostSteps = 4;

export const advice = (t: T, { kind, advice: steps }: Assessment): View => ({
  text: [
    t(`bullying:advice.${kind}`),
    "",
    t("bullying:advice.title"),
    ...steps.slice(0, mostSteps).map((step, index) => `${index + 1}. ${t(`bullying:advice.${step}`)}`),
  ].join("\n"),
});
