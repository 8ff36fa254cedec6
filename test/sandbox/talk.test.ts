/** People and the bot talk: every kind of message there and back, as the Bot API shows it. */
import { InputFile } from "grammy";
import { describe, expect, test } from "vitest";
import { forum, place, refused, teen } from "./place.js";

describe("what a person does reaches the bot", () => {
  test("the start link, with the command marked", async () => {
    const { control, api } = await place();
    await control.open({ user: teen, payload: "school-42" });
    const [update] = await api.getUpdates();
    expect(update?.message).toMatchObject({
      text: "/start school-42",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
      from: { id: teen, first_name: "Алия", username: "aliya" },
      chat: { id: teen, type: "private" },
    });
    expect(JSON.stringify(update)).not.toContain("phone_number");
    expect(JSON.stringify(update)).not.toContain('phone"');
  });

  test("a place, a contact of one's own, a voice, an album, a forwarded message", async () => {
    const { control, api } = await place();
    await control.shareLocation({ user: teen, latitude: 55.79, longitude: 49.12 });
    await control.shareContact({ user: teen });
    await control.sendMedia({ user: teen, kind: "voice", caption: "послушайте #школа" });
    await control.sendMedia({ user: teen, kind: "photo", media_group_id: "7" });
    await control.forward({ user: teen, from_name: "Кто-то", text: "смотри" });
    const messages = (await api.getUpdates()).map(({ message }) => message);
    expect(messages[0]?.location).toEqual({ latitude: 55.79, longitude: 49.12 });
    expect(messages[1]?.contact).toMatchObject({ user_id: teen, first_name: "Алия" });
    expect(messages[2]).toMatchObject({ caption: "послушайте #школа", voice: { duration: 1 } });
    expect(messages[2]?.caption_entities).toEqual([{ type: "hashtag", offset: 11, length: 6 }]);
    expect(messages[3]).toMatchObject({ media_group_id: "7" });
    expect(messages[3]?.photo?.length).toBeGreaterThan(0);
    expect(messages[4]?.forward_origin).toMatchObject({ type: "hidden_user", sender_user_name: "Кто-то" });
  });

  test("a file's bytes are those that were sent", async () => {
    const { control, api, sandbox } = await place();
    const base64 = Buffer.from("справка из школы").toString("base64");
    await control.sendMedia({ user: teen, kind: "document", file_name: "справка.txt", base64 });
    const [update] = await api.getUpdates();
    const file = await api.getFile(update?.message?.document?.file_id ?? "");
    const response = await fetch(`${sandbox.url}/file/bot${sandbox.token}/${file.file_path}`);
    expect(await response.text()).toBe("справка из школы");
    expect(file.file_size).toBe(Buffer.from(base64, "base64").length);
  });

  test("a press carries the message and its data, and the answer is shown", async () => {
    const { control, api, sandbox } = await place();
    const notices: unknown[] = [];
    sandbox.onEvent((event) => event.type === "notice" && notices.push(event));
    const sent = await api.sendMessage(teen, "Ты в безопасности?", {
      reply_markup: { inline_keyboard: [[{ text: "Да", callback_data: "safe:yes" }]] },
    });
    await control.press({ user: teen, message_id: sent.message_id, text: "Да" });
    const [update] = await api.getUpdates();
    expect(update?.callback_query).toMatchObject({
      data: "safe:yes",
      from: { id: teen },
      message: { message_id: sent.message_id, text: "Ты в безопасности?" },
    });
    const id = update?.callback_query?.id ?? "";
    await api.answerCallbackQuery(id, { text: "Хорошо", show_alert: true });
    expect(notices).toEqual([{ type: "notice", user_id: teen, text: "Хорошо", show_alert: true }]);
    await refused(api.answerCallbackQuery(id), 400, /query is too old/);
    await expect(control.press({ user: teen, message_id: sent.message_id, text: "Нет" })).rejects.toThrow(
      /no button Нет .*«Да»/,
    );
  });

  test("an edit, and a reaction only when it is asked for", async () => {
    const { control, api } = await place();
    const said = await control.say({ user: teen, text: "первое" });
    await control.edit({ user: teen, message_id: said.message_id, text: "второе" });
    await control.react({ user: teen, message_id: said.message_id, emoji: "👍" });
    const updates = await api.getUpdates();
    expect(updates.map(({ edited_message }) => edited_message?.text)).toEqual([undefined, "второе"]);
    const offset = (updates.at(-1)?.update_id ?? 0) + 1;
    await api.getUpdates({ offset, allowed_updates: ["message", "message_reaction"] });
    await control.react({ user: teen, message_id: said.message_id, emoji: "🔥" });
    const [reaction] = await api.getUpdates({ offset });
    expect(reaction?.message_reaction).toMatchObject({
      user: { id: teen },
      old_reaction: [{ type: "emoji", emoji: "👍" }],
      new_reaction: [{ type: "emoji", emoji: "🔥" }],
    });
  });

  test("blocking and unblocking", async () => {
    const { control, api } = await place();
    await control.block({ user: teen });
    await refused(api.sendMessage(teen, "ты тут?"), 403, "Forbidden: bot was blocked by the user");
    await expect(control.say({ user: teen, text: "эй" })).rejects.toThrow(/blocked/);
    await control.unblock({ user: teen });
    await api.sendMessage(teen, "ты тут?");
    const statuses = (await api.getUpdates()).map(
      ({ my_chat_member }) => my_chat_member?.new_chat_member.status,
    );
    expect(statuses).toEqual(["kicked", "member"]);
  });
});

