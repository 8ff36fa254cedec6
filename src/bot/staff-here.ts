/** The member of staff who writes in their private chat; from then on the bot can write to them there too. */
import { scope } from "../context.js";
import type { Staff } from "../domain/teams.js";
import type { T } from "../i18n/i18n.js";
import { staffHelp } from "../views/start.js";

export const staffHere = async (): Promise<Staff | undefined> => {
  const { deps, identity, person } = scope();
  const { teams } = deps.store;
  const staff = await teams.staffByUser(identity.telegramId);
  if (staff !== undefined) await teams.setChat(staff.id, person.chatId);
  return staff;
};

/** How to speak to them: in the language they chose, with «вы». */
export const staffHereVoice = (): T => {
  const { deps, language } = scope();
  return deps.i18n.translator(language, true);
};

/** Tells colleagues what they can do here, instead of what a person is offered. False to anybody else. */
export const sayToStaff = async (): Promise<boolean> => {
  const staff = await staffHere();
  if (staff === undefined) return false;
  await scope().say(staffHelp(staffHereVoice(), staff.role === "partner" ? "partner" : "staff"));
  return true;
};
