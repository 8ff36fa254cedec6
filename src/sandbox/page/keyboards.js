/** Draws the buttons under a message and the reply keyboard under the input; what a press does is decided by the chat. */
import { html, nothing } from "../vendor/lit-html.js";
import { icons } from "./icons.js";

/**
 * @param {any} button
 * @param {{ press: (button: any, event: Event) => void, waiting: boolean }} chat
 */
const inlineButton = (button, { press, waiting }) => {
  const mark = button.url ? icons.out : button.copy_text ? icons.copy : nothing;
  return html`<button type="button" class="key ${button.style ?? ""}" data-testid="inline-button"
    ?disabled=${button.disabled !== undefined} aria-busy=${waiting} @click=${(/** @type {Event} */ e) => press(button, e)}
  ><span>${button.text}</span>${mark}</button>`;
};

/**
 * @param {any} message
 * @param {{ t: (key: string) => string, press: (button: any, event: Event) => void, isWaiting: (button: any) => boolean }} chat
 */
export const inlineKeyboard = (message, { t, press, isWaiting }) => {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return nothing;
  return html`<div class="inline-keyboard" role="group" aria-label=${t("buttons")}>
    ${rows.map(
      (/** @type {any[]} */ row) =>
        html`<div class="keys">${row.map((button) => inlineButton(button, { press, waiting: isWaiting(button) }))}</div>`,
    )}
  </div>`;
};

const keyIcon = (/** @type {any} */ key) =>
  key.request_location ? icons.place : key.request_contact ? icons.person : key.web_app ? icons.out : nothing;

/**
 * @param {import("@grammyjs/types").ReplyKeyboardMarkup} markup
 * @param {{ t: (key: string) => string, press: (key: any) => void }} chat
 */
export const replyKeyboard = (markup, { t, press }) => html`<div
  class="reply-keyboard ${markup.resize_keyboard ? "" : "tall"}" role="group" aria-label=${t("keyboard")}
>
  ${markup.keyboard.map(
    (row) => html`<div class="keys">
      ${row.map((raw) => {
        /** @type {any} */
        const key = typeof raw === "string" ? { text: raw } : raw;
        return html`<button type="button" class="key ${key.style ?? ""}" data-testid="reply-key" @click=${() => press(key)}
        ><span>${key.text}</span>${keyIcon(key)}</button>`;
      })}
    </div>`,
  )}
</div>`;
