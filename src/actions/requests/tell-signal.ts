/** Tells those whom a signal concerns how it stands: its sender the status alone, the owner all, whoever takes part their part. */
import type { Deps } from "../../deps.js";
import { dayOf } from "../../domain/days.js";
import { languageOf } from "../../domain/people.js";
import type { By } from "../../domain/programmes/flow.js";
import { programmeByKey } from "../../domain/programmes/programmes.js";
import type { Request } from "../../domain/programmes/request.js";
import { statusOf } from "../../domain/programmes/signal.js";
import type { Staff, StaffRole } from "../../domain/teams.js";
import type { T } from "../../i18n/i18n.js";
import { type SignalFacts, signalCard, statusLine } from "../../views/signal.js";
import type { View } from "../../views/view.js";
import { dayText } from "../../views/when.js";
import type { Member as StaffMember } from "../call-staff.js";
import { offsetOf } from "./tell-of-request.js";

/** Those of the staff who can be reached in private. */
export const reachable = async ({ store }: Pick<Deps, "store">): Promise<StaffMember[]> =>
  (await store.teams.allStaff()).filter(({ bound, chatId }) => bound && chatId !== undefined);

/** Who may take a signal: coordinators, else whoever stands above them, else anybody who answers people; never its sender. */
export const leads = async (deps: Deps, request: Request): Promise<StaffMember[]> => {
  const sender = await deps.store.requests.openedBy(request.id);
  const staff = (await reachable(deps)).filter(({ id }) => id !== sender);
  for (const roles of [["coordinator"], ["supervisor", "head"], ["specialist"]] as StaffRole[][]) {
    const found = staff.filter(({ role }) => roles.includes(role));
    if (found.length > 0) return found;
  }
  return [];
};

/** Supervisors and heads. */
export const above = async (deps: Pick<Deps, "store">): Promise<StaffMember[]> =>
  (await reachable(deps)).filter(({ role }) => role === "supervisor" || role === "head");

/** Everything that is shown of a signal. */
export const signalFacts = async (deps: Deps, { request }: { request: Request }): Promise<SignalFacts> => {
  const { store, directory, clock } = deps;
  return {
    request,
    programme: programmeByKey(directory.programmes, request.programme),
    answers: await store.requests.answers(request.id),
    words: (await store.requests.events(request.id)).at(-1)?.input.words ?? "",
    owner: request.ownerId === undefined ? undefined : await store.teams.staff(request.ownerId),
    members: await store.members.of(request.id),
    tasks: await store.tasks.ofRequest(request.id),
    now: clock.now(),
    utcOffset: offsetOf(deps, request),
  };
};

type Saying = Pick<Deps, "store" | "outbox" | "i18n">;

/** Says something to members of staff in private, to each in their own language. */
export const sayToStaff = async (
  { store, outbox, i18n }: Saying,
  staff: readonly StaffMember[],
  view: (t: T, language: "ru" | "tt" | "en") => View,
): Promise<void> => {
  for (const { chatId } of staff) {
    if (chatId === undefined) continue;
    const person = await store.people.byChat(chatId);
    const language = person === undefined ? "ru" : languageOf(person, undefined);
    await outbox.say(`chat:${chatId}`, view(i18n.translator(language, true), language), {
      priority: "followUp",
    });
  }
};

/** Says something to those of the staff with these ids. */
export const sayToIds = async (
  deps: Saying,
  ids: readonly (number | undefined)[],
  view: Parameters<typeof sayToStaff>[2],
): Promise<void> =>
  sayToStaff(
    deps,
    (await reachable(deps)).filter(({ id }) => ids.includes(id)),
    view,
  );

/** Somebody has come: signals that nobody else could have taken are theirs to take. */
export const offerSignals = async (deps: Deps, { staff }: { staff: Staff }): Promise<void> => {
  for (const request of await deps.store.requests.unowned("signal")) {
    const able = await leads(deps, request);
    if (able.length !== 1 || able[0]?.id !== staff.id) continue;
    const facts = await signalFacts(deps, { request });
    await sayToStaff(deps, able, (t, language) => signalCard(t, language, facts, false));
  }
};

/** Everybody of these once. */
const once = (staff: readonly StaffMember[]) => [...new Map(staff.map((one) => [one.id, one])).values()];

/** What time does, and staff are told of in its own words. */
const timely = ["escalate", "overdue", "archive"] as const;

/** After an act. Who has done it sees the card where they did it. */
export const tellSignal = async (
  deps: Deps,
  request: Request,
  { act, by }: { act: string; by: By },
): Promise<void> => {
  const { store } = deps;
  const events = await store.requests.events(request.id);
  const sender = events.find((event) => event.act === "open")?.staffId;
  const last = events.at(-1);
  // Whoever answers for it since this act did not before, if it is the act that made it theirs.
  const before = events
    .slice(0, -1)
    .some(({ staffId, act: done }) => staffId !== undefined && done !== "open");
  const was =
    last?.from === undefined
      ? undefined
      : { state: last.from, ownerId: before ? request.ownerId : undefined };
  if (was !== undefined && statusOf(was) !== statusOf(request))
    await sayToIds(deps, [sender], (t) => ({ text: statusLine(t, request) }));
  const facts = await signalFacts(deps, { request });
  const card = (t: T, language: "ru" | "tt" | "en") => {
    const view = signalCard(t, language, facts, facts.owner !== undefined);
    const code = request.code;
    const head =
      by === "time"
        ? [t(`signal:staff.heard.${timely.find((one) => one === act) ?? "unanswered"}`, { code })]
        : [];
    return { ...view, text: [...head, view.text].join("\n") };
  };
  if (act === "open") await sayToStaff(deps, await leads(deps, request), card);
  if (act === "unanswered")
    await sayToStaff(deps, once([...(await leads(deps, request)), ...(await above(deps))]), card);
  if (act === "overdue") await sayToIds(deps, [request.ownerId], card);
  if (act === "escalate" || act === "archive") {
    const owner = (await reachable(deps)).filter(({ id }) => id === request.ownerId);
    await sayToStaff(deps, once([...owner, ...(await above(deps))]), card);
  }
  if (request.closedAt !== undefined)
    await sayToIds(
      deps,
      facts.members.map(({ staffId }) => staffId),
      (t) => ({ text: t("signal:staff.heard.closed", { code: request.code }) }),
    );
};

/** The owner is reminded of a day to come; before it goes out of sight, whoever is above too. */
export const remindOwner = async (deps: Deps, request: Request, days: number): Promise<void> => {
  const facts = await signalFacts(deps, { request });
  const higher = request.state === "escalated" ? (await above(deps)).map(({ id }) => id) : [];
  await sayToIds(deps, [request.ownerId, ...higher], (t, language) => {
    if (request.state === "escalated") {
      const date = dayText(dayOf(request.dueAt ?? facts.now, facts.utcOffset), language);
      const view = signalCard(t, language, facts, true);
      return {
        ...view,
        text: [t("signal:staff.heard.willArchive", { code: request.code, date }), view.text].join("\n"),
      };
    }
    const when = days === 0 ? "today" : days === 1 ? "tomorrow" : "soon";
    const view = signalCard(t, language, facts, true);
    return { ...view, text: [t(`signal:reminder.${when}`, { code: request.code }), view.text].join("\n") };
  });
};
