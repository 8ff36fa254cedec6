/** The list of phrases with a button each. */
import { type CannedReply, wordsFor } from "../../domain/desk/replies.js";
import { languages } from "../../domain/people.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import { inline, inRows, type View } from "../view.js";

const most = 40;
const shownLength = 70;

const itemText = (t: T, reply: CannedReply): string => {
  const text = wordsFor(reply, "ru")?.text ?? "";
  const others = languages.filter((one) => reply.texts[one] !== undefined);
  const whose = reply.staffId !== undefined ? "mine" : reply.teamId === undefined ? "ready" : "team";
  return t("topic:staff.replies.item", {
    word: reply.word,
    whose: t(`topic:staff.replies.${whose}`),
    languages: others.length === 0 ? "" : `: ${others.join(", ")}`,
    text: text.length > shownLength ? `${text.slice(0, shownLength)}…` : text,
  });
};

/** @param ticketId whose person they can be sent to; without one they are only listed */
export const replyList = (t: T, replies: readonly CannedReply[], ticketId: number | undefined): View => {
  const shown = replies.slice(0, most);
  const list = shown.map((reply) => itemText(t, reply)).join("\n");
  const head = ticketId === undefined ? "topic:staff.replies.listOnly" : "topic:staff.replies.list";
  const text = [t(head, { list }), "", t("topic:staff.replies.usage")].join("\n");
  if (ticketId === undefined) return { text };
  const keys = shown.map(({ id, word }) => ({
    text: word,
    callback_data: data("phrase", { ticket: ticketId, phrase: String(id) }),
  }));
  return { text, keyboard: inline(...inRows(keys)) };
};
