/** Words for dates, people and messages in one line; pure, holds no state. */

const clockFormat = new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit" });
/** @type {Map<string, Intl.DateTimeFormat>} */
const dayFormats = new Map();

/**
 * `Intl` knows no Tatar month names in every browser, so Tatar days are written with digits.
 * @param {import("./i18n.js").Lang} lang
 * @param {Intl.DateTimeFormatOptions} options
 */
const dayFormat = (lang, options) => {
  const key = lang + JSON.stringify(options);
  const known = dayFormats.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(
    lang === "en" ? "en-GB" : "ru-RU",
    lang === "tt" ? { day: "2-digit", month: "2-digit", year: "numeric" } : options,
  );
  dayFormats.set(key, fresh);
  return fresh;
};

const dayOf = (/** @type {number} */ ms) => new Date(ms).toDateString();

/** Hours and minutes of an instant in ms. */
export const timeOf = (/** @type {number} */ ms) => clockFormat.format(ms);

/** The day of the sandbox clock, short. */
export const shortDay = (/** @type {import("./i18n.js").Lang} */ lang, /** @type {number} */ ms) =>
  dayFormat(lang, { weekday: "short", day: "numeric", month: "short" }).format(ms);

export const sameDay = (/** @type {number} */ a, /** @type {number} */ b) => dayOf(a) === dayOf(b);

/**
 * What stands between the messages of two days.
 * @param {{ t: (key: string) => string, lang: import("./i18n.js").Lang }} words
 * @param {number} ms
 * @param {number} now
 */
export const dayLabel = ({ t, lang }, ms, now) => {
  if (sameDay(ms, now)) return t("today");
  if (sameDay(ms, now - 86_400_000)) return t("yesterday");
  const year =
    new Date(ms).getFullYear() === new Date(now).getFullYear()
      ? {}
      : { year: /** @type {const} */ ("numeric") };
  return dayFormat(lang, { day: "numeric", month: "long", ...year }).format(ms);
};

/** Time for today's messages, the date for older ones: the right edge of a list row. */
export const briefMoment = (/** @type {number} */ ms, /** @type {number} */ now) =>
  sameDay(ms, now)
    ? timeOf(ms)
    : new Intl.DateTimeFormat("ru-RU", { day: "2-digit", month: "2-digit" }).format(ms);

/** @param {{ first_name?: string, last_name?: string, title?: string } | undefined} who */
export const nameOf = (who) =>
  [who?.first_name ?? who?.title, who?.last_name].filter(Boolean).join(" ") || "?";

/** A phone number as people write it: profiles keep it without the plus. */
export const phoneOf = (/** @type {string} */ number) => (/^\d/.test(number) ? `+${number}` : number);

/** One or two letters for a round picture. */
export const initials = (/** @type {string} */ name) =>
  name
    .split(/\s+/)
    .map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();

/** Which of the seven quiet colours a person or topic has. */
export const hueOf = (/** @type {number} */ id) => Math.abs(id) % 7;

const kinds = [
  "photo",
  "video",
  "voice",
  "video_note",
  "audio",
  "animation",
  "document",
  "sticker",
  "location",
  "contact",
  "poll",
];

/** Which kind of content a message carries besides text, if any. */
export const kindOf = (/** @type {Record<string, any>} */ m) =>
  // An animation repeats itself in `document` for old clients.
  m.animation ? "animation" : kinds.find((kind) => m[kind] !== undefined);

/**
 * A message in one line: for quotes, pins and lists.
 * @param {(key: string, params?: Record<string, string | number>) => string} t
 * @param {any} m
 * @returns {string}
 */
export const summary = (t, m) => {
  if (m === undefined) return "";
  const kind = kindOf(m);
  const text = m.text ?? m.caption ?? m.poll?.question ?? m.document?.file_name;
  if (kind && text) return `${t(kind)}: ${text}`;
  if (kind) return m.sticker?.emoji ? `${m.sticker.emoji} ${t("sticker")}` : t(kind);
  return text ?? serviceText(t, m) ?? m.dice?.emoji ?? m.venue?.title ?? t("other");
};

/**
 * The grey line of a service message, or undefined when it is an ordinary one.
 * @param {(key: string, params?: Record<string, string | number>) => string} t
 * @param {any} m
 * @returns {string | undefined}
 */
export const serviceText = (t, m) => {
  if (m.new_chat_members) return t("joined", { name: m.new_chat_members.map(nameOf).join(", ") });
  if (m.left_chat_member) return t("left", { name: nameOf(m.left_chat_member) });
  if (m.forum_topic_created) return t("topicCreated", { name: m.forum_topic_created.name });
  if (m.forum_topic_edited?.name) return t("topicRenamed", { name: m.forum_topic_edited.name });
  if (m.forum_topic_edited) return t("topicEdited");
  if (m.forum_topic_closed) return t("topicWasClosed");
  if (m.forum_topic_reopened) return t("topicReopened");
  if (m.pinned_message) return t("wasPinned", { text: summary(t, m.pinned_message).slice(0, 60) });
  if (m.migrate_to_chat_id || m.migrate_from_chat_id) return t("migrated");
  if (m.group_chat_created || m.supergroup_chat_created) return t("groupCreated");
  return undefined;
};
