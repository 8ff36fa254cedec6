/** A forum that is nearly full loses the topics of talks that have ended; when that is not enough, another is asked for. */
import type { Needs } from "../../deps.js";
import { roomIn, toThin } from "../../domain/desk/fullness.js";
import { worksIn } from "../../domain/teams.js";
import { dayMs, msBetween, plus } from "../../domain/time.js";
import { staffVoice } from "../address.js";
import { dropTopic } from "./drop-topic.js";
import { newCode } from "./one-time-code.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "random">;

const askAgainMs = 7 * dayMs;

/** Asks those who answer for the team, with a code for the new forum; at most once a week. */
const askForForum = async (deps: Part, teamId: number, topics: number): Promise<void> => {
  const { store, outbox, clock, random } = deps;
  const now = clock.now();
  const name = `forum-full:${teamId}`;
  const asked = await store.facts.get(name);
  const team = await store.teams.get(teamId);
  if (team === undefined || (asked !== undefined && msBetween(asked, now) < askAgainMs)) return;
  await store.facts.set(name, now, now);
  const code = newCode(random);
  await store.teams.renewCode(teamId, code, plus(now, dayMs));
  const text = staffVoice(deps)("lobby:group.full", { team: team.name, topics, code });
  for (const one of await store.teams.allStaff())
    if (
      (one.role === "supervisor" || one.role === "head") &&
      one.chatId !== undefined &&
      worksIn(one, teamId)
    )
      await outbox.say(`chat:${one.chatId}`, { text }, { priority: "prompt" });
};

/** To be called when a topic is about to be made. */
export const thinForum = async (deps: Part, { teamId }: { teamId: number }): Promise<void> => {
  const { store, clock } = deps;
  const team = await store.teams.get(teamId);
  if (team?.chatId === undefined) return;
  const topics = await store.tickets.topicsOf(teamId);
  const newestMessage = await store.outbox.newestIn(team.chatId);
  const { tooMany, isWornOut } = roomIn({ topics, newestMessage });
  if (tooMany === 0 && !isWornOut) return;
  const ended = tooMany === 0 ? [] : await store.tickets.endedWithTopic(teamId);
  const gone = toThin(ended, tooMany, clock.now());
  for (const ticket of gone) await dropTopic(deps, ticket, "broadcast");
  if (isWornOut || gone.length < tooMany) await askForForum(deps, teamId, topics);
};
