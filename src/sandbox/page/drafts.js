/** What is being written in each view: text, reply and edit. Sends nothing. */

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").Draft} Draft
 */

/**
 * The draft of a view, empty at first.
 * @param {App} app
 * @param {string} key
 * @returns {Draft}
 */
export const draftOf = (app, key) => {
  const known = app.ui.drafts.get(key);
  if (known) return known;
  const fresh = { text: "", reply: null, edit: null, forced: 0 };
  app.ui.drafts.set(key, fresh);
  return fresh;
};

/** Puts the cursor where the next words go, once the input is drawn. */
export const focusInput = (/** @type {string} */ key) =>
  setTimeout(() => {
    const input = document.querySelector(`textarea[data-view="${CSS.escape(key)}"]`);
    if (input instanceof HTMLTextAreaElement) input.focus();
  }, 50);

export const startReply = (/** @type {App} */ app, /** @type {string} */ key, /** @type {any} */ message) => {
  app.change(() => Object.assign(draftOf(app, key), { reply: message, edit: null }));
  focusInput(key);
};

export const startEdit = (/** @type {App} */ app, /** @type {string} */ key, /** @type {any} */ message) => {
  app.change(() =>
    Object.assign(draftOf(app, key), {
      edit: message,
      reply: null,
      text: message.text ?? message.caption ?? "",
    }),
  );
  focusInput(key);
};
