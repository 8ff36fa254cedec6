/** What somebody sees who comes with a case code: how things stand, never what was said. */

import { showCaseCode } from "../domain/case-code.js";
import { isClosed, standingOf } from "../domain/desk/states.js";
import type { Ticket } from "../domain/tickets.js";
import type { T } from "../i18n/i18n.js";
import { data } from "./buttons.js";
import { inline, type View } from "./view.js";

/** @param renewable the account has a talk of its own, for which it can have a new code */
export const askCode = (t: T, renewable: Ticket | undefined): View => ({
  text: t("hide:case.ask"),
  ...(renewable === undefined
    ? {}
    : {
        keyboard: inline([
          {
            text: t("hide:case.newCode"),
            callback_data: data("case", { act: "code", ticket: renewable.id }),
          },
        ]),
      }),
});

export const givenCode = (t: T, code: string): View => ({
  text: t("hide:case.given", { code: showCaseCode(code) }),
});

/** @param elsewhere its answers go to another account */
export const caseStatus = (t: T, of: Ticket, elsewhere: boolean): View => {
  const { id: ticket } = of;
  return {
    text: t(`hide:case.status.${standingOf(of)}`),
    keyboard: inline(
      isClosed(of) ? [] : [{ text: t("hide:case.add"), callback_data: data("case", { act: "add", ticket }) }],
      isClosed(of) || !elsewhere
        ? []
        : [{ text: t("hide:case.answerHere"), callback_data: data("case", { act: "here", ticket }) }],
      [{ text: t("hide:case.erase"), callback_data: data("case", { act: "erase", ticket }) }],
    ),
  };
};

export const askErase = (t: T, ticket: number): View => ({
  text: t("hide:case.eraseAsk"),
  keyboard: inline(
    [{ text: t("hide:case.eraseYes"), callback_data: data("case", { act: "erased", ticket }) }],
    [{ text: t("hide:case.eraseNo"), callback_data: data("case", { act: "keep", ticket }) }],
  ),
});
