/** Owns the page's own state (who is looked at, drafts, menus, what was read) and the one way to act and be redrawn. */
import { savedLanguage, translator } from "./i18n.js";
import { control } from "./store.js";

/**
 * @typedef {import("./store.js").World} World
 * @typedef {import("./store.js").SandboxMessage} SandboxMessage
 * @typedef {{ viewer: import("./store.js").Person, chat: import("./store.js").Chat, thread: number, key: string }} View
 *   Whose eyes, which chat, which topic (0 where there are none).
 * @typedef {{ text: string, reply: any, edit: any, forced: number }} Draft
 * @typedef {{ icon?: unknown, label: string, danger?: boolean, testid?: string, act: () => void }} MenuItem
 * @typedef {{ x: number, y: number, items: MenuItem[], emojis?: { chosen?: string, choose: (emoji: string) => void }, origin: Element | null }} Menu
 * @typedef {{ kind: string, [detail: string]: any }} Dialog
 * @typedef {ReturnType<typeof createApp>} App
 */

const toastMs = 4000;
const waitMs = 5000;

/** @param {() => void} draw draws the page once; asked for at most once a frame */
export const createApp = (draw) => {
  let planned = false;
  /** @type {{ now: number, at: number }} */
  let clock = { now: Date.now(), at: performance.now() };

  const app = {
    /** @type {World | null} */
    world: null,
    online: true,
    lang: savedLanguage(),
    t: translator(savedLanguage()),
    ui: {
      /** @type {"phones" | "group"} */
      tab: "phones",
      /** @type {number | null} */
      phone: null,
      /** @type {Map<number, number>} which chat is open on a phone, when it is not the private one */
      phoneChat: new Map(),
      /** @type {number | null} */
      staff: null,
      /** @type {{ chat: number, thread: number } | null} */
      place: null,
      /** @type {"list" | "chat"} */
      pane: "list",
      /** @type {Map<string, Draft>} */
      drafts: new Map(),
      /** @type {Map<string, number>} last read message by chat and topic */
      read: new Map(),
      /** @type {Map<number, number>} what was there when the page opened counts as read */
      baseline: new Map(),
      /** @type {Menu | null} */
      menu: null,
      /** @type {Dialog | null} */
      dialog: null,
      /** @type {Map<number, { text: string, bad: boolean }>} by person; 0 is the page itself */
      toasts: new Map(),
      /** @type {Map<number, string>} */
      alerts: new Map(),
      /** @type {Map<string, string>} which button is waiting for its answer, by chat and message */
      waiting: new Map(),
      /** @type {Map<number, string>} reply keyboards folded away by the person, by chat */
      folded: new Map(),
    },

    /** Sandbox time in ms: it runs on between the server's words. */
    now: () => clock.now + performance.now() - clock.at,

    /** Changes something and plans one redraw. */
    change(/** @type {() => void} */ how = () => {}) {
      how();
      if (planned) return;
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        draw();
      });
    },

    /**
     * Does a verb; a refusal is shown to the person who tried.
     * @template {import("./store.js").Verb} V
     * @param {number} user
     * @param {V} verb
     * @param {Parameters<import("./store.js").Verbs[V]>[0]} argument
     */
    async act(user, verb, argument) {
      try {
        return await control(verb, argument);
      } catch (error) {
        app.toast(user, error instanceof Error ? error.message : String(error), true);
        return null;
      }
    },

    toast(/** @type {number} */ user, /** @type {string} */ text, bad = false) {
      const toast = { text, bad };
      app.change(() => app.ui.toasts.set(user, toast));
      setTimeout(() => {
        if (app.ui.toasts.get(user) === toast) app.change(() => app.ui.toasts.delete(user));
      }, toastMs);
    },

    /** A pressed button waits until the bot answers, edits the message, or takes too long. */
    wait(/** @type {string} */ key, /** @type {string} */ button) {
      app.change(() => app.ui.waiting.set(key, button));
      setTimeout(() => app.change(() => app.ui.waiting.delete(key)), waitMs);
    },

    setLanguage(/** @type {import("./i18n.js").Lang} */ lang) {
      localStorage.setItem("sandbox-language", lang);
      document.documentElement.lang = lang;
      app.change(() => Object.assign(app, { lang, t: translator(lang) }));
    },

    /** @param {World} world @param {boolean} fresh the server has just told its time */
    take(world, fresh) {
      const first = app.world === null;
      if (fresh) clock = { now: world.now, at: performance.now() };
      for (const chat of world.chats) {
        const last = world.messages[chat.id]?.at(-1)?.message_id ?? 0;
        const known = app.ui.baseline.get(chat.id);
        if (known === undefined) app.ui.baseline.set(chat.id, first ? last : 0);
        else if (known > last) app.ui.baseline.set(chat.id, last);
      }
      app.change(() => (app.world = world));
    },

    /** @param {import("./store.js").Notice} notice */
    notice({ user_id, text, show_alert }) {
      app.change(() => app.ui.waiting.clear());
      if (text === "") return;
      if (show_alert) app.change(() => app.ui.alerts.set(user_id, text));
      else app.toast(user_id, text);
    },

    setOnline(/** @type {boolean} */ online) {
      if (app.online !== online) app.change(() => (app.online = online));
    },
  };
  document.documentElement.lang = app.lang;
  return app;
};
