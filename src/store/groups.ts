/** Who is in the groups of staff, known by look-ups alone, and which of them is on no roster. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { Seal } from "./seal.js";

export const createGroupStore = (db: Db, seal: Seal) => ({
  /** Somebody was seen in a group. */
  async note(chatId: number, userId: number, isBot: boolean, now: Instant): Promise<void> {
    const lookup = seal.lookup("user", userId);
    const where = { chatId_lookup: { chatId, lookup } };
    await db.groupMember.upsert({ where, create: { chatId, lookup, isBot, seenAt: now }, update: {} });
  },

  async forget(chatId: number, userId: number): Promise<void> {
    await db.groupMember.deleteMany({ where: { chatId, lookup: seal.lookup("user", userId) } });
  },

  async hasSeen(chatId: number, userId: number): Promise<boolean> {
    const where = { chatId, lookup: seal.lookup("user", userId) };
    return (await db.groupMember.count({ where })) > 0;
  },

  /** Whom of the staff nobody has seen in a group where others of them were seen. */
  async outsideOf(chatId: number): Promise<number[]> {
    const rows = await db.$queryRaw<{ id: number }[]>`
      select s.id from staff s
      where exists (select 1 from group_member m join staff o on o.lookup = m.lookup where m.chat_id = ${chatId})
        and not exists (select 1 from group_member m where m.chat_id = ${chatId} and m.lookup = s.lookup)`;
    return rows.map(({ id }) => id);
  },

  /** How many members are known, and how many of them are strangers to a team's roster: people and bots. */
  async census(chatId: number, teamId: number): Promise<{ known: number; people: number; bots: number }> {
    const rows = await db.$queryRaw<{ is_bot: boolean; stranger: boolean }[]>`
      select m.is_bot, not exists (
        select 1 from staff s where s.lookup = m.lookup and s.role <> 'partner'
          and (cardinality(s.team_ids) = 0 or ${teamId} = any(s.team_ids))) as stranger
      from group_member m where m.chat_id = ${chatId}`;
    const strangers = rows.filter(({ stranger }) => stranger);
    return {
      known: rows.length,
      people: strangers.filter(({ is_bot: isBot }) => !isBot).length,
      bots: strangers.filter(({ is_bot: isBot }) => isBot).length,
    };
  },

  /** Notes that those who answer for a group were told of its strangers. Answers whether one of them is new. */
  async markTold(chatId: number, teamId: number, now: Instant): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      update group_member m set told_at = ${now}::timestamptz
      where m.chat_id = ${chatId} and m.told_at is null and not exists (
        select 1 from staff s where s.lookup = m.lookup and s.role <> 'partner'
          and (cardinality(s.team_ids) = 0 or ${teamId} = any(s.team_ids)))
      returning 1`;
    return rows.length > 0;
  },

  /** How many members of a group nobody knows, by Telegram's own count. */
  async setUncounted(teamId: number, uncounted: number): Promise<void> {
    await db.team.update({ where: { id: teamId }, data: { uncounted } });
  },

  async uncounted(teamId: number): Promise<number> {
    return (await db.team.findUniqueOrThrow({ where: { id: teamId }, select: { uncounted: true } }))
      .uncounted;
  },

  /** Shuts a group for cards, or opens it. False when it stood so before. */
  async setShut(teamId: number, at: Instant | undefined): Promise<boolean> {
    const where = { id: teamId, shutAt: at === undefined ? { not: null } : null };
    return (await db.team.updateMany({ where, data: { shutAt: at ?? null } })).count === 1;
  },
});
