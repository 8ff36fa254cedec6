/** Draws one message of a chat: day line, name, quote, content, reactions, time and buttons. Keeps no state. */
import { html, nothing } from "../vendor/lit-html.js";
import { followLink, pressInline, sayText } from "./deeds.js";
import { hueOf, initials, kindOf, nameOf, serviceText, summary, timeOf } from "./format.js";
import { icons } from "./icons.js";
import { inlineKeyboard } from "./keyboards.js";
import { media } from "./media.js";
import { openMessageMenu, react } from "./message-menu.js";
import { richText } from "./text.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 * @typedef {import("./log.js").Place} Place
 */

/** A round picture with initials. */
export const avatar = (/** @type {number} */ id, /** @type {string} */ name, size = "") =>
  html`<span class="avatar hue-${hueOf(id)} ${size}" aria-hidden="true">${initials(name)}</span>`;

const onlyEmoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F){1,9}$/u;

const authorOf = (/** @type {App} */ app, /** @type {any} */ m) =>
  m.sender_chat
    ? nameOf(m.sender_chat)
    : nameOf(app.world?.persons.find((p) => p.id === m.from?.id) ?? m.from);

const jumpTo = (/** @type {number} */ id) => (/** @type {Event} */ event) => {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  /** @type {any} */
  const log = button.closest("chat-log");
  log?.jump(id);
};

const quote = (/** @type {App} */ app, /** @type {View} */ view, /** @type {any} */ m) => {
  const original = m.reply_to_message;
  // In a topic the first message of it is named as replied to by every other one.
  if (!original || original.forum_topic_created) return nothing;
  const current = app.world?.messages[view.chat.id]?.find(
    (other) => other.message_id === original.message_id,
  );
  return html`<button type="button" class="quote hue-${hueOf(original.from?.id ?? 0)}" @click=${jumpTo(original.message_id)}>
    <b>${authorOf(app, original)}</b><span>${m.quote?.text ?? summary(app.t, current ?? original)}</span>
  </button>`;
};

const originName = (/** @type {any} */ origin) =>
  origin.sender_user_name ?? nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat);

const reactions = (/** @type {App} */ app, /** @type {View} */ view, /** @type {any} */ m) => {
  /** @type {Map<string, { count: number, mine: boolean }>} */
  const counts = new Map();
  for (const { user_id, reaction } of m.reactions ?? []) {
    for (const { emoji = "⭐" } of reaction) {
      const known = counts.get(emoji) ?? { count: 0, mine: false };
      counts.set(emoji, { count: known.count + 1, mine: known.mine || user_id === view.viewer.id });
    }
  }
  if (counts.size === 0) return nothing;
  return html`<div class="reactions">${[...counts].map(
    ([emoji, { count, mine }]) => html`<button type="button" class="reaction" aria-pressed=${mine}
      aria-label=${`${app.t("react", { emoji })}: ${count}`} @click=${() => react(app, view, m, emoji)}
    >${emoji}<span>${count}</span></button>`,
  )}</div>`;
};

const meta = (/** @type {App} */ app, /** @type {any} */ m, /** @type {boolean} */ own) => {
  const edited = m.edit_date ? html`<span class="edited">${app.t("edited")}</span> ` : nothing;
  return html`<span class="meta">${edited}<time datetime=${new Date(m.date * 1000).toISOString()}>${timeOf(m.date * 1000)}</time>${own ? icons.check : nothing}</span>`;
};

/** A touch on the bubble itself opens what the right button opens. */
const touched =
  (/** @type {App} */ app, /** @type {View} */ view, /** @type {any} */ m) =>
  (/** @type {PointerEvent} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.pointerType !== "touch" || target.closest("a, button, .spoiler, audio, video, .long")) return;
    openMessageMenu(app, view, m, { x: event.clientX, y: event.clientY }, target.closest(".row") ?? target);
  };

const moreButton = (/** @type {App} */ app, /** @type {View} */ view, /** @type {any} */ m) => {
  const open = (/** @type {MouseEvent} */ event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    openMessageMenu(
      app,
      view,
      m,
      { x: box.left, y: box.bottom },
      /** @type {HTMLElement} */ (event.currentTarget).closest(".row") ?? document.body,
    );
  };
  return html`<button type="button" class="round small more" tabindex="-1" aria-label=${app.t("actions")} @click=${open}>${icons.more}</button>`;
};

const bubble = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {any} */ m,
  /** @type {Place} */ place,
) => {
  const group = view.chat.type !== "private";
  const author = authorOf(app, m);
  const text = m.text ?? m.caption;
  const kind = kindOf(m) ?? (m.dice ? "dice" : m.venue ? "venue" : undefined);
  const big = !m.caption && text !== undefined && !m.reply_to_message && onlyEmoji.test(text);
  const bare = kind === "sticker" || kind === "video_note" || kind === "dice" || big;
  const actions = {
    t: app.t,
    command: (/** @type {string} */ command) => sayText(app, view, command),
    openLink: (/** @type {string} */ url, /** @type {Event} */ event) => followLink(app, view, url, event),
  };
  return html`${group && !place.own ? html`<span class="beside">${place.last ? avatar(m.from?.id ?? 0, author, "small") : nothing}</span>` : nothing}
    <div class="stack">
      <div class="bubble ${kind ? `has-${kind}` : ""} ${bare ? "bare" : ""} ${big ? "big" : ""} ${m.edit_date ? "was-edited" : ""}" @click=${touched(app, view, m)}>
        ${group && !place.own && place.first ? html`<span class="author hue-${hueOf(m.from?.id ?? 0)}">${author}${m.from?.is_bot ? html`<i>${app.t("bot")}</i>` : nothing}</span>` : nothing}
        ${m.forward_origin ? html`<span class="forwarded">${app.t("forwarded", { name: originName(m.forward_origin) })}</span>` : nothing}
        ${quote(app, view, m)}${kind ? media(app, m, kind) : nothing}
        ${text === undefined ? nothing : html`<div class="text" dir="auto">${richText(text, m.entities ?? m.caption_entities, actions)}<span class="meta-room"></span></div>`}
        ${!kind && text === undefined ? html`<div class="text other">${app.t("other")}<span class="meta-room"></span></div>` : nothing}
        ${reactions(app, view, m)}${meta(app, m, place.own)}
      </div>
      ${inlineKeyboard(m, {
        t: app.t,
        press: (button, event) => pressInline(app, view, m, button, event),
        isWaiting: (button) => place.waiting !== undefined && place.waiting === button.callback_data,
      })}
    </div>
    ${moreButton(app, view, m)}`;
};

/**
 * Everything in a message's row.
 * @param {App} app
 * @param {View} view
 * @param {any} m
 * @param {Place} place
 */
export const messageRow = (app, view, m, place) => {
  const service = serviceText(app.t, m);
  return html`${place.day ? html`<div class="day"><span>${place.day}</span></div>` : nothing}
    ${place.fresh ? html`<div class="fresh"><span>${app.t("newMessages")}</span></div>` : nothing}
    ${service === undefined ? html`<div class="line">${bubble(app, view, m, place)}</div>` : html`<div class="notice-row"><span>${service}</span></div>`}`;
};
