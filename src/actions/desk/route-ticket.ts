/** Asks which team a ticket goes to, with what is known of the teams now. */
import type { Needs } from "../../deps.js";
import { type Routed, route } from "../../domain/desk/routing.js";
import type { Team } from "../../domain/teams.js";

/** The team for a ticket, or for somebody who may open one: then it is the one for a talk that nothing hurries. */
export const teamFor = async (
  { store, clock }: Needs<"store" | "clock">,
  ticket: Pick<Routed, "region"> & Partial<Routed>,
): Promise<Team | undefined> => {
  const loads = await store.tickets.loads();
  const usual = {
    need: "talk",
    level: "standard",
    municipality: undefined,
    language: "ru",
    avoids: [],
  } as const;
  return route({ ...usual, ...ticket }, await store.teams.all(), (id) => loads.get(id) ?? 0, clock.now());
};
