/** What somebody answers in words to a question that was asked later: which answer it is, and why not. Keeps nothing. */
import { scope } from "../context.js";
import {
  type FollowUp,
  type FollowUpAnswer,
  type ReferralStep,
  type RefusalReason,
  reasonsOf,
  referralAnswers,
  stageOf,
  wellbeingAnswers,
} from "../domain/follow-ups.js";
import { toldIn } from "../domain/spoken.js";
import { meant, phrasesFor } from "./meant.js";

/** The only option that a sentence tells, in any of the languages. */
const told = <O extends string>(text: string, options: readonly O[], ...keys: readonly string[]) => {
  const { i18n } = scope().deps;
  const phrases = phrasesFor(i18n, options, keys);
  const [one, ...more] = toldIn(text, phrases, i18n.translator("ru", false)("common:notWords").split("|"));
  return more.length === 0 ? one : undefined;
};

/** The only reason that words tell. */
export const reasonTold = (stage: ReferralStep, text: string): RefusalReason | undefined => {
  const reasons = reasonsOf(stage).filter((one) => one !== "other");
  return told(text, reasons, "follow:reason.options", "follow:reasonWords");
};

/** What words answer to an open question, said whole or in a sentence. A reason why it came to nothing is a no. */
export const answerTold = async (
  asked: FollowUp,
  text: string,
): Promise<{ answer?: FollowUpAnswer | undefined; reason?: RefusalReason | undefined }> => {
  const { deps } = scope();
  const keys = ["follow:answers", "follow:answerWords"] as const;
  if (asked.kind === "wellbeing")
    return {
      answer: meant(deps.i18n, text, wellbeingAnswers, ...keys) ?? told(text, wellbeingAnswers, ...keys),
    };
  const answer = meant(deps.i18n, text, referralAnswers, ...keys) ?? told(text, referralAnswers, ...keys);
  if (answer === "yes") return { answer };
  const stage = stageOf(asked.step, await deps.store.followUps.answers(asked.id));
  const reason = reasonTold(stage, text);
  return reason === undefined ? { answer } : { answer: "no", reason };
};
