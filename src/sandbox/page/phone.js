/** The phones on the left: who has one, what is unread on it, and the chat it shows. */
import { html, nothing } from "../vendor/lit-html.js";
import { conversation, isTyping } from "./conversation.js";
import { showPhone } from "./deeds.js";
import { nameOf, phoneOf } from "./format.js";
import { languageNames } from "./i18n.js";
import { icons } from "./icons.js";
import { openUnder } from "./menu.js";
import { avatar } from "./messages.js";
import { privateChat, threadsOf, unreadInChat, viewOf } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./store.js").Person} Person
 */

export const phonesOf = (/** @type {App} */ app) =>
  app.world?.persons.filter((p) => p.side === "phone") ?? [];

/** A round number of unread messages with words for those who do not see it. */
export const badge = (/** @type {App} */ app, /** @type {number} */ n) =>
  n === 0
    ? nothing
    : html`<span class="badge" data-testid="unread" aria-label=${app.t("unread", { n })}>${n > 99 ? "99+" : n}</span>`;

const groupsOf = (/** @type {App} */ app, /** @type {Person} */ person) =>
  app.world?.chats.filter((chat) => chat.type !== "private" && chat.members.includes(person.id)) ?? [];

/** Everything unread on a phone. */
export const unreadOn = (/** @type {App} */ app, /** @type {Person} */ person) => {
  const own = privateChat(app, person.id);
  return [...(own ? [own] : []), ...groupsOf(app, person)].reduce(
    (sum, chat) => sum + unreadInChat(app, chat, person.id),
    0,
  );
};

/** Name and typing of the bot over its private chat, with what can be done about it. */
export const botHead = (
  /** @type {App} */ app,
  /** @type {Person} */ person,
  /** @type {import("./store.js").Chat} */ chat,
) => {
  const { bot } = /** @type {import("./store.js").World} */ (app.world);
  const typing = isTyping(app, chat);
  const menu = (/** @type {Event} */ event) =>
    openUnder(app, event, [
      {
        icon: icons.link,
        label: app.t("openLink"),
        act: () => app.change(() => (app.ui.dialog = { kind: "link", user: person.id })),
      },
      chat.blocked
        ? {
            icon: icons.block,
            label: app.t("unblock"),
            act: () => void app.act(person.id, "unblock", { user: person.id }),
          }
        : {
            icon: icons.block,
            label: app.t("block"),
            danger: true,
            testid: "block",
            act: () => void app.act(person.id, "block", { user: person.id }),
          },
    ]);
  return html`<header class="chat-head">
    ${avatar(bot.id, nameOf(bot))}
    <span class="track"><b>${nameOf(bot)}</b><small class=${typing ? "typing" : ""} data-testid="bot-status">${typing ? app.t("typing") : app.t("bot")}</small></span>
    <button type="button" class="round" data-testid="chat-menu" aria-label=${app.t("more")} aria-haspopup="menu" @click=${menu}>${icons.more}</button>
  </header>`;
};

const groupTabs = (/** @type {App} */ app, /** @type {Person} */ person, /** @type {number} */ open) => {
  const groups = groupsOf(app, person);
  if (groups.length === 0) return nothing;
  const tab = (/** @type {number} */ id, /** @type {string} */ title) =>
    html`<button type="button" class="chip" aria-pressed=${open === id} @click=${() => app.change(() => app.ui.phoneChat.set(person.id, id))}>${title}</button>`;
  return html`<div class="phone-chats">${tab(person.id, nameOf(app.world?.bot))}${groups.map((chat) => tab(chat.id, chat.title))}</div>`;
};

const phone = (/** @type {App} */ app, /** @type {Person} */ person, /** @type {boolean} */ current) => {
  const own = privateChat(app, person.id);
  const group = groupsOf(app, person).find((chat) => chat.id === app.ui.phoneChat.get(person.id));
  const chat = group ?? own;
  const name = nameOf(person);
  const language = languageNames[/** @type {"ru"} */ (person.language_code)] ?? person.language_code ?? "";
  return html`<section class="phone ${current ? "current" : ""}" data-testid="phone-${person.id}" aria-label=${app.t("phoneOf", { name })}>
    <h2 class="owner"><b>${name}</b><span>${language} · ${phoneOf(person.phone_number)}</span></h2>
    <div class="device">
      ${groupTabs(app, person, chat?.id ?? 0)}
      ${chat && !group ? botHead(app, person, chat) : nothing}
      ${chat ? conversation(app, viewOf(person, chat, threadsOf(chat)[0])) : nothing}
    </div>
  </section>`;
};

export const phonesPane = (/** @type {App} */ app) => {
  const people = phonesOf(app);
  const current = people.find((p) => p.id === app.ui.phone) ?? people[0];
  return html`<section class="pane phones-pane" aria-label=${app.t("phones")}>
    <div class="chips">
      ${people.map(
        (
          person,
        ) => html`<button type="button" class="chip" data-testid="show-${person.id}" aria-pressed=${person === current} @click=${() => showPhone(app, person.id)}>
          ${avatar(person.id, nameOf(person), "tiny")}<span>${nameOf(person)}</span>${badge(app, unreadOn(app, person))}
        </button>`,
      )}
      <button type="button" class="chip ghost" data-testid="add-phone" aria-label=${app.t("addPerson")} title=${app.t("addPerson")} @click=${() => app.change(() => (app.ui.dialog = { kind: "person", side: "phone" }))}>${icons.plus}</button>
    </div>
    <div class="shelf">
      ${people.length === 0 ? html`<p class="nothing">${app.t("noPhones")}</p>` : people.map((person) => phone(app, person, person === current))}
    </div>
  </section>`;
};
