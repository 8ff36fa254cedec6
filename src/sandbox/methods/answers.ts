/** How the bot answers a press or a message without a message: answerCallbackQuery, setMessageReaction. */
import { findOpenChat } from "../chats.js";
import { replace } from "../messages.js";
import { isKnownReaction, withReaction } from "../reactions.js";
import { badRequest } from "../refusal.js";
import { queryLifeMs } from "../updates.js";
import type { Methods } from "./method.js";

const maxNoticeLetters = 200;

export const answerMethods: Methods = {
  answerCallbackQuery(state, params) {
    const query = state.queries.get(params.callback_query_id);
    if (query === undefined || state.now() - query.at > queryLifeMs)
      return badRequest("query is too old and response timeout expired or query ID is invalid");
    const text = params.text ?? "";
    if (text.length > maxNoticeLetters) return badRequest("MESSAGE_TOO_LONG");
    state.queries.delete(query.id);
    if (text !== "")
      state.tell({ type: "notice", user_id: query.user_id, text, show_alert: params.show_alert ?? false });
    return true;
  },

  setMessageReaction(state, params) {
    const chat = findOpenChat(state, params.chat_id);
    const message = state.messages(chat.id).get(params.message_id);
    if (message === undefined) return badRequest("message to react not found");
    const reaction = [...(params.reaction ?? [])];
    if (reaction.length > 1) return badRequest("REACTIONS_TOO_MANY");
    if (!reaction.every(isKnownReaction)) return badRequest("REACTION_INVALID");
    replace(state, withReaction(message, state.bot().id, reaction));
    return true;
  },
};
