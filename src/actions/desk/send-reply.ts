/** Phrases that staff send with one tap: which there are, sending one in the person's language, writing and dropping them. */
import type { Needs } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { type CannedReply, fillGaps, nearest, unknownGaps, wordsFor } from "../../domain/desk/replies.js";
import { hidden } from "../../domain/masking.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Source } from "../../domain/outgoing.js";
import { isAdult, type Language, languages } from "../../domain/people.js";
import type { Staff } from "../../domain/teams.js";
import type { Ticket } from "../../domain/tickets.js";
import { staffVoice } from "../address.js";
import { sayToPerson } from "./say-to-person.js";

type Part = Needs<"store" | "outbox" | "clock" | "i18n" | "directory">;

const ready = ["hello", "here", "minute", "lines", "thanks"] as const;
/** Phrases that are ready for everybody have numbers below zero: they stand in no table. */
const readyId = (index: number) => -1 - index;

const readyReplies = async ({ store, i18n }: Part, ticket: Ticket | undefined): Promise<CannedReply[]> => {
  const role = ticket === undefined ? undefined : (await store.people.get(ticket.personId)).role;
  const t = staffVoice({ i18n });
  return ready.map((key, index) => ({
    id: readyId(index),
    staffId: undefined,
    teamId: undefined,
    word: t(`topic:staff.replies.word.${key}`),
    texts: Object.fromEntries(
      languages.map((one) => [one, i18n.translator(one, isAdult(role))(`topic:reply.${key}`)]),
    ),
  }));
};

/** What somebody can send in a ticket: their own, the team's, the ready ones; one of a word. */
export const repliesOf = async (
  deps: Part,
  { staff, teamId, ticket }: { staff: Staff; teamId: number | undefined; ticket: Ticket | undefined },
): Promise<CannedReply[]> =>
  nearest([...(await deps.store.replies.of(staff.id, teamId)), ...(await readyReplies(deps, ticket))]);

/** How the person wants to be called, if they said so and it could be shown. */
const calledOf = async ({ store }: Part, ticket: Ticket): Promise<string | undefined> => {
  const value = (await store.tickets.answers(ticket.id)).find(
    ({ question }) => question === "talk.name",
  )?.value;
  return value !== undefined && "words" in value && !value.words.includes(hidden) ? value.words : undefined;
};

/** @param pick by its word or its number */
export const sendReply = async (
  deps: Part,
  about: {
    staff: Staff;
    ticket: Ticket;
    pick: { word: string } | { id: number };
    source?: Source | undefined;
  },
): Promise<Outcome<{ text: string; language: Language }, "closed" | "not-yours" | "unknown">> => {
  const { store, directory, clock } = deps;
  const { staff, ticket, pick, source } = about;
  const replies = await repliesOf(deps, { staff, teamId: ticket.teamId, ticket });
  const reply = replies.find((one) => ("id" in pick ? one.id === pick.id : one.word === pick.word));
  const words = reply === undefined ? undefined : wordsFor(reply, ticket.language);
  if (reply === undefined || words === undefined) return refuse("unknown");
  const region = directory.regionOf(ticket.region)?.code;
  const line = directory
    .lines({ topic: "child", region, now: clock.now() })
    .find(({ display }) => display !== null);
  const name = await calledOf(deps, ticket);
  const text = fillGaps(words.text, {
    ...(name === undefined ? {} : { name }),
    specialist: staff.name,
    line: line?.display ?? "112",
  });
  const said = await sayToPerson(deps, { staff, ticket, source }, () => ({ text }));
  if (!said.ok) return said;
  await store.tickets.addEvent(ticket.id, "replied", clock.now(), { staffId: staff.id, detail: reply.word });
  return ok({ text, language: words.language });
};

export const longestReply = 1000;

type Whose = { staff: Staff; teamId: number | undefined; word: string; team: boolean };

const ownerOf = ({ staff, teamId, team }: Whose) =>
  !team
    ? { staffId: staff.id }
    : teamId !== undefined && may("editTeamReplies", staff)
      ? { teamId }
      : undefined;

export const saveReply = async (
  { store, clock }: Needs<"store" | "clock">,
  whose: Whose & { language: Language; text: string },
): Promise<Outcome<true, "not-allowed" | "too-long"> | { ok: false; code: "gaps"; gaps: string[] }> => {
  const { word, language, text } = whose;
  const owner = ownerOf(whose);
  if (owner === undefined) return refuse("not-allowed");
  if (text.length > longestReply) return refuse("too-long");
  const gaps = unknownGaps(text);
  if (gaps.length > 0) return { ok: false, code: "gaps", gaps };
  await store.replies.save(owner, word, language, text, clock.now());
  return ok(true);
};

export const dropReply = async (
  { store }: Needs<"store">,
  whose: Whose,
): Promise<Outcome<true, "not-allowed" | "unknown">> => {
  const owner = ownerOf(whose);
  if (owner === undefined) return refuse("not-allowed");
  return (await store.replies.drop(owner, whose.word)) ? ok(true) : refuse("unknown");
};
