/** The page's dialogs: a person, a group, a topic, a link, a place, a contact, a forwarded message, a photo. One open at a time. */
import { html, nothing } from "../vendor/lit-html.js";
import { openBot, payloadOf, showPhone, target } from "./deeds.js";
import { nameOf, phoneOf } from "./format.js";
import { languageNames, languages } from "./i18n.js";
import { icons } from "./icons.js";
import { parsePoint, places } from "./places.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").Dialog} Dialog
 */

const close = (/** @type {App} */ app) => app.change(() => (app.ui.dialog = null));

const field = (/** @type {string} */ label, /** @type {unknown} */ input) =>
  html`<label class="field"><span>${label}</span>${input}</label>`;

const options = (
  /** @type {string} */ name,
  /** @type {[value: string | number, label: string][]} */ list,
  /** @type {unknown} */ chosen,
) =>
  html`<select name=${name}>${list.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}</select>`;

/**
 * @param {App} app
 * @param {string} title
 * @param {unknown} body
 * @param {string} done the word on the main button
 * @param {(values: Record<string, string>) => void | Promise<void>} act
 */
const form = (app, title, body, done, act) => {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    close(app);
    // No form here has a file among its fields.
    void act(
      Object.fromEntries(
        [...data].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
      ),
    );
  };
  return html`<form class="sheet" @submit=${submit}>
    <h2>${title}</h2>${body}
    <div class="actions">
      <button type="button" class="plain" @click=${() => close(app)}>${app.t("cancel")}</button>
      <button type="submit" class="primary" data-testid="dialog-ok">${done}</button>
    </div>
  </form>`;
};

const person = (/** @type {App} */ app, /** @type {Dialog} */ { side }) =>
  form(
    app,
    app.t("addPerson"),
    html`${field(app.t("firstName"), html`<input name="first_name" required maxlength="64" autocomplete="off" autofocus />`)}
      ${field(
        app.t("personLanguage"),
        options(
          "language_code",
          languages.map((lang) => [lang, languageNames[lang]]),
          app.lang,
        ),
      )}
      ${field(
        app.t("where"),
        options(
          "side",
          [
            ["phone", app.t("sidePhone")],
            ["staff", app.t("sideStaff")],
          ],
          side,
        ),
      )}`,
    app.t("add"),
    async ({ first_name = "", language_code = "ru", side: chosen }) => {
      const added = await app.act(0, "addPerson", {
        first_name,
        language_code,
        side: chosen === "staff" ? "staff" : "phone",
      });
      if (!added) return;
      if (added.side === "phone") return showPhone(app, added.id);
      const forum = app.world?.chats.find((chat) => chat.is_forum);
      if (forum) await app.act(added.id, "join", { chat: forum.id, user: added.id });
      app.change(() => Object.assign(app.ui, { staff: added.id, tab: "group" }));
    },
  );

const link = (/** @type {App} */ app, /** @type {Dialog} */ { user }) =>
  form(
    app,
    app.t("openLink"),
    html`${field(app.t("whoOpens"), options("user", app.world?.persons.map((p) => [p.id, nameOf(p)]) ?? [], user))}
      ${field(app.t("openLinkHint"), html`<input name="payload" autocomplete="off" data-testid="payload" placeholder=${`t.me/${app.world?.bot.username ?? ""}?start=`} autofocus />`)}`,
    app.t("open"),
    ({ user: who, payload = "" }) =>
      openBot(app, Number(who), payloadOf(payload, app.world?.bot.username) ?? payload),
  );

const location = (/** @type {App} */ app, /** @type {Dialog} */ { view }) => {
  const share = (/** @type {{ latitude: number, longitude: number }} */ { latitude, longitude }) => {
    close(app);
    void app.act(view.viewer.id, "shareLocation", { ...target(app, view), latitude, longitude });
  };
  const check = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    input.setCustomValidity(parsePoint(input.value) ? "" : app.t("badCoordinates"));
  };
  return form(
    app,
    app.t("sendLocation"),
    html`<div class="towns">${places.map((town) => html`<button type="button" class="chip" data-testid="town" @click=${() => share(town)}>${town.name}</button>`)}</div>
      ${field(app.t("coordinates"), html`<input name="point" required inputmode="text" autocomplete="off" placeholder="55.796, 49.106" @input=${check} />`)}`,
    app.t("share"),
    ({ point = "" }) => {
      const parsed = parsePoint(point);
      if (parsed) share(parsed);
    },
  );
};

const contact = (/** @type {App} */ app, /** @type {Dialog} */ { view }) =>
  form(
    app,
    app.t("contact"),
    html`<p>${app.t("shareContact", { phone: phoneOf(view.viewer.phone_number) })}</p>`,
    app.t("share"),
    () => {
      void app.act(view.viewer.id, "shareContact", target(app, view));
    },
  );

const forward = (/** @type {App} */ app, /** @type {Dialog} */ { view }) =>
  form(
    app,
    app.t("forwardOther"),
    html`${field(app.t("forwardFrom"), html`<input name="from_name" required maxlength="64" autocomplete="off" autofocus />`)}
      ${field(app.t("text"), html`<textarea name="text" required rows="3"></textarea>`)}`,
    app.t("send"),
    ({ from_name = "", text = "" }) =>
      void app.act(view.viewer.id, "forward", { ...target(app, view), from_name, text }),
  );

const topic = (/** @type {App} */ app, /** @type {Dialog} */ { user, chat }) =>
  form(
    app,
    app.t("newTopic"),
    field(
      app.t("topicName"),
      html`<input name="name" required maxlength="128" autocomplete="off" autofocus />`,
    ),
    app.t("create"),
    async ({ name = "" }) => {
      const made = await app.act(user, "createTopic", { user, chat, name });
      if (made) app.change(() => Object.assign(app.ui, { place: { chat, thread: made.id }, pane: "chat" }));
    },
  );

const group = (/** @type {App} */ app, /** @type {Dialog} */ { members }) =>
  form(
    app,
    app.t("createGroup"),
    field(
      app.t("groupTitle"),
      html`<input name="title" required maxlength="128" autocomplete="off" autofocus />`,
    ),
    app.t("create"),
    ({ title = "" }) => void app.act(0, "addGroup", { title, members, is_forum: true, bot_is_admin: true }),
  );

const photo = (/** @type {App} */ app, /** @type {Dialog} */ { url }) => html`<div class="lightbox">
  <img src=${url} alt=${app.t("photo")} />
  <button type="button" class="round strong" aria-label=${app.t("close")} autofocus @click=${() => close(app)}>${icons.close}</button>
</div>`;

/** @type {Record<string, (app: App, dialog: Dialog) => unknown>} */
const kinds = { person, link, location, contact, forward, topic, group, photo };

export const dialogView = (/** @type {App} */ app) => {
  const { dialog } = app.ui;
  const outside = (/** @type {Event} */ event) => event.target === event.currentTarget && close(app);
  return html`<dialog class="dialog ${dialog?.kind ?? ""}" data-testid="dialog" @cancel=${() => close(app)} @click=${outside}>${dialog ? kinds[dialog.kind]?.(app, dialog) : nothing}</dialog>`;
};

/** Opens or closes the browser's dialog after it was drawn. */
export const syncDialog = (/** @type {App} */ app) => {
  const element = document.querySelector("dialog");
  if (!element) return;
  if (app.ui.dialog && !element.open) element.showModal();
  if (!app.ui.dialog && element.open) element.close();
};
