/** Sends the plan of one page, to be kept or printed. */
import type { Needs } from "../deps.js";
import type { Person } from "../domain/people.js";
import { planPaper } from "../views/bullying.js";
import type { Fields } from "../views/buttons.js";
import { voiceFor } from "./address.js";

export const sendPlan = async (
  { outbox, directory, clock, i18n }: Needs<"outbox" | "directory" | "clock" | "i18n">,
  {
    person,
    clientLanguage,
    told,
  }: { person: Person; clientLanguage?: string | undefined; told: Fields<"plan"> },
): Promise<void> => {
  const t = voiceFor({ i18n }, person, clientLanguage);
  const now = clock.now();
  const region = directory.regionOf(person.region)?.code;
  const document = planPaper(t, told, directory.lines({ topic: "bullying", region, now }), now);
  const payload = { document, caption: t("bullying:plan.sent") };
  await outbox.post({ to: `chat:${person.chatId}`, method: "sendDocument", payload, priority: "prompt" });
};
