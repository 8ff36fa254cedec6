/**
 * `<chat-log>`: the messages of one view, one node each, redrawn only when that message changed; keeps the end in
 * sight and tells what was read. Draws no message itself.
 */
import { html, nothing, render } from "../vendor/lit-html.js";
import { startReply } from "./drafts.js";
import { dayLabel, serviceText } from "./format.js";
import { icons } from "./icons.js";
import { openMessageMenu } from "./message-menu.js";
import { messageRow } from "./messages.js";
import { lastRead, markRead, unreadIn } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 * @typedef {import("./store.js").SandboxMessage} SandboxMessage
 * @typedef {{ app: App, view: View, messages: SandboxMessage[] }} Feed
 * @typedef {{ day: string, fresh: boolean, first: boolean, last: boolean, own: boolean, waiting: string | undefined }} Place
 */

const nearEndPx = 80;
const groupGapSeconds = 300;

const dateMs = (/** @type {SandboxMessage} */ m) => m.date * 1000;

const isService = (/** @type {SandboxMessage} */ m) => serviceText((key) => key, m) !== undefined;

/** Whether two messages stand together as one. */
const joins = (/** @type {SandboxMessage | undefined} */ a, /** @type {SandboxMessage | undefined} */ b) =>
  a !== undefined &&
  b !== undefined &&
  !isService(a) &&
  !isService(b) &&
  a.from?.id === b.from?.id &&
  Math.abs(a.date - b.date) < groupGapSeconds;

class ChatLog extends HTMLElement {
  /** @type {Map<number, { node: HTMLElement, message: SandboxMessage, drawn: string }>} */
  #rows = new Map();
  #scroller = document.createElement("div");
  #list = document.createElement("div");
  #end = document.createElement("div");
  /** @type {Feed | null} */
  #feed = null;
  #key = "";
  #stuck = true;
  #onScreen = false;
  /** Where "new messages" began when this view was opened. */
  #freshFrom = Infinity;

