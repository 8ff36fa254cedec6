/** Links by which people come into a group: made by the bot, for so many and so long. Lets nobody in itself. */
import { randomBytes } from "node:crypto";
import type { ChatInviteLink } from "@grammyjs/types";
import { findChat } from "../chats.js";
import { badRequest } from "../refusal.js";
import type { Methods } from "./method.js";

const longestName = 32;
const mostMembers = 99_999;

export const inviteMethods: Methods = {
  createChatInviteLink(state, { chat_id, name, expire_date, member_limit, creates_join_request = false }) {
    const chat = findChat(state, chat_id);
    if (chat.type === "private" || !chat.bot_is_admin)
      return badRequest("not enough rights to manage chat invite link");
    if ((name ?? "").length > longestName) return badRequest("invite link name is too long");
    if ((member_limit ?? 0) < 0 || (member_limit ?? 0) > mostMembers)
      return badRequest("wrong member limit specified");
    if (creates_join_request && (member_limit ?? 0) > 0)
      return badRequest("member limit can't be specified for links requiring administrator approval");
    const made: ChatInviteLink = {
      invite_link: `https://t.me/+${randomBytes(12).toString("base64url")}`,
      creator: state.bot(),
      creates_join_request,
      is_primary: false,
      is_revoked: false,
      ...(name !== undefined && name !== "" && { name }),
      ...(expire_date !== undefined && expire_date > 0 && { expire_date }),
      ...(member_limit !== undefined && member_limit > 0 && { member_limit }),
    };
    state.invites.set(made.invite_link, { chat: chat.id, link: made, joined: 0 });
    return made;
  },
};
