/** Owns the page's own line icons, drawn on a 24×24 grid; purely decorative, so hidden from screen readers. */
import { html } from "../vendor/lit-html.js";

const line = (/** @type {string} */ d, look = "") =>
  html`<svg class="icon ${look}" viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>`;

export const icons = {
  send: line("M4 12 20 4l-5 16-4-7zM11 13l9-9"),
  attach: line("M8 12.5 14 6.5a3 3 0 0 1 4.3 4.2l-7.6 7.8a4.8 4.8 0 0 1-6.9-6.7L11 4.5"),
  menu: line("M5 7h14M5 12h14M5 17h9"),
  keyboard: line("M3 7h18v10H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8"),
  more: line("M12 5.5h.01M12 12h.01M12 18.5h.01", "dots"),
  close: line("M6 6l12 12M18 6 6 18"),
  back: line("M14 5l-7 7 7 7"),
  down: line("M6 9l6 6 6-6"),
  plus: line("M12 5v14M5 12h14"),
  pin: line("M9 4h6l-.7 5.5L18 13H6l3.7-3.5zM12 13v7"),
  lock: line("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
  reply: line("M10 6 4 11.5 10 17v-3.5c5 0 8 1.5 10 4.5-.5-6-4-9-10-9z"),
  edit: line("M5 19l1-4L16 5l3 3L9 18zM14 7l3 3"),
  copy: line("M9 9h10v11H9zM15 9V4H5v11h4"),
  trash: line("M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"),
  link: line(
    "M10 14a4 4 0 0 0 6 .5l2.5-2.5a4 4 0 0 0-5.7-5.7L11.5 7.5M14 10a4 4 0 0 0-6-.5L5.5 12a4 4 0 0 0 5.7 5.7l1.3-1.2",
  ),
  person: line("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"),
  phone: line("M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 18h2"),
  group: line(
    "M9 11.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM3 19c.5-3.5 2.8-5 6-5s5.5 1.5 6 5M15.5 5.3a3.2 3.2 0 0 1 0 6M17 14.3c2.3.5 3.6 2 4 4.7",
  ),
  check: line("M5 12.5l4.5 4.5L19 7.5"),
  photo: line("M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9h.01"),
  video: line("M3 7h12v10H3zM15 11l6-3.5v9L15 13"),
  voice: line(
    "M12 4a2.5 2.5 0 0 1 2.5 2.5V12a2.5 2.5 0 0 1-5 0V6.5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3",
  ),
  circle: line("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM10 9l5 3-5 3z"),
  audio: line("M9 17.5V6l10-2v11.5M9 17.5a2.5 2.5 0 1 1-2.5-2.5H9M19 15.5a2.5 2.5 0 1 1-2.5-2.5H19"),
  file: line("M6 3h8l4 4v14H6zM14 3v4h4"),
  sticker: line("M5 4h14v9l-7 7H5zM12 20c0-5 1.5-7 7-7M9 9h.01M15 9h.01"),
  place: line(
    "M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  ),
  forward: line("M14 6l6 5.5-6 5.5v-3.5c-5 0-8 1.5-10 4.5.5-6 4-9 10-9z"),
  block: line("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12"),
  play: line("M8 5.5v13l10-6.5z"),
  pause: line("M8.5 6v12M15.5 6v12"),
  smile: line(
    "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14c1.8 2.6 5.2 2.6 7 0M9 9.5h.01M15 9.5h.01",
  ),
  out: line("M8 16 16 8M10 8h6v6"),
  globe: line("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17"),
  shield: line("M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z"),
};