describe("what the bot does reaches the person", () => {
  test("every kind of message", async () => {
    const { api, sandbox } = await place();
    const bytes = new InputFile(Buffer.from("bytes"), "имя.bin");
    await api.sendPhoto(teen, bytes, { caption: "*жирно*", parse_mode: "MarkdownV2" });
    await api.sendVideo(teen, bytes);
    await api.sendAnimation(teen, bytes);
    await api.sendAudio(teen, bytes);
    await api.sendVoice(teen, bytes);
    await api.sendVideoNote(teen, bytes);
    await api.sendSticker(teen, bytes);
    const { document } = await api.sendDocument(teen, bytes);
    await api.sendDocument(teen, document.file_id);
    await api.sendLocation(teen, 55.8, 49.1);
    await api.sendVenue(teen, 55.8, 49.1, "Центр", "ул. Баумана, 1");
    await api.sendContact(teen, "112", "Помощь");
    await api.sendDice(teen, "🎲");
    await api.sendPoll(teen, "Как ты?", [{ text: "хорошо" }, { text: "плохо" }]);
    await api.sendMediaGroup(teen, [
      { type: "photo", media: new InputFile(Buffer.from("1")), caption: "альбом" },
      { type: "photo", media: new InputFile(Buffer.from("2")) },
    ]);
    const messages = (sandbox.world().messages[teen] ?? []).slice(1);
    const kinds = [
      "photo",
      "video",
      "animation",
      "audio",
      "voice",
      "video_note",
      "sticker",
      "document",
      "document",
    ];
    for (const [index, kind] of [...kinds, "location", "venue", "contact", "dice", "poll"].entries())
      expect(messages[index]).toHaveProperty(kind);
    expect(messages[0]).toMatchObject({
      caption: "жирно",
      caption_entities: [{ type: "bold", offset: 0, length: 5 }],
    });
    expect(messages[8]?.document?.file_id).toBe(document.file_id);
    expect(new Set(messages.slice(-2).map(({ media_group_id }) => media_group_id)).size).toBe(1);
  });

  test("what was sent can be changed: words, caption, file, buttons, reaction", async () => {
    const { api, sandbox } = await place();
    const photo = await api.sendPhoto(teen, new InputFile(Buffer.from("1")), { caption: "раз" });
    await api.editMessageCaption(teen, photo.message_id, { caption: "<i>два</i>", parse_mode: "HTML" });
    const document = new InputFile(Buffer.from("2"), "два.txt");
    await api.editMessageMedia(teen, photo.message_id, { type: "document", media: document, caption: "три" });
    await api.editMessageReplyMarkup(teen, photo.message_id, {
      reply_markup: { inline_keyboard: [[{ text: "a", url: "https://ya.ru" }]] },
    });
    await api.setMessageReaction(teen, 1, [{ type: "emoji", emoji: "👍" }]);
    const [start, edited] = sandbox.world().messages[teen] ?? [];
    expect(edited).toMatchObject({ caption: "три", document: { file_name: "два.txt" }, reply_markup: {} });
    expect(edited).not.toHaveProperty("photo");
    expect(edited).not.toHaveProperty("caption_entities");
    expect(edited?.edit_date).toBeGreaterThan(0);
    expect(start?.reactions).toEqual([
      { user_id: sandbox.world().bot.id, reaction: [{ type: "emoji", emoji: "👍" }] },
    ]);
  });

  test("what the bot says of itself", async () => {
    const { api, sandbox } = await place();
    const commands = [{ command: "sos", description: "Помощь сейчас" }];
    await api.setMyCommands(commands);
    await api.setMyCommands([{ command: "team", description: "Для своих" }], {
      scope: { type: "chat", chat_id: forum },
      language_code: "tt",
    });
    await api.setMyDescription("Рядом");
    await api.setMyShortDescription("Рядом, коротко");
    await api.setMyDescription("Янәшә", { language_code: "tt" });
    expect(await api.getMyCommands()).toEqual(commands);
    expect(await api.getMyCommands({ scope: { type: "chat", chat_id: forum } })).toEqual([]);
    expect(await api.getMyDescription({ language_code: "tt" })).toEqual({ description: "Янәшә" });
    expect(await api.getMyDescription({ language_code: "en" })).toEqual({ description: "Рядом" });
    expect(sandbox.world().bot).toMatchObject({
      commands,
      description: "Рядом",
      short_description: "Рядом, коротко",
    });
    await api.deleteMyCommands();
    expect(await api.getMyCommands()).toEqual([]);
    await api.setChatMenuButton({ chat_id: teen, menu_button: { type: "commands" } });
    expect(await api.getChatMenuButton({ chat_id: teen })).toEqual({ type: "commands" });
    expect(await api.getMe()).toMatchObject({ is_bot: true, username: sandbox.world().bot.username });
  });

  test("keyboards under the input come and go", async () => {
    const { api, control, sandbox } = await place();
    const keyboard = () => sandbox.world().chats.find(({ id }) => id === teen)?.keyboard;
    await api.sendMessage(teen, "где ты?", {
      reply_markup: { keyboard: [[{ text: "📍", request_location: true }]], one_time_keyboard: true },
    });
    expect(keyboard()).toMatchObject({ keyboard: [[{ text: "📍" }]] });
    await control.shareLocation({ user: teen, latitude: 1, longitude: 2 });
    expect(keyboard()).toBeNull();
    await api.sendMessage(teen, "меню", { reply_markup: { keyboard: [["SOS"]] } });
    await control.say({ user: teen, text: "SOS" });
    expect(keyboard()).toMatchObject({ keyboard: [[{ text: "SOS" }]] });
    await api.sendMessage(teen, "пока", { reply_markup: { remove_keyboard: true } });
    expect(keyboard()).toBeNull();
  });

  test("typing ends with the message or after five seconds", async () => {
    const { api, control, sandbox } = await place();
    const until = () => sandbox.world().chats.find(({ id }) => id === teen)?.typing_until ?? 0;
    await api.sendChatAction(teen, "typing");
    expect(until()).toBeGreaterThan(sandbox.now());
    await control.moveClock({ ms: 6_000 });
    expect(until()).toBeLessThan(sandbox.now());
    await api.sendMessage(teen, "вот");
    expect(until()).toBe(0);
  });

  test("copies lose their author, forwards show him, captions can change", async () => {
    const { api, control, sandbox } = await place();
    const said = await control.sendMedia({ user: teen, kind: "photo", caption: "моё фото" });
    const copy = await api.copyMessage(forum, teen, said.message_id);
    const renamed = await api.copyMessage(forum, teen, said.message_id, { caption: "фото" });
    const forwarded = await api.forwardMessage(forum, teen, said.message_id);
    const inForum = new Map(sandbox.world().messages[forum]?.map((message) => [message.message_id, message]));
    expect(inForum.get(copy.message_id)).toMatchObject({ caption: "моё фото" });
    expect(JSON.stringify(inForum.get(copy.message_id))).not.toContain("Алия");
    expect(inForum.get(renamed.message_id)).toMatchObject({ caption: "фото" });
    expect(forwarded.forward_origin).toMatchObject({ type: "user", sender_user: { id: teen } });
    await refused(api.copyMessage(forum, teen, 999), 400, "Bad Request: message to copy not found");
    await refused(api.forwardMessage(forum, teen, 999), 400, "Bad Request: message to forward not found");
    expect(await api.copyMessages(forum, teen, [said.message_id, 998, 999])).toHaveLength(1);
  });
});
