/** Shows the duty roster: a team's week, and who changed what lately. Changes nothing. */
import type { Needs } from "../../deps.js";
import { atHour, type Day, dayOf, plusDays } from "../../domain/days.js";
import { differences, rosteredBy } from "../../domain/desk/roster.js";
import { mondayOf, weekFrom, weekGaps } from "../../domain/desk/roster-week.js";
import { shiftsBetween } from "../../domain/duty.js";
import { isDismissed, type Staff, type Team, worksIn } from "../../domain/teams.js";
import { changesText, weekView, whoIsAbsent } from "../../views/desk/roster.js";
import type { View } from "../../views/view.js";
import { staffVoice, timeOfStaff } from "../address.js";

type Part = Needs<"store" | "clock" | "i18n" | "directory">;

const clockOfTeam = ({ directory }: Needs<"directory">, team: Team): number =>
  directory.regionOf(team.region)?.utcOffset ?? team.terms.utcOffset;

const isOnDesk = ({ role }: Staff) => role === "specialist" || role === "supervisor";

/** @param day any day of the week that is asked for; without one, the present week */
export const showWeek = async (
  deps: Part,
  { staff, team, day }: { staff: Staff; team: Team; day?: Day | undefined },
): Promise<View> => {
  const { store, clock, directory } = deps;
  const utcOffset = clockOfTeam(deps, team);
  const today = dayOf(clock.now(), utcOffset);
  const monday = mondayOf(day ?? today);
  const all = await store.teams.roster();
  const members = (await store.teams.allStaff()).filter(
    (one) => worksIn(one, team.id) && !isDismissed(one) && one.role !== "partner" && one.role !== "analyst",
  );
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const roster = all.filter(({ staffId }) => names.has(staffId));
  const answering = members.filter((one) => isOnDesk(one) && one.bound);
  const covering = roster.filter(({ staffId }) => answering.some(({ id }) => id === staffId));
  const desk = members.filter(isOnDesk);
  return weekView(staffVoice(deps), {
    team,
    region: directory.regionOf(team.region)?.ru,
    utcOffset,
    monday,
    today,
    days: weekFrom(monday, roster, utcOffset),
    gaps: weekGaps(monday, covering, utcOffset),
    isEmpty: all.length === 0,
    nameOf: (id) => names.get(id) ?? "",
    withoutHours: desk
      .filter(({ id }) => !roster.some(({ staffId }) => staffId === id))
      .map(({ name }) => name),
    notCome: desk.filter(({ bound }) => !bound).map(({ name }) => name),
    mayEdit: rosteredBy(staff, desk).length > 0,
  });
};

/** Asks who of those who are to come today does not. */
export const askWhoIsAbsent = async (
  deps: Part,
  { staff, team }: { staff: Staff; team: Team },
): Promise<View> => {
  const { store, clock } = deps;
  const utcOffset = clockOfTeam(deps, team);
  const today = dayOf(clock.now(), utcOffset);
  const members = rosteredBy(staff, await store.teams.allStaff()).filter((one) => worksIn(one, team.id));
  const tonight = atHour(plusDays(today, 1), 0, utcOffset);
  const coming = shiftsBetween(await store.teams.roster(), clock.now(), tonight).filter(
    ({ from }) => dayOf(from, utcOffset) === today,
  );
  const ids = new Set(coming.map(({ staffId }) => staffId));
  return whoIsAbsent(
    staffVoice(deps),
    today,
    members.filter(({ id }) => ids.has(id)),
  );
};

const listed = 10;

/** The last changes: who, when and what. */
export const showRosterLog = async (deps: Part): Promise<string> => {
  const { store } = deps;
  const t = staffVoice(deps);
  const everybody = await store.teams.allStaff();
  const nameOf = (id: number | undefined) =>
    everybody.find((one) => one.id === id)?.name ?? t("roster:staff.operator");
  const changes = await store.rosters.changes(listed);
  if (changes.length === 0) return t("roster:staff.logNone");
  const items = changes.map(({ at, by, before, after, undone }) => {
    const all = differences(before, after);
    const ids = [...new Set(all.map(({ staffId }) => staffId))];
    return [
      undone === undefined
        ? t("roster:staff.logItem", { time: timeOfStaff(deps, at), staff: nameOf(by) })
        : t("roster:staff.logUndone", {
            time: timeOfStaff(deps, at),
            staff: nameOf(by),
            by: nameOf(undone.by),
            undoneAt: timeOfStaff(deps, undone.at),
          }),
      ...ids.slice(0, listed).map((id) => {
        const own = all.filter(({ staffId }) => staffId === id);
        return `   ${nameOf(id)}: ${changesText(t, own).replaceAll("\n", "; ")}`;
      }),
    ].join("\n");
  });
  return [t("roster:staff.log"), ...items].join("\n").slice(0, 4000);
};
