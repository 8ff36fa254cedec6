/** Those who keep the directory: who they are, and how they are told something in their own chats and languages. */
import type { Needs } from "../../deps.js";
import { type Actor, keepsDirectory, signed } from "../../domain/directory/proposals.js";
import { languageOf } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import type { T } from "../../i18n/i18n.js";
import type { View } from "../../views/view.js";

export type Coordinator = Staff & { chatId: number };

/** Everybody who may approve and can be reached. */
export const editors = async ({ store }: Needs<"store">): Promise<Coordinator[]> =>
  (await store.teams.allStaff()).flatMap(({ bound, chatId, ...one }) =>
    bound && chatId !== undefined && keepsDirectory(one) ? [{ ...one, chatId }] : [],
  );

/** Whose daily work the directory is; where there is no coordinator, whoever may approve. */
export const coordinators = async (deps: Needs<"store">): Promise<Coordinator[]> => {
  const all = await editors(deps);
  const own = all.filter(({ role }) => role === "coordinator");
  return own.length > 0 ? own : all;
};

/** How many others could approve what somebody does. */
export const colleaguesOf = async (
  deps: Needs<"store">,
  actor: Pick<Actor, "kind" | "id">,
): Promise<number> =>
  (await editors(deps)).filter(({ id }) => signed({ kind: "staff", id }) !== signed(actor)).length;

/** Who keeps the directory is spoken to with «вы», each in the language of their chat. */
export const voiceOfChat = async (
  { store, i18n }: Needs<"store" | "i18n">,
  chatId: number,
): Promise<{ t: T; language: ReturnType<typeof languageOf> }> => {
  const person = await store.people.byChat(chatId);
  const language = person === undefined ? "ru" : languageOf(person, undefined);
  return { t: i18n.translator(language, true), language };
};

type Told = Needs<"store" | "outbox" | "i18n">;

/** Says something in somebody's chat, in their language. */
export const tellChat = async (
  deps: Told,
  chatId: number,
  view: (t: T, language: ReturnType<typeof languageOf>) => View,
): Promise<void> => {
  const { t, language } = await voiceOfChat(deps, chatId);
  await deps.outbox.say(`chat:${chatId}`, view(t, language), { priority: "followUp" });
};

/** What somebody is called who did something: a colleague by name, the institution and the clock by what they are. */
export const nameOf = async (
  { store }: Needs<"store">,
  { by, t }: { by: string | null; t: T },
): Promise<string> => {
  const [kind, id] = (by ?? "").split(":");
  if (kind === "staff")
    return (await store.teams.staff(Number(id)))?.name ?? t("coordinator:staff.who.colleague");
  if (kind === "keeper") return t("coordinator:staff.who.keeper");
  if (kind === "time") return t("coordinator:staff.who.time");
  return kind === "reports" ? t("coordinator:staff.who.reports") : t("coordinator:staff.who.import");
};

/** The chat of whoever proposed something; undefined when they cannot be reached any more. */
export const chatOfAuthor = async (deps: Needs<"store">, author: string): Promise<number | undefined> => {
  const [kind, id] = author.split(":");
  if (kind === "keeper") return deps.store.keepers.chatOf(Number(id));
  return (await editors(deps)).find((one) => one.id === Number(id))?.chatId;
};
