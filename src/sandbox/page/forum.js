/** The specialists' side on the right: who speaks, their chats and topics, and the one that is open. */
import { html, nothing } from "../vendor/lit-html.js";
import { conversation, isTyping } from "./conversation.js";
import { briefMoment, hueOf, initials, nameOf, summary } from "./format.js";
import { icons } from "./icons.js";
import { openUnder } from "./menu.js";
import { avatar } from "./messages.js";
import { badge, botHead } from "./phone.js";
import { general, messagesIn, privateChat, threadsOf, unreadIn, unreadInChat, viewOf } from "./threads.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./store.js").Person} Person
 * @typedef {import("./store.js").Chat} Chat
 */

export const staffOf = (/** @type {App} */ app) => app.world?.persons.filter((p) => p.side === "staff") ?? [];

/** Groups the staff work in. */
const groupsOf = (/** @type {App} */ app) => {
  const staff = new Set(staffOf(app).map((p) => p.id));
  const groups = app.world?.chats.filter((chat) => chat.type !== "private") ?? [];
  return groups.filter((chat) => chat.is_forum || chat.members.some((id) => staff.has(id)));
};

/** Everything unread in the staff's groups and private chats. */
export const unreadOfStaff = (/** @type {App} */ app) => {
  const own = staffOf(app).map((person) => privateChat(app, person.id));
  return [...own, ...groupsOf(app)].reduce(
    (sum, chat) => sum + (chat ? unreadInChat(app, chat, chat.id) : 0),
    0,
  );
};

const topicName = (/** @type {App} */ app, /** @type {Chat} */ chat, /** @type {number} */ thread) =>
  chat.topics.find((topic) => topic.id === thread)?.name ??
  (thread === general ? app.t("general") : chat.title);

const go = (/** @type {App} */ app, /** @type {number} */ chat, /** @type {number} */ thread) => () =>
  app.change(() => Object.assign(app.ui, { place: { chat, thread }, pane: "chat" }));

const row = (
  /** @type {App} */ app,
  /** @type {Person} */ person,
  /** @type {Chat} */ chat,
  /** @type {number} */ thread,
) => {
  const topic = chat.topics.find((one) => one.id === thread);
  const last = messagesIn(app, chat, thread).at(-1);
  const name = chat.type === "private" ? app.t("privateWithBot") : topicName(app, chat, thread);
  const open = app.ui.place?.chat === chat.id && app.ui.place.thread === thread;
  const testid =
    chat.type === "private" ? "staff-private" : thread === 0 ? `group-${chat.id}` : `topic-${thread}`;
  const unread = unreadIn(app, chat, thread, person.id);
  const face =
    chat.type === "private" || !chat.is_forum
      ? avatar(
          chat.type === "private" ? (app.world?.bot.id ?? 0) : chat.id,
          chat.type === "private" ? nameOf(app.world?.bot) : chat.title,
        )
      : html`<span class="avatar topic-face hue-${hueOf(topic?.icon_color ?? thread)}" aria-hidden="true">${thread === general ? "#" : initials(name).slice(0, 1)}</span>`;
  return html`<button type="button" class="topic ${topic?.closed ? "closed" : ""}" data-testid=${testid} aria-current=${open ? "true" : nothing} @click=${go(app, chat.id, thread)}>
    ${face}
    <span class="track">
      <span class="top"><b>${name}</b>${topic?.closed ? html`<span class="lock" role="img" aria-label=${app.t("topicWasClosed")}>${icons.lock}</span>` : nothing}<time>${last ? briefMoment(last.date * 1000, app.now()) : ""}</time></span>
      <span class="top"><span class="last">${last ? html`${last.from && chat.type !== "private" ? html`<i>${last.from.id === person.id ? app.t("you") : last.from.first_name}: </i>` : nothing}${summary(app.t, last)}` : app.t("emptyChat")}</span>${badge(app, unread)}</span>
    </span>
  </button>`;
};

const groupMenu =
  (/** @type {App} */ app, /** @type {Person} */ person, /** @type {Chat} */ chat) =>
  (/** @type {Event} */ event) => {
    const { t } = app;
    const act = app.act;
    const member = chat.members.includes(person.id);
    openUnder(app, event, [
      ...(chat.is_forum
        ? [
            {
              icon: icons.plus,
              label: t("newTopic"),
              act: () =>
                app.change(() => (app.ui.dialog = { kind: "topic", user: person.id, chat: chat.id })),
            },
          ]
        : []),
      {
        icon: icons.shield,
        label: t(chat.bot_is_admin ? "dropAdmin" : "makeAdmin"),
        act: () => void act(person.id, "setBotAdmin", { chat: chat.id, admin: !chat.bot_is_admin }),
      },
      {
        icon: icons.person,
        label: t(member ? "leaveGroup" : "joinGroup"),
        act: () => void act(person.id, member ? "leave" : "join", { chat: chat.id, user: person.id }),
      },
      {
        icon: icons.block,
        label: t("removeBot"),
        danger: true,
        act: () => void act(person.id, "removeBot", { chat: chat.id }),
      },
    ]);
  };

/** The newest topic first, General always on top. */
const ordered = (/** @type {App} */ app, /** @type {Chat} */ chat) =>
  threadsOf(chat).toSorted((a, b) => {
    if (a === general || b === general) return a === general ? -1 : 1;
    return (
      (messagesIn(app, chat, b).at(-1)?.message_id ?? b) - (messagesIn(app, chat, a).at(-1)?.message_id ?? a)
    );
  });

