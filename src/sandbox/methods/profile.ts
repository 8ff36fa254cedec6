/** What the bot says of itself: name, descriptions, commands, menu button, rights it asks for. */
import type { BotCommand } from "@grammyjs/types";
import type { World } from "../contract.js";
import { badRequest } from "../refusal.js";
import type { State } from "../state.js";
import { countLetters } from "../text/parse.js";
import type { Methods } from "./method.js";

type Scoped = { scope?: object | undefined; language_code?: string | undefined } | undefined;

const keyOf = (kind: string, params: Scoped): string => {
  const scope = JSON.stringify(params?.scope ?? { type: "default" });
  return `${kind}:${scope}:${params?.language_code ?? ""}`;
};
const isDefault = (params: Scoped): boolean => keyOf("", params) === keyOf("", undefined);

const read = (state: State, key: string): unknown => state.setting("profile")[key];
const write = (state: State, key: string, value: unknown): void => {
  const { [key]: _, ...others } = state.setting("profile");
  state.change("profile", value === undefined ? others : { ...others, [key]: value });
};

const changeBot = (state: State, change: Partial<World["bot"]>): void => {
  const bot = { ...state.setting("bot"), ...change };
  state.change("bot", bot);
  state.tell({ type: "bot", bot });
};

const checkCommands = (commands: BotCommand[]): void => {
  if (commands.length > 100) badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) badRequest("BOT_COMMAND_INVALID");
    const letters = countLetters(description);
    if (letters < 1 || letters > 256) badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
};

type TextKind = "name" | "description" | "short_description";
const textLimits: Record<TextKind, [letters: number, refusal: string]> = {
  name: [64, "BOT_TITLE_INVALID"],
  description: [512, "BOT_DESCRIPTION_INVALID"],
  short_description: [120, "BOT_SHORT_DESCRIPTION_INVALID"],
};

const setText = (state: State, kind: TextKind, text: string, params: Scoped): true => {
  const [limit, refusal] = textLimits[kind];
  if (countLetters(text) > limit) badRequest(refusal);
  write(state, keyOf(kind, params), text === "" ? undefined : text);
  if (!isDefault(params)) return true;
  if (kind !== "name") changeBot(state, { [kind]: text });
  else if (text !== "") changeBot(state, { first_name: text });
  return true;
};
const getText = (state: State, kind: TextKind, params: Scoped): string => {
  const text = read(state, keyOf(kind, params)) ?? read(state, keyOf(kind, undefined));
  return typeof text === "string" ? text : "";
};

const rightsKey = (params: { for_channels?: boolean } | undefined): string =>
  `rights:${params?.for_channels === true ? "channels" : "groups"}`;
const menuKey = (params: { chat_id?: number } | undefined): string => `menu:${params?.chat_id ?? "default"}`;

export const profileMethods: Methods = {
  getMe: (state) => ({
    ...state.bot(),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
  }),

  setMyCommands(state, params) {
    checkCommands([...params.commands]);
    const commands = params.commands.map(({ command, description }) => ({
      command: command.replace(/^\//, ""),
      description,
    }));
    write(state, keyOf("commands", params), commands);
    if (isDefault(params)) changeBot(state, { commands });
    return true;
  },
  deleteMyCommands(state, params) {
    write(state, keyOf("commands", params), undefined);
    if (isDefault(params)) changeBot(state, { commands: [] });
    return true;
  },
  getMyCommands: (state, params) => read(state, keyOf("commands", params)) ?? [],

  setMyName: (state, params) => setText(state, "name", params.name ?? "", params),
  getMyName: (state, params) => ({ name: getText(state, "name", params) || state.bot().first_name }),
  setMyDescription: (state, params) => setText(state, "description", params.description ?? "", params),
  getMyDescription: (state, params) => ({ description: getText(state, "description", params) }),
  setMyShortDescription: (state, params) =>
    setText(state, "short_description", params.short_description ?? "", params),
  getMyShortDescription: (state, params) => ({
    short_description: getText(state, "short_description", params),
  }),

  setChatMenuButton(state, params) {
    write(state, menuKey(params), params.menu_button);
    return true;
  },
  getChatMenuButton: (state, params) =>
    read(state, menuKey(params)) ?? read(state, menuKey(undefined)) ?? { type: "commands" },

  setMyDefaultAdministratorRights(state, params) {
    write(state, rightsKey(params), params.rights);
    return true;
  },
  getMyDefaultAdministratorRights: (state, params) =>
    read(state, rightsKey(params)) ?? { is_anonymous: false },

  getUserProfilePhotos: () => ({ total_count: 0, photos: [] }),
};
