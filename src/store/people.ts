/** Chats and the persons behind private ones. The only table that knows Telegram's ids and names is here, sealed. */
import type { Destination } from "../domain/outgoing.js";
import type { ChatIdentity, Language, Person, PersonRole } from "../domain/people.js";
import { isLanguage, personRoles } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import { camelled } from "./rows.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";

export type PersonRow = {
  id: number;
  chatId: number;
  language: string | null;
  role: string | null;
  region: string | null;
  silent: boolean;
  crisis: string | null;
  hiddenAt: Date | null;
  guarded: boolean;
  keepChat: boolean;
  addingTo: number | null;
  createdAt: Date;
};

export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  chatId: row.chatId,
  language: isLanguage(row.language) ? row.language : undefined,
  role: personRoles.find((role) => role === row.role),
  region: row.region ?? undefined,
  silent: row.silent,
  crisis: row.crisis === "soft" || row.crisis === "hard" ? row.crisis : undefined,
  hiddenAt: row.hiddenAt?.toISOString(),
  guarded: row.guarded,
  keepChat: row.keepChat,
  addingTo: row.addingTo ?? undefined,
  createdAt: row.createdAt.toISOString(),
});

/** The row of a chat, made when it is new; what Telegram calls the chat is kept sealed. */
export const ensureChat = async (
  db: Db,
  seal: Seal,
  identity: ChatIdentity,
  now: Instant,
): Promise<number> => {
  const rows = await db.$queryRaw<{ id: number }[]>`
    insert into chat (lookup, identity, kind, created_at)
    values (${seal.lookup("chat", identity.telegramId)}, ${seal.sealJson(identity)},
            ${identity.kind}::"ChatKind", ${now}::timestamptz)
    on conflict (lookup) do update set lookup = excluded.lookup returning id`;
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("A chat could not be stored.");
  return id;
};

export const createPeopleStore = (db: Db, sql: Sql, seal: Seal) => ({
  ensureChat: (identity: ChatIdentity, now: Instant): Promise<number> => ensureChat(db, seal, identity, now),

  async findChat(telegramId: number): Promise<number | undefined> {
    const row = await db.chat.findUnique({
      where: { lookup: seal.lookup("chat", telegramId) },
      select: { id: true },
    });
    return row?.id;
  },

  async identityOf(chatId: number): Promise<ChatIdentity> {
    const row = await db.chat.findUniqueOrThrow({ where: { id: chatId }, select: { identity: true } });
    return seal.openJson<ChatIdentity>(row.identity);
  },

  /** Keeps new names of a chat. */
  async setIdentity(chatId: number, identity: ChatIdentity): Promise<void> {
    await db.chat.update({ where: { id: chatId }, data: { identity: seal.sealJson(identity) } });
  },

  /** A group that became a supergroup has a new id; everything that points at its row goes on. */
  async moveChat(chatId: number, telegramId: number): Promise<void> {
    const lookup = seal.lookup("chat", telegramId);
    const identity = await this.identityOf(chatId);
    // The new group may already have written, and be handled at this moment: its row gives way with all that names it.
    const newer = await db.$queryRaw<{ id: number }[]>`
      select id from chat where lookup = ${lookup} and id <> ${chatId} for update`;
    for (const { id } of newer) {
      await db.inbox.updateMany({ where: { chatId: id }, data: { chatId } });
      await db.outbox.updateMany({
        where: { destination: `chat:${id}` },
        data: { destination: `chat:${chatId}` },
      });
      await db.outbox.updateMany({ where: { chatId: id }, data: { chatId } });
      const bound = await db.team.findUnique({ where: { chatId }, select: { id: true } });
      await db.team.updateMany({ where: { chatId: id }, data: { chatId: bound === null ? chatId : null } });
      await db.chat.delete({ where: { id } });
    }
    await db.chat.update({
      where: { id: chatId },
      data: { lookup, identity: seal.sealJson({ ...identity, telegramId }) },
    });
  },

  async setBlocked(chatId: number, at: Instant | undefined): Promise<void> {
    await db.chat.update({ where: { id: chatId }, data: { blockedAt: at ?? null } });
  },

  /** Whether nothing may be said unasked at a destination, because somebody may be near: they said so, or hid. */
  async isSilent(to: Destination): Promise<boolean> {
    const [kind, id] = to.split(":");
    if (kind !== "chat") return false;
    const select = { silent: true, guarded: true };
    const row = await db.person.findUnique({ where: { chatId: Number(id) }, select });
    return row !== null && (row.silent || row.guarded);
  },

  async ensurePerson(chatId: number, now: Instant): Promise<Person> {
    return toPerson(
      await db.person.upsert({ where: { chatId }, create: { chatId, createdAt: now }, update: {} }),
    );
  },

  async byChat(chatId: number): Promise<Person | undefined> {
    const row = await db.person.findUnique({ where: { chatId } });
    return row === null ? undefined : toPerson(row);
  },

  async get(id: number): Promise<Person> {
    const [row] = camelled<PersonRow>(await sql.rows<object>`select * from person where id = ${id}`);
    if (row === undefined) throw new Error("There is no such person.");
    return toPerson(row);
  },

  /** The person as they are now; their own steps wait until this transaction ends. */
  async lock(id: number): Promise<Person> {
    await db.$queryRaw`select c.id from chat c join person p on p.chat_id = c.id where p.id = ${id} for update of c`;
    return this.get(id);
  },

  async update(
    id: number,
    change: {
      language?: Language;
      role?: PersonRole | null;
      region?: string | null;
      silent?: boolean;
      crisis?: "soft" | "hard" | null;
      hiddenAt?: Instant;
      guarded?: boolean;
      keepChat?: boolean;
      addingTo?: number | null;
    },
  ): Promise<void> {
    await db.person.update({ where: { id }, data: change });
  },
});
