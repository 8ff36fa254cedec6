/** Checks the keyboards that messages carry, with Telegram's refusals. Stores nothing. */
import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "@grammyjs/types";
import { badRequest } from "../refusal.js";
import type { ChatRecord } from "../state.js";

export type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const actions = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
] as const;
const styles = new Set(["danger", "success", "primary"]);
const maxButtons = 100;

const checkStyle = ({ style }: { style?: string }): void => {
  if (style !== undefined && !styles.has(style)) badRequest("invalid button style specified");
};

const checkUrl = (url: string): void => {
  if (/^(?:https?|tg|ton|tonsite):\/\/[^\s]+$/i.test(url) || /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(url))
    return;
  badRequest(`inline keyboard button URL '${url}' is invalid: URL host is empty`);
};

const checkInlineButton = (button: InlineKeyboardButton): void => {
  if (button.text.trim() === "")
    badRequest("can't parse inline keyboard button: Button text must be non-empty");
  const given = actions.filter((action) => action in button);
  if (given.length === 0)
    badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (given.length > 1)
    badRequest("can't parse inline keyboard button: Exactly one of the optional fields must be used");
  const data = "callback_data" in button ? button.callback_data : undefined;
  if (data !== undefined && (data === "" || Buffer.byteLength(data) > 64)) badRequest("BUTTON_DATA_INVALID");
  if ("url" in button) checkUrl(button.url);
  checkStyle(button);
};

/** An inline keyboard as the message will keep it; none at all when it has no buttons. */
export const checkInlineKeyboard = (
  markup: InlineKeyboardMarkup | undefined,
): InlineKeyboardMarkup | undefined => {
  const rows = (markup?.inline_keyboard ?? []).filter((row) => row.length > 0);
  if (rows.flat().length > maxButtons) badRequest("reply markup is too long");
  for (const button of rows.flat()) checkInlineButton(button);
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
};

const checkKeyboardButton = (button: KeyboardButton | string, chat: ChatRecord): void => {
  const { text } = typeof button === "string" ? { text: button } : button;
  if (text.trim() === "") badRequest("can't parse keyboard button: Button text must be non-empty");
  if (typeof button === "string") return;
  checkStyle(button);
  if (chat.type === "private") return;
  if ("request_contact" in button) badRequest("phone number can be requested in private chats only");
  if ("request_location" in button) badRequest("location can be requested in private chats only");
};

/** What a message brings with it: buttons of its own, or a change of the keyboard under the input. */
export type Attached = {
  inline?: InlineKeyboardMarkup;
  keyboard?: ReplyKeyboardMarkup | null;
  sealed: boolean;
};

/** Sorts a checked reply markup by what it does to the message and the chat. */
export const attach = (markup: ReplyMarkup | undefined, chat: ChatRecord): Attached => {
  if (markup === undefined) return { sealed: false };
  if ("inline_keyboard" in markup) {
    const inline = checkInlineKeyboard(markup);
    return { sealed: false, ...(inline !== undefined && { inline }) };
  }
  if ("keyboard" in markup) {
    for (const button of markup.keyboard.flat()) checkKeyboardButton(button, chat);
    const keyboard: ReplyKeyboardMarkup = {
      ...markup,
      keyboard: markup.keyboard.map((row) =>
        row.map((button) => (typeof button === "string" ? { text: button } : button)),
      ),
    };
    return { sealed: true, keyboard };
  }
  return { sealed: true, ...("remove_keyboard" in markup && { keyboard: null }) };
};
