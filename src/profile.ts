/** The bot's commands and description in Telegram: neutral words, for they show on a phone that others may see. */
import { languages } from "./domain/people.js";
import type { I18n } from "./i18n/i18n.js";
import { commandList } from "./views/commands.js";

type Call = (method: string, payload: Record<string, unknown>) => Promise<unknown>;

/** Tells Telegram the commands and the description in every language, Russian for everybody else. */
export const setUpProfile = async (call: Call, i18n: I18n): Promise<void> => {
  for (const language of languages) {
    const t = i18n.translator(language, false);
    const codes = language === "ru" ? [{}, { language_code: "ru" }] : [{ language_code: language }];
    for (const code of codes) {
      const list = (who: "person" | "group", type: string) =>
        call("setMyCommands", { commands: commandList(t, who), scope: { type }, ...code });
      await list("person", "all_private_chats");
      // Groups that the bot is in are those of staff.
      await list("group", "all_group_chats");
      await call("setMyDescription", { description: t("profile:description"), ...code });
      await call("setMyShortDescription", { short_description: t("profile:shortDescription"), ...code });
    }
  }
};
