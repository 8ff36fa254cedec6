/** In a ticket's topic: a place of the directory is found by words and sent to the person; what became of it is written down. */
import { Composer, type Context } from "grammy";
import { placesFor } from "../../actions/find-help.js";
import { staffScope } from "../../context.js";
import { plain } from "../../conversations/listen.js";
import { type ReferralStatus, referralStatuses } from "../../domain/desk/referrals.js";
import { hasContact, isShowable, type ServiceCard } from "../../domain/directory/card.js";
import { trusted } from "../../domain/directory/freshness.js";
import type { Place } from "../../domain/directory/region-data.js";
import { tells, toldGoals } from "../../domain/goals.js";
import { NEEDS, type Need } from "../../domain/needs.js";
import { languages } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { parsePressed } from "../../views/buttons.js";
import { foundPlaces, referralList } from "../../views/desk/places.js";
import { placeLabel } from "../../views/find.js";
import { placeTitle } from "../../views/places.js";
import type { View } from "../../views/view.js";
import { kindsNamed } from "../kinds-named.js";
import { answer, memberOf, ticketIn } from "../topic.js";
import { onTicket } from "./topic-acts.js";

/** The need that words name, in any of the languages. */
const needIn = (typed: string): Need | undefined => {
  const { i18n } = staffScope().deps;
  const said = plain(typed);
  return NEEDS.find((need) => {
    const goal = toldGoals.find((one) => one === need);
    return (
      goal !== undefined &&
      languages.some((language) =>
        i18n
          .translator(
            language,
            false,
          )(`find:goalWords.${goal}`)
          .split("|")
          .some((phrase) => tells(said, plain(phrase))),
      )
    );
  });
};

/** What no card has in its words: the nearest to the place that is named, or to where the person is, as they would be shown. */
const nearest = (ticket: Ticket, typed: string): { place: Place; cards: ServiceCard[] } | undefined => {
  const { deps } = staffScope();
  const { places } = deps.directory;
  const need = needIn(typed);
  const named = places.find(typed, { region: deps.directory.regionOf(ticket.region)?.code ?? null });
  const own = named.kind === "none" ? places.find(ticket.municipality ?? "") : named;
  if (need === undefined || own.kind !== "one") return undefined;
  const { place } = own;
  const { region, municipality } = place;
  const query = { need, at: place, region, municipality, age: null, now: deps.clock.now() };
  return { place, cards: placesFor(deps.directory, query).map(({ card }) => card) };
};

const find = async (ticket: Ticket, typed: string): Promise<string | View> => {
  const { deps, t } = staffScope();
  const words = typed.split(/[\s,;]+/u).filter((word) => word.length > 1);
  if (words.length === 0) return t("topic:staff.find.usage");
  const keys = await deps.store.cards.search(
    words.map((word) => ({ word, kinds: kindsNamed(deps.i18n, word) })),
  );
  const cards = keys.flatMap((key) => deps.directory.services.byKey(key) ?? []).filter(isShowable);
  // Of the same place's region first: help is looked for near the person.
  const near = cards.toSorted(
    (a, b) => Number(b.region === ticket.region) - Number(a.region === ticket.region),
  );
  const isReachable = (card: ServiceCard) => hasContact(trusted(card, deps.clock.now()));
  if (near.length > 0) return foundPlaces(t, near, ticket.id, isReachable);
  const other = nearest(ticket, typed);
  if (other === undefined || other.cards.length === 0)
    return t("topic:staff.find.nothing", { words: words.join(" ") });
  const view = foundPlaces(t, other.cards, ticket.id, isReachable);
  const said = t("topic:staff.find.nearest", { place: placeLabel(other.place, "ru") });
  return { ...view, text: `${said}\n${view.text}` };
};

const nameOf = (key: string): string => {
  const { deps, t } = staffScope();
  const card = deps.directory.services.byKey(key);
  return card === undefined ? key : placeTitle(t, card);
};

const sendPlace = async (staff: Staff, ticket: Ticket, place: string): Promise<string> => {
  const { actions, t } = staffScope();
  const sent = await actions.refer({ staff, ticket, place });
  if (sent.ok)
    return t("topic:staff.find.sent", {
      place: nameOf(place),
      id: sent.value.id,
      status: t("topic:staff.referral.status.offered"),
    });
  if (sent.code === "gone" || sent.code === "hidden") return t(`topic:staff.find.${sent.code}`);
  return t(sent.code === "closed" ? "staff:notOpen" : "staff:notAllowed");
};

const move = async (
  staff: Staff,
  ticket: Ticket,
  wanted: { referralId: number; to: ReferralStatus; reason?: string },
): Promise<string | View> => {
  const { actions, deps, t } = staffScope();
  const { referralId: id, to } = wanted;
  const moved = await actions.moveReferral({ staff, ticket, ...wanted });
  if (moved.ok)
    return t("topic:staff.referral.moved", { id, status: t(`topic:staff.referral.status.${to}`) });
  if (moved.code === "not-allowed") return t("staff:notAllowed");
  if (moved.code === "unknown") return t("topic:staff.referral.unknown");
  if (moved.code === "needs-reason")
    return {
      text: t("topic:staff.referral.needsReason", {
        id,
        status: t(`topic:staff.referral.words.${to}`).split("|")[0] ?? to,
      }),
      awaits: `/referral ${id} ${to}`,
    };
  const now = (await deps.store.referrals.get(id))?.status ?? to;
  return t("topic:staff.referral.cannot", { id, status: t(`topic:staff.referral.status.${now}`) });
};

const list = async (ticket: Ticket): Promise<View> => {
  const { deps, t } = staffScope();
  return referralList(t, await deps.store.referrals.ofTicket(ticket.id), nameOf);
};

const presses = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.on("callback_query:data", async (ctx, next) => {
    const { t } = staffScope();
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "send" && pressed?.kind !== "referral") return next();
    const staff = await memberOf(ctx);
    if (staff === undefined) return ctx.answerCallbackQuery({ text: t("staff:notStaff"), show_alert: true });
    const ticket = await ticketIn(ctx.callbackQuery.message?.message_thread_id);
    if (ticket === undefined) return ctx.answerCallbackQuery({ text: t("staff:buttonExpired") });
    await ctx.answerCallbackQuery();
    const said =
      pressed.kind === "send"
        ? await sendPlace(staff, ticket, pressed.place)
        : await move(staff, ticket, { referralId: pressed.referral, to: pressed.to });
    return answer(ctx, said);
  });
  return composer;
};

/** To be installed before whatever takes every button and every word in a topic. */
export const placesHere = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.use(presses());
  onTicket(composer, "find", async (ctx, { ticket, typed }) => answer(ctx, await find(ticket, typed)));
  onTicket(composer, "referral", async (ctx, { staff, ticket, typed }) => {
    const { t } = staffScope();
    if (typed === "") return answer(ctx, await list(ticket));
    const [number, code, ...words] = typed.split(/\s+/);
    const to = referralStatuses.find(
      (one) =>
        one === code ||
        t(`topic:staff.referral.words.${one}`)
          .split("|")
          .includes((code ?? "").toLowerCase()),
    );
    if (!/^\d{1,9}$/.test(number ?? "") || to === undefined)
      return answer(ctx, t("topic:staff.referral.usage"));
    return answer(
      ctx,
      await move(staff, ticket, { referralId: Number(number), to, reason: words.join(" ") }),
    );
  });
  return composer;
};
