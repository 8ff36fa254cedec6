/** Turns a text with Telegram entities into safe markup: only through bindings, only links of known protocols. */
import { html, nothing } from "../vendor/lit-html.js";

/**
 * @typedef {{ type: string, offset: number, length: number, url?: string, language?: string }} Entity
 * @typedef {{ t: (key: string) => string, command: (text: string) => void, openLink: (url: string, event: Event) => void }} TextActions
 */

const protocols = new Set(["http:", "https:", "tg:", "tel:", "mailto:"]);

/** The address when it may be followed, or undefined. */
export const safeUrl = (/** @type {string} */ raw) => {
  const parsed = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`);
  return parsed && protocols.has(parsed.protocol) ? parsed.href : undefined;
};

const dialable = (/** @type {string} */ phone) => `tel:${phone.replaceAll(/[^\d+]/g, "")}`;

const finders = [
  { type: "url", pattern: /https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]]/g },
  {
    type: "phone_number",
    pattern:
      /(?<![\d+])(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)|(?<!\d)8-800-\d{4}-\d{3}(?!\d)/g,
  },
];

const settled = new Set([
  "url",
  "text_link",
  "phone_number",
  "email",
  "code",
  "pre",
  "mention",
  "bot_command",
]);

/**
 * Links and numbers that nobody marked: clients find them by themselves.
 * @param {string} text
 * @param {Entity[]} marked
 * @returns {Entity[]}
 */
const found = (text, marked) =>
  finders
    .flatMap(({ type, pattern }) =>
      [...text.matchAll(pattern)].map((m) => ({ type, offset: m.index, length: m[0].length })),
    )
    .filter(
      (e) =>
        !marked.some(
          (m) => settled.has(m.type) && m.offset < e.offset + e.length && e.offset < m.offset + m.length,
        ),
    );

const reveal = (/** @type {Event} */ event) => {
  if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  event.stopPropagation();
  const spoiler = /** @type {HTMLElement} */ (event.currentTarget);
  spoiler.classList.add("shown");
  spoiler.removeAttribute("aria-label");
};

const unfold = (/** @type {Event} */ event) =>
  /** @type {HTMLElement} */ (event.currentTarget).classList.toggle("open");

/**
 * @param {Entity} entity
 * @param {string} raw the text under the entity
 * @param {unknown} inner what is already drawn inside it
 * @param {TextActions} actions
 */
const wrap = (entity, raw, inner, actions) => {
  const link = (/** @type {string | undefined} */ href) =>
    href === undefined
      ? inner
      : html`<a href=${href} target="_blank" rel="noopener noreferrer" @click=${(/** @type {Event} */ e) => actions.openLink(href, e)}>${inner}</a>`;
  switch (entity.type) {
    case "bold":
      return html`<strong>${inner}</strong>`;
    case "italic":
      return html`<em>${inner}</em>`;
    case "underline":
      return html`<u>${inner}</u>`;
    case "strikethrough":
      return html`<s>${inner}</s>`;
    case "code":
      return html`<code>${inner}</code>`;
    case "pre":
      return html`<pre data-language=${entity.language ?? nothing}>${inner}</pre>`;
    case "spoiler":
      return html`<span class="spoiler" role="button" tabindex="0" aria-label=${actions.t("spoiler")} @click=${reveal} @keydown=${reveal}>${inner}</span>`;
    case "blockquote":
      return html`<blockquote>${inner}</blockquote>`;
    case "expandable_blockquote":
      return html`<blockquote class="long" @click=${unfold}>${inner}</blockquote>`;
    case "text_link":
      return link(safeUrl(entity.url ?? ""));
    case "url":
      return link(safeUrl(raw));
    case "email":
      return link(safeUrl(`mailto:${raw}`));
    case "phone_number":
      return html`<a class="dial" href=${dialable(raw)}>${inner}</a>`;
    case "bot_command":
      return html`<button type="button" class="as-link" @click=${() => actions.command(raw)}>${inner}</button>`;
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return html`<span class="mention">${inner}</span>`;
    default:
      return inner;
  }
};

/**
 * Draws text with its entities; nested ones stay nested.
 * @param {string} text
 * @param {Entity[] | undefined} entities offsets in UTF-16 units, as both Telegram and JavaScript count
 * @param {TextActions} actions
 */
export const richText = (text, entities, actions) => {
  const marked = entities ?? [];
  const all = [...marked, ...found(text, marked)].toSorted(
    (a, b) => a.offset - b.offset || b.length - a.length,
  );
  let next = 0;
  const draw = (/** @type {number} */ start, /** @type {number} */ end) => {
    /** @type {unknown[]} */
    const parts = [];
    let at = start;
    for (let entity = all[next]; entity && entity.offset < end; entity = all[next]) {
      next += 1;
      const from = Math.max(entity.offset, at);
      const to = Math.min(entity.offset + entity.length, end);
      if (from >= to) continue;
      if (from > at) parts.push(text.slice(at, from));
      parts.push(wrap(entity, text.slice(from, to), draw(from, to), actions));
      at = to;
    }
    if (at < end) parts.push(text.slice(at, end));
    return parts;
  };
  return draw(0, text.length);
};
