/** Which telephone lines a person is given, in which order. Owns the rules of safety about them; wording lives in views. */
import { dayMs } from "../time.js";
import type { LineKind, LineRecord, RegionCode } from "./region-data.js";

/**
 * What the person is in; `danger` is danger to life or health right now, `body` one that an ambulance is for. `report`
 * is for staff: where one reports a child in danger, and no line that only listens.
 */
export type LineTopic =
  | "danger"
  | "body"
  | "child"
  | "bullying"
  | "violence"
  | "psychologist"
  | "social"
  | "report";

export type LineQuery = {
  region?: RegionCode | null;
  municipality?: string | null;
  topic: LineTopic;
  /** At night only lines known to work round the clock may come first. */
  isNight?: boolean;
};

export type HelpLine = {
  key: string;
  name: string;
  kind: LineKind;
  /** As printed, and as dialled. Both null for a site. */
  display: string | null;
  digits: string | null;
  site: string | null;
  hours: string | null;
  /** In the person's region; null is not known, and then no hours may be promised. */
  roundTheClock: boolean | null;
  free: boolean | null;
  ages: string | null;
  /** Reached from mobile telephones only. */
  mobileOnly: boolean;
  recorded: boolean | null;
  languages: string[];
  /** The date of the source it is known from; as exact as the source. */
  checkedOn: string | null;
  /** When one of us dialled it last; null while nobody has. */
  dialledOn: string | null;
};

/** A line as the store has it: the record of the region files, and what we learned by dialling. */
export type KnownLine = LineRecord & {
  recorded?: boolean | null;
  languages?: string[];
  dialled_on?: string | null;
};

/** After so long a line has to be dialled again. Source: safety requirements, R-SAF-3. */
export const dialEveryMs = 90 * dayMs;

/** Lines that are shown although none of us has dialled them for so long. Emergency numbers are not to be tried. */
export const notDialled = (lines: readonly KnownLine[], since: string): KnownLine[] =>
  lines.filter(
    ({ publish, status, kind, digits, dialled_on: on }) =>
      publish === "yes" &&
      status === "active" &&
      kind !== "emergency" &&
      digits !== null &&
      (on ?? "") < since.slice(0, 10),
  );

/** Kinds that answer a topic, best first. Of the emergency numbers 112 alone is given, which reaches all of them, and where an ambulance is for it 103. */
const KINDS_FOR: Record<LineTopic, LineKind[]> = {
  danger: ["emergency", "helpline-children", "crime-against-child", "helpline-psych"],
  body: ["emergency", "helpline-children", "helpline-psych"],
  child: ["helpline-children", "helpline-youth", "chat"],
  bullying: [
    "helpline-bullying",
    "helpline-children",
    "helpline-youth",
    "helpline-cyber",
    "site-bullying",
    "chat",
  ],
  violence: [
    "helpline-children",
    "helpline-violence",
    "helpline-women",
    "crime-against-child",
    "helpline-psych",
  ],
  psychologist: ["helpline-children", "helpline-youth", "helpline-psych", "chat"],
  social: ["guardianship", "helpline-children"],
  report: ["guardianship", "crime-against-child"],
};

const ONE_NUMBER = "112";
const POLICE = "102";
const AMBULANCE = "103";

const clockIn = (line: LineRecord, region: RegionCode | null): boolean | null =>
  line.round_the_clock ?? (region !== null && line.round_the_clock_regions.includes(region) ? true : null);

const isForPlace = (line: LineRecord, { region = null, municipality = null }: LineQuery): boolean =>
  (line.region === null || line.region === region) &&
  (line.municipality === null || line.municipality === municipality);

/**
 * The lines for a person, best first; only what may be published and is alive. 112 leads in danger and violence, and
 * at night whenever no children's line is known to answer round the clock in the region. A short mobile number goes
 * before the long one of the same kind, because it is easier to dial.
 */
export const linesFor = (lines: readonly KnownLine[], query: LineQuery): HelpLine[] => {
  const { region = null, topic, isNight = false } = query;
  const fitting = lines.filter(
    (line) => line.publish === "yes" && line.status === "active" && isForPlace(line, query),
  );
  const rank = (line: LineRecord) => KINDS_FOR[topic].indexOf(line.kind);
  const ordered = fitting
    .filter((line) => rank(line) >= 0 && line.kind !== "emergency")
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        Number(b.mobile_only) - Number(a.mobile_only) ||
        Number(a.region === null) - Number(b.region === null),
    );
  const awake = ordered.some((line) => line.kind.startsWith("helpline") && clockIn(line, region) === true);
  const needsOne =
    topic === "danger" ||
    topic === "body" ||
    topic === "violence" ||
    topic === "report" ||
    (isNight && !awake);
  const first = [
    ...(needsOne ? [ONE_NUMBER] : []),
    ...(topic === "body" ? [AMBULANCE] : []),
    ...(topic === "report" ? [POLICE] : []),
  ];
  const one = first.flatMap((key) => fitting.filter((line) => line.key === key));
  return [...one, ...ordered].map((line) => ({
    key: line.key,
    name: line.name,
    kind: line.kind,
    display: line.number,
    digits: line.digits,
    site: line.website,
    hours: line.hours,
    roundTheClock: clockIn(line, region),
    free: line.free,
    ages: line.ages,
    mobileOnly: line.mobile_only,
    recorded: line.recorded ?? null,
    languages: line.languages ?? [],
    checkedOn: line.checked_on,
    dialledOn: line.dialled_on ?? null,
  }));
};

const DAY_BEGINS = 8;
const DAY_ENDS = 22;

/** Whether it is night where the person is; `now` is ISO, the offset is the region's hours ahead of UTC. */
export const isNightAt = (now: string, utcOffset: number): boolean => {
  const hour = (new Date(now).getUTCHours() + utcOffset + 24) % 24;
  return hour < DAY_BEGINS || hour >= DAY_ENDS;
};