  connectedCallback() {
    if (this.#scroller.isConnected) return;
    this.#scroller.className = "scroller";
    this.#list.className = "list";
    this.#scroller.append(this.#list);
    this.append(this.#scroller, this.#end);
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.addEventListener("keydown", (event) => this.#keyDown(event));
    this.addEventListener("contextmenu", (event) => this.#menu(event));
    this.addEventListener("dblclick", (event) => this.#reply(event));
    const resized = new ResizeObserver(() => this.#stuck && this.#toEnd());
    resized.observe(this.#scroller);
    resized.observe(this.#list);
    new IntersectionObserver(([entry]) => {
      this.#onScreen = entry?.isIntersecting ?? false;
      this.#see();
    }).observe(this);
    document.addEventListener("visibilitychange", () => this.#see());
  }

  /** @param {Feed} feed */
  set feed(feed) {
    this.#feed = feed;
    if (feed.view.key !== this.#key) this.#open(feed);
    const ends = this.#draw(feed);
    if (ends) this.#stuck = true;
    if (this.#stuck) this.#toEnd();
    this.#see();
    this.#drawEnd();
  }

  /** Brings a message into sight and lights it up for a moment. */
  jump(/** @type {number} */ id) {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#stuck = false;
    row.node.scrollIntoView({ block: "center" });
    row.node.classList.remove("lit");
    requestAnimationFrame(() => row.node.classList.add("lit"));
  }

  #open(/** @type {Feed} */ { app, view, messages }) {
    this.#key = view.key;
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#stuck = true;
    const read = lastRead(app, view.chat.id, view.thread);
    const unread = messages.find((m) => m.message_id > read && m.from?.id !== view.viewer.id);
    this.#freshFrom = read > 0 ? (unread?.message_id ?? Infinity) : Infinity;
  }

  /** Draws what changed; true when the viewer's own message has just come. */
  #draw(/** @type {Feed} */ feed) {
    const { app, view, messages } = feed;
    const now = app.now();
    let own = false;
    const kept = new Set();
    messages.forEach((message, i) => {
      kept.add(message.message_id);
      const place = this.#place(feed, i, now);
      const drawn = `${app.lang}${JSON.stringify(place)}`;
      let row = this.#rows.get(message.message_id);
      if (!row) {
        row = { node: this.#newNode(message), message, drawn: "" };
        this.#rows.set(message.message_id, row);
        own ||= place.own;
      }
      if (row.drawn !== drawn || row.message !== message) {
        row.message = message;
        row.drawn = drawn;
        row.node.className = `row ${place.own ? "own" : "theirs"} ${place.first ? "first" : ""} ${place.last ? "last" : ""}`;
        render(messageRow(app, view, message, place), row.node);
      }
      if (this.#list.children[i] !== row.node)
        this.#list.insertBefore(row.node, this.#list.children[i] ?? null);
    });
    for (const [id, row] of this.#rows) {
      if (kept.has(id)) continue;
      row.node.remove();
      this.#rows.delete(id);
    }
    return own;
  }

  #newNode(/** @type {SandboxMessage} */ message) {
    const node = document.createElement("div");
    node.tabIndex = -1;
    node.dataset.testid = `message-${message.message_id}`;
    node.dataset.id = String(message.message_id);
    return node;
  }

  /** @returns {Place} */
  #place(/** @type {Feed} */ { app, view, messages }, /** @type {number} */ i, /** @type {number} */ now) {
    const m = messages[i];
    const before = messages[i - 1];
    const next = messages[i + 1];
    const label = dayLabel(app, dateMs(m), now);
    const day = before && dayLabel(app, dateMs(before), now) === label ? "" : label;
    return {
      day,
      fresh: m.message_id === this.#freshFrom,
      first: day !== "" || m.message_id === this.#freshFrom || !joins(before, m),
      last: !joins(m, next),
      own: m.from?.id === view.viewer.id,
      waiting: app.ui.waiting.get(`${view.chat.id}:${m.message_id}`),
    };
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const stuck = scrollHeight - scrollTop - clientHeight < nearEndPx;
    if (stuck === this.#stuck) return;
    this.#stuck = stuck;
    this.#see();
    this.#drawEnd();
  }

  #see() {
    const last = this.#feed?.messages.at(-1);
    if (!this.#feed || !last || !this.#stuck || !this.#onScreen || document.visibilityState !== "visible")
      return;
    markRead(this.#feed.app, this.#feed.view.chat.id, this.#feed.view.thread, last.message_id);
  }

  #drawEnd() {
    if (!this.#feed) return;
    const { app, view } = this.#feed;
    const count = this.#stuck ? 0 : unreadIn(app, view.chat, view.thread, view.viewer.id);
    const click = () => {
      this.#stuck = true;
      this.#toEnd();
      this.#see();
      this.#drawEnd();
    };
    const button = html`<button type="button" class="to-end" aria-label=${app.t("toBottom")} @click=${click}>
      ${icons.down}${count ? html`<span class="badge">${count}</span>` : nothing}
    </button>`;
    render(this.#stuck ? nothing : button, this.#end);
  }

  #rowOf(/** @type {Event} */ event) {
    const node = /** @type {HTMLElement} */ (event.target).closest(".row");
    return node instanceof HTMLElement ? this.#rows.get(Number(node.dataset.id)) : undefined;
  }

  #menu(/** @type {MouseEvent} */ event) {
    const row = this.#rowOf(event);
    // Links keep the browser's own menu.
    if (!row || !this.#feed || /** @type {HTMLElement} */ (event.target).closest("a, .notice-row")) return;
    event.preventDefault();
    const box =
      row.node.querySelector(".bubble")?.getBoundingClientRect() ?? row.node.getBoundingClientRect();
    const byKeys = event.clientX === 0 && event.clientY === 0;
    const at = byKeys ? { x: box.left + 16, y: box.top + 16 } : { x: event.clientX, y: event.clientY };
    openMessageMenu(this.#feed.app, this.#feed.view, row.message, at, row.node);
  }

  #reply(/** @type {MouseEvent} */ event) {
    const row = this.#rowOf(event);
    const target = /** @type {HTMLElement} */ (event.target);
    if (row && this.#feed && !target.closest("a, button, .bubble"))
      startReply(this.#feed.app, this.#feed.view.key, row.message);
  }

  #keyDown(/** @type {KeyboardEvent} */ event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = this.#rowOf(event);
    const onRow = event.target === row?.node;
    if (event.key === "Enter" && onRow) {
      row?.node.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
      event.preventDefault();
    }
    if (step === undefined || !(onRow || event.target === this)) return;
    event.preventDefault();
    const from = onRow && row ? row.node : null;
    const to = from
      ? step < 0
        ? from.previousElementSibling
        : from.nextElementSibling
      : this.#list.lastElementChild;
    if (to instanceof HTMLElement) to.focus();
  }
}

/** Makes the element known to the page. */
export const defineLog = () => customElements.define("chat-log", ChatLog);
