/** After a gap in receiving: whoever was to press a button hears that the press may be lost, and how to go on. */
import type { Needs } from "../deps.js";
import { voiceFor } from "./address.js";

export const askAgain = async ({
  store,
  outbox,
  i18n,
}: Needs<"store" | "outbox" | "i18n">): Promise<void> => {
  for (const id of await store.dialogues.openOf()) {
    const person = await store.people.get(id);
    const { languageCode } = await store.people.identityOf(person.chatId);
    const text = voiceFor({ i18n }, person, languageCode)("common:askAgain");
    await outbox.say(`chat:${person.chatId}`, { text }, { priority: "followUp", unprompted: true });
  }
};
