/**
 * The bot may manage topics in a team's group no more, or may again: whoever answers for the team hears of it at once,
 * and so does, when talks arrive again, whoever was told that nobody is there.
 */
import type { Needs } from "../../deps.js";
import type { Team } from "../../domain/teams.js";
import { staffVoice, voiceFor } from "../address.js";
import { teamPresence } from "../watch-ticket.js";
import { tellAnswerable } from "./watch-group.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n">;

const factOf = ({ id }: Team) => `no-rights:${id}`;

/** Those who could not be given a topic, while nobody has come to them. */
const tellWaiting = async (deps: Part, team: Team): Promise<void> => {
  const { store, outbox } = deps;
  if (!(await teamPresence(deps, team.id)).there) return;
  for (const ticket of await store.tickets.unfinishedOf(team.id)) {
    const events = ticket.topicId === undefined ? await store.tickets.events(ticket.id) : [];
    if (!events.some(({ kind }) => kind === "no-topic")) continue;
    const person = await store.people.get(ticket.personId);
    const text = voiceFor(deps, person, ticket.language)("talk:thereAgain");
    const options = { priority: "relay", ticketId: ticket.id, unprompted: true } as const;
    await outbox.say(`chat:${person.chatId}`, { text }, options);
  }
};

/** Said once for each change, by whatever it was learnt. */
export const hearRights = async (
  deps: Part,
  { team, able }: { team: Team; able: boolean },
): Promise<void> => {
  const { store, clock, i18n } = deps;
  const wasAble = (await store.facts.get(factOf(team))) === undefined;
  if (able === wasAble) return;
  if (able) await store.facts.drop(factOf(team));
  else await store.facts.set(factOf(team), "lost", clock.now());
  const text = staffVoice({ i18n })(able ? "staff:rightsBack" : "staff:rightsLost", { team: team.name });
  await tellAnswerable(deps, team, text);
  if (able) await tellWaiting(deps, team);
};
