/** deleteMessage(s): what the bot may take back, by age, author and rights. */
import { findChat } from "../chats.js";
import type { SandboxMessage } from "../contract.js";
import { erase } from "../messages.js";
import { badRequest } from "../refusal.js";
import type { ChatRecord, State } from "../state.js";
import type { Methods } from "./method.js";

const deletableMs = 48 * 60 * 60_000;
const diceMs = 24 * 60 * 60_000;

const mayDelete = (state: State, chat: ChatRecord, message: SandboxMessage): boolean => {
  const ageMs = state.now() - message.date * 1000;
  const young = ageMs < deletableMs;
  const own = message.from?.id === state.bot().id;
  if (message.supergroup_chat_created === true || message.migrate_from_chat_id !== undefined) return false;
  if (chat.type === "private") return young && (message.dice === undefined || ageMs > diceMs);
  return chat.bot_is_admin || (own && young);
};

export const removeMethods: Methods = {
  deleteMessage(state, params) {
    const chat = findChat(state, params.chat_id);
    const message = state.messages(chat.id).get(params.message_id);
    if (message === undefined) return badRequest("message to delete not found");
    if (!mayDelete(state, chat, message)) return badRequest("message can't be deleted");
    erase(state, chat, [message.message_id]);
    return true;
  },

  deleteMessages(state, params) {
    const chat = findChat(state, params.chat_id);
    if (params.message_ids.length === 0) return badRequest("message identifiers are not specified");
    if (params.message_ids.length > 100) return badRequest("too many message identifiers specified");
    const found = params.message_ids.flatMap((id) => state.messages(chat.id).get(id) ?? []);
    if (!found.every((message) => mayDelete(state, chat, message)))
      return badRequest("message can't be deleted");
    if (found.length > 0)
      erase(
        state,
        chat,
        found.map(({ message_id }) => message_id),
      );
    return true;
  },
};
