/** Draws what a message carries besides text. Bytes come from the sandbox by file id; broken ones show a quiet stand-in. */
import { html, nothing, svg } from "../vendor/lit-html.js";
import { phoneOf } from "./format.js";
import { icons } from "./icons.js";
import { placeAt } from "./places.js";

/** @typedef {import("./app.js").App} App */

const fileUrl = (/** @type {string} */ id) => `/control/file/${encodeURIComponent(id)}`;

const broken = (/** @type {Event} */ event) =>
  /** @type {HTMLElement} */ (event.currentTarget).closest(".media")?.classList.add("broken");

const seconds = (/** @type {number} */ s) =>
  `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;

const bytes = (/** @type {number | undefined} */ n) =>
  n === undefined
    ? ""
    : n < 1024
      ? `${n} B`
      : n < 1_048_576
        ? `${(n / 1024).toFixed(1)} KB`
        : `${(n / 1_048_576).toFixed(1)} MB`;

const enlarge = (/** @type {App} */ app, /** @type {string} */ id) => () =>
  app.change(() => (app.ui.dialog = { kind: "photo", url: fileUrl(id) }));

const photo = (/** @type {App} */ app, /** @type {any} */ m) => {
  const size = m.photo.at(-1);
  return html`<button type="button" class="media photo ${m.has_media_spoiler ? "veiled" : ""}" aria-label=${app.t("photo")} @click=${enlarge(app, size.file_id)}>
    <img src=${fileUrl(size.file_id)} width=${size.width} height=${size.height} alt=${app.t("photo")} loading="lazy" @error=${broken} />
    <span class="stand-in">${icons.photo}</span>
  </button>`;
};

const moving = (
  /** @type {App} */ app,
  /** @type {any} */ file,
  /** @type {string} */ kind,
) => html`<div class="media ${kind}">
  <video src=${fileUrl(file.file_id)} preload="metadata" ?controls=${kind === "video"} ?loop=${kind !== "video"} playsinline aria-label=${app.t(kind)} @error=${broken}></video>
  <span class="stand-in">${icons.play}<span>${app.t(kind)}${file.duration ? ` · ${seconds(file.duration)}` : ""}</span></span>
</div>`;

/** Bars whose heights follow from the file's name, so that a recording always looks the same. */
const wave = (/** @type {string} */ seed) => {
  let value = [...seed].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7);
  return Array.from({ length: 28 }, (_, i) => {
    value = (value * 1_664_525 + 1_013_904_223) >>> 0;
    const height = 4 + ((value >>> 24) % 17);
    return svg`<rect x=${i * 5} y=${(22 - height) / 2} width="3" height=${height} rx="1.5"></rect>`;
  });
};

const togglePlay = (/** @type {Event} */ event) => {
  const box = /** @type {HTMLElement} */ (event.currentTarget).closest(".media");
  const audio = box?.querySelector("audio");
  if (!audio) return;
  if (audio.paused) audio.play().catch(() => box?.classList.add("broken"));
  else audio.pause();
};

const playing = (/** @type {Event} */ event) => {
  const audio = /** @type {HTMLAudioElement} */ (event.currentTarget);
  audio.closest(".media")?.classList.toggle("playing", !audio.paused);
};

const sound = (
  /** @type {App} */ app,
  /** @type {any} */ file,
  /** @type {string} */ kind,
) => html`<div class="media sound">
  <button type="button" class="round strong" aria-label=${app.t("play")} @click=${togglePlay}>
    <span class="to-play">${icons.play}</span><span class="to-pause">${icons.pause}</span>
  </button>
  <span class="track">
    ${kind === "voice" ? html`<svg class="wave" viewBox="0 0 140 22" aria-hidden="true">${wave(file.file_unique_id ?? file.file_id)}</svg>` : html`<b>${file.title ?? file.file_name ?? app.t("audio")}</b>`}
    <small>${app.t(kind)} · ${seconds(file.duration ?? 0)}</small>
  </span>
  <audio src=${fileUrl(file.file_id)} preload="none" @play=${playing} @pause=${playing} @ended=${playing}></audio>
</div>`;

const attachment = (/** @type {App} */ app, /** @type {any} */ file) => {
  const name = file.file_name ?? app.t("document");
  return html`<a class="media file" href=${fileUrl(file.file_id)} download=${name} aria-label=${app.t("openFile", { name })}>
    <span class="round strong">${icons.file}</span><span class="track"><b>${name}</b><small>${bytes(file.file_size)}</small></span>
  </a>`;
};

const sticker = (/** @type {any} */ s) => html`<span class="media sticker">
  <img src=${fileUrl(s.file_id)} alt=${s.emoji ?? ""} loading="lazy" @error=${broken} /><span class="stand-in">${s.emoji ?? "🙂"}</span>
</span>`;

const location = (
  /** @type {App} */ app,
  /** @type {any} */ point,
  /** @type {string} */ title,
  /** @type {string} */ address,
) => {
  const at = `${point.latitude.toFixed(4)}, ${point.longitude.toFixed(4)}`;
  const map = `https://www.openstreetmap.org/?mlat=${point.latitude}&mlon=${point.longitude}#map=14/${point.latitude}/${point.longitude}`;
  return html`<a class="media place" href=${map} target="_blank" rel="noopener noreferrer">
    <svg class="map" viewBox="0 0 240 110" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <path class="water" d="M0 84c40-18 70 6 118-8s76-30 122-22v56H0z" />
      <path class="street" d="M-5 30 250 12M20-5 70 120M110-5l12 125M200-5l-22 125M-5 66l255-20" />
      <path class="pin" d="M120 66c-12-13-17-20-17-28a17 17 0 0 1 34 0c0 8-5 15-17 28z" /><circle class="eye" cx="120" cy="38" r="6" />
    </svg>
    <span class="track"><b>${title || placeAt(point.latitude, point.longitude)?.name || app.t("location")}</b><small>${address || at}</small></span>
  </a>`;
};

const contact = (/** @type {any} */ c) => html`<a class="media file" href=${`tel:${phoneOf(c.phone_number)}`}>
  <span class="round strong">${icons.person}</span>
  <span class="track"><b>${[c.first_name, c.last_name].filter(Boolean).join(" ")}</b><small>${phoneOf(c.phone_number)}</small></span>
</a>`;

const poll = (/** @type {any} */ p) => html`<div class="media poll"><b>${p.question}</b>
  <ul>${p.options.map((/** @type {any} */ o) => html`<li>${o.text}<span>${o.voter_count || nothing}</span></li>`)}</ul></div>`;

/**
 * @param {App} app
 * @param {any} m
 * @param {string} kind
 */
export const media = (app, m, kind) => {
  switch (kind) {
    case "photo":
      return photo(app, m);
    case "video":
    case "video_note":
    case "animation":
      return moving(app, m[kind], kind);
    case "voice":
    case "audio":
      return sound(app, m[kind], kind);
    case "document":
      return attachment(app, m.document);
    case "sticker":
      return sticker(m.sticker);
    case "venue":
      return location(app, m.venue.location, m.venue.title, m.venue.address);
    case "location":
      return m.venue
        ? location(app, m.location, m.venue.title, m.venue.address)
        : location(app, m.location, "", "");
    case "contact":
      return contact(m.contact);
    case "poll":
      return poll(m.poll);
    case "dice":
      return html`<span class="media sticker"><span class="stand-in dice">${m.dice.emoji}</span><small>${m.dice.value}</small></span>`;
    default:
      return nothing;
  }
};
