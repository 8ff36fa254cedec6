/** The line on top: what this is, the sandbox clock and its buttons, people and language. */
import { html, nothing } from "../vendor/lit-html.js";
import { nameOf, shortDay, timeOf } from "./format.js";
import { languageNames, languages } from "./i18n.js";
import { icons } from "./icons.js";
import { openUnder } from "./menu.js";

/** @typedef {import("./app.js").App} App */

const steps = [
  { testid: "plus-10m", label: "plus10m", ms: 600_000 },
  { testid: "plus-1h", label: "plus1h", ms: 3_600_000 },
  { testid: "plus-24h", label: "plus24h", ms: 86_400_000 },
];

export const topbar = (/** @type {App} */ app) => {
  const { t } = app;
  const now = app.now();
  const menu = (/** @type {Event} */ event) =>
    openUnder(app, event, [
      {
        icon: icons.person,
        label: t("addPerson"),
        testid: "add-person",
        act: () => app.change(() => (app.ui.dialog = { kind: "person", side: "phone" })),
      },
      {
        icon: icons.link,
        label: t("openLink"),
        testid: "open-link",
        act: () => app.change(() => (app.ui.dialog = { kind: "link", user: app.ui.phone })),
      },
      ...languages.map((lang) => ({
        icon: lang === app.lang ? icons.check : icons.globe,
        label: languageNames[lang],
        testid: `language-${lang}`,
        act: () => app.setLanguage(lang),
      })),
    ]);
  const toast = app.ui.toasts.get(0);
  return html`<header class="topbar">
      <div class="brand"><img src="/page/icon.svg" alt="" width="30" height="30" /><span class="track"><b>${t("sandbox")}</b><small>${nameOf(app.world?.bot)}</small></span></div>
      <div class="time" role="group" aria-label=${t("moveClock")}>
        <time class="clock" data-testid="clock" datetime=${new Date(now).toISOString()} title=${t("clock")} aria-label="${t("clock")}: ${shortDay(app.lang, now)} ${timeOf(now)}"><b>${timeOf(now)}</b><small>${shortDay(app.lang, now)}</small></time>
        <span class="steps">${steps.map(
          ({ testid, label, ms }) =>
            html`<button type="button" data-testid=${testid} @click=${() => void app.act(0, "moveClock", { ms })}>${t(label)}</button>`,
        )}</span>
      </div>
      <button type="button" class="round" data-testid="page-menu" aria-label=${t("more")} title=${t("more")} aria-haspopup="menu" @click=${menu}>${icons.menu}</button>
    </header>
    ${app.online ? nothing : html`<div class="offline" role="status" data-testid="offline">${t("offline")}</div>`}
    <div class="page-toast" role="status" aria-live="polite">${toast ? html`<div class="toast ${toast.bad ? "bad" : ""}" data-testid="toast">${toast.text}</div>` : nothing}</div>`;
};
