/**
 * The reviewers' page: screens side by side in all languages, with room for a comment below each. One file that needs
 * no network; comments stay in the reader's browser until they are saved as text.
 */
import type { Language } from "../domain/people.js";
import { previewScript, previewStyle } from "./preview-browser.js";
import type { View } from "./view.js";

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
    .map((language) => `<div class="cell" lang="${language}">${cells[language].map(viewHtml).join("")}</div>`)
    .join("")}</div></div>`;

const screenHtml = ({ id, title, keys, cells: { child, adult } }: Shown): string => {
  const same = JSON.stringify(child) === JSON.stringify(adult);
  const rows = same
    ? row("both", "", child)
    : row("child", "подростку", child) + row("adult", "взрослому", adult);
  return `<article id="${id}"><h3><a href="#${id}">${escape(title)}</a></h3>
${rows}
<label><span>Замечание</span><textarea data-screen="${id}" rows="1"></textarea></label>
<p class="where">${keys.map(escape).join(" · ")}</p></article>`;
};

const sectionHtml = ({ id, title, screens }: ShownSection): string =>
  `<section id="part-${id}"><h2>${escape(title)} <small>${screens.length}</small></h2>\n${screens.map(screenHtml).join("\n")}</section>`;

/** The whole page. @param made when, for whoever compares two of them */
export const previewPage = (sections: readonly ShownSection[], made: string): string => {
  const nav = sections.map(({ id, title }) => `<a href="#part-${id}">${escape(title)}</a>`).join("");
  const languages = order
    .map((code) => `<label><input type="checkbox" data-language="${code}" checked>${names[code]}</label>`)
    .join("");
  const screens = sections.reduce((sum, { screens: of }) => sum + of.length, 0);
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Рядом: все экраны</title><style>${previewStyle}</style></head><body>
<header><h1>Рядом: все экраны</h1>
<p id="made">Экранов и фраз: ${screens}. Страница сделана: ${escape(made)}</p>
<p>Под каждым экраном можно оставить замечание: оно хранится только в этом браузере. Потом сохраните все замечания в файл и пришлите его.</p>
<div class="tools">${languages}<label><input type="checkbox" id="commented">только с замечаниями</label>
<button type="button" id="save">Сохранить замечания <b id="count">0</b></button><button type="button" id="print">Печать</button></div>
<p id="unkept" hidden>Этот браузер не хранит замечания: сохраните их в файл, прежде чем закрыть страницу.</p>
<nav>${nav}</nav></header>
<main>${sections.map(sectionHtml).join("\n")}</main>
<script>${previewScript}</script></body></html>
`;
};
