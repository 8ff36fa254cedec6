/** What can be done with one message by the person who looks at it, as a menu. */
import { startEdit, startReply } from "./drafts.js";
import { icons } from "./icons.js";
import { whereOf } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 */

/** The emoji a person has put on a message, if any. */
const chosenEmoji = (/** @type {any} */ message, /** @type {number} */ user) =>
  message.reactions?.find((/** @type {any} */ r) => r.user_id === user)?.reaction[0]?.emoji;

/** Puts an emoji on a message, or takes the same one back. */
export const react = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {any} */ message,
  /** @type {string} */ emoji,
) => {
  const { thread: _, ...where } = whereOf(view);
  const same = chosenEmoji(message, view.viewer.id) === emoji;
  void app.act(view.viewer.id, "react", {
    ...where,
    message_id: message.message_id,
    emoji: same ? null : emoji,
  });
};

/**
 * @param {App} app
 * @param {View} view
 * @param {any} message
 * @param {{ x: number, y: number }} at
 * @param {Element} origin gets the focus back
 */
export const openMessageMenu = (app, view, message, at, origin) => {
  const { t } = app;
  const text = message.text ?? message.caption;
  const own = message.from?.id === view.viewer.id;
  const editable = own && text !== undefined && !message.forward_origin;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    app.toast(view.viewer.id, t("copied"));
  };
  const items = [
    {
      icon: icons.reply,
      label: t("reply"),
      testid: "menu-reply",
      act: () => startReply(app, view.key, message),
    },
    ...(editable
      ? [
          {
            icon: icons.edit,
            label: t("edit"),
            testid: "menu-edit",
            act: () => startEdit(app, view.key, message),
          },
        ]
      : []),
    ...(text === undefined
      ? []
      : [{ icon: icons.copy, label: t("copy"), testid: "menu-copy", act: () => void copy() }]),
    {
      icon: icons.trash,
      label: t("delete"),
      danger: true,
      testid: "menu-delete",
      act: () =>
        void app.act(view.viewer.id, "remove", { chat: view.chat.id, message_ids: [message.message_id] }),
    },
  ];
  const emojis = {
    chosen: chosenEmoji(message, view.viewer.id),
    choose: (/** @type {string} */ emoji) => react(app, view, message, emoji),
  };
  app.change(() => (app.ui.menu = { ...at, items, emojis, origin }));
};
