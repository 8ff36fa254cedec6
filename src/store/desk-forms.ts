/** Short forms of staff, saved step by step; and what people answer after a talk, which leads to nobody. */
import type { FormKind, Given } from "../domain/desk/forms.js";
import type { Language } from "../domain/people.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";
import type { DeskForm as Row } from "./generated/client.js";
import type { Seal } from "./seal.js";

export type DeskForm = {
  id: number;
  ticketId: number;
  staffId: number;
  kind: FormKind;
  given: Given;
  /** What was typed instead of a choice, by step. */
  words: Given;
  startedAt: Instant;
  doneAt: Instant | undefined;
};

export const createDeskFormStore = (db: Db, seal: Seal) => {
  const toForm = (row: Row): DeskForm => ({
    id: row.id,
    ticketId: row.ticketId,
    staffId: row.staffId,
    kind: row.kind as FormKind,
    given: row.codes as Given,
    words: row.words === null ? {} : seal.openJson<Given>(row.words),
    startedAt: row.startedAt.toISOString(),
    doneAt: row.doneAt?.toISOString(),
  });
  return {
    /** The form of a ticket that is not done; others who fill it in at the same moment wait. */
    async open(ticketId: number, kind: FormKind): Promise<DeskForm | undefined> {
      await db.$queryRaw`select id from ticket where id = ${ticketId} for update`;
      const row = await db.deskForm.findFirst({ where: { ticketId, kind, doneAt: null } });
      return row === null ? undefined : toForm(row);
    },

    async begin(
      form: { ticketId: number; staffId: number; kind: FormKind; given?: Given },
      now: Instant,
    ): Promise<DeskForm> {
      const { given = {}, ...rest } = form;
      return toForm(await db.deskForm.create({ data: { ...rest, codes: { ...given }, startedAt: now } }));
    },

    async save(id: number, change: { staffId: number; given: Given; words: Given }): Promise<void> {
      const { staffId, given, words } = change;
      const sealed = Object.keys(words).length === 0 ? null : seal.sealJson(words);
      await db.deskForm.update({ where: { id }, data: { staffId, codes: { ...given }, words: sealed } });
    },

    async finish(id: number, now: Instant): Promise<void> {
      await db.deskForm.update({ where: { id }, data: { doneAt: now } });
    },

    /** What was begun and not ended. */
    async drop(ticketId: number, kind: FormKind): Promise<void> {
      await db.deskForm.deleteMany({ where: { ticketId, kind, doneAt: null } });
    },

    /** All of a ticket's that are done, the first one first: a talk that was taken up again has several. */
    async doneOf(ticketId: number, kind: FormKind): Promise<DeskForm[]> {
      const where = { ticketId, kind, doneAt: { not: null } };
      return (await db.deskForm.findMany({ where, orderBy: { id: "asc" } })).map(toForm);
    },

    /** Words of forms that were done before are erased; codes stay for statistics. */
    async eraseWords(before: Instant): Promise<number> {
      const where = { doneAt: { lt: before }, words: { not: null } };
      return (await db.deskForm.updateMany({ where, data: { words: null } })).count;
    },

    async addAfterTalk(answer: {
      question: string;
      answer: string;
      language: Language;
      month: string;
    }): Promise<void> {
      await db.afterTalk.create({ data: answer });
    },

    /** How often each answer was given. */
    async afterTalks(): Promise<{ question: string; answer: string; count: number }[]> {
      const rows = await db.afterTalk.groupBy({ by: ["question", "answer"], _count: true });
      return rows.map(({ question, answer, _count }) => ({ question, answer, count: _count }));
    },
  };
};
