/** The one floating menu of the page: actions, optional quick reactions; keyboard, outside press and Escape close it. */
import { html, nothing } from "../vendor/lit-html.js";

/** @typedef {import("./app.js").App} App */

const emojis = ["👍", "❤", "🙏", "🤝", "😢", "🔥", "👎"];

export const closeMenu = (/** @type {App} */ app) => {
  const origin = app.ui.menu?.origin;
  app.change(() => (app.ui.menu = null));
  if (origin instanceof HTMLElement && origin.isConnected) origin.focus();
};

/** Opens a menu under the button that was pressed. */
export const openUnder = (
  /** @type {App} */ app,
  /** @type {Event} */ event,
  /** @type {import("./app.js").MenuItem[]} */ items,
) => {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const box = button.getBoundingClientRect();
  app.change(() => (app.ui.menu = { x: box.left, y: box.bottom + 4, items, origin: button }));
};

const move = (/** @type {KeyboardEvent} */ event, /** @type {App} */ app) => {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    return closeMenu(app);
  }
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  const stops = [...menu.querySelectorAll("button")];
  const at = stops.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
};

export const menuView = (/** @type {App} */ app) => {
  const { menu } = app.ui;
  if (!menu) return nothing;
  const choose = (/** @type {() => void} */ act) => () => {
    closeMenu(app);
    act();
  };
  return html`<div class="veil" @pointerdown=${() => closeMenu(app)}></div>
    <div class="menu" role="menu" @keydown=${(/** @type {KeyboardEvent} */ e) => move(e, app)}>
      ${
        menu.emojis
          ? html`<div class="emojis">${emojis.map(
              (
                emoji,
              ) => html`<button type="button" role="menuitemcheckbox" aria-checked=${menu.emojis?.chosen === emoji}
                aria-label=${app.t("react", { emoji })} @click=${choose(() => menu.emojis?.choose(emoji))}>${emoji}</button>`,
            )}</div>`
          : nothing
      }
      ${menu.items.map(
        (
          item,
        ) => html`<button type="button" role="menuitem" class="item ${item.danger ? "danger" : ""}" data-testid=${item.testid ?? nothing} @click=${choose(item.act)}
        >${item.icon ?? nothing}<span>${item.label}</span></button>`,
      )}
    </div>`;
};

/** Puts the drawn menu where it fits on the screen and gives it the focus; called after each redraw. */
export const placeMenu = (/** @type {App} */ app) => {
  const menu = document.querySelector(".menu");
  if (!app.ui.menu || !(menu instanceof HTMLElement)) return;
  const { x, y } = app.ui.menu;
  const left = Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8));
  const top =
    y + menu.offsetHeight + 8 > innerHeight
      ? Math.max(8, Math.min(y, innerHeight) - menu.offsetHeight - 8)
      : y;
  Object.assign(menu.style, { left: `${left}px`, top: `${top}px` });
  if (!menu.contains(document.activeElement)) menu.querySelector("button")?.focus();
};
