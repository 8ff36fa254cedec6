/** What a story is given to talk with: each way of asking, over one function that asks. Keeps nothing by itself. */
import { scope } from "../context.js";
import type { Question } from "../views/question.js";
import { type Answers, inWords, skipped } from "./answers.js";
import type { Talk } from "./dialogue.js";
import { choosing, dating, placing, summing, type Way, writing } from "./ways.js";

type Telling = {
  answers: Answers;
  ask(way: Way): Promise<string | string[]>;
  once: Talk["once"];
  /** The rows of what is about to be sent. */
  rows?: (of: Parameters<Talk["summary"]>[1]) => ReturnType<Parameters<typeof summing>[1]>;
};

const single = (given: string | string[]) => (Array.isArray(given) || given === skipped ? undefined : given);

export const talking = ({ answers, ask, once, rows = async () => [] }: Telling): Talk => ({
  choose: async <O extends string>(asked: Question & { options: readonly O[] }) =>
    single(await ask(choosing(asked))) as O | typeof inWords | undefined,
  chooseMany: async <O extends string>(asked: Question & { options: readonly O[] }) => {
    const given = await ask(choosing({ ...asked, many: true }));
    return (Array.isArray(given) ? given : []) as O[];
  },
  known: (id) => single(answers[id] ?? skipped),
  words: async (asked) => single(await ask(writing(asked))) === inWords,
  place: async (asked) => {
    const key = single(await ask(placing(asked)));
    return key === undefined ? undefined : scope().deps.directory.placeByKey(key);
  },
  day: async (asked) => single(await ask(dating(asked))),
  summary: async (asked, of) => {
    await ask(summing(asked, () => rows(of)));
  },
  once,
});
