/** What a supervisor sees of talks they do not hold: the list of those in danger, and what passes in one. */
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import { data } from "../buttons.js";
import type { Called } from "../staff.js";
import { inline, type View } from "../view.js";

/** One in the list: who holds it, how it stands, and whether it is watched already. */
export type Listed = { ticket: Ticket; holder: string | undefined; wait: string; watched: boolean };

const mostListed = 20;

const itemOf = (t: T, { ticket, holder, wait, watched }: Listed): string =>
  t(watched ? "watch:staff.itemWatched" : "watch:staff.item", {
    level: t(`staff:level.${ticket.level}`),
    name: nameOf(ticket),
    state: t(`topic:staff.state.${ticket.status}`),
    staff: holder ?? t("topic:staff.nobody"),
    wait,
  });

/** Talks that can be watched, each with a button; the same by its code. */
export const watchList = (t: T, listed: readonly Listed[]): View => {
  if (listed.length === 0) return { text: t("watch:staff.none") };
  const shown = listed.slice(0, mostListed);
  const list = shown.map((one) => itemOf(t, one)).join("\n");
  return {
    text: t("watch:staff.list", { list }),
    keyboard: inline(
      ...shown.map(({ ticket, watched }) => [
        {
          text: t(watched ? "watch:staff.button.off" : "watch:staff.button.on", { code: ticket.code }),
          callback_data: data("watch", { act: watched ? "off" : "on", ticket: ticket.id }),
        },
      ]),
    ),
  };
};

/** A talk in which life is in danger has somebody who holds it. */
export const watchOffer = (t: T, ticket: Ticket, holder: string): View => {
  const level = t(`staff:level.${ticket.level}`);
  const values = { level, name: nameOf(ticket), code: ticket.code, staff: holder };
  return {
    text: t("watch:staff.offer", values),
    keyboard: inline([
      {
        text: t("watch:staff.button.on", values),
        callback_data: data("watch", { act: "on", ticket: ticket.id }),
      },
    ]),
  };
};

/** What can be done while one watches. */
export const watchBegun = (
  t: T,
  { ticket, time, again }: { ticket: Ticket; time: string; again: boolean },
): View => {
  const values = { name: nameOf(ticket), code: ticket.code, time };
  const isWaiting = ticket.assigneeId === undefined;
  const key = again ? "watch:staff.longer" : isWaiting ? "watch:staff.begunWaiting" : "watch:staff.begun";
  return {
    text: t(key, values),
    keyboard: inline(
      [
        {
          text: t("watch:staff.button.join"),
          callback_data: data("watch", { act: "join", ticket: ticket.id }),
        },
        {
          text: t("watch:staff.button.instead"),
          callback_data: data("watch", { act: "instead", ticket: ticket.id }),
        },
      ],
      [
        {
          text: t("watch:staff.button.stop"),
          callback_data: data("watch", { act: "off", ticket: ticket.id }),
        },
      ],
    ),
  };
};

/** What was said in a talk. Of what is no text, which kind it is. */
export type Heard = {
  ticket: Ticket;
  /** Undefined for the person. */
  from: string | undefined;
  kind: string | undefined;
  words: string | undefined;
  edited: boolean;
};

const kinds = ["photo", "voice", "video", "video_note", "audio", "document", "animation", "sticker"] as const;

const kindText = (t: T, kind: string): string => {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? t("watch:staff.kind.other") : t(`watch:staff.kind.${known}`);
};

const maxWords = 3500;

export const mirrored = (t: T, { ticket, from, kind, words, edited }: Heard): View => {
  const said = [
    ...(edited ? [t("watch:staff.corrected")] : []),
    ...(kind === undefined ? [] : [kindText(t, kind)]),
    ...(words === undefined || words === "" ? [] : [words.slice(0, maxWords)]),
    ...((words ?? "").length > maxWords ? [t("watch:staff.cut")] : []),
  ].join("\n");
  const who = { code: ticket.code, alias: ticket.alias };
  const head =
    from === undefined
      ? t("watch:staff.personSays", who)
      : t("watch:staff.staffSays", { ...who, staff: from });
  return { text: `${head}\n${said}` };
};

/** In the topic: to whoever holds the talk, by name, so that a muted group rings. */
export const whisperNote = (
  t: T,
  { from, holder, words }: { from: string; holder: Called | undefined; words: string },
): View => {
  const text = t("watch:staff.note", { holder: holder?.name ?? t("topic:staff.nobody"), from, words });
  const isFirst = holder?.chatId !== undefined && text.startsWith(holder.name);
  return {
    text,
    mentions: isFirst ? [{ offset: 0, length: holder.name.length, chat: holder.chatId ?? 0 }] : [],
  };
};

type Names = { name: string; holder: string };

/** To the person: one more writes here, and who. */
export const joined = (t: T, names: Names): View => ({ text: t("watch:joined", names) });

/** To the person: somebody else writes here from now on, and who. */
export const took = (t: T, names: Names): View => ({ text: t("watch:took", names) });
