/** What a member of staff does in the library: reads, completes a course, asks the coordinator for what is not known. */
import type { Deps, Needs } from "../../deps.js";
import type { Staff } from "../../domain/teams.js";
import { askedForPaper } from "../../views/library.js";
import { staffVoice } from "../address.js";

export const markRead = ({ store, clock }: Needs<"store" | "clock">, it: { staff: Staff; key: string }) =>
  store.courseMarks.read(it.staff.id, it.key, clock.now());

export const completeCourse = (
  { store, clock }: Needs<"store" | "clock">,
  it: { staff: Staff; key: string },
) => store.courseMarks.complete(it.staff.id, it.key, clock.now());

/** Asks the coordinators in their own chats, or supervisors where there are none. Answers how many were asked. */
export const askForPaper = async (
  deps: Deps,
  { staff, key, title }: { staff: Staff; key: string; title: string },
): Promise<number> => {
  const { store, outbox } = deps;
  const others = (await store.teams.allStaff()).filter(
    ({ id, bound, chatId }) => id !== staff.id && bound && chatId !== undefined,
  );
  const coordinators = others.filter(({ role }) => role === "coordinator");
  const asked = coordinators.length > 0 ? coordinators : others.filter(({ role }) => role === "supervisor");
  const view = askedForPaper(staffVoice(deps), { staff: staff.name, title, key });
  for (const { chatId } of asked) await outbox.say(`chat:${chatId ?? 0}`, view, { priority: "followUp" });
  return asked.length;
};
