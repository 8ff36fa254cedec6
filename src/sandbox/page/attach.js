/** What can be attached to a message: made-up content, a chosen file, a place, a contact. */
import { target } from "./deeds.js";
import { draftOf } from "./drafts.js";
import { icons } from "./icons.js";
import { openUnder } from "./menu.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./app.js").View} View
 * @typedef {import("../contract.ts").MediaKind} MediaKind
 */

/** @type {MediaKind[]} */
const madeUp = ["photo", "voice", "video", "video_note", "audio", "document", "sticker", "animation"];
/** @type {Record<string, unknown>} */
const kindIcons = {
  photo: icons.photo,
  voice: icons.voice,
  video: icons.video,
  video_note: icons.circle,
  audio: icons.audio,
  document: icons.file,
  sticker: icons.sticker,
  animation: icons.circle,
};

/** A picture worth looking at, so that made-up photos are told apart: hills under a sky of some hour. */
const paint = () => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 640, height: 420 });
  const pen = canvas.getContext("2d");
  if (!pen) return {};
  const hue = Math.floor(Math.random() * 360);
  const sky = pen.createLinearGradient(0, 0, 0, 420);
  sky.addColorStop(0, `hsl(${hue} 45% 62%)`);
  sky.addColorStop(1, `hsl(${hue + 40} 65% 86%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 640, 420);
  pen.fillStyle = `hsl(${hue + 50} 90% 92%)`;
  pen.beginPath();
  pen.arc(120 + Math.random() * 400, 130, 46, 0, 7);
  pen.fill();
  for (let layer = 0; layer < 4; layer += 1) {
    pen.fillStyle = `hsl(${hue - 20} ${30 + layer * 6}% ${52 - layer * 11}%)`;
    const phase = Math.random() * 6;
    pen.beginPath();
    pen.moveTo(0, 420);
    for (let x = 0; x <= 640; x += 8)
      pen.lineTo(x, 230 + layer * 48 + Math.sin(x / (90 - layer * 12) + phase) * 26);
    pen.lineTo(640, 420);
    pen.fill();
  }
  return { base64: canvas.toDataURL("image/jpeg", 0.8).split(",")[1], mime_type: "image/jpeg" };
};

const send = (
  /** @type {App} */ app,
  /** @type {View} */ view,
  /** @type {{ kind: MediaKind, [field: string]: any }} */ media,
) => {
  const draft = draftOf(app, view.key);
  const caption = draft.text.trim();
  const captioned = caption && media.kind !== "sticker" && media.kind !== "video_note" && !draft.edit;
  void app.act(view.viewer.id, "sendMedia", {
    ...target(app, view),
    ...media,
    ...(captioned ? { caption } : {}),
  });
  app.change(() => Object.assign(draft, { reply: null, text: captioned ? "" : draft.text }));
};

const kindOfFile = (/** @type {File} */ file) =>
  /** @type {const} */ (["video", "audio"]).find((kind) => file.type.startsWith(`${kind}/`)) ??
  (/^image\/(?:jpeg|png|webp)$/.test(file.type) ? "photo" : "document");

const chooseFile = (/** @type {App} */ app, /** @type {View} */ view) => {
  const input = document.createElement("input");
  input.type = "file";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const url = typeof reader.result === "string" ? reader.result : "";
      const base64 = url.split(",")[1] ?? "";
      const mime_type = file.type || "application/octet-stream";
      send(app, view, { kind: kindOfFile(file), base64, mime_type, file_name: file.name });
    });
    reader.readAsDataURL(file);
  });
  input.click();
};

export const openAttach = (/** @type {App} */ app, /** @type {View} */ view, /** @type {Event} */ event) => {
  const dialog = (/** @type {string} */ kind) => () => app.change(() => (app.ui.dialog = { kind, view }));
  openUnder(app, event, [
    ...madeUp.map((kind) => ({
      icon: kindIcons[kind],
      label: app.t(kind),
      testid: `attach-${kind}`,
      act: () => send(app, view, { kind, ...(kind === "photo" ? paint() : {}) }),
    })),
    {
      icon: icons.attach,
      label: app.t("chooseFile"),
      testid: "attach-file",
      act: () => chooseFile(app, view),
    },
    { icon: icons.place, label: app.t("location"), testid: "attach-location", act: dialog("location") },
    { icon: icons.person, label: app.t("contact"), testid: "attach-contact", act: dialog("contact") },
    { icon: icons.forward, label: app.t("forwardOther"), testid: "attach-forward", act: dialog("forward") },
  ]);
};
