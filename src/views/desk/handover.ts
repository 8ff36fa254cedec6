/** What staff read of a talk that goes to somebody else, is given back, or rests. */
import type { SnoozeChoice } from "../../domain/desk/snooze.js";
import { snoozeChoices } from "../../domain/desk/snooze.js";
import { declineReasons, type Obstacle, releaseReasons } from "../../domain/desk/transfer.js";
import { nameOf, type Ticket } from "../../domain/tickets.js";
import type { T } from "../../i18n/i18n.js";
import type { Target } from "../../store/transfers.js";
import { data } from "../buttons.js";
import { inline, inRows, type View } from "../view.js";

export type Listed = { to: Target; name: string; held: number; obstacle: Obstacle | undefined };

/** A target as it travels in a button: `s12` is a member of staff, `t3` a team. */
export const targetCode = (to: Target): string => ("staffId" in to ? `s${to.staffId}` : `t${to.teamId}`);
export const targetOf = (code: string): Target | undefined => {
  const [, kind, id] = /^([st])(\d{1,9})$/.exec(code) ?? [];
  if (kind === undefined) return undefined;
  return kind === "s" ? { staffId: Number(id) } : { teamId: Number(id) };
};

const mostListed = 12;

const choices = (t: T, ticket: number, options: readonly Listed[]) =>
  inRows(
    options
      .filter(({ obstacle }) => obstacle === undefined)
      .slice(0, mostListed)
      .map(({ to, name, held }) => ({
        text: "teamId" in to || held === 0 ? name : t("handover:staff.holding", { name, count: held }),
        callback_data: data("handTo", { ticket, to: targetCode(to) }),
      })),
  );

/** Who is there with room, as buttons; who is not, and why. */
export const whoView = (t: T, ticket: Ticket, options: readonly Listed[]): View => {
  const away = options.filter(({ obstacle }) => obstacle !== undefined && obstacle !== "holds");
  const isAnybody = options.some(({ obstacle }) => obstacle === undefined);
  return {
    text: [
      t(isAnybody ? "handover:staff.who" : "handover:staff.whoNobody", {
        name: nameOf(ticket),
        code: ticket.code,
      }),
      ...away
        .slice(0, mostListed)
        .map(({ name, obstacle = "off-duty" }) =>
          t("handover:staff.notNow", { name, why: t(`handover:staff.obstacle.${obstacle}`) }),
        ),
    ].join("\n"),
    keyboard: inline(...choices(t, ticket.id, options)),
  };
};

/** Somebody cannot be asked: why, and who could. */
export const blockedView = (t: T, ticket: Ticket, who: Listed, others: readonly Listed[]): View => ({
  text: [
    t("handover:staff.blocked", {
      name: who.name,
      why: t(`handover:staff.obstacle.${who.obstacle ?? "off-duty"}`),
    }),
    t(others.length === 0 ? "handover:staff.noOthers" : "handover:staff.others"),
  ].join("\n"),
  keyboard: inline(...choices(t, ticket.id, others)),
});

export const summaryAsk = (t: T, ticket: Ticket, name: string): View => ({
  text: t("handover:staff.summaryAsk", { name, ticket: nameOf(ticket), code: ticket.code }),
  keyboard: inline([withdrawKey(t, ticket.id)]),
});

const withdrawKey = (t: T, ticket: number) => ({
  text: t("handover:staff.button.withdraw"),
  callback_data: data("handTo", { ticket, to: "-" }),
});

/** A line after one that was no summary: is it one, or were these words to the person? */
export const doubted = (t: T, ticket: number): View => ({
  text: t("handover:staff.summaryDoubted"),
  keyboard: inline([
    { text: t("handover:staff.button.isSummary"), callback_data: data("handTo", { ticket, to: "sum" }) },
    { text: t("handover:staff.button.toPerson"), callback_data: data("handTo", { ticket, to: "say" }) },
  ]),
});

/** In the topic: the person is being asked. */
export const askedPerson = (
  t: T,
  ticket: number,
  { to, time, goesOn }: { to: string; time: string; goesOn: boolean },
): View => ({
  text: t(goesOn ? "handover:staff.askedPersonUrgent" : "handover:staff.askedPerson", { to, time }),
  keyboard: inline([withdrawKey(t, ticket)]),
});

export type Offered = {
  from: string;
  to: string;
  time: string;
  summary: string;
  link: string | undefined;
  /** The person has said yes. */
  agreed: boolean;
};

const answerKeys = (t: T, transfer: number) =>
  inline([
    { text: t("handover:staff.button.accept"), callback_data: data("transfer", { transfer, act: "accept" }) },
    {
      text: t("handover:staff.button.decline"),
      callback_data: data("transfer", { transfer, act: "decline" }),
    },
  ]);

