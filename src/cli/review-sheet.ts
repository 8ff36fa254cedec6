/** The printable sheet on which clinicians and native speakers review every rule and safety text. Reads the pack, changes nothing. */
import type { Pack, Rule } from "../domain/crisis/pack.js";
import { readPack } from "../rules.js";

export type ReviewRow = {
  readonly key: string;
  readonly ru: string;
  readonly tt: string;
  readonly en: string;
  readonly reviewed: boolean;
};
export type ReviewSection = { readonly title: string; readonly rows: readonly ReviewRow[] };

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
const list = (lines: readonly string[], name = ""): string =>
  `<ul class="${name}">${lines.map((text) => `<li>${escape(text)}</li>`).join("")}</ul>`;
const mark = (reviewed: boolean): string => (reviewed ? "☑" : "☐");

const outcomeOf = (rule: Rule): string => {
  if (rule.kind === "trigger") return rule.ask ? "ask" : rule.level;
  if (rule.kind === "exception") return `cancels → ${rule.ask ? "ask" : rule.leaves} (${rule.scope})`;
  if (rule.kind === "urgency") return "raises → imminent";
  return `intent ${rule.intent} (+${rule.weight})`;
};

const ruleRow = (rule: Rule): string => `<tr>
<td>${mark(rule.reviewed)}</td>
<td><code>${escape(rule.id)}</code><br><b>${escape(outcomeOf(rule))}</b>${rule.kind === "trigger" && rule.category ? `<br>${rule.category}` : ""}${rule.note ? `<p>${escape(rule.note)}</p>` : ""}</td>
<td>${list(rule.match, "yes")}${rule.noMatch.length > 0 ? list(rule.noMatch, "no") : ""}</td>
<td class="patterns">${list(rule.any)}${rule.unless.length > 0 ? `<i>unless</i>${list(rule.unless)}` : ""}</td>
<td class="remark"></td></tr>`;

const rulesOf = (pack: Pack): string =>
  [...new Set(pack.rules.map(({ file }) => file))]
    .map((file) => {
      const rows = pack.rules.filter((rule) => rule.file === file).map(ruleRow);
      return `<h2>${escape(file)}</h2><table><tr><th>✓</th><th>Rule</th><th>Must match / must not</th><th>Patterns</th><th>Remark</th></tr>${rows.join("\n")}</table>`;
    })
    .join("\n");

const textsOf = ({ title, rows }: ReviewSection): string =>
  `<h2>${escape(title)}</h2><table><tr><th>✓</th><th>Key</th><th>Русский</th><th>Татарча</th><th>English</th><th>Remark</th></tr>${rows
    .map(
      ({ key, ru, tt, en, reviewed }) =>
        `<tr><td>${mark(reviewed)}</td><td><code>${escape(key)}</code></td><td>${escape(ru)}</td><td>${escape(tt)}</td><td>${escape(en)}</td><td class="remark"></td></tr>`,
    )
    .join("\n")}</table>`;

const style = `body{font:11pt/1.4 sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #888;padding:.3rem .5rem;vertical-align:top;text-align:left}ul{margin:0;padding-left:1.1rem}
.no li{list-style:"✗ "}.yes li{list-style:"✓ "}.patterns{font-size:8pt;color:#444}.remark{width:12%}
h2{break-before:page}tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}`;

/** One printable page with all rules, their examples and review flags, and the safety texts passed in. */
export const reviewSheet = (sections: readonly ReviewSection[] = []): string => {
  const pack = readPack();
  const open = pack.rules.filter((rule) => !rule.reviewed).length;
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Ryadom: review</title><style>${style}</style></head><body>
<h1>Правила и тексты на проверку</h1>
<p>Pack ${pack.version}. Rules: ${pack.rules.length}, not reviewed yet: ${open}.
A pattern that begins with “?” only asks. Reviewer: ____________________ Date: ____________</p>
${sections.map(textsOf).join("\n")}
${rulesOf(pack)}
</body></html>
`;
};
