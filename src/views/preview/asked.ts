/** What the screens of all dialogues with programmes are made of, for reviewers: questions, lists of a region, a request. */
import type { FlowName } from "../../domain/programmes/flows.js";
import { named } from "../loan.js";
import { question, questionAgain } from "../question.js";
import { asking, exampleAnswers, standing } from "./requests.js";
import { type AnyQuestion, type Asks, at, type Examples, type Screen, type Voice } from "./screen.js";

/** What a section is made of: a dialogue's questions by their names, and how each is shown. */
export type Dialogue = { asked: Readonly<Record<string, AnyQuestion>>; ask: Asks; its: Examples };

/** Tells questions of a dialogue by their names; those that it does not have are passed over. */
export const teller =
  ({ asked, ask }: Dialogue, dialogue: string) =>
  (...names: string[]): Screen[] =>
    names.flatMap((name) => {
      const one = asked[name];
      return one === undefined ? [] : ask(dialogue, one);
    });

/** What happens to a request before it is sent, and after that. @param more questions that depend on the programme */
export const requested = (flow: FlowName, { asked, its }: Dialogue, more: readonly AnyQuestion[] = []) => {
  const answers = exampleAnswers([...more, ...Object.values(asked)], its.now);
  const standings = { flow, programme: its.programmes[flow][0] ?? null, answers };
  return { before: asking(flow, standings, its), after: standing(flow, standings, its) };
};

/** A question whose options stand in a region's file. @param more options beside them, which have words of their own */
export const listed = (
  id: string,
  title: string,
  asked: AnyQuestion,
  rows: readonly { key: string; names: Parameters<typeof named>[0] }[],
  more: readonly string[] = [],
): Screen[] => {
  const whole = (language: Voice["language"]) => {
    const labels = Object.fromEntries(
      rows.slice(0, 5).map(({ key, names }) => [key, named(names, language)]),
    );
    return { ...asked, options: [...Object.keys(labels), ...more], labels };
  };
  return [
    at(id, title, ({ t, language }) => question(t, whole(language))),
    ...(asked.spoken === true
      ? [
          at(`${id}-again`, `${title}: ответили непонятно`, ({ t, language }) =>
            questionAgain(t, whole(language)),
          ),
        ]
      : []),
  ];
};
