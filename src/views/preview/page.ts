/**
 * The reviewers' page: screens side by side in all languages, with room for a comment below each. One file that needs
 * no network; comments stay in the reader's browser until they are saved as text.
 */
import type { Language } from "../../domain/people.js";
import type { View } from "../view.js";
import { previewScript, previewStyle } from "./browser.js";

/** A screen as it was drawn: for a child and for an adult, in every language. */
export type Shown = {
  id: string;
  title: string;
  /** Of the words on it. */
  keys: readonly string[];
  /** Languages in which nobody has reviewed words of it on which safety depends. */
  unread: readonly Language[];
  cells: Record<"child" | "adult", Record<Language, readonly View[]>>;
};
export type ShownSection = { id: string; title: string; screens: readonly Shown[] };

/** With what the headings begin of what only staff read, and of sentences that stand on no screen. */
export const staffPrefix = "Для сотрудников: ";
export const alonePrefix = "Фразы: ";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const names: Record<Language, string> = { ru: "Русский", tt: "Татарча", en: "English" };
const order: readonly Language[] = ["ru", "tt", "en"];

const buttonsOf = ({ keyboard }: View): { rows: string[][]; below: boolean } => {
  if (keyboard === undefined) return { rows: [], below: false };
  const below = "keyboard" in keyboard;
  const rows = below ? keyboard.keyboard : keyboard.inline_keyboard;
  return { rows: rows.map((row) => row.map((key) => (typeof key === "string" ? key : key.text))), below };
};

const viewHtml = (view: View): string => {
  const { rows, below } = buttonsOf(view);
  const keys = rows
    .map((row) => `<div class="row">${row.map((text) => `<span>${escape(text)}</span>`).join("")}</div>`)
    .join("");
  return `<div class="say">${escape(view.text)}</div>${keys === "" ? "" : `<div class="${below ? "keys below" : "keys"}">${keys}</div>`}`;
};

const row = (to: string, label: string, cells: Shown["cells"]["child"]): string =>
  `<div class="to ${to}">${label === "" ? "" : `<p class="who">${label}</p>`}<div class="cells">${order
    .map(
      (language) =>
        `<div class="cell" lang="${language}"><p class="tongue">${names[language]}</p>${cells[language].map(viewHtml).join("")}</div>`,
    )
    .join("")}</div></div>`;

const unreadHtml = (unread: readonly Language[]): string => {
  if (unread.length === 0) return "";
  const where = unread.length === order.length ? "" : `: ${unread.map((one) => names[one]).join(", ")}`;
  return ` <span class="unread">не вычитано${where}</span>`;
};

const screenHtml = ({ id, title, keys, unread, cells: { child, adult } }: Shown): string => {
  const same = JSON.stringify(child) === JSON.stringify(adult);
  const rows = same
    ? row("both", "", child)
    : row("child", "Подростку", child) + row("adult", "Взрослому", adult);
  return `<article id="${id}"><h3><a href="#${id}">${escape(title)}</a>${unreadHtml(unread)}</h3>
${rows}
<label class="note"><span>Замечание</span><textarea data-screen="${id}" rows="1"></textarea></label>
<details class="where"><summary>ключи текстов</summary><p>${keys.map(escape).join(" · ")}</p></details></article>`;
};

const sectionHtml = ({ id, title, screens }: ShownSection): string =>
  `<section id="part-${id}"><h2>${escape(title)} <small>${screens.length}</small></h2>\n${screens.map(screenHtml).join("\n")}</section>`;

const box = (part: string, label: string): string =>
  `<label><input type="checkbox" data-part="${part}" checked>${label}</label>`;

const indexHtml = (label: string, sections: readonly ShownSection[], open: boolean): string =>
  sections.length === 0
    ? ""
    : `<details${open ? " open" : ""}><summary>${label}</summary><ol>${sections
        .map(
          ({ id, title, screens }) =>
            `<li><a href="#part-${id}">${escape(title.replace(staffPrefix, "").replace(alonePrefix, ""))} <small>${screens.length}</small></a></li>`,
        )
        .join("")}</ol></details>`;

/** The whole page. @param made when, for whoever compares two of them */
export const previewPage = (sections: readonly ShownSection[], made: string): string => {
  const begins = (prefix: string) => sections.filter(({ title }) => title.startsWith(prefix));
  const [ofStaff, alone] = [begins(staffPrefix), begins(alonePrefix)];
  const ofPersons = sections.filter((one) => !ofStaff.includes(one) && !alone.includes(one));
  const screens = sections.reduce((sum, { screens: of }) => sum + of.length, 0);
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Рядом: все экраны</title><style>${previewStyle}</style></head><body>
<header><h1>Рядом: все экраны</h1>
<p id="made">Экранов и фраз: ${screens}. Страница сделана: ${escape(made)}</p>
<p>Экраны стоят в том порядке, в каком их встречает человек. Под каждым есть место для замечания: оно хранится только в этом браузере. Потом сохраните все замечания в файл и пришлите его. «Не вычитано» значит: эти слова ещё никто не проверил, а от них зависит безопасность.</p>
<p id="unkept" hidden>Этот браузер не хранит замечания: сохраните их в файл, прежде чем закрыть страницу.</p></header>
<div class="tools"><input type="search" id="find" placeholder="Найти слова или ключ" aria-label="Найти"><span id="found" role="status"></span>
<fieldset>${order.map((code) => box(code, names[code])).join("")}</fieldset>
<fieldset>${box("child", "подростку")}${box("adult", "взрослому")}</fieldset>
<fieldset><label><input type="checkbox" id="commented">только с замечаниями</label><label><input type="checkbox" id="open">только не вычитанное</label></fieldset>
<input type="text" id="reader" placeholder="Кто читает" aria-label="Кто читает">
<button type="button" id="save">Сохранить замечания <b id="count">0</b></button><button type="button" id="print">Печать</button></div>
<div class="page"><nav aria-label="Содержание">${indexHtml("Что видит человек", ofPersons, true)}${indexHtml("Отдельные фразы", alone, false)}${indexHtml("Для сотрудников", ofStaff, false)}</nav>
<main>${sections.map(sectionHtml).join("\n")}</main></div>
<script>${previewScript}</script></body></html>
`;
};
