/** A small update of every kind the Bot API has, as Telegram would send it to a private chat where it can. */

/** @param person who sends it: a private chat has its person's id */
export const everyUpdate = (person: { id: number; first_name: string }): Record<string, unknown>[] => {
  const user = { id: person.id, is_bot: false, first_name: person.first_name };
  const chat = { id: person.id, type: "private", first_name: person.first_name };
  const channel = { id: -1_001_234_567, type: "channel", title: "Канал" };
  const bot = { id: 7_000_000_001, is_bot: true, first_name: "Ryadom", username: "ryadom_sandbox_bot" };
  const date = Math.floor(Date.now() / 1000);
  const message = { message_id: 900_001, date, chat, from: user, text: "привет" };
  const post = { message_id: 5, date, chat: channel, text: "новость" };
  const member = (status: string) => ({ user: bot, status });
  const changed = { chat, from: user, date };
  const boost = {
    boost_id: "b",
    add_date: date,
    expiration_date: date + 1000,
    source: { source: "premium", user },
  };
  const kinds: Record<string, unknown> = {
    message,
    edited_message: { ...message, edit_date: date, text: "исправлено" },
    channel_post: post,
    edited_channel_post: { ...post, edit_date: date },
    business_connection: { id: "c", user, user_chat_id: user.id, date, is_enabled: true },
    business_message: { ...message, message_id: 900_002, business_connection_id: "c" },
    edited_business_message: {
      ...message,
      message_id: 900_002,
      business_connection_id: "c",
      edit_date: date,
    },
    deleted_business_messages: { business_connection_id: "c", chat, message_ids: [1] },
    guest_message: { ...message, message_id: 900_003 },
    message_reaction: {
      ...changed,
      user,
      message_id: 1,
      old_reaction: [],
      new_reaction: [{ type: "emoji", emoji: "👍" }],
    },
    message_reaction_count: { chat: channel, message_id: 5, date, reactions: [] },
    inline_query: { id: "q", from: user, query: "помощь", offset: "" },
    chosen_inline_result: { result_id: "r", from: user, query: "помощь" },
    callback_query: { id: "p", from: user, chat_instance: "i", data: "from another age", message },
    shipping_query: { id: "s", from: user, invoice_payload: "x", shipping_address: { country_code: "RU" } },
    pre_checkout_query: { id: "k", from: user, currency: "RUB", total_amount: 1, invoice_payload: "x" },
    purchased_paid_media: { from: user, paid_media_payload: "x" },
    poll: { id: "v", question: "?", options: [], total_voter_count: 0, is_closed: false, type: "regular" },
    poll_answer: { poll_id: "v", user, option_ids: [0] },
    my_chat_member: { ...changed, old_chat_member: member("member"), new_chat_member: member("kicked") },
    chat_member: { ...changed, old_chat_member: member("left"), new_chat_member: member("member") },
    chat_join_request: { chat: channel, from: user, user_chat_id: user.id, date },
    chat_boost: { chat: channel, boost },
    removed_chat_boost: { chat: channel, boost_id: "b", remove_date: date, source: boost.source },
    managed_bot: { user, bot },
    something_newer_than_we_are: { from: user, date },
  };
  return Object.entries(kinds).map(([kind, body]) => ({ [kind]: body }));
};

/** Messages of every kind: what a person can send, and what Telegram says about a chat. */
export const everyMessage: Record<string, unknown>[] = [
  { text: "слова" },
  { text: "x".repeat(4096) },
  { text: "\u202E\uFEFF\u200B" },
  { photo: [{ file_id: "f", file_unique_id: "u", width: 1, height: 1 }], caption: "подпись" },
  { voice: { file_id: "f", file_unique_id: "u", duration: 1 } },
  { video: { file_id: "f", file_unique_id: "u", width: 1, height: 1, duration: 1 } },
  { video_note: { file_id: "f", file_unique_id: "u", length: 1, duration: 1 } },
  { audio: { file_id: "f", file_unique_id: "u", duration: 1, performer: "Алия", title: "Песня" } },
  { document: { file_id: "f", file_unique_id: "u", file_name: "справка.pdf" } },
  { animation: { file_id: "f", file_unique_id: "u", width: 1, height: 1, duration: 1 } },
  {
    sticker: {
      file_id: "f",
      file_unique_id: "u",
      type: "regular",
      width: 1,
      height: 1,
      is_animated: false,
      is_video: false,
    },
  },
  { location: { latitude: 54.5, longitude: 52.8 } },
  { venue: { location: { latitude: 54.5, longitude: 52.8 }, title: "Школа", address: "ул. Ленина" } },
  { contact: { phone_number: "+79170000000", first_name: "Мама" } },
  { dice: { emoji: "🎲", value: 3 } },
  {
    poll: {
      id: "v",
      question: "?",
      options: [],
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      type: "regular",
      allows_multiple_answers: false,
    },
  },
  { story: { chat: { id: 5, type: "private", first_name: "Кто-то" }, id: 1 } },
  { game: { title: "Игра", description: "", photo: [] } },
  { pinned_message: { message_id: 1, date: 0, chat: { id: 5, type: "private" } } },
  { write_access_allowed: {} },
  { users_shared: { request_id: 1, users: [] } },
  {
    successful_payment: {
      currency: "RUB",
      total_amount: 1,
      invoice_payload: "x",
      telegram_payment_charge_id: "t",
      provider_payment_charge_id: "p",
    },
  },
  { message_auto_delete_timer_changed: { message_auto_delete_time: 60 } },
  { something_newer_than_we_are: {} },
  {},
];
