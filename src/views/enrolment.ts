/** What is shown of a place in a group or programme beside its state. */

import type { T } from "../i18n/i18n.js";
import { labelledRows } from "./mediation.js";

export const enrolmentTitle = (t: T): string => t("enrolment:title");

export const enrolmentRows = labelledRows([
  ["enrolment.whom", "enrolment:row.whom"],
  ["enrolment.age", "enrolment:row.age"],
  ["enrolment.referral", "enrolment:row.referral"],
  ["enrolment.about", "enrolment:row.about"],
  ["enrolment.when", "enrolment:row.when"],
]);
