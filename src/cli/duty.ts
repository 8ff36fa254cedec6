/** `duty` and `lines`: the roster and the help lines as an operator keeps them. Reads words, calls the store. */
import { dialEveryMs, notDialled } from "../domain/directory/lines.js";
import { clockText, type Duty, type Hours } from "../domain/duty.js";
import { type Instant, plus } from "../domain/time.js";
import type { Store } from "../store/store.js";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const minutesOf = (time: string): number | undefined => {
  const found = /^(\d{1,2})(?::(\d{2}))?$/.exec(time);
  const minutes = Number(found?.[1]) * 60 + Number(found?.[2] ?? 0);
  return found !== null && minutes <= 1440 ? minutes : undefined;
};

/** `mon-fri`, `sat,sun` or `all` as numbers of days; undefined when it is none of these. */
const weekdaysOf = (text: string): number[] | undefined => {
  if (text === "all") return [1, 2, 3, 4, 5, 6, 7];
  const found = text.split(",").map((part) => {
    const [from, to = from] = part.split("-").map((day) => days.findIndex((name) => name === day) + 1);
    if (from === undefined || to === undefined || from === 0 || to < from) return undefined;
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return found.some((part) => part === undefined) ? undefined : found.flatMap((part) => part ?? []);
};

export type DutyWords = { days: string; from: string; to: string; offset: string };

/** Weekly hours from words; the answer is a sentence when they cannot be understood. */
export const readDuties = ({
  days: which,
  from,
  to,
  offset,
}: DutyWords): (Hours & Pick<Duty, "weekday" | "utcOffset">)[] | string => {
  const weekdays = weekdaysOf(which);
  if (weekdays === undefined) return `--days must be like mon-fri or sat,sun or all.`;
  const startsAt = minutesOf(from);
  const endsAt = minutesOf(to);
  if (startsAt === undefined || endsAt === undefined)
    return "--from and --to must be times like 9:00 or 24:00.";
  const utcOffset = Number(offset);
  if (!Number.isInteger(utcOffset) || utcOffset < 2 || utcOffset > 12)
    return "--offset must be hours ahead of UTC, 2 to 12.";
  if (endsAt === startsAt) return "--to must differ from --from.";
  const end = endsAt > startsAt ? endsAt : endsAt + 1440;
  return weekdays.map((weekday) => ({ weekday, startsAt, endsAt: end, utcOffset }));
};

/** Everybody's hours, a line each. */
export const rosterText = async (store: Store): Promise<string> => {
  const roster = await store.teams.roster();
  const staff = await store.teams.allStaff();
  const rows = staff.map(({ id, name, role, bound }) => {
    const hours = roster
      .filter(({ staffId }) => staffId === id)
      .map(
        ({ weekday, on, startsAt, endsAt }) =>
          `${on ?? days[weekday - 1]} ${clockText(startsAt)}–${clockText(endsAt)}`,
      );
    return `${id}  ${name} (${role}${bound ? "" : ", link not opened"}): ${hours.length > 0 ? hours.join(", ") : "no hours"}`;
  });
  return rows.length > 0
    ? rows.join("\n")
    : 'No staff yet: npm run -s ryadom -- staff add --role specialist --name "…"';
};

/** The shown lines that nobody has dialled for 90 days, a line each. */
export const undialledText = async (store: Store, now: Instant): Promise<string[]> =>
  notDialled(await store.directory.lines(), plus(now, -dialEveryMs)).map(
    ({ key, number, name, dialled_on: on }) =>
      `${key}: ${number} ${name} (${on == null ? "nobody has dialled it" : `last dialled ${on}`})`,
  );
