/** What a person does in a view by pressing, writing or following a link, as verbs of the sandbox. Draws nothing. */
import { draftOf, focusInput } from "./drafts.js";
import { whereOf } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 */

const replyOf = (/** @type {App} */ app, /** @type {View} */ view) => {
  const { reply } = draftOf(app, view.key);
  return reply ? { reply_to: reply.message_id } : {};
};

/** Where the next message of a view goes, with what it replies to. */
export const target = (/** @type {App} */ app, /** @type {View} */ view) => ({
  ...whereOf(view),
  ...replyOf(app, view),
});

/** Says a line at once: a command, a reply key. */
export const sayText = (/** @type {App} */ app, /** @type {View} */ view, /** @type {string} */ text) =>
  void app.act(view.viewer.id, "say", { ...target(app, view), text });

/** Sends what is in the input: a new message or an edit. The words come back when the sandbox refuses them. */
export const sendDraft = async (/** @type {App} */ app, /** @type {View} */ view) => {
  const draft = draftOf(app, view.key);
  const before = { ...draft };
  const text = draft.text.trim();
  if (text === "") return;
  const where = target(app, view);
  app.change(() => Object.assign(draft, { text: "", reply: null, edit: null }));
  focusInput(view.key);
  const { thread: _, reply_to: __, ...who } = /** @type {Record<string, any>} */ (where);
  const field = before.edit?.text === undefined ? { caption: text } : { text };
  const done = before.edit
    ? await app.act(view.viewer.id, "edit", {
        .../** @type {{ user: number }} */ (who),
        message_id: before.edit.message_id,
        ...field,
      })
    : await app.act(view.viewer.id, "say", { ...where, text });
  if (done === null) app.change(() => Object.assign(draft, before));
};

/** The start payload in a link to the bot or by itself; undefined when the link leads elsewhere. */
export const payloadOf = (/** @type {string} */ text, /** @type {string | undefined} */ username) => {
  const url = URL.parse(/^[\w-]*$/.test(text) ? "" : text.replace(/^(?!\w+:)/, "https://"));
  if (url === null) return text;
  const own = (name = "") => name.toLowerCase() === username?.toLowerCase();
  if (url.protocol === "tg:" && own(url.searchParams.get("domain") ?? ""))
    return url.searchParams.get("start") ?? "";
  if (/^(?:t|telegram)\.me$/.test(url.hostname) && own(url.pathname.slice(1)))
    return url.searchParams.get("start") ?? "";
  return undefined;
};

/** Links to the bot open here; all others open as links do. */
export const followLink = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {string} */ url,
  /** @type {Event} */ event,
) => {
  if (url.startsWith("https://t.me/+")) {
    event.preventDefault();
    return void app.act(view.viewer.id, "joinByLink", { user: view.viewer.id, link: url });
  }
  const payload = payloadOf(url, app.world?.bot.username);
  if (payload === undefined) return;
  event.preventDefault();
  openBot(app, view.viewer.id, payload);
};

/** Brings a phone into sight, once it is drawn. */
export const showPhone = (/** @type {App} */ app, /** @type {number} */ person) => {
  app.change(() => Object.assign(app.ui, { tab: "phones", phone: person }));
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  setTimeout(() => {
    const phone = document.querySelector(`[data-testid="phone-${person}"]`);
    phone?.scrollIntoView({ behavior, inline: "center", block: "nearest" });
  }, 100);
};

/** Opens the bot's private chat with a start payload and shows it. */
export const openBot = (
  /** @type {App} */ app,
  /** @type {number} */ user,
  /** @type {string} */ payload,
) => {
  const side = app.world?.persons.find((p) => p.id === user)?.side;
  app.change(() => {
    if (side === "staff")
      Object.assign(app.ui, { tab: "group", staff: user, place: { chat: user, thread: 0 }, pane: "chat" });
    app.ui.phoneChat.delete(user);
  });
  if (side === "phone") showPhone(app, user);
  void app.act(user, "open", { user, ...(payload ? { payload } : {}) });
};

/** Presses a button under a message. */
export const pressInline = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {any} */ message,
  /** @type {any} */ button,
  /** @type {Event} */ event,
) => {
  const user = view.viewer.id;
  if (button.url) {
    followLink(app, view, button.url, event);
    if (!event.defaultPrevented) window.open(button.url, "_blank", "noopener");
    return;
  }
  if (button.copy_text) {
    void navigator.clipboard.writeText(button.copy_text.text).then(() => app.toast(user, app.t("copied")));
    return;
  }
  if (button.callback_data === undefined) return app.toast(user, app.t("unsupported"));
  app.wait(`${view.chat.id}:${message.message_id}`, button.callback_data);
  const { thread: _, ...where } = whereOf(view);
  void app.act(user, "press", { ...where, message_id: message.message_id, data: button.callback_data });
};

/** Presses a key of the reply keyboard. */
export const pressKey = (/** @type {App} */ app, /** @type {View} */ view, /** @type {any} */ key) => {
  const { viewer } = view;
  if (key.request_location) return app.change(() => (app.ui.dialog = { kind: "location", view }));
  if (key.request_contact) return app.change(() => (app.ui.dialog = { kind: "contact", view }));
  if (key.web_app || key.request_users || key.request_chat || key.request_poll) {
    return app.toast(viewer.id, app.t("unsupported"));
  }
  sayText(app, view, key.text);
};
