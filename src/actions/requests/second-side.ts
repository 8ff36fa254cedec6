/**
 * The second side of a request that two have to agree on. They have a row of their own, beside the request, that holds
 * nothing but who they are and how it stands: what the first side said is not theirs to read, and the other way round.
 */
import type { Needs } from "../../deps.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Person } from "../../domain/people.js";
import { checkAct } from "../../domain/programmes/flow.js";
import { flows } from "../../domain/programmes/flows.js";
import { firstCode, type Request, secondCode } from "../../domain/programmes/request.js";
import type { RequestChange } from "../../store/requests.js";

/** The row of the second side, once somebody has come by the link. */
export const secondOf = ({ store }: Needs<"store">, { code }: Request): Promise<Request | undefined> =>
  store.requests.byCode(secondCode(code));

/** The request whose second side a row is; undefined when it is a request of its own. */
export const firstOf = async ({ store }: Needs<"store">, { code }: Request): Promise<Request | undefined> => {
  const first = firstCode(code);
  return first === undefined ? undefined : store.requests.byCode(first);
};

/** The row of the second side stands as the request does. */
export const moveSecond = async (
  deps: Needs<"store" | "clock">,
  request: Request,
  { state, dueAt, closedAt }: RequestChange,
): Promise<void> => {
  const second = await secondOf(deps, request);
  if (second === undefined) return;
  const change = {
    ...(state === undefined ? {} : { state }),
    ...(closedAt === undefined ? {} : { closedAt }),
  };
  await deps.store.requests.change(second.id, { ...change, dueAt }, deps.clock.now());
};

/** Whether the second side may be called now, and has not come yet. */
export const isAwaited = async (deps: Needs<"store">, request: Request): Promise<boolean> =>
  checkAct(flows[request.flow], request.state, "agree", "other").ok &&
  (await secondOf(deps, request)) === undefined;

/** Whether whoever was called to a request has answered that they feel safe with who calls them. */
export const feelsSafe = async (
  { store }: Needs<"store">,
  { id }: Request,
  person: Person,
): Promise<boolean> => {
  const answers = await store.dialogues.answers(person.id, "invited");
  const choice = (name: string) => {
    const value = answers.find(({ question }) => question === name)?.value;
    return value !== undefined && "choice" in value ? value.choice : undefined;
  };
  return choice("~to") === String(id) && choice("mediation.safe") === "yes";
};

/**
 * Somebody has come by the link of a request. Whoever is first is the second side, and nobody after them.
 * @param joining.link what stood behind /start
 */
export const joinRequest = async (
  deps: Needs<"store" | "clock">,
  { person, link }: { person: Person; link: string },
): Promise<Outcome<Request, "unknown" | "own" | "used" | "over">> => {
  const { store, clock } = deps;
  const found = await store.requests.bySideLink(link);
  const request = found === undefined ? undefined : await store.requests.lock(found);
  if (request === undefined) return refuse("unknown");
  if (request.personId === person.id) return refuse("own");
  const second = await secondOf(deps, request);
  if (second !== undefined && second.personId !== person.id) return refuse("used");
  if (!checkAct(flows[request.flow], request.state, "agree", "other").ok)
    return second === undefined ? refuse("over") : refuse("used");
  if (second === undefined) {
    const { programme, flow, state, region, dueAt } = request;
    await store.requests.add(
      {
        code: secondCode(request.code),
        programme,
        flow,
        state,
        region,
        dueAt,
        personId: person.id,
        ticketId: undefined,
        municipality: undefined,
        answers: [],
      },
      clock.now(),
    );
  }
  return ok(request);
};
