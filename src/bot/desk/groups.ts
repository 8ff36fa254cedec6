/** Who comes into a group of staff, who goes, and who speaks there: told on, to be compared with the roster. */
import { Composer, type Context } from "grammy";
import { staffScope } from "../../context.js";

const gone = new Set(["left", "kicked"]);

/** To be installed before everything else in a group: whoever is not on the roster is known before they are answered. */
export const watchedGroups = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("chat_member", async (ctx) => {
    const { actions, chatId } = staffScope();
    const { new_chat_member: member } = ctx.chatMember;
    const isAway = member.status === "restricted" ? !member.is_member : gone.has(member.status);
    const { id: userId, is_bot: isBot } = member.user;
    await actions.noteInGroup({ chatId, userId, isBot, isThere: !isAway });
  });
  composer.on(["message:new_chat_members", "message:left_chat_member"], async (ctx, next) => {
    const { actions, chatId } = staffScope();
    const came = ctx.message.new_chat_members ?? [];
    const left = ctx.message.left_chat_member === undefined ? [] : [ctx.message.left_chat_member];
    for (const { id: userId, is_bot: isBot } of [...came, ...left])
      if (userId !== ctx.me.id)
        await actions.noteInGroup({ chatId, userId, isBot, isThere: left.length === 0 });
    return next();
  });
  // Whoever of ours acts there is there, however long ago they came and whoever saw them come.
  composer.on(["callback_query:data", "message::bot_command"], async (ctx, next) => {
    const { actions, deps, chatId } = staffScope();
    const userId = ctx.from.id;
    const isOurs = (await deps.store.teams.staffByUser(userId)) !== undefined;
    if (isOurs && !(await deps.store.groups.hasSeen(chatId, userId)))
      await actions.noteInGroup({ chatId, userId, isBot: false, isThere: true });
    return next();
  });
  return composer;
};