/** In the topic, where whoever is asked may read it too. */
export const offeredTopic = (t: T, transfer: number, { to, time, summary, agreed }: Offered): View => ({
  text: [
    ...(agreed ? [t("handover:staff.agreed")] : []),
    t("handover:staff.offeredTopic", { to, time, summary }),
  ].join("\n"),
  keyboard: answerKeys(t, transfer),
});

/** In private, to whoever is asked. */
export const offeredTo = (t: T, transfer: number, ticket: Ticket, offered: Offered): View => {
  const { from, time, summary, link } = offered;
  const facts = { level: t(`staff:level.${ticket.level}`), name: nameOf(ticket), code: ticket.code };
  return {
    text: [
      t("handover:staff.offeredTo", { ...facts, from, time, summary }),
      ...(link === undefined ? [] : [t("handover:staff.link", { link })]),
    ].join("\n"),
    keyboard: answerKeys(t, transfer),
  };
};

/** In the lobby of a team that is asked: no more than a card says. */
export const offeredInLobby = (t: T, transfer: number, ticket: Ticket, { from, time }: Offered): View => ({
  text: t("handover:staff.offeredLobby", {
    level: t(`staff:level.${ticket.level}`),
    name: nameOf(ticket),
    code: ticket.code,
    place: ticket.municipality ?? t("staff:noPlace"),
    from,
    time,
  }),
  keyboard: answerKeys(t, transfer),
});

/** Why it is declined: by a tap, or in words. */
export const declineAsk = (t: T, transfer: number, code: string): View => ({
  text: t("handover:staff.declineAsk", { code }),
  awaits: `/decline ${code}`,
  keyboard: inline(
    ...declineReasons.map((reason) => [
      {
        text: t(`handover:staff.declineReason.${reason}`),
        callback_data: data("declined", { transfer, reason }),
      },
    ]),
  ),
});

type Failure = "declined" | "unwanted" | "late-person" | "late-other" | "away" | "no-group";
export const backWithHolder = (
  t: T,
  ticket: Ticket,
  failure: Failure,
  { to, reason = "" }: { to: string; reason: string | undefined },
): View => ({ text: t(`handover:staff.back.${failure}`, { name: nameOf(ticket), to, reason }) });

/** Whoever would take it hears why they cannot, and where the talk is now. */
export const noGroup = (t: T, why: "shut" | "no-forum", stays: boolean): string =>
  [
    t(`handover:staff.noGroup.${why}`),
    t(stays ? "handover:staff.noGroup.stays" : "handover:staff.noGroup.queued"),
  ].join(" ");

export const nowHolds = (
  t: T,
  { staff, from, summary }: { staff: string; from: string; summary: string },
): View => ({ text: t("handover:staff.nowHolds", { staff, from, summary }) });

export const tookOver = (t: T, ticket: Ticket, staff: string): View => ({
  text: t("handover:staff.tookOver", { name: nameOf(ticket), staff }),
});

export const takenBack = (t: T, ticket: Ticket, staff: string): View => ({
  text: t("handover:staff.takenBack", { name: nameOf(ticket), staff }),
});

/** Why it is given back: by a tap, or in words. */
export const releaseAsk = (t: T, ticket: Ticket): View => ({
  text: t("handover:staff.releaseAsk", { name: nameOf(ticket), code: ticket.code }),
  awaits: "/release",
  keyboard: inline(
    ...releaseReasons.map((reason) => [
      {
        text: t(`handover:staff.releaseReason.${reason}`),
        callback_data: data("release", { ticket: ticket.id, reason }),
      },
    ]),
  ),
});

/** In the topic, for whoever takes it next. */
export const givenBack = (t: T, staff: string, reason: string): View => {
  const known = (["silent", "off-duty", "absent", "woken"] as const).find((one) => one === reason);
  return {
    text:
      known === undefined
        ? t("handover:staff.givenBack", { staff, reason })
        : t("handover:staff.wentBack", { staff, why: t(`lobby:returned.${known}`) }),
  };
};

export const snoozeAsk = (t: T, ticket: Ticket): View => ({
  text: t(ticket.level === "high" ? "handover:staff.snoozeAskHigh" : "handover:staff.snoozeAsk", {
    name: nameOf(ticket),
  }),
  ...(ticket.level === "high" ? { awaits: "/snooze" } : {}),
  keyboard: inline(
    ticket.level === "high"
      ? []
      : (Object.keys(snoozeChoices) as SnoozeChoice[]).map((choice) => ({
          text: t(`handover:staff.snoozeChoice.${choice}`),
          callback_data: data("snooze", { ticket: ticket.id, choice }),
        })),
  ),
});

/** The rest is over. @param byPerson they have written */
export const awake = (t: T, ticket: Ticket, byPerson: boolean): View => ({
  text: t(byPerson ? "handover:staff.wokenByPerson" : "handover:staff.woken", { name: nameOf(ticket) }),
});
