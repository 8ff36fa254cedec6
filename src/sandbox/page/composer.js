/** The bottom of a chat: what is replied to or edited, the input, the bot's commands, attachments, the reply keyboard. */
import { html, nothing } from "../vendor/lit-html.js";
import { openAttach } from "./attach.js";
import { pressKey, sayText, sendDraft } from "./deeds.js";
import { draftOf } from "./drafts.js";
import { nameOf, summary } from "./format.js";
import { icons } from "./icons.js";
import { replyKeyboard } from "./keyboards.js";
import { openUnder } from "./menu.js";
import { messagesIn } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 */

/** The bot may ask for a reply to its last message: then the reply is prepared once, as Telegram does. */
const obeyForceReply = (/** @type {App} */ app, /** @type {View} */ view) => {
  const draft = draftOf(app, view.key);
  /** @type {any} */
  const last = messagesIn(app, view.chat, view.thread).findLast((m) => m.from?.is_bot);
  if (!last?.reply_markup?.force_reply || draft.forced >= last.message_id) return;
  Object.assign(draft, { forced: last.message_id, reply: last });
};

const context = (/** @type {App} */ app, /** @type {import("./app.js").Draft} */ draft) => {
  const about = draft.edit ?? draft.reply;
  if (!about) return nothing;
  const cancel = () =>
    app.change(() => Object.assign(draft, { reply: null, edit: null, text: draft.edit ? "" : draft.text }));
  return html`<div class="context">
    ${draft.edit ? icons.edit : icons.reply}
    <span class="track"><b>${draft.edit ? app.t("editing") : app.t("replyTo", { name: nameOf(about.from) })}</b><span>${summary(app.t, about)}</span></span>
    <button type="button" class="round" aria-label=${app.t("cancel")} @click=${cancel}>${icons.close}</button>
  </div>`;
};

const commandsButton = (/** @type {App} */ app, /** @type {View} */ view) => {
  const commands = app.world?.bot.commands ?? [];
  if (commands.length === 0) return nothing;
  const open = (/** @type {Event} */ event) =>
    openUnder(
      app,
      event,
      commands.map(({ command, description }) => ({
        label: `/${command} — ${description}`,
        testid: `command-${command}`,
        act: () => sayText(app, view, `/${command}`),
      })),
    );
  return html`<button type="button" class="round" data-testid="commands" title=${app.t("commands")} aria-label=${app.t("commands")} aria-haspopup="menu" @click=${open}>${icons.menu}</button>`;
};

const placeholderOf = (/** @type {App} */ app, /** @type {View} */ { chat }, /** @type {any} */ reply) =>
  reply?.reply_markup?.input_field_placeholder ?? chat.keyboard?.input_field_placeholder ?? app.t("message");

/** A folded keyboard stays so until the bot takes it away or sends another. */
const isFolded = (/** @type {App} */ app, /** @type {import("./store.js").Chat} */ chat) => {
  if (chat.keyboard === null) app.ui.folded.delete(chat.id);
  return app.ui.folded.get(chat.id) === JSON.stringify(chat.keyboard);
};

/**
 * @param {App} app
 * @param {View} view
 */
export const composer = (app, view) => {
  const { t } = app;
  const { chat } = view;
  obeyForceReply(app, view);
  const draft = draftOf(app, view.key);
  const keyboard = chat.keyboard;
  const folded = isFolded(app, chat);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void sendDraft(app, view);
  };
  const typed = (/** @type {Event} */ event) =>
    app.change(() => (draft.text = /** @type {HTMLTextAreaElement} */ (event.target).value));
  const keyed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape") app.change(() => Object.assign(draft, { reply: null, edit: null }));
  };
  const toggle = () =>
    app.change(() =>
      folded ? app.ui.folded.delete(chat.id) : app.ui.folded.set(chat.id, JSON.stringify(keyboard)),
    );
  const label = folded ? t("showKeyboard") : t("hideKeyboard");
  return html`<form class="composer" @submit=${submit}>
    ${context(app, draft)}
    <div class="input-row">
      ${chat.type === "private" ? commandsButton(app, view) : nothing}
      <button type="button" class="round" data-testid="attach" title=${t("attach")} aria-label=${t("attach")} aria-haspopup="menu" @click=${(/** @type {Event} */ e) => openAttach(app, view, e)}>${icons.attach}</button>
      <textarea rows="1" dir="auto" data-testid="composer" data-view=${view.key} aria-label=${t("message")}
        placeholder=${placeholderOf(app, view, draft.reply)} .value=${draft.text} @input=${typed} @keydown=${keyed}></textarea>
      ${
        keyboard
          ? html`<button type="button" class="round" data-testid="keyboard-toggle" title=${label} aria-label=${label} aria-expanded=${!folded} @click=${toggle}>${folded ? icons.keyboard : icons.down}</button>`
          : nothing
      }
      <button type="submit" class="round send" data-testid="send" aria-label=${draft.edit ? t("save") : t("send")} ?disabled=${draft.text.trim() === ""}>${draft.edit ? icons.check : icons.send}</button>
    </div>
    ${keyboard && !folded ? replyKeyboard(keyboard, { t, press: (key) => pressKey(app, view, key) }) : nothing}
  </form>`;
};
