/** Who could not be told unasked is told, once they write themselves, that there is something new; staff hear when it was read. */
import type { Deps } from "../../deps.js";
import type { Person } from "../../domain/people.js";
import { newsHint } from "../../views/second-side.js";
import { voiceFor } from "../address.js";
import { firstOf } from "./second-side.js";
import { showToStaff } from "./tell-of-request.js";
import { forgetNews, newsOf, noteHinted } from "./unseen.js";

/** To be called behind every word of a person: says once, in words that tell nothing, that something can be read. */
export const hintNews = async (
  deps: Deps,
  { person: { id }, clientLanguage }: { person: Pick<Person, "id">; clientLanguage?: string | undefined },
): Promise<void> => {
  const news = await newsOf(deps, id);
  if (news === undefined || news.hinted) return;
  // As they are after this step: they may just have hidden everything, or been asked about danger.
  const person = await deps.store.people.get(id);
  if (person.guarded || person.crisis !== undefined) return;
  await noteHinted(deps, id, news);
  await deps.outbox.say(`chat:${person.chatId}`, newsHint(voiceFor(deps, person, clientLanguage)));
};

/** They have their requests before them: what waited was read, and staff see that. */
export const newsRead = async (
  deps: Deps,
  { person: { id } }: { person: Pick<Person, "id"> },
): Promise<void> => {
  const { store } = deps;
  const news = await newsOf(deps, id);
  if (news === undefined) return;
  await forgetNews(deps, id);
  for (const requestId of news.requests) {
    const row = await store.requests.get(requestId);
    const first = row === undefined ? undefined : await firstOf(deps, row);
    const request = first ?? row;
    const ticket = request?.ticketId === undefined ? undefined : await store.tickets.get(request.ticketId);
    if (request !== undefined && ticket !== undefined)
      await showToStaff(deps, request, ticket, { readBy: first === undefined ? "person" : "other" });
  }
};
