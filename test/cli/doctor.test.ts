/** What `doctor` says of the bot's rights in a group of staff. */
import type { ChatMember, ChatMemberAdministrator } from "@grammyjs/types";
import { expect, test } from "vitest";
import { lackingRights } from "../../src/cli/doctor.js";

const user = { id: 1, is_bot: true, first_name: "Ryadom" };
const administrator: ChatMemberAdministrator = {
  status: "administrator",
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
  can_send_welcome_messages: false,
};

test.each<[ChatMember, string[]]>([
  [administrator, []],
  [
    { ...administrator, can_invite_users: false },
    ["invite by link: newcomers are given no way into the group"],
  ],
  [
    { ...administrator, can_pin_messages: false, can_manage_topics: false },
    ["manage topics", "pin messages"],
  ],
])("an administrator lacks what is not given", (member, lacking) =>
  expect(lackingRights(member)).toEqual(lacking),
);

test("a plain member lacks all of them", () =>
  expect(lackingRights({ status: "member", user })).toHaveLength(4));
