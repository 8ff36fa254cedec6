/** The desk without a bot: its actions on a database, under a clock that moves when a test says so, and what they have said. */
import { randomBytes } from "node:crypto";
import { type Actions, bindActions } from "../../src/actions/actions.js";
import { openDirectory } from "../../src/directory.js";
import type { Staff, StaffRole } from "../../src/domain/teams.js";
import type { Level, Ticket } from "../../src/domain/tickets.js";
import { hourMs, type Instant, plus } from "../../src/domain/time.js";
import { createI18n } from "../../src/i18n/i18n.js";
import { createOutbox } from "../../src/outbox/outbox.js";
import type { Target } from "../../src/store/transfers.js";
import { createEngine } from "./engine.js";

export const summary = "Дразнят в классе, обещали план на завтра.";

export const createDesk = async () => {
  const engine = await createEngine();
  const { store } = engine;
  const i18n = createI18n();
  let at: Instant = "2026-11-20T09:00:00.000Z";
  const now = () => at;
  const directory = await openDirectory(store, at);
  let said: { to: string; text: string }[] = [];

  /** One step, and what a step ends with. */
  const step = <R>(work: (actions: Actions) => Promise<R>): Promise<R> =>
    store.transaction(async (slices) => {
      const outbox = createOutbox(slices, at);
      const listening: typeof outbox = {
        ...outbox,
        say: (to, view, options) => {
          said.push({ to, text: view.text });
          return outbox.say(to, view, options);
        },
      };
      const clock = { now };
      const deps = { store: slices, outbox: listening, clock, i18n, directory, random: Math.random };
      const actions = bindActions(deps);
      const result = await work(actions);
      await actions.refreshTopics();
      return result;
    });
  const ticketOf = async ({ id }: Pick<Ticket, "id">): Promise<Ticket> => {
    const ticket = await store.tickets.get(id);
    if (ticket === undefined) throw new Error("No such ticket.");
    return ticket;
  };
  const somebody = async () => {
    const { chatId } = await engine.person();
    return { chatId, person: await store.people.ensurePerson(chatId, at) };
  };
  const personOf = ({ personId }: Pick<Ticket, "personId">) => store.people.get(personId);
  const forgetSaid = () => void (said = []);

  return {
    ...engine,
    now,
    step,
    ticketOf,
    personOf,
    somebody,
    pass: (ms: number) => void (at = plus(at, ms)),
    /** What was said so far is not counted any more. */
    forgetSaid,
    textsTo: (to: string) => said.flatMap((one) => (one.to === to ? [one.text] : [])).join("\n---\n"),
    callsTo: (to: string, { code }: Ticket) =>
      said.filter((one) => one.to === to && one.text.includes("Зовём") && one.text.includes(code)).length,
    timerOf: async (name: string, { id }: Pick<Ticket, "id">): Promise<string | undefined> => {
      const due = await engine.query<{ due_at: Date }>(
        `select due_at from timer where name = '${name}' and key = '${id}' and status = 'waiting'`,
      );
      return due[0]?.due_at.toISOString();
    },
    /** A member of staff who has opened the bot in private. */
    member: async (role: StaffRole) => {
      const { chatId } = await engine.person("Сотрудник");
      return { staff: await engine.staff(role, { chatId }), chat: `chat:${chatId}` };
    },
    /** Somebody has asked for a human and waits. */
    waits: async (level: Level) => {
      const { chatId, person } = await somebody();
      const quote = "хочу повеситься";
      const { ticket } = await step((actions) =>
        actions.openTicket({ person, need: "crisis", level, quote }),
      );
      return { person, ticket, chat: `chat:${chatId}` };
    },
    /** Fires a timer as it stands. */
    climbs: (ticket: Ticket, rung: number) =>
      step((actions) => actions.climb({ ticketId: ticket.id, rung, since: at })),
    /** A ticket of a team that somebody holds and, if they have, has answered. */
    heldBy: async (
      staff: Staff,
      teamId: number,
      level: Level = "standard",
      answered = true,
    ): Promise<Ticket> => {
      const { person } = await somebody();
      const ticket = await store.tickets.add(
        {
          alias: "Тихая рябина",
          code: randomBytes(4).toString("hex").toUpperCase(),
          personId: person.id,
          teamId,
          need: "talk",
          level,
          language: "ru",
          municipality: undefined,
          region: "tatarstan",
          answers: [],
          replyBy: plus(at, -hourMs),
        },
        at,
      );
      await store.tickets.claim(ticket.id, staff.id, at);
      if (answered) {
        await store.tickets.update(ticket.id, { firstWordAt: at });
        await store.tickets.move(ticket.id, "word");
      }
      return ticketOf(ticket);
    },
    /** A hand-over that was asked of somebody, and the person has agreed. */
    offered: async (staff: Staff, ticket: Ticket, to: Target): Promise<number> => {
      const begun = await step((actions) =>
        actions.beginTransfer({ staff, ticketId: ticket.id, to, chatId: 1 }),
      );
      if (!begun.ok) throw new Error(begun.code);
      const transferId = begun.value.transfer.id;
      await step((actions) => actions.sendTransfer({ staff, transferId, summary }));
      const person = await personOf(ticket);
      if (ticket.level !== "imminent")
        await step((actions) => actions.answerTransfer({ person, transferId, yes: true }));
      return transferId;
    },
    /** Nothing and nobody of an earlier test is there any more. */
    alone: async () => {
      for (const { id } of await store.tickets.allQueued()) await store.tickets.close(id, "mistake", at, at);
      for (const team of await store.teams.all()) await store.teams.unbind(team.id);
      for (const { id } of await store.teams.allStaff()) await store.teams.dismiss(id);
      forgetSaid();
    },
  };
};
