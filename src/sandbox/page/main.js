/**
 * The sandbox's page: a messenger in the browser. Starts everything and lays the page out; the rest is in its modules.
 *
 * Hooks for browser tests, as `data-testid` (look inside `phone-<userId>` or `forum` first, both hold a chat):
 * - places: `phone-<userId>`, `forum`, `show-<userId>` (chooses a phone), `tab-phones`, `tab-group` (narrow screens)
 * - chat: `chat-log`, `message-<id>`, `composer` (the textarea), `send`, `attach`, `attach-<kind>`, `commands`,
 *   `command-<name>`, `inline-button`, `reply-key`, `keyboard-toggle`, `start`, `unblock`, `join`, `pinned`, `toast`,
 *   `alert`, `bot-status` (typing), `unread`, `chat-menu`, `block`
 * - a message's menu (right button, Enter, or a touch): `menu-reply`, `menu-edit`, `menu-copy`, `menu-delete`
 * - staff: `speak-as` (a select of person ids), `staff-private`, `topic-<id>` (General is 1), `group-<chatId>`,
 *   `new-topic`, `topic-menu`, `delete-topic`, `topic-gone`, `add-staff`, `back`
 * - the page: `clock` (with `datetime`), `plus-10m`, `plus-1h`, `plus-24h`, `page-menu`, `add-phone`, `add-person`,
 *   `open-link`, `payload`, `language-<code>`, `dialog`, `dialog-ok`, `town`, `offline`
 */
import { html, nothing, render } from "../vendor/lit-html.js";
import { createApp } from "./app.js";
import { dialogView, syncDialog } from "./dialogs.js";
import { forumPane, unreadOfStaff } from "./forum.js";
import { icons } from "./icons.js";
import { closeMenu, menuView, placeMenu } from "./menu.js";
import { badge, phonesOf, phonesPane, unreadOn } from "./phone.js";
import { follow } from "./store.js";
import { topbar } from "./topbar.js";

const root = /** @type {HTMLElement} */ (document.querySelector("#app"));

const tabs = () => {
  const tab = (
    /** @type {"phones" | "group"} */ name,
    /** @type {unknown} */ icon,
    /** @type {number} */ unread,
  ) => html`<button
    type="button" data-testid="tab-${name}" aria-current=${app.ui.tab === name ? "page" : nothing}
    @click=${() => app.change(() => (app.ui.tab = name))}
  >${icon}<span>${app.t(name)}</span>${badge(app, unread)}</button>`;
  const phones = phonesOf(app).reduce((sum, person) => sum + unreadOn(app, person), 0);
  return html`<nav class="tabs">${tab("phones", icons.phone, phones)}${tab("group", icons.group, unreadOfStaff(app))}</nav>`;
};

const draw = () => {
  document.title = app.t("sandbox");
  const page = app.world
    ? html`${topbar(app)}<main class="panes" data-tab=${app.ui.tab}>${phonesPane(app)}${forumPane(app)}</main>${tabs()}${menuView(app)}${dialogView(app)}`
    : html`<p class="nothing" role="status">${app.t(app.online ? "loading" : "offline")}</p>`;
  render(page, root);
  placeMenu(app);
  syncDialog(app);
};

const app = createApp(draw);
app.change();
follow({ onWorld: app.take, onNotice: app.notice, onOnline: app.setOnline });
// The clock moves and typing ends by themselves.
setInterval(() => app.change(), 1000);
addEventListener("resize", () => app.ui.menu && closeMenu(app));