const group = (
  /** @type {App} */ app,
  /** @type {Person} */ person,
  /** @type {Chat} */ chat,
) => html`<div class="group-title">
    <span class="track"><b>${chat.title}</b><small>${chat.blocked ? app.t("botAbsent") : app.t("members", { n: chat.members.length })}</small></span>
    ${
      chat.is_forum
        ? html`<button type="button" class="round" data-testid="new-topic" aria-label=${app.t("newTopic")} title=${app.t("newTopic")} @click=${() => app.change(() => (app.ui.dialog = { kind: "topic", user: person.id, chat: chat.id }))}>${icons.plus}</button>`
        : nothing
    }
    <button type="button" class="round" aria-label=${app.t("more")} aria-haspopup="menu" @click=${groupMenu(app, person, chat)}>${icons.more}</button>
  </div>
  ${ordered(app, chat).map((thread) => row(app, person, chat, thread))}`;

const speakAs = (/** @type {App} */ app, /** @type {Person} */ person) => {
  const own = (/** @type {Person} */ one) => {
    const chat = privateChat(app, one.id);
    return chat && one !== person ? unreadIn(app, chat, 0, one.id) : 0;
  };
  const choose = (/** @type {Event} */ event) => {
    const id = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    app.change(() => {
      const privately = app.ui.place?.chat === app.ui.staff;
      app.ui.staff = id;
      if (privately) app.ui.place = { chat: id, thread: 0 };
    });
  };
  return html`<div class="speaker">
    ${avatar(person.id, nameOf(person))}
    <label class="track"><small>${app.t("speakAs")}</small>
      <select data-testid="speak-as" @change=${choose}>
        ${staffOf(app).map((one) => html`<option value=${one.id} ?selected=${one === person}>${nameOf(one)}${own(one) ? ` · ${app.t("unread", { n: own(one) })}` : ""}</option>`)}
      </select>
    </label>
    <button type="button" class="round" data-testid="add-staff" aria-label=${app.t("addPerson")} title=${app.t("addPerson")} @click=${() => app.change(() => (app.ui.dialog = { kind: "person", side: "staff" }))}>${icons.plus}</button>
  </div>`;
};

const opened = (/** @type {App} */ app, /** @type {Person} */ person) => {
  const { place } = app.ui;
  const chat = app.world?.chats.find((one) => one.id === place?.chat);
  if (!place || !chat) return html`<div class="nothing">${app.t("pickTopic")}</div>`;
  const back = html`<button type="button" class="round back" data-testid="back" aria-label=${app.t("back")} @click=${() => app.change(() => (app.ui.pane = "list"))}>${icons.back}</button>`;
  if (chat.type === "private")
    return html`<div class="headed">${back}${botHead(app, person, chat)}</div>${conversation(app, viewOf(person, chat))}`;
  const topic = chat.topics.find((one) => one.id === place.thread);
  const gone = chat.is_forum && place.thread !== general && !topic;
  const remove = (/** @type {Event} */ event) =>
    openUnder(app, event, [
      {
        icon: icons.trash,
        label: app.t("deleteTopic"),
        danger: true,
        testid: "delete-topic",
        act: () => void app.act(person.id, "deleteTopic", { chat: chat.id, thread: place.thread }),
      },
    ]);
  const status = isTyping(app, chat)
    ? html`<small class="typing" data-testid="bot-status">${app.t("typing")}</small>`
    : html`<small data-testid="bot-status">${chat.title}</small>`;
  return html`<div class="headed">${back}<header class="chat-head">
      <span class="track"><b>${gone ? app.t("topicGone") : topicName(app, chat, place.thread)}</b>${status}</span>
      ${topic ? html`<button type="button" class="round" data-testid="topic-menu" aria-label=${app.t("more")} aria-haspopup="menu" @click=${remove}>${icons.more}</button>` : nothing}
    </header></div>
    ${gone ? html`<div class="nothing" data-testid="topic-gone"><b>${app.t("topicGone")}</b><p>${app.t("topicGoneHint")}</p></div>` : conversation(app, viewOf(person, chat, place.thread))}`;
};

export const forumPane = (/** @type {App} */ app) => {
  const staff = staffOf(app);
  const person = staff.find((p) => p.id === app.ui.staff) ?? staff[0];
  if (!person) {
    return html`<section class="pane forum-pane" data-testid="forum" aria-label=${app.t("staff")}><div class="nothing"><p>${app.t("noStaff")}</p>
      <button type="button" class="primary" @click=${() => app.change(() => (app.ui.dialog = { kind: "person", side: "staff" }))}>${app.t("addPerson")}</button></div></section>`;
  }
  app.ui.staff = person.id;
  const own = privateChat(app, person.id);
  const groups = groupsOf(app);
  const first = groups[0];
  app.ui.place ??= first
    ? { chat: first.id, thread: threadsOf(first)[0] ?? 0 }
    : own
      ? { chat: own.id, thread: 0 }
      : null;
  const create = () => app.change(() => (app.ui.dialog = { kind: "group", members: staff.map((p) => p.id) }));
  return html`<section class="pane forum-pane" data-testid="forum" data-pane=${app.ui.pane} aria-label=${app.t("staff")}>
    <div class="forum">
      <nav class="topics" aria-label=${app.t("topics")}>
        ${speakAs(app, person)}
        <div class="topic-list">
          ${own ? row(app, person, own, 0) : nothing}${groups.map((chat) => group(app, person, chat))}
          ${first ? nothing : html`<div class="nothing"><p>${app.t("noGroup")}</p><button type="button" class="primary" @click=${create}>${app.t("createGroup")}</button></div>`}
        </div>
      </nav>
      <div class="opened">${opened(app, person)}</div>
    </div>
  </section>`;
};
