/**
 * Hands an early-warning signal to somebody else: they are asked, and take it or decline with a reason. Until then it stays
 * whose it was; nobody is made to answer for a family without having agreed.
 */
import type { Deps } from "../../deps.js";
import { type Naming, namingIn } from "../../domain/naming.js";
import { type Outcome, ok, refuse } from "../../domain/outcome.js";
import type { Request } from "../../domain/programmes/request.js";
import type { Staff } from "../../domain/teams.js";
import { handedOver } from "../../views/signal-owner.js";
import type { Member } from "../call-staff.js";
import { mayLead } from "./signals.js";
import { reachable, sayToIds } from "./tell-signal.js";

const factOf = (requestId: number) => `hand-over/${requestId}`;

const open = async ({ store }: Deps, requestId: number): Promise<Request | undefined> => {
  const request = await store.requests.lock(requestId);
  return request?.flow === "signal" && request.closedAt === undefined ? request : undefined;
};

const asked = async ({ store }: Deps, requestId: number): Promise<number | undefined> => {
  const saved = await store.facts.get(factOf(requestId));
  return saved === undefined ? undefined : Number(saved);
};

/** Nothing moves: that it was asked, taken or declined, and by whom, stands in its history. */
const note = async (
  { store, clock }: Deps,
  { id, state }: Request,
  staff: Staff,
  act: string,
  words?: string,
) =>
  store.requests.addEvent(
    id,
    {
      act,
      from: state,
      to: state,
      by: "staff",
      staffId: staff.id,
      input: words === undefined ? {} : { words },
    },
    clock.now(),
  );

/** Who may be asked: everybody who answers for something here, and can be reached. */
export const mayBeHanded = async (deps: Deps, { request }: { request: Request }): Promise<Member[]> =>
  (await reachable(deps)).filter(({ id, role }) => role !== "partner" && id !== request.ownerId);

export const askToTakeOver = async (
  deps: Deps,
  { staff, requestId, toId }: { staff: Staff; requestId: number; toId: number },
): Promise<Outcome<Member, "gone" | "not-allowed">> => {
  const { store, clock } = deps;
  const request = await open(deps, requestId);
  if (request?.ownerId === undefined) return refuse("gone");
  if (!(await mayLead(deps, { request, staff }))) return refuse("not-allowed");
  const to = (await mayBeHanded(deps, { request })).find(({ id }) => id === toId);
  if (to === undefined) return refuse("gone");
  await store.facts.set(factOf(requestId), String(toId), clock.now());
  await note(deps, request, staff, "hand-over");
  await sayToIds(deps, [toId], (t) => handedOver(t, request, staff.name));
  return ok(to);
};

export const takeOver = async (
  deps: Deps,
  { staff, requestId }: { staff: Staff; requestId: number },
): Promise<Outcome<Request, "gone">> => {
  const { store, clock } = deps;
  const request = await open(deps, requestId);
  if (request === undefined || (await asked(deps, requestId)) !== staff.id) return refuse("gone");
  await store.facts.drop(factOf(requestId));
  await store.requests.change(requestId, { ownerId: staff.id }, clock.now());
  await note(deps, request, staff, "take-over");
  const members = (await store.members.of(requestId)).map(({ staffId }) => staffId);
  const told = [request.ownerId, ...members].filter((id) => id !== staff.id);
  const words = { code: request.code, name: staff.name };
  await sayToIds(deps, told, (t) => ({ text: t("signal:staff.heard.tookOver", words) }));
  return ok({ ...request, ownerId: staff.id });
};

export const declineToTakeOver = async (
  deps: Deps,
  { staff, requestId, reason }: { staff: Staff; requestId: number; reason: string },
): Promise<Outcome<Request, "gone"> | { ok: false; code: "named"; naming: Naming }> => {
  const { store } = deps;
  const request = await open(deps, requestId);
  if (request === undefined || (await asked(deps, requestId)) !== staff.id) return refuse("gone");
  const naming = namingIn(reason);
  if (naming !== undefined) return { ok: false, code: "named", naming };
  await store.facts.drop(factOf(requestId));
  await note(deps, request, staff, "decline-over", reason);
  const words = { code: request.code, name: staff.name, words: reason };
  await sayToIds(deps, [request.ownerId], (t) => ({ text: t("signal:staff.heard.passed", words) }));
  return ok(request);
};
