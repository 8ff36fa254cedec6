/** Shows supervisors the board: one that stands pinned in a team's lobby and keeps itself true, or one to look at in private. */
import type { Needs } from "../../deps.js";
import { atHour, dayOf } from "../../domain/days.js";
import { type Board, boardOf } from "../../domain/desk/board.js";
import type { BoardFile, BoardPicture } from "../../domain/desk/board-picture.js";
import { may } from "../../domain/desk/permissions.js";
import { usualCaps } from "../../domain/desk/team-terms.js";
import { defaultUtcOffset } from "../../domain/directory/directory.js";
import type { Refusal } from "../../domain/outgoing.js";
import { type Staff, type Team, worksIn } from "../../domain/teams.js";
import { waitsForWord } from "../../domain/tickets.js";
import { dayMs, type Instant, minuteMs, msBetween, plus } from "../../domain/time.js";
import { type BoardWords, boardKeyboard, boardPicture, boardText } from "../../views/desk/board.js";
import { when } from "../../views/when.js";
import { staffVoice } from "../address.js";
import { waitingSince } from "./waiting-since.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** A group takes few edits a minute, and danger comes first. */
const everyMs = minuteMs;

const clockOfTeams = ({ directory }: Needs<"directory">, teams: readonly Team[]): number => {
  const [team] = teams;
  if (team === undefined || teams.length > 1) return defaultUtcOffset;
  return directory.regionOf(team.region)?.utcOffset ?? team.terms.utcOffset;
};

/** @param withTeamless tickets that no team has yet are shown too */
const lookAt = async (
  deps: Part,
  { teams, withTeamless }: { teams: readonly Team[]; withTeamless: boolean },
): Promise<Board> => {
  const { store, clock } = deps;
  const now = clock.now();
  const utcOffset = clockOfTeams(deps, teams);
  const ids = teams.map(({ id }) => id);
  const tickets = await Promise.all(ids.map((id) => store.tickets.unfinishedOf(id)));
  const teamless = withTeamless ? await store.tickets.waitingWithoutTeam() : [];
  const waiting = [...tickets.flat(), ...teamless].filter(waitsForWord);
  const anew = await Promise.all(
    waiting.map(async (ticket) => ({
      ticketId: ticket.id,
      since: await waitingSince(deps, ticket),
    })),
  );
  const staff = (await store.teams.allStaff()).flatMap((one) => {
    const team = teams.find(({ id }) => worksIn(one, id));
    return team === undefined || one.role === "partner"
      ? []
      : [{ ...one, caps: team.terms.caps ?? usualCaps }];
  });
  const today = dayOf(now, utcOffset);
  const late = await store.tickets.breaches(atHour(today, 0, utcOffset), utcOffset);
  return boardOf({
    tickets: [...tickets.flat(), ...teamless],
    staff,
    roster: await store.teams.roster(),
    resting: await store.care.resting(now),
    // What a clock runs for is known best.
    owed: [...(await store.nextWords.owed()), ...anew],
    late: late.filter(
      ({ day, teamId }) => day === today && (teamId === undefined ? withTeamless : ids.includes(teamId)),
    ),
    now,
  });
};

type Drawn = { file: BoardFile; caption: string; sameness: string };

const draw = async (
  deps: Part,
  {
    teams,
    withTeamless = false,
    isCountsOnly = false,
    isLive = false,
  }: { teams: readonly Team[]; withTeamless?: boolean; isCountsOnly?: boolean; isLive?: boolean },
): Promise<Drawn> => {
  const now = deps.clock.now();
  const t = staffVoice(deps);
  const utcOffset = clockOfTeams(deps, teams);
  const about: BoardWords = {
    team: teams.length === 1 ? teams[0]?.name : undefined,
    time: when(now, now, utcOffset, "ru"),
    utcOffset,
    timeOf: (at: Instant) => when(at, now, utcOffset, "ru"),
    isCountsOnly,
    isLive,
  };
  const board = await lookAt(deps, { teams, withTeamless });
  const picture: BoardPicture = boardPicture(t, board, about);
  const caption = boardText(t, board, about);
  return {
    file: { board: picture, name: `board-${now.slice(0, 10)}.png` },
    caption,
    sameness: JSON.stringify([{ ...picture, asOf: "" }, caption]),
  };
};

const setTimer = ({ store, clock }: Needs<"store" | "clock">, teamId: number): Promise<void> => {
  const payload = { teamId };
  const dueAt = plus(clock.now(), everyMs);
  return store.timers.set({ name: "board", key: String(teamId), payload, dueAt });
};

/** Takes a team's board away. False when there was none. */
export const dropBoard = async (deps: Part, { team }: { team: Pick<Team, "id"> }): Promise<boolean> => {
  const { store, outbox } = deps;
  const pinned = await store.boards.get(team.id);
  if (pinned === undefined) return false;
  const to = `lobby:${team.id}` as const;
  const payload = { message_id: -pinned.rowId };
  await outbox.post({ to, method: "deleteMessage", payload, priority: "prompt" });
  await store.boards.drop(team.id);
  await store.timers.cancel("board", String(team.id));
  return true;
};

