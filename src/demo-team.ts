/** A team with its forum and staff that are there from the start, so that there is somebody to talk to. */
import { addTeam, inviteStaff } from "./actions/staff-access.js";
import type { StaffRole } from "./domain/teams.js";
import type { Clock } from "./domain/time.js";
import type { Store } from "./store/store.js";

/** Minutes of a whole day, every day of the week. */
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsAt: 0, endsAt: 1440, utcOffset: 3 }));

/** Who is in the team, by Telegram ids. */
export type DemoTeam = {
  group: number;
  staff: readonly { id: number; name: string; role: StaffRole }[];
};

/** Binds a forum to a new team and makes its members staff, always on duty; does nothing where a team is already. */
export const addDemoTeam = async (store: Store, clock: Clock, { group, staff }: DemoTeam): Promise<void> => {
  if ((await store.teams.all()).length > 0) return;
  const deps = { store, clock, random: Math.random };
  const { code } = await addTeam(deps, { name: "Дежурная группа" });
  const chatId = await store.people.ensureChat({ telegramId: group, kind: "group" }, clock.now());
  await store.teams.bind(code, chatId, clock.now());
  for (const { id, name, role } of staff) {
    const invited = await inviteStaff(deps, { name, role });
    await store.teams.accept(invited.code, id, clock.now());
    await store.groups.note(chatId, id, false, clock.now());
    await store.teams.setDuties(invited.staff.id, always);
  }
};
