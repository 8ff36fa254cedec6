/** What a programme has to give and who waits for it, as staff read it: a line each. */
import { dayOf } from "../domain/days.js";
import type { Resource } from "../domain/programmes/request.js";
import type { Instant } from "../domain/time.js";
import type { Key, T } from "../i18n/i18n.js";
import type { RequestFacts } from "./requests.js";
import { resourceText } from "./second-side.js";
import { dayText } from "./when.js";

const staffLanguage = "ru";

/** What kind of thing it is, as the region's file calls it. */
const itemOf = (items: readonly { key: string; names: { ru: string } }[], { item }: Resource) =>
  items.find(({ key }) => key === item)?.names.ru ?? item;

/** The resources of a programme as staff see them: a line each. */
export const stockText = (
  t: T,
  at: { now: Instant; utcOffset: number },
  stock: readonly (Resource & { taken: number })[],
  items: readonly { key: string; names: { ru: string } }[] = [],
): string =>
  stock.length === 0
    ? t("request:staff.stockEmpty")
    : stock
        .map((one) =>
          t("request:staff.stockLine", {
            number: one.id,
            name: [resourceText(one, at, staffLanguage), itemOf(items, one), one.municipality, one.condition]
              .filter(Boolean)
              .join(" · "),
            free: one.maximum - one.taken,
            maximum: one.maximum,
          }),
        )
        .join("\n");

/** How it is added and taken out: by what the programme gives. @param items the kinds of things that its file lists */
export const stockUsage = (t: T, items: readonly string[], gives: string | undefined): string =>
  t("request:staff.stockUsage", {
    add:
      items.length > 0
        ? t("request:staff.stockAdd.kind", { items: items.join(", ") })
        : t(gives === "time" ? "request:staff.stockAdd.time" : "request:staff.stockAdd.name"),
  });

/** Who waits for the same, as staff see it: the one who has waited longest first. */
export const queueText = (t: T, waiting: readonly RequestFacts[]): string =>
  waiting.length === 0
    ? t("request:staff.queueEmpty")
    : [
        t("request:staff.queue"),
        ...waiting.map(({ request: { code, flow, state, createdAt }, utcOffset }, index) =>
          t("request:staff.queueLine", {
            ahead: index + 1,
            code,
            state: t(`${flow}:staff.state.${state}` as Key),
            date: dayText(dayOf(createdAt, utcOffset), staffLanguage),
          }),
        ),
      ].join("\n");
