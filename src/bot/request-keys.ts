/** Keys of a person's own requests, typed instead of pressed: which request and which act is meant. Acts on nothing itself. */
import { scope } from "../context.js";
import { languages } from "../domain/people.js";
import { legalActs } from "../domain/programmes/flow.js";
import { flows } from "../domain/programmes/flows.js";
import type { Request } from "../domain/programmes/request.js";
import { meaningOf, type Phrases } from "../domain/spoken.js";
import type { Key } from "../i18n/i18n.js";

export type KeyTyped = { request: Request; act: string };

/** What stands on the keys of a request, in all languages. */
const keysOf = async (request: Request): Promise<Phrases<string>> => {
  const { actions, deps } = scope();
  const { request: shown, side } = await actions.requestFacts({ request });
  const acts = legalActs(flows[shown.flow], shown.state, side);
  return languages.flatMap((language) =>
    [false, true].flatMap((adult) => {
      const t = deps.i18n.translator(language, adult);
      return acts.map((act) => [t(`${shown.flow}:act.${act}` as Key), act] as const);
    }),
  );
};

/** The keys that were typed, a slip of the finger allowed: one, or the same one of several requests. */
export const keysTyped = async (text: string): Promise<KeyTyped[]> => {
  if (text.startsWith("/")) return [];
  const { deps, person } = scope();
  const found: KeyTyped[] = [];
  for (const request of await deps.store.requests.ofPerson(person.id)) {
    const act = meaningOf(text, await keysOf(request));
    if (act !== undefined) found.push({ request, act });
  }
  return found;
};
