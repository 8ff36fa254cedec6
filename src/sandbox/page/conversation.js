/** One chat as one person sees it: pinned line, messages, what the bot shows for a moment, and the input. */
import { html, nothing } from "../vendor/lit-html.js";
import { composer } from "./composer.js";
import { openBot } from "./deeds.js";
import { summary } from "./format.js";
import { icons } from "./icons.js";
import { defineLog } from "./log.js";
import { messagesIn } from "./threads.js";

defineLog();

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 */

/** Whether the bot is shown typing in a chat. */
export const isTyping = (/** @type {App} */ app, /** @type {import("./store.js").Chat} */ chat) =>
  chat.typing_until !== null && chat.typing_until > app.now();

const pinnedBar = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {import("./store.js").SandboxMessage[]} */ messages,
) => {
  const message = messages.findLast((m) => view.chat.pinned.includes(m.message_id));
  if (!message) return nothing;
  const jump = (/** @type {Event} */ event) => {
    const room = /** @type {HTMLElement} */ (event.currentTarget).closest(".conversation");
    room?.querySelector("chat-log")?.jump(message.message_id);
  };
  return html`<button type="button" class="pinned" data-testid="pinned" @click=${jump}>
    ${icons.pin}<span class="track"><b>${app.t("pinned")}</b><span>${summary(app.t, message)}</span></span>
  </button>`;
};

const welcome = (/** @type {App} */ app, /** @type {View} */ view) => {
  const { bot } = /** @type {import("./store.js").World} */ (app.world);
  if (view.chat.type !== "private") return html`<div class="welcome"><p>${app.t("emptyTopic")}</p></div>`;
  return html`<div class="welcome">
    <div class="card">${bot.description ? html`<b>${app.t("whatBotDoes")}</b><p>${bot.description}</p>` : html`<p>${app.t("emptyChat")}</p>`}</div>
  </div>`;
};

const wide = (/** @type {string} */ testid, /** @type {string} */ label, /** @type {() => void} */ act) =>
  html`<div class="bottom-action"><button type="button" class="primary" data-testid=${testid} @click=${act}>${label}</button></div>`;

const bottom = (/** @type {App} */ app, /** @type {View} */ view, /** @type {boolean} */ empty) => {
  const { t } = app;
  const { chat, viewer } = view;
  const topic = chat.topics.find((one) => one.id === view.thread);
  if (chat.type === "private" && chat.blocked) {
    return html`<p class="hint">${t("blocked")}</p>${wide("unblock", t("unblock"), () => void app.act(viewer.id, "unblock", { user: viewer.id }))}`;
  }
  if (chat.type === "private" && empty) return wide("start", t("start"), () => openBot(app, viewer.id, ""));
  if (chat.type !== "private" && !chat.members.includes(viewer.id)) {
    return html`<p class="hint">${t("notMember", { name: viewer.first_name })}</p>
      ${wide("join", t("joinGroup"), () => void app.act(viewer.id, "join", { chat: chat.id, user: viewer.id }))}`;
  }
  return html`${topic?.closed ? html`<p class="hint">${icons.lock} ${t("topicClosed")}</p>` : nothing}${composer(app, view)}`;
};

const momentary = (/** @type {App} */ app, /** @type {number} */ user) => {
  const toast = app.ui.toasts.get(user);
  const alert = app.ui.alerts.get(user);
  const dismiss = () => app.change(() => app.ui.alerts.delete(user));
  return html`<div class="toast-place" role="status" aria-live="polite">${toast ? html`<div class="toast ${toast.bad ? "bad" : ""}" data-testid="toast">${toast.text}</div>` : nothing}</div>
    ${
      alert === undefined
        ? nothing
        : html`<div class="alert-veil"><div class="alert" role="alertdialog" aria-modal="true" data-testid="alert">
            <p>${alert}</p><button type="button" class="primary" @click=${dismiss}>${app.t("ok")}</button>
          </div></div>`
    }`;
};

/**
 * @param {App} app
 * @param {View} view
 */
export const conversation = (app, view) => {
  const messages = messagesIn(app, view.chat, view.thread);
  const empty = messages.length === 0;
  return html`<div class="conversation">
    ${pinnedBar(app, view, messages)}
    <div class="stage">
      <chat-log data-testid="chat-log" role="log" aria-live="polite" aria-label=${app.t("chatLog")} tabindex="0" .feed=${{ app, view, messages }}></chat-log>
      ${empty ? welcome(app, view) : nothing}
      ${isTyping(app, view.chat) ? html`<div class="typing-bubble" aria-hidden="true"><i></i><i></i><i></i></div>` : nothing}
      ${momentary(app, view.viewer.id)}
    </div>
    ${bottom(app, view, empty)}
  </div>`;
};
