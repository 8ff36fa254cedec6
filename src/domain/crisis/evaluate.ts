/** Owns measuring the triage on labelled phrases: recall, precision and false alarms with Wilson intervals. Prints nothing. */
import type { Labelled } from "./phrases.js";
import { isAlert, type Triage } from "./triage.js";

export type Measured = { readonly language: string; readonly phrase: Labelled; readonly answer: Triage };
export type Share = { readonly hits: number; readonly of: number };
export type Row = { readonly language: string; readonly what: string; readonly share: Share };

/** The Wilson score interval of a share, 95 %. */
export const wilson = ({ hits, of }: Share): readonly [number, number] => {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
};

const share = <T>(list: readonly T[], is: (item: T) => boolean): Share => ({
  hits: list.filter(is).length,
  of: list.length,
});

const rowsOf = (language: string, all: readonly Measured[]): Row[] => {
  const alerts = all.filter(({ phrase }) => isAlert(phrase.level));
  const calm = all.filter(({ phrase }) => !isAlert(phrase.level));
  const raised = all.filter(({ answer }) => isAlert(answer.level));
  const heard = ({ answer }: Measured) => isAlert(answer.level);
  const names = [...new Set(alerts.flatMap(({ phrase }) => phrase.categories))].toSorted();
  const row = (what: string, value: Share): Row => ({ language, what, share: value });
  return [
    row("alerts heard (recall)", share(alerts, heard)),
    row(
      "imminent heard as alert",
      share(
        alerts.filter(({ phrase }) => phrase.level === "imminent"),
        heard,
      ),
    ),
    row(
      "high heard as alert",
      share(
        alerts.filter(({ phrase }) => phrase.level === "high"),
        heard,
      ),
    ),
    row(
      "imminent named imminent",
      share(
        alerts.filter(({ phrase }) => phrase.level === "imminent"),
        ({ answer }) => answer.level === "imminent",
      ),
    ),
    row(
      "alerts heard or asked about",
      share(alerts, (one) => heard(one) || one.answer.ask),
    ),
    row(
      "alarms that were right (precision)",
      share(raised, ({ phrase }) => isAlert(phrase.level)),
    ),
    row("false alarms among the calm", share(calm, heard)),
    row(
      "asked among the calm",
      share(calm, ({ answer }) => answer.ask),
    ),
    row(
      "intent right",
      share(all, ({ phrase, answer }) => phrase.intent === answer.intent),
    ),
    ...names.map((name) =>
      row(
        `recall: ${name}`,
        share(
          alerts.filter(({ phrase }) => phrase.categories.includes(name)),
          heard,
        ),
      ),
    ),
  ];
};

/** The rows of the table, language by language. */
export const measure = (all: readonly Measured[]): Row[] =>
  [...new Set(all.map(({ language }) => language))].toSorted().flatMap((language) =>
    rowsOf(
      language,
      all.filter((one) => one.language === language),
    ),
  );

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(8);

/** The table as text. */
export const measureText = (rows: readonly Row[]): string =>
  rows
    .map(({ language, what, share: value }) => {
      const [low, high] = wilson(value);
      const point = value.of === 0 ? "     n/a" : percent(value.hits / value.of);
      return `${language}  ${what.padEnd(36)}${point}  [${percent(low)} –${percent(high)}]  ${value.hits}/${value.of}`;
    })
    .join("\n");
