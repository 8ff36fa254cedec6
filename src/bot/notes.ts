/** Notes about a matter of danger that belong to no dialogue. They are gone after a day, like every unfinished answer. */
import { scope } from "../context.js";

const store = "crisis";

export const notes = {
  set: (name: string, words: string) => {
    const { deps, person } = scope();
    return deps.store.dialogues.saveAnswer(person.id, store, name, { words }, deps.clock.now());
  },
  get: async (name: string): Promise<string | undefined> => {
    const { deps, person } = scope();
    const row = (await deps.store.dialogues.answers(person.id, store)).find((one) => one.question === name);
    return row !== undefined && "words" in row.value ? row.value.words : undefined;
  },
  drop: (name: string) => {
    const { deps, person } = scope();
    return deps.store.dialogues.dropAnswer(person.id, store, name);
  },
};