const post = async (deps: Part, team: Team): Promise<void> => {
  const { store, outbox, clock } = deps;
  const { file, caption, sameness } = await draw(deps, { teams: [team], isLive: true });
  const to = `lobby:${team.id}` as const;
  const photo = { photo: file, caption, disable_notification: true };
  const message_id = await outbox.post({ to, method: "sendPhoto", payload: photo, priority: "prompt" });
  const pin = { message_id, disable_notification: true };
  await outbox.post({ to, method: "pinChatMessage", payload: pin, priority: "prompt" });
  await store.boards.pin(team.id, -message_id, sameness, clock.now());
  await setTimer(deps, team.id);
};

const renewedOf = (team: Team) => `board-renewed:${team.id}`;

/** One that was deleted or cannot be edited any more is posted anew. Whoever deletes that one too, the same day, wants none. */
const renewBoard = async (deps: Part, team: Team, refusal: Refusal): Promise<void> => {
  const { store, outbox, clock } = deps;
  const now = clock.now();
  if (refusal === "message-gone") await store.boards.drop(team.id);
  else await dropBoard(deps, { team });
  const before = await store.facts.get(renewedOf(team));
  if (before !== undefined && msBetween(before, now) < dayMs) {
    const text = staffVoice(deps)("board:staff.givenUp");
    return void (await outbox.say(`lobby:${team.id}`, { text }));
  }
  await store.facts.set(renewedOf(team), now, now);
  await post(deps, team);
};

/** Posts a team's only board into its lobby and pins it; one that stood there goes. */
export const postBoard = async (
  deps: Part,
  { staff, team }: { staff: Staff; team: Team },
): Promise<"posted" | "not-allowed" | "shut"> => {
  if (!may("postBoard", staff)) return "not-allowed";
  if (team.shutAt !== undefined) return "shut";
  await dropBoard(deps, { team });
  await deps.store.facts.drop(renewedOf(team));
  await post(deps, team);
  return "posted";
};

/** Once a minute, while a team's board stands: it is edited when something has changed, goes where it may not stand, and comes back where it was deleted. */
export const refreshBoard = async (deps: Part, { teamId }: { teamId: number }): Promise<void> => {
  const { store, outbox } = deps;
  const pinned = await store.boards.get(teamId);
  const team = await store.teams.get(teamId);
  if (pinned === undefined || team === undefined) return;
  if (team.shutAt !== undefined) return void (await dropBoard(deps, { team }));
  const place = await store.outbox.placeOf(pinned.rowId);
  const refusal = await store.boards.refusalOf(pinned);
  const isElsewhere = place !== undefined && place.chatId !== team.chatId;
  if (isElsewhere || team.chatId === undefined) return store.boards.drop(teamId);
  if (refusal === "message-gone" || refusal === "too-old") return renewBoard(deps, team, refusal);
  // Nothing may be changed there any more; only what is unclear is tried again.
  if (refusal !== undefined && refusal !== "ambiguous") return store.boards.drop(teamId);
  await setTimer(deps, teamId);
  const { file, caption, sameness } = await draw(deps, { teams: [team], isLive: true });
  if (pinned.isShown(sameness) && refusal === undefined) return;
  const payload = { message_id: -pinned.rowId, media: { type: "photo", media: file, caption } };
  // One that still waits for room says the newest; a second one would wait behind it.
  if (pinned.editId !== undefined && (await store.boards.reword(pinned.editId, payload, sameness))) return;
  const to = `lobby:${teamId}` as const;
  const edited = await outbox.post({ to, method: "editMessageMedia", payload, priority: "broadcast" });
  await store.boards.edited(teamId, -edited, sameness);
};

/** The board in somebody's private chat, of one of their teams or of all; `messageId` is renewed in its place. */
export const showBoard = async (
  deps: Part,
  {
    staff,
    chatId,
    teamId,
    messageId,
  }: { staff: Staff; chatId: number; teamId?: number | undefined; messageId?: number | undefined },
): Promise<"shown" | "not-allowed" | "unknown-team"> => {
  const { store, outbox } = deps;
  if (!may("seeBoard", staff)) return "not-allowed";
  const own = (await store.teams.all()).filter(({ id }) => worksIn(staff, id));
  const teams = teamId === undefined ? own : own.filter(({ id }) => id === teamId);
  if (teams.length === 0) return "unknown-team";
  const { file, caption } = await draw(deps, {
    teams,
    withTeamless: teamId === undefined && (staff.teamIds ?? []).length === 0,
    isCountsOnly: !may("seeNames", staff),
  });
  const reply_markup = boardKeyboard(staffVoice(deps), { team: teamId, teams: own });
  const to = `chat:${chatId}` as const;
  if (messageId === undefined)
    await outbox.post({
      to,
      method: "sendPhoto",
      payload: { photo: file, caption, reply_markup },
      priority: "prompt",
    });
  else
    await outbox.post({
      to,
      method: "editMessageMedia",
      payload: { message_id: messageId, media: { type: "photo", media: file, caption }, reply_markup },
      priority: "prompt",
    });
  return "shown";
};
