/** Words that answer a rule of joining in: the rules speak of danger to others, and so do answers to them. Answers nothing. */
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import { openRule } from "../conversations/rule-questions.js";
import { tellsOfAnother } from "../domain/about-others.js";
import { isAlert, isByRule, type Triage } from "../domain/crisis/triage.js";
import { languages } from "../domain/people.js";

const listed = (of: "others" | "does" | "suffers"): string[] =>
  languages.flatMap((language) =>
    scope().deps.i18n.translator(language, false)(`application:tellingWords.${of}`).split("|"),
  );

/**
 * Whether words go on to the open rule as its answer. What tells of a friend is one; danger to whoever writes never is,
 * and what cannot be told apart is taken as theirs.
 */
export const isRuleAnswer = async (
  ctx: PrivateContext,
  triage: (text: string) => Triage,
  text: string,
): Promise<boolean> => {
  if (openDialogue(ctx) !== "application") return false;
  const answers = await openRule();
  if (answers === undefined) return false;
  const heard = triage(text);
  const isAnswer = answers(text);
  if (!isAlert(heard.level) && !isByRule(heard)) return isAnswer;
  if (heard.level === "imminent" && !isAnswer) return false;
  const words = { others: listed("others"), does: listed("does"), suffers: listed("suffers") };
  return tellsOfAnother(text, words, (stretch) => {
    const alone = triage(stretch);
    return isAlert(alone.level) || (alone.ask && isByRule(alone));
  });
};
