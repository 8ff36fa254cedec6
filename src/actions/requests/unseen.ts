/**
 * What was done with a person's requests while nothing could be said to them unasked: remembered until they have read
 * it, so that staff do not take silence for an answer. Says nothing itself.
 */
import { z } from "zod";
import type { Needs } from "../../deps.js";
import type { Request } from "../../domain/programmes/request.js";

const news = z.object({ requests: z.array(z.number()), hinted: z.boolean() });
export type News = z.infer<typeof news>;

const factOf = (personId: number) => `request-news/${personId}`;

/** What waits to be read by a person; undefined when nothing does. */
export const newsOf = async ({ store }: Needs<"store">, personId: number): Promise<News | undefined> => {
  const saved = await store.facts.get(factOf(personId));
  return saved === undefined ? undefined : news.parse(JSON.parse(saved));
};

const keep = ({ store, clock }: Needs<"store" | "clock">, personId: number, all: News): Promise<void> =>
  all.requests.length === 0
    ? store.facts.drop(factOf(personId))
    : store.facts.set(factOf(personId), JSON.stringify(all), clock.now());

type Row = Pick<Request, "id" | "personId">;

/** Something of a request has been said to its person, or could not be. */
export const noteNews = async (
  deps: Needs<"store" | "clock">,
  { id, personId }: Row,
  isSaid: boolean,
): Promise<void> => {
  if (personId === undefined) return;
  const before = await newsOf(deps, personId);
  if (isSaid && before === undefined) return;
  const others = (before?.requests ?? []).filter((one) => one !== id);
  await keep(
    deps,
    personId,
    isSaid
      ? { requests: others, hinted: before?.hinted ?? false }
      : { requests: [...others, id], hinted: false },
  );
};

/** That there is something to read has been said. */
export const noteHinted = (deps: Needs<"store" | "clock">, personId: number, all: News): Promise<void> =>
  keep(deps, personId, { ...all, hinted: true });

/** Nothing waits any more. */
export const forgetNews = ({ store }: Needs<"store">, personId: number): Promise<void> =>
  store.facts.drop(factOf(personId));

/** Whether the person of a request has not read yet how it stands. */
export const isUnseen = async (deps: Needs<"store">, { id, personId }: Row): Promise<boolean> =>
  personId !== undefined && ((await newsOf(deps, personId))?.requests.includes(id) ?? false);
