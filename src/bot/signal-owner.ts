/** The buttons by which a signal goes to somebody else: asking them, taking it, declining with a reason. */
import { scope } from "../context.js";
import type { Request } from "../domain/programmes/request.js";
import type { Staff } from "../domain/teams.js";
import { whomToHand } from "../views/signal-owner.js";
import { keepAsk } from "./open-ask.js";

/** The act under which a reason for declining is awaited. */
export const declining = "decline";

type Pressed = { request: Request; staff: Staff; act: string; input: string };

/** What is pressed by who is asked, whether or not it is theirs to lead. Undefined when it was something else. */
export const pressedByAsked = async ({
  request,
  staff,
  act,
}: Pressed): Promise<"taken" | "done" | undefined> => {
  const { actions, deps, person, t, say } = scope();
  if (act === declining) {
    await keepAsk(deps, person.id, "signal", { request: request.id, act, need: "reason", given: "" });
    await say({ text: t("signal:staff.handOver.why") });
    return "done";
  }
  if (act !== "take") return undefined;
  const outcome = await actions.takeOver({ staff, requestId: request.id });
  if (outcome.ok) return "taken";
  await say({ text: t("signal:staff.handOver.gone") });
  return "done";
};

/** What is pressed by who leads. False when it was something else. */
export const pressedByOwner = async ({ request, staff, act, input }: Pressed): Promise<boolean> => {
  const { actions, t, say } = scope();
  if (act === "owners") {
    await say(whomToHand(t, request, await actions.mayBeHanded({ request })));
    return true;
  }
  if (act !== "owner") return false;
  const outcome = await actions.askToTakeOver({ staff, requestId: request.id, toId: Number(input) });
  await say({
    text: outcome.ok
      ? t("signal:staff.handOver.sent", { name: outcome.value.name })
      : t(outcome.code === "gone" ? "signal:staff.changed" : "staff:notAllowed"),
  });
  return true;
};

/** A reason was written. Answers whether it names somebody, and is to go from the chat. */
export const declined = async (request: Request, staff: Staff, reason: string): Promise<boolean> => {
  const { actions, t, say } = scope();
  const outcome = await actions.declineToTakeOver({ staff, requestId: request.id, reason });
  if (!outcome.ok && outcome.code === "named") {
    await say({ text: t(`signal:staff.refused.${outcome.naming.kind}`) });
    return true;
  }
  await say({ text: t(outcome.ok ? "signal:staff.handOver.declined" : "signal:staff.handOver.gone") });
  return false;
};
