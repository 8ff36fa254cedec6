/** «This is wrong»: what somebody says becomes a task for those who keep the directory; who said it goes nowhere. */
import type { Needs } from "../../deps.js";
import type { ServiceCard } from "../../domain/directory/card.js";
import { byReports } from "../../domain/directory/proposals.js";
import { alertAfter, ownAlerts, type ReportReason } from "../../domain/directory/reports.js";
import { mask } from "../../domain/masking.js";
import type { ChatIdentity, Person } from "../../domain/people.js";
import { dayMs, plus } from "../../domain/time.js";
import { cardReported } from "../../views/coordinator.js";
import { staffVoice } from "../address.js";
import { teamFor } from "../desk/route-ticket.js";
import { coordinators, tellChat } from "./coordinators.js";

type Parts = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

/** Puts before those who keep the directory what was said of a card. Where there are none, the team of its region hears it. */
const tell = async (deps: Parts, card: string, news: "reported" | "reportedAgain"): Promise<void> => {
  const { store, outbox } = deps;
  const record = await store.cards.get(card);
  const reports = await store.reports.open(card);
  if (record === undefined || reports.length === 0) return;
  const known = await coordinators(deps);
  for (const { chatId } of known)
    await tellChat(deps, chatId, (t, language) => cardReported(t, language, { record, reports, news }));
  if (known.length > 0) return;
  const team = await teamFor(deps, { region: record.region });
  const { text } = cardReported(staffVoice(deps), "ru", { record, reports, news });
  if (team !== undefined) await outbox.say(`lobby:${team.id}`, { text }, { priority: "followUp" });
};

/** Keeps what a person says is wrong with a card, and tells it on. The second person who says so warns everybody. */
export const reportCard = async (
  deps: Parts,
  {
    person,
    identity,
    card: { key: card },
    reason,
    words,
  }: {
    person: Person;
    identity: ChatIdentity;
    card: ServiceCard;
    reason: ReportReason;
    words?: string | undefined;
  },
): Promise<void> => {
  const { store, clock } = deps;
  const now = clock.now();
  const masked = words === undefined ? undefined : mask(words, identity).text;
  await store.reports.add({ card, personId: person.id, reason, words: masked }, now);
  const reports = await store.reports.open(card);
  const warning = alertAfter(reports.map((one) => one.reason));
  const record = await store.cards.get(card);
  if (warning !== undefined && record?.values.alert === null) {
    const change = { field: "alert", before: null, after: ownAlerts[warning] } as const;
    await store.cardEdits.apply(card, [change], { by: byReports, at: now });
    await store.directory.changed();
  }
  await store.timers.ensure({
    name: "report-waiting",
    key: card,
    payload: { card },
    dueAt: plus(now, dayMs),
  });
  await tell(deps, card, "reported");
};

/** A day later: what nobody has looked into is said once more. After that it heads the week's list. */
export const remindOfReport = (deps: Parts, { card }: { card: string }): Promise<void> =>
  tell(deps, card, "reportedAgain");
