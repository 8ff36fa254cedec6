/** Which reactions Telegram knows, and how one changes those of a message. Tells nobody. */
import type { ReactionType, ReactionTypeEmoji } from "@grammyjs/types";
import type { SandboxMessage } from "./contract.js";

const emoji = new Set(
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);

/** Whether it is one of the emoji that Telegram offers for reactions. */
export const isReactionEmoji = (text: string): text is ReactionTypeEmoji["emoji"] => emoji.has(text);

/** Whether anybody may react with it in an ordinary chat. */
export const isKnownReaction = (reaction: ReactionType): boolean =>
  reaction.type === "custom_emoji" || (reaction.type === "emoji" && isReactionEmoji(reaction.emoji));

export const reactionOf = (message: SandboxMessage, userId: number): ReactionType[] =>
  message.reactions?.find(({ user_id }) => user_id === userId)?.reaction ?? [];

/** The message with somebody's reaction put, replaced or taken away. */
export const withReaction = (
  message: SandboxMessage,
  userId: number,
  reaction: ReactionType[],
): SandboxMessage => {
  const others = (message.reactions ?? []).filter(({ user_id }) => user_id !== userId);
  const reactions = reaction.length === 0 ? others : [...others, { user_id: userId, reaction }];
  const { reactions: _, ...bare } = message;
  return reactions.length === 0 ? bare : { ...bare, reactions };
};
