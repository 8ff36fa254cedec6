/** The printable sheet on which clinicians and native speakers review every rule and safety text. Reads the pack, changes nothing. */
import type { Pack, Rule } from "../domain/crisis/pack.js";
import { type Language, languages } from "../domain/people.js";
import type { SafetyText } from "../i18n/review.js";
import { readPack } from "../rules.js";

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
<td>${mark(rule.reviewed)} <b>${escape(outcomeOf(rule))}</b>${rule.kind === "trigger" && rule.category !== undefined ? ` · ${rule.category}` : ""}<br><code>${escape(rule.id)}</code>${rule.note === "" ? "" : `<p class="note">${escape(rule.note)}</p>`}</td>
<td>${list(rule.match, "yes")}${rule.noMatch.length > 0 ? list(rule.noMatch, "no") : ""}</td>
<td class="patterns">${list(rule.any)}${rule.unless.length > 0 ? `<i>кроме</i>${list(rule.unless)}` : ""}</td>
<td></td></tr>`;

const rulesOf = (pack: Pack): string =>
  [...new Set(pack.rules.map(({ file }) => file))]
    .map((file) => {
      const rows = pack.rules.filter((rule) => rule.file === file).map(ruleRow);
      return `<h2>Правила: ${escape(file)}</h2><table class="rules"><colgroup><col class="rule"><col class="examples"><col class="patterns"><col class="remark"></colgroup><thead><tr><th>Что решает</th><th>✓ должно услышать, ✗ не должно</th><th>Образцы</th><th>Замечание</th></tr></thead>${rows.join("\n")}</table>`;
    })
    .join("\n");

const languageNames: Record<Language, string> = { ru: "Русский", tt: "Татарча", en: "English" };

const textsOf = (name: string, texts: readonly SafetyText[]): string =>
  `<h2>Тексты: ${escape(name)}</h2><table class="texts"><colgroup><col class="name"><col><col><col><col class="remark"></colgroup><thead><tr><th>Ключ</th>${languages
    .map((language) => `<th>${languageNames[language]}</th>`)
    .join("")}<th>Замечание</th></tr></thead>${texts
    .map(
      (text) =>
        `<tr><td class="key">${escape(text.key.slice(name.length + 1))}</td>${languages
          .map((language) => `<td>${mark(text.reviewedIn.includes(language))} ${escape(text[language])}</td>`)
          .join("")}<td></td></tr>`,
    )
    .join("\n")}</table>`;

const allTexts = (texts: readonly SafetyText[]): string =>
  [...new Set(texts.map(({ key }) => key.split(":")[0] ?? ""))]
    .map((name) =>
      textsOf(
        name,
        texts.filter(({ key }) => key.startsWith(`${name}:`)),
      ),
    )
    .join("\n");

const style = `body{font:9pt/1.35 "DejaVu Sans",sans-serif;margin:0;color:#111}
h1{font-size:16pt;margin:0 0 4mm}h2{font-size:12pt;margin:6mm 0 2mm;break-after:avoid}
table{border-collapse:collapse;width:100%;table-layout:fixed}thead{display:table-header-group}
td,th{border:.3pt solid #999;padding:1mm 1.5mm;vertical-align:top;text-align:left;overflow-wrap:anywhere}
th{background:#eee;font-size:8pt}tr{break-inside:avoid}ul{margin:0;padding-left:4mm}
.yes li{list-style:"✓ "}.no li{list-style:"✗ ";color:#555}.patterns{font-size:7pt;color:#444}
.patterns ul{padding-left:3mm}.key,code{font:7pt sans-serif;color:#444}.texts{white-space:pre-line}.note{color:#444;margin:1mm 0 0}
.texts col.name{width:11%}.texts col.remark{width:14%}
.rules col.rule{width:20%}.rules col.examples{width:36%}.rules col.patterns{width:29%}.rules col.remark{width:15%}
@page{size:A4 landscape;margin:10mm}`;

/** One printable page: the safety texts in all languages, then all rules with their examples, and what was reviewed. */
export const reviewSheet = (texts: readonly SafetyText[]): string => {
  const pack = readPack();
  const open = pack.rules.filter((rule) => !rule.reviewed).length;
  const unread = texts.filter(({ reviewed }) => !reviewed).length;
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Ryadom: review</title><style>${style}</style></head><body>
<h1>Правила и тексты на проверку</h1>
<p>Набор правил: ${pack.version}. Правил: ${pack.rules.length}, не проверено: ${open}. Текстов: ${texts.length}, не проверено хотя бы на одном языке: ${unread}.<br>
☑ проверено, ☐ ещё нет. Образец с «?» впереди только спрашивает. Проверил(а): ____________________ Дата: ____________</p>
${allTexts(texts)}
${rulesOf(pack)}
</body></html>
`;
};
