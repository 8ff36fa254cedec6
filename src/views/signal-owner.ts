/** What is shown when a signal goes from one member of staff to another: whom to ask, and the question to them. */
import type { Request } from "../domain/programmes/request.js";
import type { Staff } from "../domain/teams.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { place } from "./signal.js";
import { inline, type View } from "./view.js";

const press = (request: Request, act: string, input = "-") =>
  data("signal", { request: request.id, act, input });

export const whomToHand = (t: T, request: Request, staff: readonly Staff[]): View => ({
  text: t(staff.length === 0 ? "signal:staff.nobodyToCall" : "signal:staff.handOver.whom", {
    code: request.code,
  }),
  keyboard: inline(
    ...staff.map(({ id, name }) => [
      { text: name.slice(0, 30), callback_data: press(request, "owner", String(id)) },
    ]),
  ),
});

/** To who is asked. @param from who hands it over */
export const handedOver = (t: T, request: Request, from: string): View => ({
  text: t("signal:staff.heard.handOver", { from, code: request.code, place: place(t, request) }),
  keyboard: inline([
    { text: t("signal:staff.handOver.take"), callback_data: press(request, "take") },
    { text: t("signal:staff.handOver.decline"), callback_data: press(request, "decline") },
  ]),
});
